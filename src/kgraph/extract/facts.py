"""One article's parse to its facts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from kgraph.extract.attribution import attributions, mention_spans, read_attributions
from kgraph.extract.bodies import described_bodies
from kgraph.extract.certainty import judged
from kgraph.extract.descriptions import DescriptionPhrase, description_phrases
from kgraph.extract.events import events
from kgraph.extract.mentions import Phrase, named_phrases
from kgraph.extract.officers import described_officers
from kgraph.extract.places import sentence_starts, token_starts
from kgraph.extract.quantities import quantities
from kgraph.extract.roles import RolePhrase, role_phrases
from kgraph.extract.times import times
from kgraph.model import Article, Description, Facts, Mention, ModelName, Problem, Role, Span


def found_in(article: Article, doc: Doc, problems: Sequence[Problem], *, model: ModelName, extractor: str) -> Facts:
    """The facts of one article, under the extractor's name; `doc.text` must be the article's text."""
    tagged = named_phrases(article, doc)
    roles = role_phrases(doc, tagged)
    names = _without_title_words(tagged, roles)
    bodies = described_bodies(doc, names)
    reading = read_attributions(article, doc, [*names, *bodies], roles, model=model)
    officers = described_officers(doc, names)
    found = judged(article, doc, attributions(article, doc, reading))
    told = times(article, doc, found)
    spoken = (phrase for group in (*reading.speakers, *reading.addressees) for phrase in group)
    return Facts(
        article=article,
        extractor=extractor,
        sentences=_sentences(article, doc),
        mentions=_mentions(article, doc, [*names, *bodies, *_with_antecedents(spoken), *officers]),
        attributions=found,
        roles=tuple(_role(article, doc, role) for role in roles),
        descriptions=tuple(_description(article, doc, one) for one in description_phrases(article, doc, names, found)),
        quantities=quantities(article, doc, found, names),
        times=told,
        events=events(article, doc, found, told),
        problems=tuple(problems),
    )


def _without_title_words(names: Sequence[Phrase], roles: Sequence[RolePhrase]) -> list[Phrase]:
    """The names but for words of a title ("Defense" in "Defense Minister") that name nothing by themselves."""
    titles = {index for role in roles for index in range(*role.title)}
    return [name for name in names if not (name.type == "other" and name.start in titles)]


def _with_antecedents(phrases: Iterable[Phrase]) -> Iterable[Phrase]:
    for phrase in phrases:
        yield phrase
        yield from _with_antecedents(phrase.refers_to)


def _mentions(article: Article, doc: Doc, phrases: Iterable[Phrase]) -> tuple[Mention, ...]:
    """One mention a span; where two phrases have the same one, the one that stands for something."""
    found: dict[Span, Mention] = {}
    for phrase in phrases:
        (span,) = mention_spans(article, doc, [phrase])
        mention = Mention(
            span=span,
            type=phrase.type,
            name=_name(doc, phrase),
            named=phrase.named,
            refers_to=mention_spans(article, doc, phrase.refers_to),
            modifies=phrase.modifies,
        )
        known = found.get(span)
        if known is None:
            found[span] = mention
        elif mention.refers_to and not known.refers_to:
            found[span] = replace(known, refers_to=mention.refers_to, type=mention.type)
    return tuple(sorted(found.values(), key=lambda mention: mention.span))


def _name(doc: Doc, phrase: Phrase) -> str:
    """The words of a phrase without article and possessive, blanks folded."""
    start, end = phrase.start, phrase.end
    while start < phrase.head and doc[start].tag_ in ("DT", "PDT") and doc[start].lower_ in ("the", "a", "an"):
        start += 1
    while end - 1 > phrase.head and doc[end - 1].tag_ == "POS":
        end -= 1
    return " ".join(doc[start:end].text.split())


def _role(article: Article, doc: Doc, role: RolePhrase) -> Role:
    (person,) = mention_spans(article, doc, [role.person])
    organization = mention_spans(article, doc, [role.organization] if role.organization else [])
    title, sentence = doc[role.title[0] : role.title[1]], doc[role.title[0]].sent
    told = [one for one in organization if sentence.start_char <= one.start < sentence.end_char]
    borders = [person, *told, Span.of(article.text, title.start_char, title.end_char)]
    return Role(
        person=person,
        title=role.words,
        organization=organization[0] if organization else None,
        evidence=Span.of(article.text, min(one.start for one in borders), max(one.end for one in borders)),
        status=role.status,
    )


def _description(article: Article, doc: Doc, one: DescriptionPhrase) -> Description:
    (person,) = mention_spans(article, doc, [one.person])
    words = doc[one.words[0] : one.words[1]]
    return Description(person=person, words=Span.of(article.text, words.start_char, words.end_char))


def _sentences(article: Article, doc: Doc) -> tuple[tuple[int, int], ...]:
    """Borders of the sentences without the blanks around them; sentences of blanks left out."""
    text, starts = doc.text, token_starts(doc)
    begins = [starts[token] for token in sentence_starts(doc)]
    borders = []
    for left, right in pairwise([*begins, len(text)]):
        words = text[left:right]
        start = left + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end and article.text[start:end].strip():
            borders.append((start, end))
    return tuple(borders)
