"""Answers are written in the W3C's formats and as plain tables, each where it fits."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kgraph.errors import QueryError
from kgraph.store.graph import GraphStore, Result
from kgraph.store.results import RESULT_FORMATS, encode, table

A, P = "https://example.org/a-1", "https://example.org/p"
SELECT = "SELECT ?s ?o ?none WHERE { ?s ?p ?o } ORDER BY DESC(STR(?o))"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@pytest.fixture
def store() -> Iterator[GraphStore]:
    with GraphStore.in_memory() as opened:
        graph, node, says = ox.NamedNode("https://example.org/g"), ox.NamedNode(A), ox.NamedNode(P)
        words = (ox.Literal('say "x", y', language="en"), ox.Literal("z"))
        opened.replace(graph.value, [ox.Quad(node, says, word, graph) for word in words])
        yield opened


def test_json_is_the_results_format(store: GraphStore) -> None:
    """JSON has the columns in order, types and languages, and leaves out what is open."""
    told = json.loads(encode(store.query(SELECT), format="json"))
    assert told["head"]["vars"] == ["s", "o", "none"]
    assert told["results"]["bindings"][1] == {
        "s": {"type": "uri", "value": A},
        "o": {"type": "literal", "value": 'say "x", y', "xml:lang": "en"},
    }


def test_csv_is_the_results_format(store: GraphStore) -> None:
    """CSV has plain values, quoted where it must be, and an empty cell for what is open."""
    rows = list(csv.reader(io.StringIO(encode(store.query(SELECT), format="csv").decode(), newline="")))
    assert rows == [["s", "o", "none"], [A, "z", ""], [A, 'say "x", y', ""]]


def test_tsv_is_the_results_format(store: GraphStore) -> None:
    """TSV has terms as in Turtle."""
    first = encode(store.query(SELECT), format="tsv").decode().split("\n")[:2]
    assert first == ["?s\t?o\t?none", f'<{A}>\t"z"\t']


def test_xml_is_the_results_format(store: GraphStore) -> None:
    """XML has one result a row."""
    told = ElementTree.fromstring(encode(store.query(SELECT), format="xml"))
    space = "{http://www.w3.org/2005/sparql-results#}"
    assert len(told.findall(f"{space}results/{space}result")) == 2


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", "ASK { ?s ?p 1 }"])
def test_ask_is_true_or_false(store: GraphStore, query: str) -> None:
    """A yes or no is told in JSON and as a table of one cell."""
    truth = "1" not in query
    assert json.loads(encode(store.query(query), format="json"))["boolean"] is truth
    assert table(store.query(query)).rows == ((str(truth).lower(),),)


@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{A}>"])
def test_triples_are_turtle(store: GraphStore, query: str) -> None:
    """CONSTRUCT and DESCRIBE give Turtle."""
    told = set(ox.parse(encode(store.query(query), format="ttl"), format=ox.RdfFormat.TURTLE))
    assert {quad.triple for quad in store.quads()} == {quad.triple for quad in told}


@pytest.mark.parametrize(
    ("query", "format"),
    [(SELECT, "ttl"), (SELECT, "pdf"), ("ASK {}", "ttl"), *((CONSTRUCT, name) for name in RESULT_FORMATS)],
)
def test_format_that_does_not_fit_is_refused(store: GraphStore, query: str, format: str) -> None:
    """A format for another kind of query is a QueryError that says which would fit."""
    with pytest.raises(QueryError, match=f"'{format}' does not fit .*: use "):
        encode(store.query(query), format=format)


def test_table_has_columns_and_text(store: GraphStore) -> None:
    """A table has the columns in the order of the query, and None for what is open."""
    told = table(store.query(SELECT))
    assert (told.columns, told.rows) == (("s", "o", "none"), ((A, "z", None), (A, 'say "x", y', None)))


def test_table_of_triples_is_sorted(store: GraphStore) -> None:
    """Triples are a table of three columns."""
    told = table(store.query(CONSTRUCT))
    assert (told.columns, told.rows) == (
        ("subject", "predicate", "object"),
        ((A, P, 'say "x", y'), (A, P, "z")),
    )


@pytest.mark.parametrize(
    ("prefixes", "shown"),
    [
        ({}, A),
        ({"x": "https://example.org/"}, "x:a-1"),
        ({"x": "https://example.org/a-1"}, A),
        ({"x": "https://example."}, A),
        ({"y": "https://example.com/", "x": "https://example.org/"}, "x:a-1"),
    ],
)
def test_table_shortens_what_fits_a_prefix(store: GraphStore, prefixes: dict[str, str], shown: str) -> None:
    """An IRI is shortened when a prefix fits and what is left is a plain name."""
    result: Result = store.query("SELECT DISTINCT ?s WHERE { ?s ?p ?o }")
    assert table(result, prefixes=prefixes).rows == ((shown,),)
