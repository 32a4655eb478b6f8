"""No query reaches the network or ends the process, and a mistake is told in one line."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kgraph.errors import QueryError
from kgraph.store.graph import GraphStore
from kgraph.store.syntax import NESTING, check_query


class Listener:
    """A server on this machine that notes whether anybody calls, and hangs up."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.called = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.called.set()
            connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    yield server
    server.socket.close()


CALLS = [
    "SELECT * WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ service silent <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ SeRvIcE<{url}>{{}} }}",
    "SELECT * WHERE {{ SERVICESILENT<{url}>{{}} }}",
    "SELECT * WHERE {{ VALUES ?x {{ 1 }} OPTIONAL {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }}",
    "SELECT * WHERE {{ BIND(1 AS ?x) SERVICE#comment\n<{url}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{url}> SELECT * WHERE {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "PREFIX x: <{url}> SELECT * WHERE {{ SERVICEx:y{{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ FILTER EXISTS {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }}",
    # a comparison that looks like an IRI, with what would begin a comment, a string or a long string in it
    "PREFIX b: <x:> SELECT * WHERE {{ VALUES ?a {{ 1 }} FILTER(?a<2||?a<b:c#>\n) SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ FILTER(1<2)#> '''\nSERVICE <{url}> {{ ?s ?p ?o }} #'''\n }}",
    "SELECT * WHERE {{ FILTER('x'<'x>'||true) SERVICE <{url}> {{ ?s ?p ?o }} BIND('x' AS ?z) }}",
    # an escaped quotation mark in a name, a no-break space in an IRI
    "PREFIX b: <x:> SELECT * WHERE {{ BIND(b:c\\' AS ?x) SERVICE <{url}> {{ ?s ?p ?o }} BIND(b:c\\' AS ?y) }}",
    "SELECT * WHERE {{ BIND(<urn:\xa0#> AS ?x) SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ VALUES ?x {{ '''x'}} SERVICE <{url}> {{ ?s ?p ?o }} VALUES ?y {{ 'y' }} }}",
]


BY_VARIABLE = "SELECT * WHERE {{ VALUES ?u {{ <{url}> }} SERVICE ?u {{ ?s ?p ?o }} }}"


@pytest.mark.parametrize("query", CALLS)
def test_calls_are_real(query: str, listener: Listener) -> None:
    """Oxigraph itself would call: what is refused here is worth refusing, and the listener notices."""
    with contextlib.suppress(OSError):
        result = ox.Store().query(query.format(url=listener.url))
        assert isinstance(result, ox.QueryBoolean) or list(result) is not None
    assert listener.called.wait(timeout=5)


@pytest.mark.parametrize("query", [*CALLS, BY_VARIABLE])
def test_call_of_another_server_is_refused(query: str, listener: Listener) -> None:
    """A query with SERVICE, however it is written, is a QueryError, and nobody is called."""
    with GraphStore.in_memory() as store, pytest.raises(QueryError, match="SERVICE is not allowed"):
        list(store.query(query.format(url=listener.url)))  # type: ignore[arg-type]
    assert not listener.called.is_set()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { ?s ?p 'no SERVICE today' }",
        'SELECT * WHERE { ?s ?p """no\n"service" today""" }',
        "SELECT * WHERE { ?s ?p ?o } # SERVICE <http://127.0.0.1:9/> {}",
        "SELECT ?service WHERE { ?service ?serviceType $service }",
        "SELECT * WHERE { ?s <https://example.org/Secret_Service_(1)#service> ?o }",
        "PREFIX x: <https://example.org/> SELECT * WHERE { ?s x:service ?o ; x:isServiceOf x:customer-service }",
        "SELECT * WHERE { VALUES ?n { 1 } FILTER(?n < 3 && ?n > 0 && 'service' != \"it's a service\") }",
    ],
)
def test_the_word_itself_is_allowed(query: str) -> None:
    """Strings, comments, variables, IRIs and names may have the word in them."""
    with GraphStore.in_memory() as store:
        assert list(store.query(query)) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize("update", ["LOAD <http://127.0.0.1:9/>", "INSERT DATA { <a:b> <a:c> 1 }", "CLEAR ALL"])
def test_updates_are_no_queries(update: str) -> None:
    """What would change the store or fetch a file is a QueryError."""
    with GraphStore.in_memory() as store, pytest.raises(QueryError, match="cannot be read at line 1"):
        store.query(update)


@pytest.mark.parametrize(("opening", "closing"), ["{}", "()"])
@pytest.mark.parametrize("between", ["", "')' #)\n"])
def test_deep_nesting_is_refused(opening: str, closing: str, between: str) -> None:
    """More brackets inside one another than anybody writes are a QueryError; closing ones in strings do not help."""
    with pytest.raises(QueryError, match="brackets inside one another"):
        check_query("SELECT * WHERE " + f"{opening}{between}" * (NESTING + 1) + closing * (NESTING + 1))


def test_many_brackets_beside_one_another_are_allowed() -> None:
    """It is depth that counts, not number."""
    with GraphStore.in_memory() as store:
        assert len(list(store.query("SELECT * WHERE {" + "{ BIND(1 AS ?x) }" * 2 * NESTING + "}"))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?s WHERE { ?s ?p", "the query cannot be read at line 1, column 24: something else is missing"),
        ("SELECT ?s\nWHERE ?s ?p ?o }", "cannot be read at line 2, column 7"),
        ("SELECT ?s WHERE { ?s foaf:name ?o }", "a prefix before line 1, column [0-9]+ is not declared"),
        ("", "cannot be read at line 1, column 1"),
        ("who said what", "cannot be read at line 1, column 1"),
    ],
)
def test_mistake_is_told_in_one_line(query: str, says: str) -> None:
    """A query that cannot be parsed is a QueryError of one line with the place."""
    with GraphStore.in_memory() as store, pytest.raises(QueryError, match=says) as caught:
        store.query(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 160
