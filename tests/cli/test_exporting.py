"""`kgraph export`: every format, the parts of the graph, zipped files and wrong calls."""

import gzip
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Graph

from kgraph import export as room
from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main
from kgraph.cli.exporting import GRAPH_FORMATS, NETWORK_FORMATS
from kgraph.export import FORMATS

BRIDGE = """Bridge over the Oder to stay shut

4 November 2024

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.

“We cannot put lives at risk,” Nowak told reporters in Warsaw.
"""
FERRY = """Ferry to Bergen to start in May

5 November 2024

The ferry to Bergen will start in May, Lars Holm said.
"""
BEGINNINGS = {
    "ttl": "@prefix",
    "trig": "@prefix",
    "nt": "<https://w3id.org/kgraph/id/",
    "nq": "<https://w3id.org/kgraph/id/",
    "rdf": "<?xml",
    "jsonld": '{\n "@context"',
    "rdf12": "@prefix",
    "nif": "@prefix",
    "nanopub": "@prefix",
    "claimreview": "[\n",
    "graphml": "<?xml",
    "gexf": "<?xml",
    "cyjs": "{",
    "html": "<!DOCTYPE html>",
}
LABELS = "CONSTRUCT { ?s rdfs:label ?label } WHERE { ?s a schema:Person ; rdfs:label ?label }"
STATED = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exporting")
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    where = ["--store", str(folder / "store"), "--out", str(folder / "out")]
    assert main(["build", str(folder), *where, "--model", "rules"]) == DONE
    return folder / "store"


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, store: Path):
    """Exports from an empty folder: the exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def told(*arguments: object) -> tuple[int, bytes, str]:
        capsysbinary.readouterr()
        status = main(["export", *map(str, arguments), "--store", str(store)])
        out, err = capsysbinary.readouterr()
        return status, out, err.decode()

    return told


def test_formats_of_the_command_are_those_that_there_are() -> None:
    """The command names every format of the rooms, in their order, and each has a beginning here."""
    assert (*FORMATS, *NETWORK_FORMATS) == GRAPH_FORMATS == tuple(BEGINNINGS)


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_each_format(format: str, run, tmp_path: Path) -> None:
    """The graph is the same on standard output, in a file with that suffix, and in one that is zipped, also twice."""
    status, out, err = run("--format", format)
    assert (status, err) == (DONE, "")
    assert out.decode().startswith(BEGINNINGS[format])
    assert "Anna Nowak" in out.decode()
    zipped = tmp_path / f"graph.{format}.gz"
    run("-o", f"graph.{format}")
    run("-o", zipped)
    first = zipped.read_bytes()
    run("-o", zipped)
    assert (tmp_path / f"graph.{format}").read_bytes() == out == gzip.decompress(first)
    assert zipped.read_bytes() == first


@pytest.mark.parametrize(
    "part",
    [("--article", "bridge over the oder"), ("--about", "Anna Nowak"), ("--construct", STATED)],
    ids=lambda p: p[0],
)
@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_each_format_of_a_part(format: str, part: tuple[str, str], run) -> None:
    """A part is written in every format, without what is not in it."""
    status, out, err = run("--format", format, *part)
    assert (status, err) == (DONE, "")
    assert out.decode().startswith(BEGINNINGS[format])
    assert "Anna Nowak" in out.decode()
    assert ("Lars Holm" in out.decode()) == (part[0] == "--construct")


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_nodes_and_edges(format: str, read, run) -> None:
    """GraphML and GEXF have the nodes and edges that the JSON for Cytoscape has."""
    graph = read(io.BytesIO(run("--format", format)[1]))
    elements = json.loads(run("--format", "cyjs")[1])["elements"]
    assert sorted(graph.nodes) == sorted(one["data"]["id"] for one in elements["nodes"])
    assert sorted(graph.edges()) == sorted((one["data"]["source"], one["data"]["target"]) for one in elements["edges"])
    assert graph.number_of_edges() > 0


def test_query_in_a_file(run, tmp_path: Path) -> None:
    """A query stands in a file as well as in the call."""
    (tmp_path / "labels.rq").write_text(LABELS, encoding="utf-8")
    status, out, _ = run("--construct", "labels.rq")
    assert (status, out) == (DONE, run("--construct", LABELS)[1])
    assert len(Graph().parse(data=out, format="turtle")) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "pdf"], "--format pdf is no format of a graph; use --format with one of ttl, trig, nt, nq, rdf"),
        (["-o", "a.pdf"], "the suffix of a.pdf"),
        (["-o", "a.pdf.gz"], "the suffix of a.pdf.gz"),
        (["--article", "a", "--about", "b"], "give one of them"),
        (["--article", "Nothing"], "no article in the store is called 'Nothing'"),
        (["--article", "to"], "may be Bridge over the Oder to stay shut (article-bridge-"),
        (["--about", "Nobody"], "nothing in the store is called 'Nobody'"),
        (["--construct", "SELECT * { ?s ?p ?o }"], "only a query that begins with CONSTRUCT"),
        (["--construct", "DESCRIBE ?s { ?s a kg:Statement }"], "only a query that begins with CONSTRUCT"),
        (["--construct", "CONSTRUCT { ?s"], "the query cannot be read"),
        (["--construct", "CONSTRUCT { [] ?p ?o } { ?s ?p ?o }"], "blank nodes"),
        *((["--construct", LABELS, "-f", name], "--construct makes no kg:Statement") for name in NETWORK_FORMATS),
        (["--construct", LABELS, "-f", "claimreview"], "--construct makes no kg:Statement"),
        (["--construct", LABELS, "-f", "nif"], "--construct makes no schema:NewsArticle"),
    ],
)
def test_wrong_call(arguments: list[str], message: str, run) -> None:
    """What cannot be exported so is told in one line and ends with 2."""
    status, out, err = run(*arguments)
    assert (status, out) == (WRONG_CALL, b"")
    assert err.startswith("kgraph: error: ")
    assert err.count("\n") == 1
    assert message in err


def test_text_that_is_gone_is_told(run, monkeypatch: pytest.MonkeyPatch) -> None:
    """NIF needs the texts that are kept beside the graph; without them it says what to do."""
    monkeypatch.setattr("kgraph.store.facts.FactsShelf.get", lambda *_: None)
    status, _, err = run("--format", "nif")
    assert status == COULD_NOT
    assert "is not kept with the store: build the article again" in err


def test_each_format_that_needs_something_is_one() -> None:
    """What a format is made of is told of formats that there are."""
    assert set(room.formats.MADE_OF) <= set(GRAPH_FORMATS)
