"""Who says what in an article: source, cue and content, with the mentions that speak."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kgraph import ids
from kgraph.extract.attribution.coreference import Discourse, standing_for
from kgraph.extract.attribution.decoding import Found, by_rules, decode
from kgraph.extract.attribution.estimates import with_estimates
from kgraph.extract.attribution.frames import Range
from kgraph.extract.attribution.quoted import Quoted, quoted_ranges
from kgraph.extract.attribution.ranker import small_ranker
from kgraph.extract.attribution.relations import polarity_of, relation_of
from kgraph.extract.attribution.shares import ALONE, share
from kgraph.extract.attribution.sources import antecedent_of, body_spoken_for, maker_of, phrase_at, source_phrases
from kgraph.extract.attribution.standalone import Alone, standing_alone
from kgraph.extract.mentions import Phrase
from kgraph.extract.places import marked, token_starts
from kgraph.extract.quotations import quotations
from kgraph.extract.roles import RolePhrase
from kgraph.model import Article, Attribution, Cue, Mode, ModelName, Span
from kgraph.schemes import cue_scheme

RUNNING = frozenset({"title", "heading", "paragraph"})  # blocks with sentences in them
DIRECT_SHARE = 0.9  # of a content's words between quotation marks, from which on it is direct speech
LONGEST_WAY = 3  # steps from a phrase to whom it stands for ("a report by the agency, which ...")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was found in tokens, before it becomes values: attributions, quotations, and whose words they are."""

    found: tuple[Found, ...]
    quotes: tuple[Quoted, ...]
    speakers: tuple[tuple[Phrase, ...], ...]
    addressees: tuple[tuple[Phrase, ...], ...]
    alone: tuple[Alone, ...]


def read_attributions(
    article: Article, doc: Doc, known: Sequence[Phrase], roles: Sequence[RolePhrase], *, model: ModelName
) -> Reading:
    """The attributions of an article with their sources resolved as far as the article tells.

    `known` are the names and described bodies of the article.
    """
    quotes = quoted_ranges(doc, quotations(doc.text, article.blocks), [block.start for block in article.blocks])
    found = with_estimates(doc, _found(article, doc, quotes, model))
    named_at = {index: phrase for phrase in known if phrase.named for index in range(phrase.start, phrase.end)}
    named_at |= {phrase.head: phrase for phrase in known if not phrase.named}
    discourse = Discourse(doc, known, roles, ((quote.start, quote.end) for quote in quotes))
    resolved: dict[Phrase, Phrase] = {}  # one source can have several cues
    speakers: list[tuple[Phrase, ...]] = [()] * len(found)
    for place in sorted(range(len(found)), key=lambda place: _reading_order(found[place])):
        phrases = source_phrases(doc, found[place].candidate, named_at)
        for phrase in phrases:
            if phrase not in resolved:
                resolved[phrase] = _resolved(doc, discourse, phrase, named_at)
        speakers[place] = tuple(resolved[phrase] for phrase in phrases)
        if speakers[place] and found[place].within is None:
            discourse.spoke(tuple(who for one in speakers[place] for who in (one.refers_to or (one,))))
    addressees = tuple(
        () if one.candidate.addressee is None else (phrase_at(doc[one.candidate.addressee], named_at),) for one in found
    )
    starts = token_starts(doc)
    alone = standing_alone(
        quotes, [one.candidate for one in found], [bisect_left(starts, block.start) for block in article.blocks]
    )
    return Reading(
        found=tuple(found), quotes=quotes, speakers=tuple(speakers), addressees=addressees, alone=tuple(alone)
    )


def _found(article: Article, doc: Doc, quotes: Sequence[Quoted], model: ModelName) -> list[Found]:
    """What the chosen model finds; each is loaded when it is first asked for."""
    if model == "rules":
        return decode(doc, article.blocks, quotes, cue_scheme())
    if model == "small":
        return decode(doc, article.blocks, quotes, cue_scheme(), ranker=small_ranker())
    from kgraph.extract.attribution.encoder import encoder
    from kgraph.extract.attribution.pointed import pointed

    proposed = by_rules(doc, article.blocks, quotes, cue_scheme())
    running = [block for block in article.blocks if block.kind in RUNNING]
    return pointed(doc, article.blocks, quotes, cue_scheme(), encoder().point(doc.text, running), proposed)


def _reading_order(found: Found) -> int:
    source = found.candidate.source_head
    return found.candidate.head if source is None else source


