"""What the text says that a person is: "a 27-year-old IT worker from Kyiv", beside the name or in a sentence.

Only what the article itself says counts: nothing between quotation marks, and no sentence that somebody else says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extract.appositions import nouns_beside
from kgraph.extract.attribution.descriptions import described
from kgraph.extract.lexicon import noun_type
from kgraph.extract.mentions import CALENDAR, Phrase
from kgraph.extract.nametypes import has_age
from kgraph.extract.officeverbs import SUBJECTS, child_with, is_judged, is_real, person_of
from kgraph.extract.places import tokens_with
from kgraph.extract.quotations import quotations
from kgraph.extract.titles import PhrasesAt, is_office
from kgraph.model import Article, Attribution

MODIFIERS = frozenset({"NN", "NNP", "NNPS", "JJ", "JJS", "CD", "DT", "HYPH", "POS", "RB", "VBN"})  # before a noun
LONGEST_COMPLEMENT = 20  # tokens of "of ..." behind the noun, a clause that is cut off at its end included
POSSESSIVE = frozenset({"PRP$", "WP$"})  # "her husband" tells nothing without whom it is said of


@dataclass(frozen=True, kw_only=True, slots=True)
class DescriptionPhrase:
    """A description in tokens: the person, the range of the words, and whether a sentence of its own says it."""

    person: Phrase
    words: tuple[int, int]
    by_sentence: bool = False


def description_phrases(
    article: Article, doc: Doc, phrases: Sequence[Phrase], told: Iterable[Attribution]
) -> list[DescriptionPhrase]:
    """The descriptions of the persons among `phrases`, in the order of the text; `told` is what others say."""
    at = {index: phrase for phrase in phrases for index in range(phrase.start, phrase.end)}
    quoted = [(one.start, one.end) for one in quotations(article.text, article.blocks)]
    contents = [(span.start, span.end) for one in told for span in one.content]
    found = [one for person in phrases if person.type == "person" for one in _beside(doc, person, at)]
    found += _by_sentences(doc, at)
    return sorted(
        (
            one
            for one in dict.fromkeys(found)
            if not _is_within(doc, one, quoted + contents if one.by_sentence else quoted)
        ),
        key=lambda one: (one.words, one.person.start),
    )


def _is_within(doc: Doc, one: DescriptionPhrase, ranges: Iterable[tuple[int, int]]) -> bool:
    place = doc[one.words[0]].idx
    return any(start <= place < end for start, end in ranges)


def _beside(doc: Doc, person: Phrase, at: PhrasesAt) -> Iterator[DescriptionPhrase]:
    """ "27-year-old IT worker Oksana Petrenko", "Oksana Petrenko, a nurse", "Oksana Petrenko, 27"."""
    before = _before(doc, person, at)
    if before is not None:
        yield DescriptionPhrase(person=person, words=before)
    aged = has_age(doc, person)
    for noun in nouns_beside(doc, person, at, is_person_noun):
        start, end = _range(noun)
        if not _is_sound(doc, person, start, end):
            continue
        if aged and start == person.end + 3:  # behind "43" and two commas
            start, aged = person.end + 1, False
        yield DescriptionPhrase(person=person, words=(start, end))
    if aged:
        yield DescriptionPhrase(person=person, words=(person.end + 1, person.end + 2))


def _by_sentences(doc: Doc, at: PhrasesAt) -> Iterator[DescriptionPhrase]:
    """ "Petrenko is a nurse in Kharkiv": what she was may be over."""
    for index in tokens_with(doc, {"LEMMA": ("be",)}):
        verb = doc[index]
        if verb.tag_ not in ("VBZ", "VBP") or not is_real(verb):
            continue
        noun = next((child for child in verb.children if child.dep_ == "attr" and is_person_noun(child)), None)
        person = person_of(doc, child_with(verb, SUBJECTS), at)
        if noun is None or person is None or noun.i < index or noun.i in at or is_judged(noun):
            continue
        words = _range(noun)
        if _is_sound(doc, person, *words):
            yield DescriptionPhrase(person=person, words=words, by_sentence=True)


def is_person_noun(token: Token) -> bool:
    """Whether a noun in the singular tells what somebody is: "nurse", "mother", "President"."""
    return token.tag_ in ("NN", "NNP") and noun_type(token.lemma_) == "person"


def _range(noun: Token) -> tuple[int, int]:
    """The words of a description, with a second noun joined to the first: "a nurse and mother of two"."""
    first = described(noun, limit=LONGEST_COMPLEMENT)
    start = first.start
    while start < noun.i and noun.doc[start].tag_ == "RB" and noun.doc[start].head.i == noun.i:
        start += 1  # "now an adviser"
    behind = noun.doc[first.end : first.end + 1]
    for joined in noun.children:
        if joined.dep_ == "conj" and is_person_noun(joined) and any(token.lower_ == "and" for token in behind):
            second = described(joined, limit=LONGEST_COMPLEMENT)
            if second.start == first.end + 1:
                return start, second.end
    return start, first.end


def _is_sound(doc: Doc, person: Phrase, start: int, end: int) -> bool:
    """Whether words stand beside the name, in one line, and tell more than that somebody is a relation of somebody."""
    if start < person.end and person.start < end:
        return False
    relation = doc[start].tag_ in POSSESSIVE or (end - start == 1 and not is_office(doc[start]))
    return not relation and not any(token.is_space for token in doc[start:end])


def _before(doc: Doc, person: Phrase, at: PhrasesAt) -> tuple[int, int] | None:
    """The words right before a name that end in a noun in small letters; a title in capitals is an office alone."""
    noun = doc[person.start - 1] if person.start else None
    if noun is None or not is_person_noun(noun) or not noun.text.islower() or noun.i in at:
        return None
    if noun.head.i not in (person.head, doc[person.head].head.i) and doc[person.head].head.i != noun.i:
        return None
    edge = min(doc[person.head].left_edge.i, noun.left_edge.i)
    start = noun.i
    while start > edge and not doc[start].is_sent_start and _modifies(doc[start - 1]):
        start -= 1
    if start > 0 and doc[start - 1].tag_ in POSSESSIVE:
        return None
    return (start, person.start) if _is_sound(doc, person, start, person.start) else None


def _modifies(token: Token) -> bool:
    return token.tag_ in MODIFIERS and token.lower_ not in CALENDAR
