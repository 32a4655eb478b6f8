"""Whatever a server does wrong is told in one line that says what to do, and a password in none."""

import json
import time
from contextlib import closing

import pytest

from kgraph.errors import QueryError, StoreError
from kgraph.store.remote import ServerStore
from kgraph.store.server import PASSWORD, USER, Address, Server
from store.servers import Bad, serving

JSON = {"Content-Type": "application/sparql-results+json"}
YES = json.dumps({"head": {}, "boolean": True}).encode()


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.delenv(PASSWORD, raising=False)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (Bad(status=401), f"refuses access (401): set {USER} and {PASSWORD}"),
        (Bad(status=403), "refuses access (403)"),
        (Bad(status=404), "takes no SPARQL at /query (404): give the address of its SPARQL endpoint"),
        (Bad(status=405), "takes no SPARQL at /query (405)"),
        (Bad(status=302, headers={"Location": "https://example.org"}), "redirects (302): give the address that"),
        (Bad(status=500, data=b"out\nof \x1b[1m memory"), "fails (500): out of [1m memory"),
        (Bad(status=503), "fails (503): it does not say why"),
        (Bad(headers={"Content-Type": "text/html"}, data=b"<html>"), "is no SPARQL endpoint, it answers in text/html"),
        (Bad(data=YES), "is no SPARQL endpoint, it answers in some form"),
        (Bad(headers=JSON, data=b"<html>"), "cannot be read: "),
        (Bad(headers=JSON, data=YES[:20]), "cannot be read: "),
        (Bad(headers=JSON, data=YES, cut=True), "breaks off its answer"),
        (Bad(headers={"X-SPARQL-MaxRows": "10000"} | JSON, data=YES), "cuts its answers off at 10000 rows"),
    ],
)
def test_server_that_is_no_good_is_told_in_one_line(bad: Bad, says: str) -> None:
    """Opening a store there is a StoreError with the server's address and what is wrong."""
    with serving(bad), pytest.raises(StoreError) as told:
        ServerStore.open(bad.url, read_only=True)
    assert (bad.url in str(told.value), says in str(told.value), "\n" in str(told.value)) == (True, True, False)


def test_missing_server_is_told() -> None:
    """Where nobody listens, the line says so."""
    with serving(Bad()) as gone:
        pass
    with pytest.raises(StoreError, match=f"no server answers at {gone.url} .*: start it, or check --store"):
        ServerStore.open(gone.url)


def test_query_that_a_server_does_not_take_is_told() -> None:
    """What a server says about a query is handed on."""
    with (
        serving(Bad(status=400, data=b"I speak SPARQL 1.0")) as bad,
        closing(Server(Address.of(bad.url))) as server,
        pytest.raises(QueryError, match="does not take the query: I speak SPARQL"),
    ):
        server.query("ASK {}", accept="*/*")


@pytest.mark.parametrize(("union", "hint"), [("", True), ("?default-graph-uri=urn:x:all", False)])
def test_change_that_a_server_does_not_take_is_told(union: str, hint: bool) -> None:
    """What a server says about an update is handed on, with what a server without a default graph needs."""
    with (
        serving(Bad(status=400, data=b"No plain default graph")) as bad,
        closing(Server(Address.of(bad.url + "/sparql" + union))) as server,
        pytest.raises(StoreError, match="does not take the change: No plain default graph") as told,
    ):
        server.update("DELETE DATA { <urn:x> <urn:x> <urn:x> }")
    assert hint == ("?default-graph-uri=IRI" in str(told.value))


def test_silent_server_is_waited_for_so_long() -> None:
    """A server that says nothing is given up after a time."""
    with (
        serving(Bad(silent=0.5)) as bad,
        closing(Server(Address.of(bad.url), patience=0.2)) as server,
        pytest.raises(StoreError, match="does not answer within 0"),
    ):
        server.query("ASK {}", accept="*/*")


@pytest.mark.parametrize("drops", [False, True])
def test_connection_is_used_again_or_made_anew(drops: bool) -> None:
    """One that the server has closed meanwhile is no mistake of anybody's."""
    with serving(Bad(headers=JSON, data=YES, drops=drops)) as bad, closing(Server(Address.of(bad.url))) as server:
        for _ in range(3):
            assert server.query("ASK {}", accept="*/*") == (JSON["Content-Type"], YES)
            time.sleep(0.05)
        assert len(bad.authorizations) == 3


def test_name_and_password_are_sent_and_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """They come from the environment, go as Basic authentication, and stand in no message."""
    monkeypatch.setenv(USER, "jö")
    monkeypatch.setenv(PASSWORD, "s3:cret")
    with serving(Bad(status=401)) as bad, pytest.raises(StoreError) as told:
        ServerStore.open(bad.url)
    assert bad.authorizations == ["Basic asO2OnMzOmNyZXQ="]
    assert f"check {USER} and {PASSWORD}" in str(told.value)
    assert "s3" not in str(told.value)


def test_nothing_is_sent_without_a_name() -> None:
    """Without the variables there is no authentication."""
    with serving(Bad(headers=JSON, data=YES)) as bad, ServerStore.open(bad.url, read_only=True):
        assert bad.authorizations == [None]


@pytest.mark.parametrize(
    ("url", "query", "update", "union"),
    [
        ("http://127.0.0.1:7878", "/query", "/update", None),
        ("https://example.org/", "/query", "/update", None),
        ("http://example.org:3030/news", "/news", "/news", None),
        ("http://example.org/sparql/", "/sparql", "/sparql", None),
        ("http://example.org/sparql?default-graph-uri=urn:x:all", "/sparql", "/sparql", "urn:x:all"),
    ],
)
def test_address_tells_the_endpoints(url: str, query: str, update: str, union: str | None) -> None:
    """A base has Oxigraph's endpoints, a path is an endpoint for both, and a graph of the union may be named."""
    address = Address.of(url)
    assert (query, update, union) == (address.query, address.update, address.union)


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.org", "http://", "http://example.org:0", "http://example.org:x", "http://exa mple.org"),
        *("http://example.org/?a=b", "http://example.org/#x", "http://example.org/\n", "http://[x", "http://é.org"),
        *("http://jo:s3cret@example.org", "http://jo:s3cret@[x", "http://jo:s3cret@example.org:x", "http://s3cret@h"),
        "http://example.org/?default-graph-uri=a&default-graph-uri=b",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """It is a StoreError that says what would be right, without a password."""
    with pytest.raises(StoreError) as told:
        Address.of(url)
    assert "s3cret" not in str(told.value)
