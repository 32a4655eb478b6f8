"""Weights of the light model: scoring, writing and reading back."""

from pathlib import Path

import numpy as np
import pytest

from kgraph.errors import KgraphError
from kgraph.extract.attribution.features import BUCKETS, hashed, size
from kgraph.extract.attribution.ranker import MODELS, Ranker, load, logistic, save, small_ranker


def ranker_of(**weights: dict[int, float]) -> Ranker:
    """A ranker with a few weights by model."""
    made = {model: np.zeros(BUCKETS, dtype=np.float32) for model in MODELS}
    for model, values in weights.items():
        made[model][list(values)] = list(values.values())
    return Ranker(weights=made, threshold=0.5)


def test_sums_the_weights_of_each_row() -> None:
    """Each row of features gets one sum of its own model's weights."""
    ranker = ranker_of(cue={3: 1.5, 8: -0.5}, source={3: 9.0})
    assert ranker.sums("cue", [[3, 8], [8], [1, 3]]).tolist() == [1.0, -0.5, 1.5]


def test_no_rows_have_no_sums() -> None:
    """A document without candidates asks for nothing and gets nothing."""
    assert ranker_of().sums("cue", []).tolist() == []


def test_reads_back_what_it_wrote(tmp_path: Path) -> None:
    """Weights come back from their file as they went, in half precision, and the same weights make the same file."""
    ranker = ranker_of(cue={3: 1.5}, whole={BUCKETS - 1: -2.25})
    save(ranker, tmp_path / "one.npz")
    save(ranker, tmp_path / "two.npz")
    again = load(tmp_path / "one.npz")
    assert {model: again.weights[model].tolist() for model in MODELS} == {
        model: ranker.weights[model].tolist() for model in MODELS
    }
    assert again.threshold == ranker.threshold
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_says_what_is_wrong_with_a_bad_file(tmp_path: Path, content: bytes) -> None:
    """A file that holds no weights is told in one line."""
    path = tmp_path / "bad.npz"
    path.write_bytes(content)
    with pytest.raises(KgraphError, match="no weights of the light model"):
        load(path)


def test_the_packaged_weights_are_small() -> None:
    """The packaged file has all models and stays under 3 MB."""
    ranker = small_ranker()
    assert set(ranker.weights) == set(MODELS)
    assert 0.1 < ranker.threshold < 0.9
    path = Path(__file__).parents[3] / "src/kgraph/extract/attribution/weights/small.npz"
    assert path.stat().st_size < 3_000_000


def test_hashes_are_pinned() -> None:
    """Features lead to the same buckets everywhere, or the weights would mean nothing."""
    assert hashed(["bias", "l=say"]) == [223835, 67674]


@pytest.mark.parametrize(("count", "order"), [(0, 0), (1, 1), (4, 3), (5, 4), (1000, 10)])
def test_sizes_grow_by_orders(count: int, order: int) -> None:
    """Lengths are told by their order, not to the word."""
    assert size(count) == order


def test_log_odds_become_chances() -> None:
    """No odds are one in two; extremes do not overflow."""
    assert [logistic(0.0), logistic(1e9) > 0.999, logistic(-1e9) < 0.001] == [0.5, True, True]
