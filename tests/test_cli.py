import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph import __version__
from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main

ARTICLE = """Bridge over the Oder to stay shut

4 November 2024

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.

“We cannot put lives at risk,” Nowak told reporters in Warsaw.
"""
COMMANDS = ("build", "extract", "link", "correct", "query", "export", "view", "show", "evaluate", "train", "validate")
Told = tuple[int, str, str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "bridge.txt").write_text(ARTICLE)
    status = main(["build", str(folder / "bridge.txt"), "--store", str(folder / "store"), "--out", str(folder / "out")])
    assert status == DONE
    return folder / "store"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Runs a command in an empty folder: its exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def told(*arguments: object) -> Told:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return told


def process(*arguments: object, code: str = "from kgraph.cli import main; sys.exit(main())") -> list[str]:
    return [sys.executable, "-c", f"import sys; {code}", *map(str, arguments)]


def refused(told: Told, status: int) -> str:
    """The message of a command that was refused in one line, without a word on standard output."""
    assert told[:2] == (status, "")
    assert told[2].startswith("kgraph: error: ")
    assert told[2].count("\n") == 1
    return told[2].removeprefix("kgraph: error: ").strip()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command: str, run) -> None:
    """Every command has help."""
    status, out, err = run(*command.split(), "--help")
    assert (status, err) == (DONE, "")
    assert out.startswith(f"Usage: kgraph {command}".rstrip())


def test_help_names_the_commands(run) -> None:
    """Without arguments the help names every command."""
    _, out, _ = run()
    assert [name for name in COMMANDS if f"\n  {name} " in out] == list(COMMANDS)


