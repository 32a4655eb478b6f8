"""The encoder's tables: for each cue, which pieces belong to its source and content; shared with training."""

import numpy as np
from numpy.typing import NDArray

TABLES = 4  # source, content, first of a content run, last of one
SOURCE, CONTENT, FIRST, LAST = range(TABLES)
KEY_SIZE = 64
DISTANCES = 19  # steps of distance: 0 in the cue, then by powers of two before and behind it
PARAGRAPHS = 5  # two or more before, before, the same, behind, two or more behind


def distances(pieces: int, start: int, end: int) -> NDArray[np.int64]:
    """For each piece of a window its step of distance from the cue at pieces `start` to `end`, 0 to DISTANCES - 1."""
    places = np.arange(pieces)
    away = np.where(places < start, places - start, np.where(places >= end, places - end + 1, 0))
    steps = np.minimum(np.ceil(np.log2(np.maximum(np.abs(away), 1))) + 1, (DISTANCES - 1) // 2).astype(np.int64)
    return np.where(away == 0, 0, np.where(away < 0, steps, steps + (DISTANCES - 1) // 2))


def paragraphs(marks: NDArray[np.bool_], start: int) -> NDArray[np.int64]:
    """For each piece its paragraph's place beside the cue's, 0 to PARAGRAPHS - 1; `marks` end paragraphs."""
    number = np.cumsum(marks, dtype=np.int64) - marks
    middle = PARAGRAPHS // 2
    return np.asarray(np.clip(number - number[start], -middle, middle) + middle, dtype=np.int64)
