"""No string that somebody gives a command is anything but a value, and asking changes nothing."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main
from kgraph.ids import BASE
from kgraph.pipeline import build, correct
from kgraph.store.graph import GraphStore
from kgraph.store.questions import ask, named_queries
from kgraph.store.results import Table, table
from kgraph.vocab import KG, KGC, KGR, PROV, RDF, RDFS, SCHEMA
from store.injections import STRINGS

ARTICLE = """Mayor speaks of the bridge

4 November 2024

Mayor Hanna Lindqvist said on Monday that the bridge would open in May. “We are ready,” Lindqvist said.
"""
Call = Callable[..., tuple[int, str, str]]

GRAPH = ox.NamedNode(f"{BASE}strings")
NEWS = ox.NamedNode(f"{BASE}article-of-strings")
ABOUT = ox.NamedNode(f"{BASE}place-of-strings")


def person(number: int) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}person-string-{number:016x}")


def said(number: int) -> str:
    return f"{BASE}statement-{number:016x}"


def triples(number: int, text: str) -> list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]]:
    """Somebody who is called so, and says so."""
    who, statement = person(number), ox.NamedNode(said(number))
    return [
        (who, RDF.type, ox.NamedNode(SCHEMA.Person)),
        (who, RDFS.label, ox.Literal(text, language="en")),
        (who, KG.madeStatement, statement),
        (who, KG.states, ABOUT),
        (statement, RDF.type, ox.NamedNode(KG.Statement)),
        (statement, KG.relation, ox.NamedNode(KGR["states"])),
        (statement, KG.certainty, ox.NamedNode(KGC["certain"])),
        (statement, KG.polarity, ox.NamedNode(KG.Affirmed)),
        (statement, SCHEMA.text, ox.Literal(f"so: {text}", language="en")),
        (statement, SCHEMA.about, ABOUT),
        (statement, SCHEMA.about, who),
        (statement, PROV.wasAttributedTo, who),
        (statement, PROV.wasDerivedFrom, NEWS),
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an article, and a graph of people who are called what nobody is called."""
    folder = tmp_path_factory.mktemp("injections")
    (folder / "mayor.txt").write_text(ARTICLE)
    build([folder / "mayor.txt"], store=folder / "store", out=folder / "out", model="rules")
    quads = [
        ox.Quad(subject, ox.NamedNode(predicate), value, GRAPH)
        for number, text in enumerate(STRINGS)
        for subject, predicate, value in triples(number, text)
    ]
    quads.append(ox.Quad(ABOUT, ox.NamedNode(RDFS.label), ox.Literal("Stringville", language="en"), GRAPH))
    quads.append(ox.Quad(ABOUT, ox.NamedNode(RDF.type), ox.NamedNode(SCHEMA.Place), GRAPH))
    with GraphStore.open(folder / "store" / "graph") as graph:
        graph.replace(GRAPH.value, quads)
    return folder / "store"


def contents(store: Path) -> list[str]:
    with GraphStore.open(store / "graph", read_only=True) as graph:
        assert graph.is_union()
        return sorted(str(quad) for quad in graph.quads())


@pytest.fixture(scope="module")
def before(store: Path) -> list[str]:
    return contents(store)


