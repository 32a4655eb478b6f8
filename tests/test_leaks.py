"""No content of a statement is true in the graph outside of its statement: a SPARQL test over everything built.

Entities may be joined to each other by who speaks about whom, and by what kgraph knows of them by itself; by nothing
that somebody says.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.pipeline import build
from kgraph.store.graph import GraphStore

FALSE = """Lies about Lund

4 November 2024

Norway denied that its army had killed Klaus Weber in Lund.

Anna Nowak, the mayor of Lund, said that Peter Braun had met Klaus Weber in Oslo and had signed a treaty with Sweden.

The Red Cross said that 40 people may have been killed, and that the Swedish Army had not deployed troops to Norway.

Rosa Lind claimed that Anna Nowak was the wife of Peter Braun and the president of Sweden.

"Norway attacked Sweden on Sunday," the Ministry of Truth said.
"""
SPEAKING = ("states", "reports", "denies", "doesNotConfirm", "declinesComment")
STRUCTURAL = (  # what entities are to each other by our own knowledge and by people's decisions
    "https://schema.org/areaServed",
    "http://www.w3.org/2002/07/owl#sameAs",
    "http://www.w3.org/2004/02/skos/core#exactMatch",
    "http://www.w3.org/2004/02/skos/core#closeMatch",
    "http://purl.org/dc/terms/isReplacedBy",
)
LEAKS = """
PREFIX kg: <https://w3id.org/kgraph/ontology#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?subject ?predicate ?object WHERE {
  VALUES ?class { schema:Person schema:Organization schema:Place kg:Group schema:Event schema:Thing }
  VALUES ?other { schema:Person schema:Organization schema:Place kg:Group schema:Event schema:Thing }
  ?subject a ?class ; ?predicate ?object .
  ?object a ?other .
}
"""
VALUES = """
PREFIX kg: <https://w3id.org/kgraph/ontology#>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?subject ?predicate WHERE {
  VALUES ?class { schema:Person schema:Organization schema:Place kg:Group schema:Event schema:Thing }
  ?subject a ?class ; ?predicate ?object .
}
"""
OF_ENTITIES = {  # all that is ever said of an entity itself
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "https://schema.org/description",
    "https://schema.org/latitude",
    "https://schema.org/longitude",
    "http://www.w3.org/ns/prov#wasInfluencedBy",
    "https://w3id.org/kgraph/ontology#madeStatement",
    "https://w3id.org/kgraph/ontology#madeReport",
    *(f"https://w3id.org/kgraph/ontology#{name}" for name in SPEAKING),
    *STRUCTURAL,
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("leaks")
    (folder / "lies.txt").write_text(FALSE)
    articles = Path(__file__).resolve().parent.parent / "data" / "articles"
    report = build([articles, folder / "lies.txt"], store=folder / "store", out=folder / "out")
    with GraphStore.in_memory() as opened:
        with GraphStore.open(report.store / "graph", read_only=True) as built:
            for name in built.graphs():
                opened.replace(name, list(built.quads(name)))
        yield opened


def leaks(graph: GraphStore) -> list[tuple[str, ...]]:
    allowed = {*STRUCTURAL, *(f"https://w3id.org/kgraph/ontology#{name}" for name in SPEAKING)}
    rows = [tuple(term.value for term in row) for row in graph.query(LEAKS)]  # type: ignore[union-attr]
    rows += [tuple(term.value for term in row) for row in graph.query(VALUES)]  # type: ignore[union-attr]
    return [row for row in rows if row[1] not in (allowed if len(row) == 3 else OF_ENTITIES)]


def test_nothing_that_is_said_is_true_outside_of_its_statement(graph: GraphStore) -> None:
    """No leak in the sample corpus, nor in an article full of lies."""
    assert leaks(graph) == []


def test_the_lies_are_told_inside(graph: GraphStore) -> None:
    """The article's statements have figures, events and edges: there is something that could leak."""
    asked = (
        "ASK { ?statement <https://w3id.org/kgraph/ontology#describesEvent> ?event . ?event ?role ?who . ?who a ?c }"
    )
    assert graph.query(asked)
    assert graph.query("ASK { ?speaker <https://w3id.org/kgraph/ontology#denies> ?about }")


@pytest.mark.parametrize(
    "predicate",
    ["https://w3id.org/kgraph/ontology#killed", "https://schema.org/spouse", "https://schema.org/numberOfEmployees"],
)
def test_a_leak_is_found(graph: GraphStore, predicate: str) -> None:
    """The test can fail: a fact taken from a statement is found, between entities or as a value."""
    name = graph.graphs()[0]
    people = sorted({row[0].value for row in graph.query(LEAKS)})  # type: ignore[union-attr]
    kept = list(graph.quads(name))
    value = ox.Literal("40") if predicate.endswith("Employees") else ox.NamedNode(people[1])
    leak = ox.Quad(ox.NamedNode(people[0]), ox.NamedNode(predicate), value, ox.NamedNode(name))
    graph.replace(name, [*kept, leak])
    try:
        assert (people[0], predicate) in {row[:2] for row in leaks(graph)}
    finally:
        graph.replace(name, kept)
    assert leaks(graph) == []
