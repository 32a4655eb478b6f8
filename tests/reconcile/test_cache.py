"""Answers are kept by service and query; what cannot be read back is as good as none."""

import os
from pathlib import Path

import pytest

from kgraph.errors import OutputError
from kgraph.reconcile.cache import AnswerCache

URL, QUERY, RESULT = "https://example.org/reconcile", {"query": "Ada Quist", "limit": 3}, [{"id": "Q7"}]


def test_answers_come_back(tmp_path: Path) -> None:
    """An answer counts for its service and its query, and no other."""
    cache = AnswerCache(tmp_path / "new" / "cache")
    assert cache.get(URL, QUERY) is None
    cache.put(URL, QUERY, RESULT)
    assert cache.get(URL, dict(reversed(QUERY.items()))) == RESULT
    assert cache.get(URL + "/2", QUERY) is None
    assert cache.get(URL, {**QUERY, "limit": 4}) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"service": "x", "query": {}, "result": []}', "[" * 100_000])
def test_what_cannot_be_read_is_none(text: str, tmp_path: Path) -> None:
    """A torn or strange file is asked for again."""
    cache = AnswerCache(tmp_path)
    cache.put(URL, QUERY, RESULT)
    (path,) = tmp_path.iterdir()
    path.write_text(text)
    assert cache.get(URL, QUERY) is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder without leave to write is told in one line."""
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match=r"answers cannot be kept in .*; give --cache DIR"):
        AnswerCache(tmp_path / "cache").put(URL, QUERY, RESULT)


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    """A file in the place of the folder is told in one line."""
    (tmp_path / "cache").write_text("")
    with pytest.raises(OutputError, match="answers cannot be kept in"):
        AnswerCache(tmp_path / "cache").put(URL, QUERY, RESULT)