def _resolved(
    doc: Doc, discourse: Discourse, phrase: Phrase, named_at: dict[int, Phrase], steps: int = LONGEST_WAY
) -> Phrase:
    """The phrase, joined to what it stands for: relative pronouns to their noun, spokespersons to their body."""
    if phrase.named:
        full = discourse.full_name(phrase)
        return phrase if full is None else standing_for(phrase, (full,))
    noun = antecedent_of(doc, phrase) or body_spoken_for(doc, phrase, named_at) or maker_of(doc, phrase, named_at)
    if noun is None or noun.i == phrase.head or not steps:
        antecedents = discourse.resolve(phrase)
    else:
        antecedents = (_resolved(doc, discourse, phrase_at(noun, named_at), named_at, steps - 1),)
    discourse.stands_for(phrase, antecedents)
    return standing_for(phrase, antecedents)


def attributions(article: Article, doc: Doc, reading: Reading) -> tuple[Attribution, ...]:
    """The attributions as values, in the order of their cues."""
    spans = [
        (
            _span(article, doc, _bare(doc, one.candidate.source)),
            _span(article, doc, one.candidate.cue),
            tuple(span for content in one.candidate.content if (span := _span(article, doc, content)) is not None),
        )
        for one in reading.found
    ]
    names = [_identifier(article, source, cue, content) for source, cue, content in spans]
    quoted = marked(len(doc), ((quote.start + 1, quote.end) for quote in reading.quotes))
    made = []
    for place, (one, (source, cue, content)) in enumerate(zip(reading.found, spans, strict=True)):
        relation = relation_of(doc, one)
        made.append(
            Attribution(
                id=names[place],
                relation=relation,
                mode=_mode(doc, one, quoted),
                source=source,
                cue=None if cue is None else Cue(span=cue, lemma=one.entry.lemma),
                content=content,
                speakers=mention_spans(article, doc, reading.speakers[place]),
                addressees=mention_spans(article, doc, reading.addressees[place]),
                within=None if one.within is None else names[one.within],
                polarity=polarity_of(relation),
                score=round(share(one.candidate.frame) if one.score is None else one.score, 2),
                rule=f"frame {one.candidate.frame}",
            )
        )
    made += [_standing_alone(article, doc, one, reading) for one in reading.alone]
    return tuple(sorted(made, key=_place))


def _place(attribution: Attribution) -> tuple[int, int]:
    """Where an attribution stands in the text: at its cue, or at its content when it has none."""
    first = attribution.content[0] if attribution.cue is None else attribution.cue.span
    return first.start, first.end


def _standing_alone(article: Article, doc: Doc, alone: Alone, reading: Reading) -> Attribution:
    """A quotation without a cue, said by the voice that it goes on with."""
    content = tuple(span for piece in alone.content if (span := _span(article, doc, piece)) is not None)
    return Attribution(
        id=_identifier(article, None, None, content),
        relation="asks" if content[-1].text.rstrip("\"”’'").endswith("?") else "states",
        mode="direct",
        source=None,
        cue=None,
        content=content,
        speakers=mention_spans(article, doc, reading.speakers[alone.voice]),
        score=round(share(ALONE), 2),
        rule="quotation that stands alone",
    )


def mention_spans(article: Article, doc: Doc, phrases: Sequence[Phrase]) -> tuple[Span, ...]:
    """The spans of phrases, each once, in their order."""
    found = (_span(article, doc, (phrase.start, phrase.end)) for phrase in phrases)
    return tuple(dict.fromkeys(span for span in found if span is not None))


def _bare(doc: Doc, tokens: Range | None) -> Range | None:
    """A source without commas around it."""
    if tokens is None:
        return None
    start, end = tokens
    while start < end - 1 and doc[start].text == ",":
        start += 1
    while end - 1 > start and doc[end - 1].text == ",":
        end -= 1
    return start, end


def _span(article: Article, doc: Doc, tokens: Range | None) -> Span | None:
    if tokens is None or tokens[0] >= tokens[1]:
        return None
    last = doc[tokens[1] - 1]
    return Span.of(article.text, doc[tokens[0]].idx, last.idx + len(last))


def _identifier(article: Article, source: Span | None, cue: Span | None, content: Sequence[Span]) -> str:
    places = [f"{span.start}-{span.end}" if span else "" for span in (source, cue, *content)]
    return ids.local_name("statement", article.id, *places)


def _mode(doc: Doc, found: Found, between_marks: bytearray) -> Mode:
    if found.candidate.frame == "transcript":
        return "direct"
    words = [
        i for start, end in found.candidate.content for i in range(start, end) if doc[i].is_alpha or doc[i].like_num
    ]
    quoted = sum(between_marks[i] for i in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * len(words) else "mixed"
