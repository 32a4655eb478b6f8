"""Texts as the encoder sees them: pieces with offsets in windows of whole paragraphs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kgraph.extract.attribution.encoder import WEIGHTS
from kgraph.extract.attribution.pieces import windows
from kgraph.extract.attribution.tables import DISTANCES, distances, paragraphs
from kgraph.model import Block

TOKENIZER = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()


def blocks_of(text: str) -> list[Block]:
    blocks, start = [], 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            blocks.append(Block(kind="paragraph", start=start, end=start + len(paragraph)))
        start += len(paragraph) + 1
    return blocks


@given(st.text(alphabet="ab. ”\nÄ€", max_size=400))
def test_every_piece_lies_in_its_text_and_order(text: str) -> None:
    """Windows are small enough, their pieces in order inside the text, each piece once."""
    size = 24
    read = windows(TOKENIZER, text, blocks_of(text), size=size)
    offsets = [tuple(pair) for window in read for pair in window.offsets.tolist() if pair[0] >= 0]
    assert all(len(window.numbers) <= size for window in read)
    assert all(0 <= start < end <= len(text) for start, end in offsets)
    assert offsets == sorted(offsets)


def test_paragraphs_stay_whole_where_they_fit() -> None:
    """A paragraph goes into the next window rather than be cut."""
    text = "one two three four five\nsix seven eight nine ten"
    first, second = windows(TOKENIZER, text, blocks_of(text), size=9)
    assert text[first.offsets[1, 0] : first.offsets[-2, 1]] == "one two three four five"
    assert text[second.offsets[1, 0] : second.offsets[-2, 1]] == "six seven eight nine ten"


def test_distances_step_by_powers_of_two() -> None:
    """The cue is 0, its neighbours are told apart by side, far pieces share a step."""
    steps = distances(600, 300, 302)
    assert steps[300:302].tolist() == [0, 0]
    assert (steps[299], steps[302]) == (1, 1 + (DISTANCES - 1) // 2)
    assert (steps.min(), steps.max()) == (0, DISTANCES - 1)
    assert steps[0] == steps[40]


def test_paragraphs_are_told_beside_the_cues() -> None:
    """The cue's paragraph is in the middle, two or more away share a place."""
    marks = np.array([True, False, True, False, True, False, True, False, True])
    assert paragraphs(marks, 5).tolist() == [0, 0, 0, 1, 1, 2, 2, 3, 3]
