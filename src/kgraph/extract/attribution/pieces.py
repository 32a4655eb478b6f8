"""Text as the encoder sees it: word pieces with character offsets, packed into windows of whole paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kgraph.model import Block

WINDOW = 128  # pieces that are read at once, marks included; attention grows with its square, chosen on PolNeAR dev
OPENING_MARK, CLOSING_MARK = "[CLS]", "[SEP]"
SENTENCE_ENDS = frozenset('.!?”"')


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """Pieces of neighbouring paragraphs: vocabulary numbers, and start and end in the text (-1 for marks)."""

    numbers: NDArray[np.int64]  # (pieces,)
    offsets: NDArray[np.int64]  # (pieces, 2)


def windows(tokenizer: Tokenizer, text: str, blocks: Sequence[Block], *, size: int = WINDOW) -> list[Window]:
    """The windows of a text in order, of at most `size` pieces; a paragraph is cut only when it is longer than that."""
    opening, closing = _number(tokenizer, OPENING_MARK), _number(tokenizer, CLOSING_MARK)
    packed: list[tuple[list[int], list[tuple[int, int]]]] = []
    encodings = tokenizer.encode_batch([text[block.start : block.end] for block in blocks], add_special_tokens=False)
    for block, encoding in zip(blocks, encodings, strict=True):
        offsets = [(start + block.start, end + block.start) for start, end in encoding.offsets]
        for numbers, places in _pieces(text, encoding.ids, offsets, size - 2):
            if not packed or len(packed[-1][0]) + len(numbers) + 1 > size:
                packed.append(([opening], [(-1, -1)]))
            packed[-1][0].extend((*numbers, closing))
            packed[-1][1].extend((*places, (-1, -1)))
    return [
        Window(numbers=np.array(numbers, dtype=np.int64), offsets=np.array(places, dtype=np.int64))
        for numbers, places in packed
    ]


def _number(tokenizer: Tokenizer, mark: str) -> int:
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise ValueError(f"the tokenizer has no {mark}")
    return number


def _pieces(
    text: str, numbers: list[int], offsets: list[tuple[int, int]], room: int
) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """A paragraph's pieces in parts that fit a window, cut behind a sentence where one ends in the second half."""
    while len(numbers) > room:
        ends = (at + 1 for at in range(room - 1, room // 2, -1) if text[slice(*offsets[at])] in SENTENCE_ENDS)
        cut = next(ends, room)
        yield numbers[:cut], offsets[:cut]
        numbers, offsets = numbers[cut:], offsets[cut:]
    if numbers:
        yield numbers, offsets
