"""`kgraph import` at the command line."""

import inspect
from pathlib import Path

import pytest

from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main
from kgraph.cli.importing import MEGABYTE, import_
from kgraph.cli.validating import RDF_FORMATS
from kgraph.pipeline.importing import LARGEST
from kgraph.rdf import GRAPH_FORMATS

TURTLE = "<http://a/a> <http://a/b> 1 .\n"


def test_import_tells_what_came_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line a file, with its name in the store, which `remove` takes."""
    (tmp_path / "a.ttl").write_text(TURTLE)
    assert main(["import", str(tmp_path / "a.ttl"), "--store", str(tmp_path / "s")]) == DONE
    told = capsys.readouterr().out
    assert told.startswith("a.ttl: 1 triple in 1 graph, imported as import-a-")
    assert main(["remove", told.split()[-1], "--store", str(tmp_path / "s")]) == DONE
    assert capsys.readouterr().out.startswith("removed a.ttl (import-a-")


def test_what_fails_is_told_and_the_rest_is_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 1, each failure one line."""
    (tmp_path / "a.ttl").write_text(TURTLE)
    (tmp_path / "bad.nt").write_text(TURTLE + "x\n")
    files = [str(tmp_path / name) for name in ("bad.nt", "a.ttl", "missing.ttl")]
    assert main(["import", *files, "--store", str(tmp_path / "s")]) == COULD_NOT
    told = capsys.readouterr()
    assert "a.ttl: 1 triple" in told.out
    warning, error = told.err.splitlines()
    assert warning.startswith("kgraph: warning: ")
    assert "bad.nt, line 1: this is no N-Triples" in warning
    assert error.startswith("kgraph: error: ")
    assert "missing.ttl" in error


@pytest.mark.parametrize(
    "wrong",
    [
        ["a.ttl", "--format", "pdf"],
        ["a.ttl", "--origin", "here"],
        ["a.ttl", "--max-size", "0"],
        ["a.ttl", "--base", "here"],
        [],
    ],
)
def test_wrong_call_is_one_line(wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A call that cannot be meant ends with 2."""
    assert main(["import", *wrong, "--store", str(tmp_path)]) == WRONG_CALL
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_command_line_knows_what_the_rooms_know() -> None:
    """Formats and the largest size stand at the command line again, where `--help` loads no RDF."""
    assert tuple(GRAPH_FORMATS) == RDF_FORMATS
    assert MEGABYTE * inspect.signature(import_).parameters["max_size"].default == LARGEST