@pytest.fixture
def call(store: Path, before: list[str], capsys: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Runs a command on the store; whatever it is given, the store stays as it was."""

    def run(*arguments: str) -> tuple[int, str, str]:
        command = arguments[: 2 if arguments[0] == "correct" else 1]
        status = main([*command, "--store", str(store), *arguments[len(command) :]])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return status, told.out, told.err

    yield run
    assert contents(store) == before


def test_there_are_fifty() -> None:
    """Fifty strings, each of its own kind."""
    assert len(set(STRINGS)) == 50


PARAMETERS = [(query.name, one.name, one.kind) for query in named_queries().values() for one in query.parameters]


@pytest.mark.parametrize(("name", "parameter", "kind"), PARAMETERS)
def test_every_parameter_of_every_query(name: str, parameter: str, kind: str, store: Path, before: list[str]) -> None:
    """A name gives what the IRI gives; words are looked for as they are; a number is refused."""
    with GraphStore.open(store / "graph", read_only=True) as graph:
        rest = {one.name: "Stringville" for one in named_queries()[name].parameters if one.default is None}
        for number, text in enumerate(STRINGS):
            if kind == "entity":
                by_name = rows(graph, name, rest | {parameter: text})
                assert by_name == rows(graph, name, rest | {parameter: person(number).value}), text
            elif kind == "text":
                found = rows(graph, name, rest | {parameter: text})
                expected = {said(at) for at, one in enumerate(STRINGS) if text.lower() in f"so: {one}".lower()}
                assert expected == {row[-1] for row in found.rows}, text
            else:
                with pytest.raises(Exception, match="is no whole number"):
                    rows(graph, name, rest | {parameter: text})
    assert contents(store) == before


def rows(graph: GraphStore, name: str, given: dict[str, str]) -> Table:
    return table(ask(graph, name, given))


@pytest.mark.parametrize("number", range(len(STRINGS)))
def test_commands_that_ask(number: int, call: Call) -> None:
    """At the command line, too: what is asked for by a name is what is asked for by its IRI."""
    text, iri = STRINGS[number], person(number).value
    query = ("query", "stated-by", "--format", "json", "--param")
    status, out, _ = call(*query, f"speaker={text}")
    assert (status, out) == (DONE, call(*query, f"speaker={iri}")[1])
    assert [row["text"]["value"] for row in json.loads(out)["results"]["bindings"]] == [f"so: {text}"]
    assert call("show", "--", text)[0] == DONE
    assert call("show", "--", text) == call("show", iri)
    assert call("figures", f"--about={text}", "--format=json") == call("figures", f"--about={iri}", "--format=json")
    assert call("export", f"--about={text}", "-f", "nq") == call("export", f"--about={iri}", "-f", "nq")
    timeline = ("timeline", "--about=Stringville", "--format=json")
    assert call(*timeline, f"--by={text}") == call(*timeline, f"--by={iri}")
    assert call("timeline", f"--about={text}", "--format=json") == call("timeline", f"--about={iri}", "--format=json")


REFUSED = {  # commands to which none of the strings can mean anything, and the place of the string
    "query": ("query", "--", "{}"),
    "query -e": ("query", "-e={}"),
    "query --format": ("query", "names", "--format={}"),
    "query --param": ("query", "names", "--param={}=x"),
    "remove": ("remove", "--", "{}"),
    "correct same": ("correct", "same", "--by=Jo", "--", "{}", "Hanna Lindqvist"),
    "correct same, the other": ("correct", "same", "--by=Jo", "--", "Hanna Lindqvist", "{}"),
    "correct different": ("correct", "different", "--by=Jo", "--", "{}", "Hanna Lindqvist"),
    "correct split": ("correct", "split", "--by=Jo", "--", "{}", "Hanna Lindqvist"),
    "correct split --in": ("correct", "split", "--by=Jo", "--in={}", "Hanna Lindqvist"),
    "correct label": ("correct", "label", "--by=Jo", "--", "{}", "Somebody"),
    "correct type": ("correct", "type", "--by=Jo", "--", "Hanna Lindqvist", "{}"),
    "correct type, of whom": ("correct", "type", "--by=Jo", "--", "{}", "person"),
    "correct reject": ("correct", "reject", "--by=Jo", "--", "{}"),
    "correct accept": ("correct", "accept", "--by=Jo", "--", "{}"),
    "export --format": ("export", "--format={}"),
    "export --article": ("export", "--article={}"),
    "export --construct": ("export", "--construct={}"),
    "export --import": ("export", "--import={}"),
    "show": ("show", "--", "of {}"),
    "figures --about": ("figures", "--about=of {}"),
    "timeline --about": ("timeline", "--about=of {}"),
    "verify --store": ("verify", "--store=of {}"),
    "restore": ("restore", "--", "of {}"),
    "evaluate --gold": ("evaluate", "--gold=of {}"),
    "import --format": ("import", "--format={}", "mayor.ttl"),
    "import --origin": ("import", "--origin={}", "mayor.ttl"),
    "import --base": ("import", "--base={}", "mayor.ttl"),
    "import": ("import", "--format=ttl", "--", "{}"),
    "build --base": ("build", "--base={}", "mayor.txt"),
    "build --model": ("build", "--model={}", "mayor.txt"),
    "build": ("build", "--", "{}"),
    "link --type": ("link", "--service=http://127.0.0.1:9/", "--type={}"),
    "link --service": ("link", "--service={}"),
    "figures --format": ("figures", "--format={}"),
    "timeline --format": ("timeline", "--about=Stringville", "--format={}"),
    "validate --format": ("validate", "--format={}", "mayor.ttl"),
    "validate": ("validate", "--", "{}"),
}


@pytest.mark.parametrize("command", REFUSED)
def test_commands_that_refuse(command: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a string means nothing, that is told in one line, and nothing happens."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mayor.txt").write_text(ARTICLE)
    (tmp_path / "mayor.ttl").write_text("<http://a/a> <http://a/b> 1 .")
    for text in STRINGS:
        status, _, err = call(*(part.replace("{}", text) for part in REFUSED[command]))
        assert status in (COULD_NOT, WRONG_CALL), text
        assert [line for line in err.splitlines() if line.startswith("kgraph: error: ")] == err.splitlines()[-1:], text


@pytest.mark.parametrize(
    "text", [pytest.param(text, marks=() if n % 7 == 0 else pytest.mark.slow) for n, text in enumerate(STRINGS)]
)
def test_labels_that_people_give(text: str, store: Path, tmp_path: Path) -> None:
    """A label, a reason and a name of who decides are kept to the letter, and change only what they are about."""
    if not text.isprintable() or text != " ".join(text.split()):
        pytest.skip("no label: the command line takes one line that can be printed")
    copy = Path(shutil.copytree(store, tmp_path / "store"))
    report = correct(
        "label", ("Hanna Lindqvist",), who=text, when="2026-01-01T10:00:00Z", why=text, value=text, store=copy
    )
    assert report.written == 1
    with GraphStore.open(copy / "graph", read_only=True) as graph:
        assert text in {row[1] for row in table(ask(graph, "names")).rows}
        assert graph.checksum(GRAPH.value).size == len(STRINGS) * len(triples(0, "")) + 2


@pytest.mark.parametrize("text", [one for one in STRINGS if "/" not in one and len(one.encode()) < 200])
def test_files_that_are_called_so(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of any name comes in under that name, and goes by it."""
    path = tmp_path / f"{text}.nt"
    path.write_text("<http://a/a> <http://a/b> <http://a/c> .\n")
    where = ["--store", str(tmp_path / "store")]
    assert main(["import", *where, str(path)]) == DONE
    with GraphStore.open(tmp_path / "store" / "graph", read_only=True) as graph:
        assert f"{text}.nt" in {quad.object.value for name in graph.graphs() for quad in graph.quads(name)}
    assert main(["remove", *where, "--", f"{text}.nt"]) == DONE
    with GraphStore.open(tmp_path / "store" / "graph", read_only=True) as graph:
        assert graph.graphs() == []
