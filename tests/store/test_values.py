"""Values written into a query give the rows that the embedded store gives for substituted ones."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kgraph.store.graph import GraphStore
from kgraph.store.results import Table, table
from kgraph.store.values import with_prefixes, with_values
from store.test_graph import ONE, TWO, quad

TEXT = {"x": ox.Literal("x")}
NODE = {"s": ox.NamedNode("https://example.org/a")}


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.in_memory() as opened:
        opened.replace(ONE, [quad("a", "x"), quad("b", "y"), quad("a", "z")])
        opened.replace(TWO, [quad("c", "x", TWO), quad("b", "y", TWO)])
        yield opened


def rows(found: Table) -> list[list[tuple[str, str | None]]]:
    """The rows in any order, as those of SELECT * are, and so are its columns."""
    return sorted((sorted(zip(found.columns, row, strict=True)) for row in found.rows), key=str)


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("SELECT ?s ?x WHERE { ?s ?p ?x }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?x }", {**TEXT, **NODE}),
        ("SELECT * { ?s ?p ?o }", NODE),
        ("SELECT ?s ?x { { ?s ?p ?o FILTER(?o = ?x) } }", TEXT),
        ("SELECT ?s ?x { { ?s ?p ?o FILTER(?o = ?x) } UNION { ?s ?p ?o FILTER(?o != ?x) } }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?o OPTIONAL { ?s ?q ?t FILTER(?t = ?x) } }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?x } }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?o FILTER EXISTS { ?s ?q ?t FILTER(?t = ?x) } }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?o MINUS { ?s ?q ?t FILTER(?t = ?x) } }", TEXT),
        ("SELECT ?g ?x { GRAPH ?g { ?s ?p ?o FILTER(?o = ?x) } }", TEXT),
        ("SELECT ?s ?n ?x { { SELECT ?s (COUNT(?x) AS ?n) { ?s ?p ?x } GROUP BY ?s } }", TEXT),
        ("SELECT ?x ?n { { SELECT ?x (COUNT(?s) AS ?n) { ?s ?p ?o FILTER(?o = ?x) } GROUP BY ?x } }", TEXT),
        ("SELECT ?s ?n { { SELECT * { ?s ?p ?o } } BIND(1 AS ?n) }", NODE),
        ("SELECT ?s { SELECT ?s { ?s ?p ?o } }", NODE),
        ("SELECT ?s ?n { ?s ?p ?o OPTIONAL { SELECT ?s (COUNT(?t) AS ?n) { ?s ?q ?t } GROUP BY ?s } }", NODE),
        ("SELECT ?s ?n ?x { ?s ?p ?x OPTIONAL { SELECT ?s (COUNT(?x) AS ?n) { ?s ?q ?x } GROUP BY ?s } }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?o BIND(STR(?o) AS ?x) }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?o . { ?s ?q ?t BIND(STR(?t) AS ?x) } }", TEXT),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?n LIMIT 1", NODE),
        ("SELECT ?s (EXISTS { ?s ?p ?o } AS ?e) { ?s ?p ?o }", NODE),
        ("SELECT ?s ?x { VALUES (?x ?y) { ('x' 1) ('y' 2) } ?s ?p ?x }", TEXT),
        ("SELECT ?s ?x { VALUES ?x { 'x' 'y' } ?s ?p ?x }", TEXT),
        ("SELECT ?s ?x { ?s ?p ?x } VALUES ?s { <https://example.org/a> }", TEXT),
        ("SELECT ?s ?x # { ?no\n{ ?s ?p ?x FILTER(?x != '} { SELECT') }", TEXT),
        ('SELECT ?s ?x { ?s ?p ?x FILTER(?x != """ } # \\""" """) }', TEXT),
        ("PREFIX select: <https://example.org/> SELECT ?s ?x { ?s select:says ?x }", TEXT),
        ("SELECT ?s ?x { ?s <https://example.org/says>|<https://example.org/#x> ?x }", TEXT),
        ("SELECT ?s ?x {?s?p?x FILTER(1<2&&3>2)}", TEXT),
        ("CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x }", TEXT),
        ("ASK { ?s ?p ?x }", {"x": ox.Literal("not there")}),
        ("DESCRIBE ?s WHERE { ?s ?p ?x }", NODE),
    ],
)
def test_rows_are_those_of_substitution(query: str, values: dict[str, ox.Literal], store: GraphStore) -> None:
    """Wherever a variable stands, its value has the same effect, and nothing else in the query has another."""
    expected = table(store.query(query, substitutions=values))
    actual = table(store.query(with_values(query, values)))
    if actual.columns != expected.columns:  # SELECT * has them in another order
        assert set(expected.columns) == set(actual.columns)
        places = [actual.columns.index(name) for name in expected.columns]
        actual = type(actual)(
            columns=expected.columns, rows=tuple(tuple(row[i] for i in places) for row in actual.rows)
        )
    assert sorted(map(str, expected.rows)) == sorted(map(str, actual.rows))


@pytest.mark.parametrize(
    ("query", "declared"),
    [
        ("SELECT * { ?s a schema:Person }", ["kg", "schema"]),
        ("PREFIX schema: <https://example.org/> SELECT * { ?s a schema:Person }", ["kg"]),
        ("prefix  schema:<https://example.org/>\nPREFIX kg: <https://example.org/> SELECT * { ?s a kg:x }", []),
        ("# PREFIX kg: <x>\nSELECT * { ?s ?p 'PREFIX schema:' }", ["kg", "schema"]),
    ],
)
def test_prefixes_are_declared_where_the_query_does_not(query: str, declared: list[str]) -> None:
    """A prefix of the query's own is left to it."""
    ours = {"kg": "https://w3id.org/kgraph/ontology#", "schema": "https://schema.org/"}
    written = with_prefixes(query, ours)
    assert written == "".join(f"PREFIX {name}: <{ours[name]}>\n" for name in declared) + query
