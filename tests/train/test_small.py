"""Training of the light model from marked articles."""

from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.extract.attribution.ranker import load
from kgraph.train.small import train_small
from train.polnear import marked_folder


def test_learns_the_same_twice(tmp_path: Path) -> None:
    """The same articles and seed give the same file, which reads back with weights for cues."""
    polnear = marked_folder(tmp_path / "polnear")
    figures = [train_small(polnear, tmp_path / name, seed=3) for name in ("one.npz", "two.npz")]
    assert figures[0] == figures[1]
    assert figures[0]["articles"] == 2
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert load(tmp_path / "one.npz").weights["cue"].any()


def test_says_where_articles_should_be(tmp_path: Path) -> None:
    """A folder without marked articles is an error of the caller."""
    with pytest.raises(InputError, match="no marked articles"):
        train_small(tmp_path, tmp_path / "weights.npz")
