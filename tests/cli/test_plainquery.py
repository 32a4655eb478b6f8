"""Plain queries are answered by a short way, which gives what the long way gives."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.cli import main, plainquery
from kgraph.cli.tables import plain_table
from kgraph.pipeline import build
from kgraph.store.results import Table

ARTICLE = """Mayor speaks of the bridge

4 November 2024

Mayor Hanna Lindqvist said on Monday that the bridge in Kyiv would open in May. “We are ready,” Lindqvist said.
"""
PLAIN = (
    ("names",),
    ("names", "--format", "csv"),
    ("--format=json", "names"),
    ("-f", "tsv", "names"),
    ("stated-by", "--param", "speaker=Hanna Lindqvist"),
    ("stated-by", "-p", "speaker=Lindqvist", "--format", "xml"),
    ("stated-by", "--param=speaker=nobody"),
    ("stated-by",),
    ("stated-by", "-p", "whom=x"),
    ("no-such-query",),
    ("names", "--format", "ttl"),
    ("most-cited", "-p", "minimum=1"),
    ("most-cited", "-p", "minimum=one"),
    ("-e", "SELECT ?s WHERE { ?s a schema:NewsArticle }"),
    ("-e", "ASK { ?s a schema:NewsArticle }"),
    ("-e", "CONSTRUCT WHERE { ?s a schema:Person }", "--format", "ttl"),
    ("-e", "CONSTRUCT WHERE { ?s a schema:Person }"),
    ("-e", "CONSTRUCT WHERE { ?s a schema:Person }", "--format", "csv"),
    ("-e", "SELECT nonsense"),
    ("-e", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"),
)
OTHER = (
    (),
    ("--list",),
    ("--help",),
    ("names", "--help"),
    ("names", "-o", "x.csv"),
    ("names", "--unknown"),
    ("names", "names"),
    ("names", "-e", "ASK {}"),
    ("-e", "ASK {}", "-p", "a=b"),
    ("names", "--format", "pdf"),
    ("names", "--format"),
    ("names", "-p", "speaker"),
    ("names", "-fcsv"),
    ("names", "--form", "csv"),
    ("-",),
    ("query.rq",),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "mayor.txt").write_text(ARTICLE)
    build([folder / "mayor.txt"], store=folder / "store", out=folder / "out", model="rules")
    return folder / "store"


@pytest.mark.parametrize("call", PLAIN, ids=" ".join)
def test_both_ways_give_the_same(
    call: tuple[str, ...], store: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers, mistakes and statuses of the short way are those of the command."""
    arguments = ["query", *call, "--store", str(store)]
    assert plainquery.read(arguments) is not None
    short = (main(arguments), *capsysbinary.readouterr())
    monkeypatch.setattr(plainquery, "read", lambda _: None)
    assert (main(arguments), *capsysbinary.readouterr()) == short


@pytest.mark.parametrize("call", OTHER, ids=" ".join)
def test_what_is_not_plain_is_left_to_the_command(call: tuple[str, ...], store: Path) -> None:
    """Whatever the short way is not made for."""
    assert plainquery.read(["query", *call, "--store", str(store)]) is None


@pytest.mark.parametrize("where", ["http://127.0.0.1:1/", "nowhere"])
def test_no_folder_is_left_to_the_command(where: str) -> None:
    """A server's store, and one that is not there."""
    assert plainquery.read(["query", "names", "--store", where]) is None


def test_file_of_that_name_is_left_to_the_command(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that may be a file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "names").write_text("ASK {}")
    assert plainquery.read(["query", "names", "--store", str(store)]) is None


def test_a_terminal_is_left_to_the_command(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a terminal sets the width."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert plainquery.read(["query", "names", "--store", str(store)]) is None


def test_short_way_loads_little(store: Path) -> None:
    """What takes long to load is not loaded."""
    heavy = "{'typer', 'typing', 'inspect', 'dataclasses', 'pathlib', 'rdflib', 'rich', 'kgraph.model', 'json'}"
    code = f"from kgraph.cli import main; status = main(sys.argv[1:]); print({heavy} & set(sys.modules), status)"
    call = [sys.executable, "-c", f"import sys; {code}", "query", "names", "--store", str(store)]
    told = subprocess.run(call, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "set() 0"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_table_has_a_line_for_each_row(cells: list[list[str]]) -> None:
    """Whatever is in a cell, a row is a line, and no line ends in a blank."""
    lines = plain_table(Table(columns=("a", "b"), rows=tuple(map(tuple, cells)))).split("\n")
    assert len(lines) == len(cells) + 2
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([("x", "yy")], ["a  b", "x  yy"]),
        ([("long", None)], ["a     b", "long"]),
        ([("金正恩", "x"), ("Kim", "y")], ["a       b", "金正恩  x", "Kim     y"]),
        ([("e\u0301", "x")], ["a  b", "e\u0301  x"]),
        ([("one\n two", "x")], ["a        b", "one two  x"]),
    ],
)
def test_columns_stand_under_one_another(rows: list[tuple[str | None, ...]], lines: list[str]) -> None:
    """A column is as wide as its widest cell on a screen."""
    assert plain_table(Table(columns=("a", "b"), rows=tuple(rows))).splitlines() == lines
