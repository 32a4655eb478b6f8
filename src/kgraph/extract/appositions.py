"""Nouns in apposition to a person's name, whatever they tell: an office, an occupation, a relation."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from spacy.tokens import Doc, Token

from kgraph.extract.phrases import Phrase

CLOSING = frozenset(',.;:)-—–?!"”’')  # what may follow an apposition

Fits: TypeAlias = Callable[[Token], bool]  # whether a noun is of the kind that is looked for


def nouns_beside(doc: Doc, person: Phrase, at: Mapping[int, Phrase], fits: Fits) -> Iterator[Token]:
    """The fitting nouns in apposition: by the parse, else between commas behind the name or before it; each once."""
    head = doc[person.head]
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    beside += [noun for noun in [_behind(doc, person, fits), _before(doc, person, fits)] if noun is not None]
    for noun in dict.fromkeys(beside):
        between = doc[min(noun.i, head.i) : max(noun.i, head.i)]
        in_name = noun.i in at and at[noun.i].type == "person"
        if fits(noun) and not in_name and not any(token.text in '"“”' for token in between):
            yield noun


def _behind(doc: Doc, person: Phrase, fits: Fits) -> Token | None:
    """The noun that stands between commas behind a name, whatever the parser made of it."""
    start = person.end
    if start + 2 < len(doc) and doc[start].text == "," and doc[start + 1].text.isdigit() and doc[start + 2].text == ",":
        start += 2  # "Jane Doe, 43, a teacher"
    if start + 1 >= len(doc) or doc[start].text != ",":
        return None
    noun = _noun_from(doc, start + 1, fits)
    if noun is None:
        return None
    end = noun.right_edge.i + 1
    closed = end >= len(doc) or doc[end].text in CLOSING or doc[noun.i + 1].text in CLOSING
    return noun if closed and noun.dep_ not in ("conj", "nsubj") else None


def _before(doc: Doc, person: Phrase, fits: Fits) -> Token | None:
    """The noun whose phrase ends with a comma before a name: "the head of the Center, Andriy Kovalenko,"."""
    comma = person.start - 1
    if comma < 2 or doc[comma].text != "," or (person.end < len(doc) and doc[person.end].text not in CLOSING):
        return None
    for noun in reversed(doc[max(0, comma - 12) : comma]):
        if noun.is_sent_start:
            return None
        if fits(noun) and noun.right_edge.i in (comma - 1, comma, person.end - 1, person.end):
            definite = any(child.dep_ == "poss" or child.lower_ == "the" for child in noun.children)
            return noun if definite else None
    return None


def _noun_from(doc: Doc, start: int, fits: Fits) -> Token | None:
    """The noun whose phrase begins at `start`."""
    for token in doc[start : start + 8]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "IN", "CC", "TO", ",", ".") or token.is_space:
            return None
        if fits(token) and token.left_edge.i == start and token.head.i != token.i + 1:
            return token
    return None
