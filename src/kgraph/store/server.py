"""HTTP to a SPARQL 1.1 server: queries and updates as forms, and whatever goes wrong as one line.

See https://www.w3.org/TR/sparql11-protocol/. This is the one place in the store room from which the network is reached.
"""

import os
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, RemoteDisconnected
from typing import Self
from urllib.parse import parse_qs, urlencode, urlsplit

import kgraph
from kgraph.errors import QueryError, StoreError

PATIENCE = 120.0  # seconds that a server may be silent; it may have to count a large graph
USER, PASSWORD = "KGRAPH_STORE_USER", "KGRAPH_STORE_PASSWORD"
UNION = "default-graph-uri"  # the parameter that names a graph to be asked as the default graph
LONGEST = 200  # characters of what a server says that are told
FORM = "application/x-www-form-urlencoded"

WRONG, REFUSED, MISSING = 400, frozenset({401, 403}), frozenset({404, 405, 501})
CUT = "X-SPARQL-MaxRows"  # the header with which Virtuoso says that it has left rows out


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Where a server is: its URL as people know it, where it takes queries and updates, and the graph of the union."""

    url: str
    secure: bool
    host: str
    port: int | None
    query: str
    update: str
    union: str | None

    @classmethod
    def of(cls, url: str) -> Self:
        """The address in a URL: the base of an Oxigraph server, or an endpoint that takes queries and updates.

        `?default-graph-uri=IRI` names a graph for the union, for a server without a default graph of its own.
        StoreError for what is no such URL; it does not tell what may be a password.
        """
        try:
            parts = urlsplit(url)
            port, fields = parts.port, parse_qs(parts.query, strict_parsing=bool(parts.query))
        except ValueError as error:
            raise StoreError("--store is no address of a server: give one such as http://127.0.0.1:7878") from error
        if "@" in parts.netloc:
            raise StoreError(f"the address of the server has a name or password in it: set {USER} and {PASSWORD}")
        written = url.isascii() and url.isprintable() and not re.search(r"[\s<>\"{}|^`\\]", url)
        known = set(fields) <= {UNION} and len(fields.get(UNION, [])) <= 1 and not parts.fragment
        if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or not written or not known:
            raise StoreError(f"{url!r} is no address of a server: give one such as http://127.0.0.1:7878")
        path = parts.path.rstrip("/")
        return cls(
            url=url.rstrip("/"),
            secure=parts.scheme == "https",
            host=parts.hostname,
            port=port,
            query=path or "/query",
            update=path or "/update",
            union=fields.get(UNION, [None])[0],
        )


class Server:
    """A connection to the server of an address, kept open from one request to the next."""

    def __init__(self, address: Address, *, patience: float = PATIENCE) -> None:
        self.address = address
        self._patience = patience
        kind = HTTPSConnection if address.secure else HTTPConnection
        self._connection = kind(address.host, address.port, timeout=patience)

    def query(self, sparql: str, *, accept: str, of_union: bool = False) -> tuple[str, bytes]:
        """The media type of the answer, and the answer; the graph of the union is asked as the default graph or not.

        QueryError when the server does not take the query, StoreError for all else.
        """
        union = self.address.union if of_union else None
        fields = {"query": sparql} if union is None else {"query": sparql, UNION: union}
        response, data = self._request(self.address.query, fields, accept)
        if response.status == WRONG:
            raise QueryError(f"{self.address.url} does not take the query: {_told(data)}")
        self._check(self.address.query, response, data)
        if CUT in response.headers:
            limit = _told(response.headers[CUT].encode())
            raise StoreError(f"{self.address.url} cuts its answers off at {limit} rows: let it give more")
        return response.headers.get("Content-Type", ""), data

    def update(self, sparql: str) -> None:
        """Changes what is there; doing it again has to change nothing more, for it may be sent twice."""
        response, data = self._request(self.address.update, {"update": sparql}, "*/*")
        if response.status == WRONG:
            hint = "" if self.address.union else f"; without a default graph it needs ?{UNION}=IRI in its address"
            raise StoreError(f"{self.address.url} does not take the change: {_told(data)}{hint}")
        self._check(self.address.update, response, data)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def _request(self, path: str, fields: Mapping[str, str], accept: str) -> tuple[HTTPResponse, bytes]:
        """The answer; asked once more where the server has closed a connection that was idle."""
        reused = self._connection.sock is not None
        try:
            try:
                return self._exchange(path, fields, accept)
            except (RemoteDisconnected, ConnectionError):
                if not reused:
                    raise
            return self._exchange(path, fields, accept)
        except TimeoutError as error:
            raise StoreError(f"{self.address.url} does not answer within {self._patience:g} seconds") from error
        except (OSError, HTTPException, ValueError) as error:
            why = " ".join(str(error).split()) or type(error).__name__
            raise StoreError(f"{self.address.url} breaks off its answer: {why[:LONGEST]}") from error

    def _exchange(self, path: str, fields: Mapping[str, str], accept: str) -> tuple[HTTPResponse, bytes]:
        try:
            if self._connection.sock is None:
                self._connect()
            self._connection.request("POST", path, urlencode(fields).encode(), _headers(accept))
            response = self._connection.getresponse()
            return response, response.read()
        except BaseException:
            self._connection.close()
            raise

    def _connect(self) -> None:
        try:
            self._connection.connect()
        except TimeoutError:
            raise
        except (OSError, ValueError) as error:  # a host's name that cannot be written is a ValueError
            why = " ".join((getattr(error, "strerror", None) or str(error)).split())
            raise StoreError(f"no server answers at {self.address.url} ({why}): start it, or check --store") from error

    def _check(self, path: str, response: HTTPResponse, data: bytes) -> None:
        """StoreError for a status that is no success."""
        url, status = self.address.url, response.status
        if response.status in REFUSED:
            doing = f"check {USER} and {PASSWORD}" if USER in os.environ else f"set {USER} and {PASSWORD}"
            raise StoreError(f"{url} refuses access ({status}): {doing}, and what that user may do")
        if response.status in MISSING:
            raise StoreError(f"{url} takes no SPARQL at {path} ({status}): give the address of its SPARQL endpoint")
        if 300 <= status < 400:
            raise StoreError(f"{url} redirects ({status}): give the address that it leads to")
        if not 200 <= status < 300:
            raise StoreError(f"{url} fails ({status}): {_told(data)}")


def _headers(accept: str) -> dict[str, str]:
    headers = {"Accept": accept, "Content-Type": FORM, "User-Agent": f"kgraph/{kgraph.__version__}"}
    user = os.environ.get(USER)
    if user is None:
        return headers
    pair = f"{user}:{os.environ.get(PASSWORD, '')}".encode()
    return headers | {"Authorization": f"Basic {b64encode(pair).decode()}"}


def _told(data: bytes) -> str:
    """The beginning of what a server says, in one line."""
    line = " ".join(data[: 4 * LONGEST].decode("utf-8", "replace").split())
    return "".join(letter for letter in line if letter.isprintable())[:LONGEST] or "it does not say why"