def test_help_is_quick() -> None:
    """Help loads no stage, nor rich, which would cost as much again."""
    code = (
        "from kgraph.cli import main; main(['build', '--help']);"
        "print({'spacy', 'rdflib', 'pyoxigraph', 'networkx', 'pyvis', 'rich'} & set(sys.modules))"
    )
    told = subprocess.run(process(code=code), capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "set()"


def test_import_is_light() -> None:
    """`import kgraph` loads nothing but itself until a name is asked for."""
    code = (
        "import kgraph; print([name for name in sys.modules if name.startswith('kgraph')]);"
        "print(set(kgraph.__all__) - set(dir(kgraph)), kgraph.Article.__name__, kgraph.build.__module__)"
    )
    told = subprocess.run(process(code=code), capture_output=True, text=True, check=True)
    assert told.stdout == "['kgraph']\nset() Article kgraph.pipeline.building\n"


@pytest.mark.parametrize(
    "arguments",
    [("query", "most-cited"), ("show", "Anna Nowak"), ("show", "Anna Nowak", "--why"), ("export", "--format", "ttl")],
    ids=lambda a: f"{a[0]}-{a[-1]}",
)
def test_reading_commands_are_light(arguments: tuple[str, ...], store: Path) -> None:
    """To query, show and export Turtle, neither the parser nor the drawing is loaded."""
    code = (
        "from kgraph.cli import main; status = main(sys.argv[1:]);"
        "sys.exit(status or ','.join({'spacy', 'pyvis', 'networkx', 'dateparser'} & set(sys.modules)) or None)"
    )
    told = subprocess.run(process(*arguments, "--store", store, code=code), capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (DONE, "")


def test_version(run) -> None:
    """The version is told."""
    assert run("--version") == (DONE, f"kgraph {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "No such command 'biuld'. Did you mean 'build'?"),
        (["build"], "Missing argument 'PATH'."),
        (["build", "--stor", "x", "y"], "No such option: --stor"),
        (["build", "x", "-j", "0"], "--workers"),
        (["build", "x", "-j", "two"], "--workers"),
        (["build", "x", "--base", "example"], "--base example cannot begin an IRI"),
        (["query"], "give a query's name, a file or -e SPARQL"),
        (["query", "names", "-e", "ASK {}"], "one of them"),
        (["query", "names", "--format", "pdf"], "use one of table, json, csv, tsv, xml, ttl"),
        (["query", "-e", "ASK {}", "--param", "a=b"], "--param goes with a named query"),
        (["export", "--format", "pdf"], "use --format with one of ttl, trig, nt, nq, rdf, jsonld"),
        (["export", "-o", "a.pdf"], "the suffix of a.pdf"),
    ],
)
def test_wrong_call(arguments: list[str], message: str, run) -> None:
    """A wrong call is told in one line and ends with 2."""
    assert message in refused(run(*arguments), WRONG_CALL)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "missing.txt"], "missing.txt does not exist"),
        (["extract", "missing.txt"], "missing.txt does not exist"),
        (["extract", "empty.txt"], "empty.txt is empty"),
        (["extract", "latin.txt"], "latin.txt is not UTF-8: byte 3"),
        (["extract", "a.pdf"], "a.pdf is not of a kind that can be read"),
        (["build", "empty.txt", "--out", "empty.txt"], "empty.txt cannot be made a folder"),
        (["build", "empty.txt", "--store", "http://127.0.0.1:9"], "no server answers at"),
        (["query", "names"], "there is no store in kgraph-store; run `kgraph build` first"),
        (["export"], "run `kgraph build` first"),
        (["show", "x"], "run `kgraph build` first"),
        (["view"], "run `kgraph build` first"),
        (["query", "missing.rq"], "missing.rq cannot be read: No such file"),
    ],
)
def test_could_not(arguments: list[str], message: str, run, tmp_path: Path) -> None:
    """What could not be done is told in one line and ends with 1."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "latin.txt").write_bytes(b"Caf\xe9")
    (tmp_path / "a.pdf").write_bytes(b"")
    assert message in refused(run(*arguments), COULD_NOT)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "most-citd"], "nearest: most-cited"),
        (["query", "saying"], "needs words"),
        (["query", "saying", "--param", "words"], "write --param key=value"),
        (["query", "saying", "--param", "word=x"], "nearest: words"),
        (["query", "-e", "SELECT * WHERE {"], "the query cannot be read at line 1"),
        (["query", "names", "--format", "ttl"], "use one of json, csv, tsv, xml"),
        (["query", "-e", "SELECT * { SERVICE <http://localhost/> {} }"], "SERVICE is not allowed"),
    ],
)
def test_wrong_query(arguments: list[str], message: str, run, store: Path) -> None:
    """A query that cannot be used is told in one line and ends with 2."""
    assert message in refused(run(*arguments, "--store", store), WRONG_CALL)


def test_show_refused(run, store: Path) -> None:
    """A name that nothing in the store has cannot be shown."""
    assert "nothing in the store is called 'Nobody'" in refused(run("show", "Nobody", "--store", store), COULD_NOT)


@pytest.mark.parametrize("command", ["export", "query"])
def test_output_cannot_be_written(command: str, run, store: Path, tmp_path: Path) -> None:
    """An output file that cannot be written is told."""
    name = ["names"] if command == "query" else ["-f", "nt"]
    told = run(command, *name, "--store", store, "-o", tmp_path / "none" / "a.csv")
    assert "a.csv cannot be written: No such file or directory" in refused(told, COULD_NOT)


def test_build(run, tmp_path: Path) -> None:
    """A build tells what it found and what it could not read, and doing it again changes nothing."""
    (tmp_path / "bridge.txt").write_text(ARTICLE)
    (tmp_path / "empty.txt").write_text("")
    status, out, err = run("build", ".")
    assert status == DONE
    assert out.startswith("1 article, 2 statements by 1 speaker (1 graph written, 0 removed; 1 problem)\n")
    assert "cited most:\n  Anna Nowak  2\n" in out
    assert err == "kgraph: warning: read: empty.txt is empty; an article has at least one line of text\n"
    turtle = (tmp_path / "exports" / "kgraph.ttl").read_bytes()
    assert (tmp_path / "exports" / "network.html").is_file()
    assert "(0 graphs written, 0 removed; 1 problem)" in run("build", ".")[1]
    assert (tmp_path / "exports" / "kgraph.ttl").read_bytes() == turtle


def test_extract(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Extract writes one line an article, from files and standard input, and needs no store."""
    (tmp_path / "bridge.txt").write_text(ARTICLE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.replace("Oder", "Spree").encode())))
    status, out, err = run("extract", "bridge.txt", "-", "--base", "urn:x:")
    records = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (DONE, "")
    assert sorted(record["article"]["path"] for record in records) == ["-", "bridge.txt"]
    assert all(record["article"]["id"].startswith("urn:x:article-bridge-") for record in records)
    assert [path.name for path in tmp_path.iterdir()] == ["bridge.txt"]


