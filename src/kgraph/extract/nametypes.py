"""What kind of thing a name names, where its words and the words beside it tell better than the tagger."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.extract.cities import with_places
from kgraph.extract.firstnames import is_first_name
from kgraph.extract.lexicon import noun_type, words
from kgraph.extract.phrases import Phrase
from kgraph.model import MentionType
from kgraph.resources import resource

# Common nouns behind a name that make it a place ("the Kursk region"), whatever the tagger says of the name.
PLACE_NOUNS = words("place-nouns")
NAME_TAGS = frozenset({"NNP", "NNPS"})
COURTESY = words("courtesy-titles")
CALENDAR = words("calendar")
COMPANY_ENDINGS = words("company-endings")
OWN = frozenset({"his", "her", "himself", "herself"})
CODE = re.compile(r"[A-Z]{1,3}[a-z]?-\d+[A-Z]?")  # of a visa, road or weapon: "EB-5", "M-25", "Su-27"
SHORTEST_NAME = 4  # letters of a first name that no list has
ACRONYM = re.compile(r"[A-Z]{3,6}")
OLDEST = 120  # years; a number between commas behind a name that is no larger is an age
NUMBERED = frozenset({"i", "ii", "iii", "iv"})  # "World War II" ends like "World War"


def retyped(doc: Doc, phrases: list[Phrase]) -> list[Phrase]:
    """Types that grammar knows better than the tagger; what it calls a person once is one wherever it is named."""
    told = [_type_by_words(doc, phrase) for phrase in phrases]
    by_words = [replace(phrase, type=kind or phrase.type) for phrase, kind in zip(phrases, told, strict=True)]
    surnames = last_names(doc, by_words)
    names = surnames | first_names(doc, by_words)
    typed = [
        replace(one, type=kind or _by_person(doc, one, names) or one.type)
        for one, kind in zip(by_words, told, strict=True)
    ]
    typed = _acronyms(doc, _short_bodies(doc, typed, surnames), names)
    return with_places(doc, _persons_everywhere(doc, typed, phrases), surnames)


def _persons_everywhere(doc: Doc, typed: list[Phrase], phrases: list[Phrase]) -> list[Phrase]:
    """What is a person in one place of the article is one wherever it is named."""
    told = {_text(doc, one) for one, was in zip(typed, phrases, strict=True) if one.type == "person" != was.type}
    alone = {_text(doc, one) for one in typed if one.type == "person" and one.end - one.start == 1}
    return [replace(one, type="person") if _is_told(doc, one, told, alone) else one for one in typed]


def _short_bodies(doc: Doc, phrases: list[Phrase], surnames: set[str]) -> list[Phrase]:
    """ "Norvex" is the firm that the article calls "Norvex Energy" too, whatever the tagger makes of one word."""
    firms = {
        doc[one.start].text
        for one in phrases
        if one.type == "organization" and one.end - one.start > 1 and _is_firm(doc[one.end - 1].lower_)
    }

    def is_short(one: Phrase) -> bool:
        word = doc[one.start].text
        tagged = one.type in ("person", "other") and one.end - one.start == 1
        courtesy = one.start > 0 and doc[one.start - 1].lower_ in COURTESY
        return tagged and word in firms - surnames and not is_first_name(word) and not courtesy

    return [replace(one, type="organization") if is_short(one) else one for one in phrases]


def _acronyms(doc: Doc, phrases: list[Phrase], names: set[str]) -> list[Phrase]:
    """Capitals that are no shouted word and nobody's name are a body's: the tagger has no better guess for "STUC"."""
    words_here = {token.text for token in doc}

    def is_acronym(one: Phrase) -> bool:
        word = doc[one.start].text
        if one.end - one.start > 1 or one.type not in ("person", "other") or not ACRONYM.fullmatch(word):
            return False
        spelt = {word.lower(), word.title()} & words_here
        return (
            not spelt
            and word.lower() not in _known()
            and word not in names
            and not is_first_name(word)
            and not _is_shouted(doc, one)
        )

    return [replace(one, type="organization") if is_acronym(one) else one for one in phrases]


def _is_shouted(doc: Doc, phrase: Phrase) -> bool:
    """Whether the words beside a word are capitals too, or it heads a line."""
    beside = [*doc[max(0, phrase.start - 1) : phrase.start], *doc[phrase.end : phrase.end + 1]]
    return any((token.is_upper and len(token) > 1) or token.text == ":" or token.is_space for token in beside)


def _is_firm(word: str) -> bool:
    return word in COMPANY_ENDINGS or _name_words().get((word, "last"), ("", None))[1] == "organization"


def first_names(doc: Doc, phrases: Sequence[Phrase]) -> set[str]:
    """The first words of the full names of persons, where they are first names or words of no other use here."""
    firsts = {doc[phrase.start].text for phrase in phrases if phrase.type == "person" and phrase.end - phrase.start > 1}
    texts = (doc.vocab.strings[number] for number in set(doc.to_array("ORTH").tolist()))
    small = {text for text in texts if text.islower()}
    return {first for first in firsts if is_first_name(first) or _is_only_a_name(first, small)}


def _is_only_a_name(word: str, small: set[str]) -> bool:
    if len(word) < SHORTEST_NAME or not word.istitle():
        return False
    known = any(word.lower() in listed for listed in (COURTESY, CALENDAR, small))
    return not known and noun_type(word) is None


def last_names(doc: Doc, phrases: Sequence[Phrase]) -> set[str]:
    """The last words of the full names of persons; nothing but words, whatever the tagger took for a part of a name."""
    lasts = [doc[phrase.end - 1] for phrase in phrases if phrase.type == "person" and phrase.end - phrase.start > 1]
    return {last.text for last in lasts if last.text[0].isupper()}


def _is_told(doc: Doc, phrase: Phrase, told: set[str], alone: set[str]) -> bool:
    """Whether the article elsewhere shows a name to be a person's, by itself or by its last or first word."""
    if phrase.type not in ("organization", "other", "place") or phrase.modifies:
        return False
    words = {doc[phrase.start].text, doc[phrase.end - 1].text}
    return _text(doc, phrase) in told or (
        phrase.type == "other" and phrase.end - phrase.start > 1 and not words.isdisjoint(alone)
    )


