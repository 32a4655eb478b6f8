"""The mentions that a source is made of: names, descriptions, pronouns, and several where "and" joins them."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.coreference import NEUTER, PERSONAL, PLURAL, RELATIVE
from kgraph.extract.attribution.frames import Candidate
from kgraph.extract.lexicon import noun_type, words
from kgraph.extract.mentions import NAME_TAGS, Phrase
from kgraph.model import MentionType

COMPLEMENT_LIMIT = 8  # tokens of "of ..." kept in a description's name
COMPLEMENTS = frozenset({"of", "from", "at", "for", "in", "on", "with"})
SPOKESPERSONS = words("spokespersons")
NOUN_TYPES: dict[str, MentionType] = {"person": "person", "organization": "organization", "group": "group"}


def source_phrases(doc: Doc, candidate: Candidate, named_at: Mapping[int, Phrase]) -> tuple[Phrase, ...]:
    """The phrases of a candidate's source in the order of the text; empty without a source."""
    if candidate.source is None or candidate.source_head is None:
        return ()
    start, end = candidate.source
    heads = [head for head in _conjuncts(doc[candidate.source_head]) if start <= head.i < end]
    if len(heads) == 1:
        person = _titled(doc, start, end, heads[0], named_at) or _described_before(doc, heads[0], named_at)
        if person is not None:
            return (person,)
    return tuple(phrase for head in heads for phrase in _phrase(head, named_at))


def phrase_at(head: Token, named_at: Mapping[int, Phrase]) -> Phrase:
    """The name that holds a noun or pronoun, or else the description around it."""
    return named_at.get(head.i) or _described(head)


def antecedent_of(doc: Doc, phrase: Phrase) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if doc[phrase.head].lower_ not in RELATIVE:
        return None
    here = doc[phrase.head]
    for _ in range(4):  # from the pronoun up to its relative clause
        if here.dep_ == "relcl":
            return here.head
        here = here.head
    return None


def body_spoken_for(doc: Doc, phrase: Phrase, named_at: Mapping[int, Phrase]) -> Token | None:
    """The body that an unnamed spokesperson speaks for: "a Pentagon spokesman", "a spokesman for the ministry"."""
    head = doc[phrase.head]
    if head.lemma_.lower() not in SPOKESPERSONS:
        return None
    for child in head.children:
        if child.dep_ in ("compound", "poss", "nmod") and child.i in named_at and not named_at[child.i].modifies:
            return child
        if child.dep_ == "prep" and child.lower_ in ("for", "of"):
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _titled(doc: Doc, start: int, end: int, head: Token, named_at: Mapping[int, Phrase]) -> Phrase | None:
    """The person of "City of X Mayor Jane Doe", where the parse takes another word for the head."""
    border = next((i for i in range(start, end) if doc[i].text == "," or doc[i].lower_ in RELATIVE), end)
    person = named_at.get(border - 1)
    if person is None or person.type != "person" or person.start <= start or person.start <= head.i < person.end:
        return None
    return person if noun_type(doc[person.start - 1].lemma_) == "person" and head.i < person.start else None


def _described_before(doc: Doc, head: Token, named_at: Mapping[int, Phrase]) -> Phrase | None:
    """The person of "Holm, an engineer, said", where the parse takes the engineer for the subject."""
    comma = head.left_edge.i - 1
    if head.i in named_at or noun_type(head.lemma_) != "person" or comma < 1 or doc[comma].text != ",":
        return None
    person = named_at.get(comma - 1)
    follows = head.right_edge.i + 1 < len(doc) and doc[head.right_edge.i + 1].text == ","
    indefinite = doc[head.left_edge.i].lower_ in ("a", "an")
    return person if person is not None and person.type == "person" and follows and indefinite else None


def _conjuncts(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "conj":
            yield from _conjuncts(child)


def _phrase(head: Token, named_at: Mapping[int, Phrase]) -> Iterator[Phrase]:
    """The name for "the head of the Center, Andriy Kovalenko", else name or description."""
    if head.i not in named_at and noun_type(head.lemma_) == "person":
        for child in head.children:
            name = named_at.get(child.i)
            if child.dep_ == "appos" and name is not None and name.type == "person":
                yield name
                return
    yield phrase_at(head, named_at)


def _described(head: Token) -> Phrase:
    start = head.left_edge.i if head.pos_ in ("NOUN", "PROPN", "NUM", "DET", "ADJ") else head.i
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    end = head.i + 1
    for child in head.children:
        size = child.right_edge.i + 1 - end
        if child.dep_ == "prep" and child.i == end and child.lower_ in COMPLEMENTS and size <= COMPLEMENT_LIMIT:
            end = _before_clause(child)
    named = head.tag_ in NAME_TAGS and noun_type(head.lemma_) != "person"
    return Phrase(start=start, end=end, head=head.i, type=_described_type(head), named=named)


def _before_clause(preposition: Token) -> int:
    """Where the complement ends, without relative clauses and what stands behind a comma."""
    end = preposition.i + 1
    for token in preposition.doc[preposition.i + 1 : preposition.right_edge.i + 1]:
        if (token.is_punct and token.text not in "-’'") or token.dep_ in ("relcl", "acl") or token.lower_ in RELATIVE:
            break
        end = token.i + 1
    return end


def _described_type(head: Token) -> MentionType:
    word = head.lower_
    if word in PERSONAL or word in ("who", "i", "someone", "everyone", "nobody", "anyone"):
        return "person"
    if word in PLURAL or word in ("we", "some", "many", "others", "most", "both", "several"):
        return "group"
    if word in NEUTER:
        return "organization"
    kind = noun_type(head.lemma_)
    if kind == "person" and head.tag_ in ("NNS", "NNPS"):
        return "group"
    return NOUN_TYPES.get(kind or "", "other")