def test_query_list(run) -> None:
    """The list of queries gives each its question and needs no store."""
    status, out, _ = run("query", "--list")
    assert status == DONE
    assert "most-cited         Who is cited most, and in how many articles?\n" in out


def test_query_table(run, store: Path) -> None:
    """The table of an answer has short IRIs and is not cut off where there is no terminal."""
    _, out, _ = run("query", "stated-by", "--param", "speaker=Anna Nowak", "--store", store)
    head, *rows = out.splitlines()
    assert head.split()[:3] == ["speaker", "speakerLabel", "relation"]
    assert len(rows) == 2
    assert all(row.startswith("id:person-anna-nowak-") for row in rows)
    assert "that the bridge over the Oder would stay shut until spring" in out


def test_query_formats(run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answer comes as JSON, CSV and XML, to standard output or a file whose suffix says it."""
    (tmp_path / "my.rq").write_text("SELECT ?label WHERE { ?s a schema:Person ; rdfs:label ?label }")
    bindings = json.loads(run("query", "my.rq", "-f", "json", "--store", store)[1])["results"]["bindings"]
    assert [row["label"]["value"] for row in bindings] == ["Anna Nowak"]
    assert run("query", "my.rq", "-o", "a.csv", "--store", store) == (DONE, "", "")
    assert list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text()))) == [["label"], ["Anna Nowak"]]
    monkeypatch.setattr(sys, "stdin", io.StringIO((tmp_path / "my.rq").read_text()))
    assert "<literal xml:lang=" in run("query", "-", "-f", "xml", "--store", store)[1]


@pytest.mark.parametrize(
    ("sparql", "format", "expected"),
    [
        ("ASK { ?s ?p ?o }", "table", "answer\ntrue\n"),
        ("ASK { ?s a schema:Event }", "csv", "false"),
        ("CONSTRUCT { ?s a ?t } WHERE { ?s a ?t . ?s a schema:Person }", "ttl", " a schema:Person ."),
    ],
)
def test_query_kinds(sparql: str, format: str, expected: str, run, store: Path) -> None:
    """Questions of yes or no and queries that give triples are answered, too."""
    status, out, _ = run("query", "-e", sparql, "--format", format, "--store", store)
    assert status == DONE
    assert expected in out


def test_view(run, store: Path, tmp_path: Path) -> None:
    """The view is one HTML file, and standard error says what to do with it."""
    assert run("view", "--store", store) == (DONE, "", "open network.html in a browser\n")
    assert "Anna Nowak" in (tmp_path / "network.html").read_text()


def test_show(run, store: Path) -> None:
    """Show writes to standard output."""
    status, out, err = run("show", "Nowak", "--store", store)
    assert (status, err) == (DONE, "")
    assert out.startswith("Anna Nowak (person)\n")


def test_broken_pipe(store: Path) -> None:
    """A reader that has enough ends the command without a word."""
    read, write = os.pipe()
    os.close(read)
    command = process("export", "--store", store)
    told = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (told.returncode, told.stderr) == (COULD_NOT, "")


def test_interrupt(run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a command without a word."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kgraph.show.show", interrupted)
    assert run("show", "x", "--store", store) == (COULD_NOT, "", "")
