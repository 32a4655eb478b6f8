"""Offices that the text gives to persons: titles before the name and appositions behind or before it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kgraph.extract.lexicon import noun_type
from kgraph.extract.mentions import Phrase

TITLE_DEPS = frozenset({"compound", "nmod", "amod", "poss"})


class RolePhrase:
    """A role in tokens: the person, the title's range, the organization or country that it belongs to."""

    __slots__ = ("organization", "person", "title")

    def __init__(self, person: Phrase, title: tuple[int, int], organization: Phrase | None) -> None:
        self.person = person
        self.title = title
        self.organization = organization


def role_phrases(doc: Doc, phrases: Sequence[Phrase]) -> list[RolePhrase]:
    """The roles of the persons among `phrases`, in the order of the persons."""
    at = {index: phrase for phrase in phrases for index in range(phrase.start, phrase.end)}
    return [
        role
        for phrase in phrases
        if phrase.type == "person"
        for role in (*_title_before(doc, phrase, at), *_appositions(doc, phrase, at))
    ]


def _title_before(doc: Doc, person: Phrase, at: dict[int, Phrase]) -> Iterator[RolePhrase]:
    """ "South Korean Defense Minister Kim Yong Hyun"; the title is what stands before the name in its noun phrase."""
    start = person.start
    while start > 0 and _belongs_to_title(doc[start - 1], at):
        start -= 1
    while start < person.start and doc[start].tag_ in ("DT", "POS", "PRP$"):
        start += 1
    words = doc[start : person.start]
    if not len(words) or noun_type(words[-1].lemma_) != "person":
        return
    owner = next((at[i] for i in range(start, person.start) if i in at and at[i].type != "person"), None)
    yield RolePhrase(person, (start, person.start), owner)


def _belongs_to_title(token: Token, at: dict[int, Phrase]) -> bool:
    if token.i in at and at[token.i].type == "person":
        return False
    if token.tag_ in ("NNP", "NN", "JJ", "NNPS", "HYPH", "POS") or token.text == "-":
        return token.text not in '"“”,;' and not token.is_space
    return False


def _appositions(doc: Doc, person: Phrase, at: dict[int, Phrase]) -> Iterator[RolePhrase]:
    """ "Andriy Kovalenko, head of the Center", "the head of the Center, Andriy Kovalenko"."""
    head = doc[person.head]
    for child in head.children:
        if child.dep_ == "appos" and child.i not in at and noun_type(child.lemma_) == "person":
            yield _by_noun(doc, person, child, at)
    if head.dep_ == "appos" and head.head.i not in at and noun_type(head.head.lemma_) == "person":
        yield _by_noun(doc, person, head.head, at)


def _by_noun(doc: Doc, person: Phrase, noun: Token, at: dict[int, Phrase]) -> RolePhrase:
    """The title from its modifiers to its noun; the organization stands in it, or behind "of", "at", "for", "in"."""
    start = noun.i
    while start > 0 and doc[start - 1].head.i == noun.i and doc[start - 1].dep_ in TITLE_DEPS:
        start -= 1
    for index in range(noun.left_edge.i, start):  # "the UK's foreign minister"
        if index in at and doc[at[index].head].head.i == noun.i:
            return RolePhrase(person, (start, noun.i + 1), at[index])
    inside = next((at[i] for i in range(start, noun.i) if i in at and at[i].type != "person"), None)
    if inside is not None:
        return RolePhrase(person, (start, noun.i + 1), inside)
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "at", "for", "in", "with"):
            for inner in preposition.children:
                if inner.dep_ == "pobj" and inner.i in at:
                    return RolePhrase(person, (start, noun.i + 1), at[inner.i])
    return RolePhrase(person, (start, noun.i + 1), None)
