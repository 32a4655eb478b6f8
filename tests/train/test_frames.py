"""Counting how often the rules are right."""

from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.train.frames import count_frames
from train.polnear import marked_folder


def test_counts_right_and_found_by_frame(tmp_path: Path) -> None:
    """Two articles with two marked clauses each are four right of four."""
    count_frames(marked_folder(tmp_path), tmp_path / "frames.tsv")
    assert (tmp_path / "frames.tsv").read_text().splitlines() == ["frame\tright\tfound", "clause\t4\t4"]


def test_says_where_articles_should_be(tmp_path: Path) -> None:
    """A folder without marked articles is an input error."""
    with pytest.raises(InputError, match="text/"):
        count_frames(tmp_path, tmp_path / "frames.tsv")
