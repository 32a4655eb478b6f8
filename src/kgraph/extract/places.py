"""Where the tokens and sentences of a document stand, as plain numbers: read in one go, not token by token."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from spacy.tokens import Doc


def token_starts(doc: Doc) -> list[int]:
    """For each token its first character."""
    starts: list[int] = doc.to_array("IDX").astype(np.int64).tolist()
    return starts


def sentence_starts(doc: Doc) -> list[int]:
    """The first tokens of the sentences; the whole document is one where no borders are set."""
    if not len(doc):
        return []
    begins = doc.to_array("SENT_START") == 1
    begins[0] = True
    found: list[int] = np.flatnonzero(begins).tolist()
    return found


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence."""
    begins = doc.to_array("SENT_START") == 1
    begins[:1] = True
    numbers: list[int] = (np.cumsum(begins) - 1).tolist()
    return numbers


def tokens_with(doc: Doc, wanted: Mapping[str, Iterable[str]]) -> list[int]:
    """The tokens that have, for one of the attributes (as `Doc.to_array` names them), one of its values."""
    found = np.zeros(len(doc), dtype=bool)
    for attribute, values in wanted.items():
        numbers = np.array([doc.vocab.strings[value] for value in values], dtype=np.uint64)
        found |= np.isin(doc.to_array(attribute), numbers)
    places: list[int] = np.flatnonzero(found).tolist()
    return places


def number_at(starts: Sequence[int], place: int) -> int:
    """The number of the last part that begins at or before a place; -1 before the first."""
    return bisect_right(starts, place) - 1


def marked(length: int, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """A byte for each of `length` tokens: 1 inside one of the ranges, 0 outside."""
    inside = bytearray(length)
    for start, end in ranges:
        inside[start:end] = b"\x01" * (end - start)
    return inside
