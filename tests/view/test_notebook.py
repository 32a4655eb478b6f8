"""An open store is a dataset for rdflib, a graph for networkx, and a picture in a notebook."""

from pathlib import Path

import pytest
import rdflib

import kgraph
from kgraph.assemble import article_quads, serialize
from kgraph.errors import KgraphError
from kgraph.store.graph import GraphStore
from store.news import harbour, reply, resolution

BASE = "https://w3id.org/kgraph/id/"
ASKED = "SELECT ?who ?what WHERE { ?who kg:states ?what } ORDER BY ?who ?what"


@pytest.fixture
def where(tmp_path: Path) -> Path:
    with GraphStore.open(tmp_path / "store" / "graph") as store:
        for facts, statements in (harbour(), reply()):
            store.replace(BASE + facts.article.id, article_quads(facts, statements, resolution()))
    return tmp_path / "store"


def test_graph_is_a_dataset_of_rdflib(where: Path) -> None:
    """It has the named graphs, their union by default, and our prefixes; Oxigraph answers its queries."""
    with kgraph.open(where) as opened:
        dataset = opened.graph
        assert isinstance(dataset, rdflib.Dataset)
        named = {str(graph.identifier) for graph in dataset.graphs()} - {"urn:x-rdflib:default"}
        assert named == set(opened.store.graphs())
        read = rdflib.Graph().parse(data=serialize(opened.store.quads(), format="nt").decode(), format="nt")
        assert len(dataset.default_graph) == len(read)
        rows = [tuple(map(str, row)) for row in dataset.query(ASKED)]
        assert rows == list(opened.query(ASKED).rows) != []


def test_dataset_cannot_be_changed(where: Path) -> None:
    """What is open to read stays as it is."""
    with kgraph.open(where) as opened:
        before = len(opened.graph.default_graph)
        with pytest.raises(Exception, match="read-write"):
            opened.graph.add((rdflib.URIRef(BASE + "a"), rdflib.RDFS.label, rdflib.Literal("a")))
        assert len(opened.graph.default_graph) == before


def test_graph_of_networkx(where: Path) -> None:
    """Edges are who states what, with their statements, as the store has them."""
    with kgraph.open(where) as opened:
        graph = opened.to_networkx()
        edges = {(one, other) for one, other, data in graph.edges(data=True) if data["relation"] == "states"}
        assert edges == {(row[0], row[1]) for row in opened.query(ASKED).rows} != set()
        assert all(data["statements"] for _, _, data in graph.edges(data=True))


def test_questions(where: Path) -> None:
    """Named queries with parameters, and SPARQL with our prefixes; what is neither is told."""
    with kgraph.open(where) as opened:
        assert opened.query("names").columns == ("entity", "label", "name")
        assert opened.query("stated-by", {"speaker": "Ida Brandt"}).rows
        assert opened.query(ASKED).rows
        with pytest.raises(KgraphError, match="there is no query 'nonsense'"):
            opened.query("nonsense")


def test_picture_in_a_notebook(where: Path) -> None:
    """The page lies in a frame that may do nothing outside itself, with its quotation marks escaped."""
    with kgraph.open(where) as opened:
        shown = opened._repr_html_()
        assert shown.startswith('<iframe sandbox="allow-scripts" ')
        assert shown.count('"') == 6
        assert "Ida Brandt" in shown
        assert repr(opened) == f"kgraph.open({str(where)!r})"


def test_no_store(tmp_path: Path) -> None:
    """A folder without a store is told."""
    with pytest.raises(KgraphError, match="does not exist"):
        kgraph.open(tmp_path / "nowhere")
