"""The fine-tuned encoder at work: one pass over the text gives cues, each with its source and content in characters."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kgraph.extract.attribution.pieces import Window, windows
from kgraph.extract.attribution.tables import CONTENT, KEY_SIZE, SOURCE, TABLES, distances, paragraphs
from kgraph.model import Block

WEIGHTS = Path(__file__).parent / "weights"

CUE_THRESHOLD = 0.55  # probability from which on a piece is in a cue; with the next three, chosen on PolNeAR dev
CONTENT_THRESHOLD = 0.6
SOURCE_THRESHOLD = 0.35
LEAST_MASS = 1.0  # summed probability of a run of content, below which it is noise
GAP = 3  # pieces between two runs of content that are one run all the same, when none of them is below GAP_THRESHOLD
GAP_THRESHOLD = 0.2

# Mean probability of a cue, and the share of such attributions that were right in content and source on PolNeAR dev.
CALIBRATION = ((0.55, 0.65, 0.75, 0.85, 0.92, 0.97, 0.99, 1.0), (0.37, 0.40, 0.43, 0.55, 0.60, 0.70, 0.80, 0.93))

Place = tuple[int, int]
Numbers = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointing:
    """A cue and what the encoder points to from it, in characters; `score` the chance of being right."""

    cue: Place
    source: Place | None
    content: tuple[Place, ...]
    score: float


class Encoder:
    """The network behind ONNX Runtime on one thread, with its tokenizer and the biases of its tables."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder / "encoder.onnx", options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        with np.load(folder / "tables.npz") as biases:
            self._distance, self._paragraph = biases["distance"], biases["paragraph"]

    def point(self, text: str, blocks: Sequence[Block]) -> list[Pointing]:
        """The cues of a text with what belongs to them, in the order of the text."""
        return [
            pointing for window in windows(self._tokenizer, text, blocks) for pointing in self._in_window(text, window)
        ]

    def _in_window(self, text: str, window: Window) -> Iterator[Pointing]:
        outputs = self._session.run(None, {"numbers": window.numbers[None]})
        tags, queries, keys, biases = (np.asarray(output)[0] for output in outputs)
        real = window.offsets[:, 0] >= 0
        chances = _softmax(tags)
        cues = _cues(chances, real)
        if not cues:
            return
        belongs = self._tables(cues, queries, keys, biases, real)
        words = _word_starts(text, window.offsets)
        for (start, end), table in zip(cues, belongs, strict=True):
            source, content = _by_word(table[SOURCE], words), _by_word(table[CONTENT], words)
            content[start:end] = 0
            runs = _content_runs(content, window.offsets)
            if runs:
                yield Pointing(
                    cue=_place(window.offsets, (start, end)),
                    source=_source(source, window.offsets),
                    content=tuple(_place(window.offsets, run) for run in runs),
                    score=float(np.interp(1 - chances[start:end, 0].mean(), *CALIBRATION)),
                )

    def _tables(
        self, cues: Sequence[Place], queries: Numbers, keys: Numbers, biases: Numbers, real: NDArray[np.bool_]
    ) -> Numbers:
        """Probabilities (cues, TABLES, pieces) that a piece belongs to a cue; 0 at marks."""
        pieces = len(keys)
        asked = np.stack([queries[start:end].mean(0) for start, end in cues]).reshape(len(cues), TABLES, KEY_SIZE)
        logits = np.einsum("ctk,ptk->ctp", asked, keys.reshape(pieces, TABLES, KEY_SIZE)) / math.sqrt(KEY_SIZE)
        logits += biases.T[None]
        for number, (start, end) in enumerate(cues):
            logits[number] += self._distance[distances(pieces, start, end)].T
            logits[number] += self._paragraph[paragraphs(~real, start)].T
        return np.asarray(real / (1 + np.exp(-logits)), dtype=np.float32)


@cache
def encoder() -> Encoder:
    """The encoder that ships with kgraph, loaded once a process."""
    return Encoder(WEIGHTS)


def _softmax(logits: Numbers) -> Numbers:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _cues(chances: Numbers, real: NDArray[np.bool_]) -> list[Place]:
    """Runs of pieces that are in a cue, cut where a piece is the first of another."""
    cues: list[Place] = []
    for start, end in _runs((chances[:, 0] < 1 - CUE_THRESHOLD) & real):
        firsts = [start, *(at for at in range(start + 1, end) if chances[at, 1] > 0.5), end]
        cues += pairwise(firsts)
    return cues


def _runs(mask: NDArray[np.bool_]) -> list[Place]:
    borders = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(borders[::2], borders[1::2], strict=True)]


def _word_starts(text: str, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pieces that begin a word: not glued, letter to letter, to the piece before."""
    glued = np.concatenate(([False], (offsets[1:, 0] == offsets[:-1, 1]) & (offsets[1:, 0] >= 0)))
    inner = [
        bool(glue) and text[start].isalnum() and text[start - 1].isalnum()
        for glue, start in zip(glued, offsets[:, 0], strict=True)
    ]
    return np.flatnonzero(~np.array(inner))


def _by_word(chances: Numbers, words: NDArray[np.int64]) -> Numbers:
    """Each piece with the mean of its word, so that no word is cut in two."""
    sizes = np.diff(np.append(words, len(chances)))
    return np.repeat(np.add.reduceat(chances, words) / sizes, sizes)


def _content_runs(content: Numbers, offsets: NDArray[np.int64]) -> list[Place]:
    joined: list[Place] = []
    for start, end in _runs(content > CONTENT_THRESHOLD):
        if joined:
            gap = content[joined[-1][1] : start]
            if len(gap) <= GAP and gap.min() > GAP_THRESHOLD:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return [run for run in joined if content[run[0] : run[1]].sum() > LEAST_MASS]


def _source(source: Numbers, offsets: NDArray[np.int64]) -> Place | None:
    """The run of the source with the most in it."""
    runs = _runs(source > SOURCE_THRESHOLD)
    if not runs:
        return None
    return _place(offsets, max(runs, key=lambda run: float(source[run[0] : run[1]].sum())))


def _place(offsets: NDArray[np.int64], run: Place) -> Place:
    return int(offsets[run[0], 0]), int(offsets[run[1] - 1, 1])
