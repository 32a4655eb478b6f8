"""A parse as plain lists, one value a token, so that features are read without making a Token each time."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kgraph.extract.attribution.quoted import Quoted


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Words, labels and tree of a Doc by token index; `quote` is the number of the quotation or -1."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]  # leftmost token of the subtree
    right: list[int]  # rightmost token of the subtree
    first: list[int]  # first token of the sentence
    last: list[int]  # behind the last token of the sentence
    quote: list[int]
    quotes: Sequence[Quoted]
    opened: list[int]  # where the quotations begin

    def holds_quotation(self, start: int, end: int) -> bool:
        """Whether a quotation begins in the range."""
        place = bisect_left(self.opened, start)
        return place < len(self.opened) and self.opened[place] < end


def columns(doc: Doc, quotes: Sequence[Quoted]) -> Columns:
    """The columns of a document with its quotations."""
    head = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in head]
    for index, governor in enumerate(head):
        if governor != index:
            children[governor].append(index)
    first, last = [0] * len(head), [0] * len(head)
    for sentence in doc.sents:
        for index in range(sentence.start, sentence.end):
            first[index], last[index] = sentence.start, sentence.end
    quote = [-1] * len(head)
    for number, one in enumerate(quotes):
        for index in range(one.start, one.end):
            quote[index] = number
    return Columns(
        lower=[token.lower_ for token in doc],
        lemma=[token.lemma_.lower() for token in doc],
        pos=[token.pos_ for token in doc],
        tag=[token.tag_ for token in doc],
        dep=[token.dep_ for token in doc],
        entity=[token.ent_type_ for token in doc],
        head=head,
        children=children,
        left=[token.left_edge.i for token in doc],
        right=[token.right_edge.i for token in doc],
        first=first,
        last=last,
        quote=quote,
        quotes=quotes,
        opened=[one.start for one in quotes],
    )
