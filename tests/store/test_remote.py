"""A store on a SPARQL server gives the answers of the embedded store, whatever is put in, taken out and asked."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.assemble import serialize
from kgraph.errors import KgraphError, QueryError, StoreError
from kgraph.store.graph import GraphStore
from kgraph.store.questions import answer, ask, named_queries
from kgraph.store.remote import AnyStore, ServerStore
from kgraph.store.results import table
from store.servers import has_virtuoso, oxigraph, virtuoso
from store.test_graph import NAME, ONE, TWO, harbour_quads, quad, reply_quads

ARTICLES = {f"{NAME}article-harbour": harbour_quads, f"{NAME}article-reply": reply_quads}
VALUES = {
    "entity": ("Ida Brandt", "Tom Reed", "Lund"),
    "text": ("harbour", "LUND IS", "“We"),
    "number": ("1", "2"),
}
NASTY = (
    *("'", '"', '"""', "'''", "\\", "\\\\", '\\"', "} ; DROP ALL", '"} ; DROP ALL #', "')} ; CLEAR ALL ; #"),
    *(
        "\n",
        'a\r\n"b\n} }',
        "\\u007D",
        "\\u0022 } ; DROP ALL",
        "{ ?s ?p ?o }",
        "# a comment",
        "<https://example.org/a>",
    ),
    *(
        "?s",
        '") } UNION { ?s ?p ?o } VALUES (?o) { ("',
        '"@en ; DROP GRAPH <urn:x>',
        "\t\x01 \u2028é𝄞",
    ),
)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that runs while the tests do."""
    if request.param == "virtuoso" and not has_virtuoso():
        pytest.skip("virtuoso-opensource is not installed")
    starting = {"oxigraph": oxigraph, "virtuoso": virtuoso}[request.param]
    with starting(tmp_path_factory.mktemp(request.param)) as address:
        yield address


def emptied(store: ServerStore, but: Iterable[str] = ()) -> None:
    for graph in set(store.graphs()) - set(but):
        store.remove(graph)


@pytest.fixture
def pair(url: str) -> Iterator[tuple[GraphStore, ServerStore]]:
    """An embedded store and one on the server, both empty."""
    with GraphStore.in_memory() as embedded, ServerStore.open(url) as remote:
        emptied(remote)
        yield embedded, remote


@pytest.fixture
def articles(url: str) -> Iterator[tuple[GraphStore, ServerStore]]:
    """An embedded store and one on the server, both with the two articles of the tests."""
    with GraphStore.in_memory() as embedded, ServerStore.open(url) as remote:
        emptied(remote, but=ARTICLES)
        for graph, quads in ARTICLES.items():
            embedded.replace(graph, quads())
            remote.replace(graph, quads())
        yield embedded, remote


def rows(store: AnyStore, name: str, parameters: dict[str, str]) -> tuple[tuple[str, ...], list[str]]:
    found = table(ask(store, name, parameters))
    return found.columns, sorted(map(str, found.rows))


def same(embedded: GraphStore, remote: ServerStore) -> None:
    """Both have the same graphs, checksums and union."""
    assert embedded.graphs() == remote.graphs()
    assert set(embedded.quads()) == set(remote.quads())
    assert [embedded.checksum(graph) for graph in embedded.graphs()] == [remote.checksum(g) for g in remote.graphs()]
    assert {graph: embedded.checksum(graph).size for graph in embedded.graphs()} == remote.counts()
    assert remote.is_union()


def test_exports_are_the_same_bytes(articles: tuple[GraphStore, ServerStore]) -> None:
    """What is exported from a server is, byte for byte, what the embedded store exports."""
    embedded, remote = articles
    for form in ("ttl", "trig", "nq"):
        assert serialize(embedded.quads(), format=form) == serialize(remote.quads(), format=form)


@pytest.mark.parametrize("name", named_queries())
def test_named_queries_have_the_same_rows(name: str, articles: tuple[GraphStore, ServerStore]) -> None:
    """Each named query, without parameters and with some value for each, gives equal rows."""
    embedded, remote = articles
    thing = {"statement": table(ask(embedded, "stated-by", {"speaker": "Tom Reed"})).rows[0][-1] or ""}
    thing["article"] = "article-harbour"
    parameters = named_queries()[name].parameters
    needed = {one.name: thing.get(one.name, VALUES[one.kind][0]) for one in parameters if one.default is None}
    asked = [needed] + [
        {**needed, one.name: value}
        for one in parameters
        for value in ([thing[one.name]] if one.name in thing else VALUES[one.kind])
    ]
    for given in asked:
        assert rows(embedded, name, given) == rows(remote, name, given), given


def test_changes_keep_the_union(pair: tuple[GraphStore, ServerStore]) -> None:
    """Whatever is put in, swapped and taken out, graphs and union are those of the embedded store at each step."""
    steps: list[tuple[str, Iterable[ox.Quad], bool]] = [
        (ONE, [quad("a", "x"), quad("b", "y")], True),
        (TWO, [quad("a", "x", TWO), quad("c", "z", TWO)], True),
        (ONE, [quad("b", "y"), quad("a", "x")], False),
        (ONE, [quad("b", "y"), quad("c", "1.50", datatype="decimal")], True),
        (ONE, [quad("b", "y"), quad("c", "1.5", datatype="decimal")], False),
        (TWO, [quad("b", "y", TWO), quad("c", "z", TWO)], True),
        (ONE, [], True),
        (ONE, [], False),
        (TWO, [], True),
    ]
    for graph, quads, changes in steps:
        for store in pair:
            assert store.replace(graph, quads) == changes
        same(*pair)


def test_large_graph_is_swapped(pair: tuple[GraphStore, ServerStore]) -> None:
    """A graph of some thousand quads goes in and is swapped in one request each."""
    for numbers in (range(1500), range(1000, 2000)):
        for store in pair:
            assert store.replace(ONE, [quad("a", str(number)) for number in numbers])
        same(*pair)


@pytest.mark.parametrize("text", NASTY)
def test_values_are_only_values(text: str, pair: tuple[GraphStore, ServerStore]) -> None:
    """Whatever a text says, it is found as it is, finds the same rows, and changes nothing."""
    embedded, remote = pair
    for store in pair:
        store.replace(ONE, [quad("a", text), quad("b", "y")])
    same(embedded, remote)
    assert rows(embedded, "saying", {"words": text}) == rows(remote, "saying", {"words": text})
    for store in pair:
        found = store.query("SELECT ?s ?o WHERE { ?s ?p ?o }", substitutions={"o": ox.Literal(text)})
        assert [("https://example.org/a", text)] == [(row["s"].value, row["o"].value) for row in found]
    same(embedded, remote)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?name WHERE { ?s a schema:Person ; rdfs:label ?name }",
        "PREFIX schema: <https://example.org/> SELECT ?s WHERE { ?s a schema:Person }",
        "ASK { ?s a schema:Person }",
        "ASK { ?s a schema:Nothing }",
        "CONSTRUCT { ?s rdfs:label ?name } WHERE { ?s rdfs:label ?name }",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "SELECT ?s WHERE { ?s a schema:Person",
        "SELECT ?s WHERE { ?s a none:Person }",
        "SELECT ?s WHERE { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "DROP ALL",
    ],
)
def test_free_queries_are_answered_alike(sparql: str, articles: tuple[GraphStore, ServerStore]) -> None:
    """Any SPARQL gives the same rows, or the same line about what is wrong with it."""

    def told(store: AnyStore) -> object:
        try:
            found = table(answer(store, sparql))
        except KgraphError as error:
            return str(error)
        return found.columns, sorted(map(str, found.rows))

    embedded, remote = articles
    assert told(embedded) == told(remote)
    same(embedded, remote)


def test_value_for_a_variable_that_is_not_selected_is_refused(pair: tuple[GraphStore, ServerStore]) -> None:
    """A value that the query has no column for is a QueryError, as in the embedded store."""
    for store in pair:
        with pytest.raises(QueryError, match=r"\?o"):
            store.query("SELECT ?s WHERE { ?s ?p ?o }", substitutions={"o": ox.Literal("x")})


@pytest.mark.parametrize(("iri", "known"), [("https://example.org/a", True), (TWO, False), ("x> ?p ?o } #", False)])
def test_store_knows_what_it_speaks_of(iri: str, known: bool, pair: tuple[GraphStore, ServerStore]) -> None:
    """`knows` tells whether something is said of an IRI; what is no IRI is not known."""
    for store in pair:
        store.replace(ONE, [quad("a", "x")])
        assert known == store.knows(iri)


def test_what_is_read_only_or_closed_says_so(url: str) -> None:
    """A store that is open for reading, or closed, cannot be changed, and says so with its address."""
    with ServerStore.open(url, read_only=True) as store, pytest.raises(StoreError, match="open for reading only"):
        store.replace(ONE, [quad("a", "x")])
    store.close()
    for use in (store.graphs, lambda: store.remove(ONE)):
        with pytest.raises(StoreError, match="is closed: open it again"):
            use()


def test_server_that_ends_is_told(tmp_path: Path) -> None:
    """A server that goes away while its store is open is one clear line."""
    with oxigraph(tmp_path) as address:
        store = ServerStore.open(address)
        store.replace(ONE, [quad("a", "x")])
    with pytest.raises(StoreError, match=r"no server answers at http://127\.0\.0\.1:"):
        store.graphs()
