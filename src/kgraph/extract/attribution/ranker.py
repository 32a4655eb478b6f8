"""Small linear models that decide what attributes: one for cues, one for contents, one for sources, one for the whole.

The first three score alternatives; the last takes their answers and gives the chance that source, cue and content are
right together. All weights are hashed, in half precision, in one file of less than 3 MB, read when first asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kgraph.errors import KgraphError
from kgraph.extract.attribution.features import BUCKETS

LEAST = 0.01  # a weight below it changes no decision and is not kept

Weights = NDArray[np.float32]
MODELS = ("cue", "content", "source", "whole", "relation")
THRESHOLD = 0.45  # chance of being right from which on a reading is kept; chosen on PolNeAR dev, flat from 0.35 to 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Ranker:
    """Weights by model, of BUCKETS each, and the chance from which on an attribution is kept."""

    weights: dict[str, Weights]
    threshold: float

    def sums(self, model: str, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The sum of weights of each row of hashed features; rows are not empty."""
        if not rows:
            return np.zeros(0, dtype=np.float32)
        flat = np.fromiter((index for row in rows for index in row), dtype=np.int64)
        starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
        return np.add.reduceat(self.weights[model][flat], starts)


@cache
def small_ranker() -> Ranker:
    """The packaged light model, read once a process."""
    with as_file(files(__package__) / "weights" / "small.npz") as path:
        return load(path)


def load(path: Path) -> Ranker:
    """A ranker from its file; KgraphError when it is none of this version."""
    try:
        with np.load(path, allow_pickle=False) as file:
            weights = {}
            for model in MODELS:
                weights[model] = np.zeros(BUCKETS, dtype=np.float32)
                weights[model][file[f"{model}-buckets"]] = file[f"{model}-weights"]
            return Ranker(weights=weights, threshold=float(file["threshold"]))
    except (OSError, EOFError, BadZipFile, KeyError, ValueError, IndexError) as error:
        raise KgraphError(f"{path} holds no weights of the light model; `kgraph train` makes them anew") from error


def save(ranker: Ranker, path: Path) -> None:
    """Writes the weights that are not nothing, in half precision; the same ranker gives the same bytes."""
    arrays: dict[str, Any] = {"threshold": np.array(ranker.threshold, dtype=np.float64)}
    for model in MODELS:
        weights = ranker.weights[model].astype(np.float16)
        buckets = np.flatnonzero(np.abs(weights) >= LEAST)
        arrays[f"{model}-buckets"] = buckets.astype(np.uint32)
        arrays[f"{model}-weights"] = weights[buckets]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def logistic(value: float) -> float:
    """The chance that belongs to log odds."""
    return float(1.0 / (1.0 + np.exp(-np.clip(value, -30.0, 30.0))))