def _text(doc: Doc, phrase: Phrase) -> str:
    return doc[phrase.start : phrase.end].text


def type_by_words(parts: Sequence[str], tagged: MentionType) -> MentionType | None:
    """The type that a name's own words tell, given what the tagger made of it; None when they tell nothing.

    A name of a list; a product of a maker ("Ford Focus"); a last word like "Treaty", "Summit", "Island", "Network", or
    a first one like "Hurricane". A person's name that begins with a first name is left to the tagger.
    """
    known = _known().get(" ".join(parts).lower())
    if known is not None:
        return known
    if len(parts) == 1:
        return "other" if CODE.fullmatch(parts[0]) else None
    folded = [part.lower() for part in parts]
    if tagged == "person" and is_first_name(parts[0]):
        return None
    last = folded[-2] if folded[-1] in NUMBERED else folded[-1]
    for word, position in ((last, "last"), (folded[0], "first")):
        force, kind = _name_words().get((word, position), ("", None))
        if kind is not None and (force == "always" or tagged not in ("organization", "person")):
            return kind
    if _known().get(folded[0]) == "organization" and tagged != "organization" and folded[0] not in words("makers"):
        return "organization"  # "RT America"
    made = folded[0] in words("makers") and noun_type(last) is None and last not in COMPANY_ENDINGS
    return "other" if made and tagged != "person" else None


@cache
def _known() -> Mapping[str, MentionType]:
    with resource("data", "lexicon", "known-names.tsv").open(encoding="utf-8", newline="") as file:
        return {row["name"].lower(): row["type"] for row in csv.DictReader(file, delimiter="\t")}  # type: ignore[misc]


