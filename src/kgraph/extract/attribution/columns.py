"""A parse as plain lists, one value a token, so that features are read without making a Token each time."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

from kgraph.extract.attribution.quoted import Quoted
from kgraph.extract.places import sentence_starts


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
    head: list[int] = (doc.to_array("HEAD").astype(np.int64) + np.arange(len(doc))).tolist()
    children: list[list[int]] = [[] for _ in head]
    for index, governor in enumerate(head):
        if governor != index:
            children[governor].append(index)
    first: list[int] = []
    last: list[int] = []
    for start, end in pairwise([*sentence_starts(doc), len(doc)]):
        first += [start] * (end - start)
        last += [end] * (end - start)
    quote = [-1] * len(head)
    for number, one in enumerate(quotes):
        for index in range(one.start, one.end):
            quote[index] = number
    return Columns(
        lower=_strings(doc, "LOWER"),
        lemma=[lemma.lower() for lemma in _strings(doc, "LEMMA")],
        pos=_strings(doc, "POS"),
        tag=_strings(doc, "TAG"),
        dep=_strings(doc, "DEP"),
        entity=_strings(doc, "ENT_TYPE"),
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


def _strings(doc: Doc, attribute: str) -> list[str]:
    """An attribute of every token, in words."""
    numbers = doc.to_array(attribute).tolist()
    names = {number: doc.vocab.strings[number] for number in set(numbers)}
    return [names[number] for number in numbers]
