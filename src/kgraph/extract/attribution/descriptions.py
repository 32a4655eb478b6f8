"""Descriptions and pronouns as phrases: "the head of the agency", "a spokesman", "she"."""

from spacy.tokens import Token

from kgraph.extract.lexicon import noun_type
from kgraph.extract.mentions import NAME_TAGS, Phrase
from kgraph.model import MentionType

PERSONAL = {"he": "masculine", "him": "masculine", "his": "masculine", "she": "feminine", "her": "feminine"}
PLURAL = frozenset({"they", "them", "their"})
NEUTER = frozenset({"it", "its"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
COMPLEMENT_LIMIT = 8  # tokens of "of ..." kept in a description's name
COMPLEMENTS = frozenset({"of", "from", "at", "for", "in", "on", "with"})
NOUN_TYPES: dict[str, MentionType] = {"person": "person", "organization": "organization", "group": "group"}


def described(head: Token, *, limit: int = COMPLEMENT_LIMIT) -> Phrase:
    """The description around a noun or pronoun: from its determiner to its complements, without relative clauses.

    A complement of more than `limit` tokens is left out.
    """
    start = head.left_edge.i if head.pos_ in ("NOUN", "PROPN", "NUM", "DET", "ADJ") else head.i
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    end = head.i + 1
    for child in head.children:
        size = child.right_edge.i + 1 - end
        if child.dep_ == "prep" and child.i == end and child.lower_ in COMPLEMENTS and size <= limit:
            end = _before_clause(child)
    named = head.tag_ in NAME_TAGS and noun_type(head.lemma_) != "person" and head.ent_type_ != "NORP"
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