@cache
def _name_words() -> Mapping[tuple[str, str], tuple[str, MentionType]]:
    with resource("data", "lexicon", "name-words.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(row["word"], row["position"]): (row["force"], row["type"]) for row in rows}  # type: ignore[misc]


def _type_by_words(doc: Doc, phrase: Phrase) -> MentionType | None:
    """What the name's own words and the noun behind it tell, whoever else the article names."""
    if phrase.type == "group":
        return _known().get(_text(doc, phrase).lower())
    return "place" if _is_place(doc, phrase) else _by_body(doc, phrase)


def _is_place(doc: Doc, phrase: Phrase) -> bool:
    """Whether a word for a place stands behind the name or ends it: "the Kursk region"."""
    following = doc[phrase.end] if phrase.end < len(doc) else None
    if following is not None and following.lemma_.lower() in PLACE_NOUNS:
        return True
    return doc[phrase.end - 1].lower_ in PLACE_NOUNS and phrase.end - phrase.start > 1


def _by_body(doc: Doc, phrase: Phrase) -> MentionType | None:
    """An organization by its last or first word, or what else the name's words tell."""
    last, several = doc[phrase.end - 1], phrase.end - phrase.start > 1
    if several and (noun_type(last.text) == "organization" or last.lower_ in COMPANY_ENDINGS):
        return "organization"
    told = type_by_words(_text(doc, phrase).split(), phrase.type)
    if told is not None:
        return told
    first = noun_type(doc[phrase.start].text)
    return "organization" if several and phrase.type != "person" and first == "organization" else None


def _by_person(doc: Doc, phrase: Phrase, surnames: set[str]) -> MentionType | None:
    """A person by the words around the name, or by a last name that is a person's elsewhere in the article."""
    if phrase.type not in ("organization", "other", "place"):
        return None
    if _is_personal(doc, phrase):
        return "person"
    if phrase.end - phrase.start == 1:
        if doc[phrase.start].text in surnames:
            return "person"
        before = doc[phrase.start - 1] if phrase.start else None
        if before is not None and before.head.i == phrase.head and _is_title(before):
            return "person"
    return None


def _is_personal(doc: Doc, phrase: Phrase) -> bool:
    """Whether the words around a name show a person: "Mrs X", "her husband, X", "X, an aide", "X lowers his voice"."""
    if phrase.start and doc[phrase.start - 1].lower_ in COURTESY:
        return True
    if (phrase.end - phrase.start > 1 or is_first_name(_text(doc, phrase))) and has_age(doc, phrase):
        return True
    head = doc[phrase.head]
    if head.dep_ == "appos" and noun_type(head.head.lemma_) == "person" and head.head.tag_ == "NN":
        return phrase.start == head.left_edge.i
    known, several = is_first_name(doc[phrase.start].text), phrase.end - phrase.start > 1
    if not known and not several:
        return False
    if any(child.dep_ == "appos" and noun_type(child.lemma_) == "person" for child in head.children):
        return True
    if known and several and (_follows_occupation(doc, phrase) or phrase.type == "other"):
        return doc[phrase.start].tag_ in NAME_TAGS
    return (
        known and head.dep_ == "nsubj" and any(token.lower_ in OWN for token in head.head.subtree if token.i > head.i)
    )


def has_age(doc: Doc, phrase: Phrase) -> bool:
    """Whether an age stands behind a name: "Jane Doe, 43, of Leeds"."""
    behind = doc[phrase.end : phrase.end + 3]
    if len(behind) < 3 or behind[0].text != "," or behind[2].text not in (",", "."):
        return False
    return behind[1].text.isdecimal() and int(behind[1].text) <= OLDEST and doc[phrase.start].tag_ in NAME_TAGS


def _follows_occupation(doc: Doc, phrase: Phrase) -> bool:
    """Whether an occupation stands right before a name: "Barman Otis Grady", "Ministers Holm and Lind"."""
    return phrase.start > 0 and is_occupation(doc[phrase.start - 1])


def _is_title(token: Token) -> bool:
    return token.lower_ in COURTESY or (token.dep_ in ("compound", "nmod") and noun_type(token.lemma_) == "person")


def is_occupation(token: Token) -> bool:
    """Whether a word names an occupation or office, also in the plural."""
    word = token.lower_.removesuffix("s")
    return noun_type(token.lemma_) == "person" or noun_type(word) == "person"
