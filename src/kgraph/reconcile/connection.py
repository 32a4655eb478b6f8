"""HTTP to one server: bounded in time, size, redirects, repetitions and rate."""

import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

import kgraph
from kgraph.errors import ServiceError

DEADLINE = 30.0  # seconds for one request, from the connection to the last byte
WAITS = (1.0, 2.0, 4.0)  # seconds before a request is made again, once each
LONGEST_WAIT = 30.0  # seconds that a server may ask us to wait
LARGEST = 8_000_000  # bytes of an answer; a batch of a hundred names takes some hundred thousand
REDIRECTS = 3  # that are followed for one request
RATE = 2.0  # requests a second

REDIRECTED = frozenset({301, 302, 307, 308})
BUSY = frozenset({429, 500, 502, 503, 504})  # statuses that may be others in a moment
OK = 200


class _TryAgainError(Exception):
    """A request that may succeed in a moment: why it did not, and the seconds that the server asks for."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass(slots=True)
class Connection:
    """Requests to the server of one address, at most `rate` a second; ServiceError for whatever goes wrong."""

    url: str
    rate: float = RATE
    deadline: float = DEADLINE
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _next: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        _target(self.url)

    def get(self) -> bytes:
        """What the address answers."""
        return self._request("GET", None)

    def post(self, fields: Mapping[str, str]) -> bytes:
        """What the address answers to a form."""
        return self._request("POST", urlencode(fields).encode())

    def _request(self, method: str, body: bytes | None) -> bytes:
        for wait in (*WAITS, None):
            try:
                return self._followed(method, body)
            except _TryAgainError as error:
                if wait is None:
                    tried = f"; it was asked {len(WAITS) + 1} times" if WAITS else ""
                    raise ServiceError(f"{self.url} {error}{tried}") from error
                self.pause(min(max(wait, error.wait), LONGEST_WAIT))
        raise AssertionError("the last try returns or raises")

    def _followed(self, method: str, body: bytes | None) -> bytes:
        """The answer behind the redirects, which must stay with the server and not give up encryption."""
        url = self.url
        for _ in range(REDIRECTS + 1):
            self._take_turn()
            response, data = _exchange(method, url, body, self.deadline)
            if response.status == OK:
                return data
            if response.status not in REDIRECTED:
                _refuse(url, response)
            url = _redirected(url, response.headers.get("Location", ""))
        raise ServiceError(f"{self.url} redirects more than {REDIRECTS} times: give the address that it leads to")

    def _take_turn(self) -> None:
        now = self.clock()
        if now < self._next:
            self.pause(self._next - now)
        self._next = max(now, self._next) + 1 / self.rate


def _target(url: str) -> SplitResult:
    """The parts of an address that may be asked; ServiceError for another."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ServiceError(f"{url!r} is no address: {error}") from error
    written = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or not written:
        raise ServiceError(f"{url!r} is no address of a service: give one that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise ServiceError("the address of the service has a name or password in it: give it without")
    return parts


def _redirected(url: str, location: str) -> str:
    there = urljoin(url, location)
    old, new = urlsplit(url), _target(there)
    if not location or new.hostname != old.hostname or (old.scheme, new.scheme) == ("https", "http"):
        raise ServiceError(f"{url} redirects to {there}, which is another server: give that address if you trust it")
    return there


def _refuse(url: str, response: HTTPResponse) -> None:
    """Raises what a status other than 200 means."""
    why = f"answers {response.status}"
    if response.status not in BUSY:
        raise ServiceError(f"{url} {why}: is it the address of a reconciliation service?")
    asked = response.headers.get("Retry-After", "")
    raise _TryAgainError(why, float(asked) if asked.isdecimal() and len(asked) < 6 else 0.0)


def _exchange(method: str, url: str, body: bytes | None, deadline: float) -> tuple[HTTPResponse, bytes]:
    """One request and its answer, complete and within the deadline."""
    parts = _target(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=deadline)
    late: list[bool] = []
    timer = Timer(deadline, lambda: _hang_up(connection, late))
    timer.daemon = True
    try:
        _connect(connection, url)
        timer.start()
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, body, _headers(body))
        response = connection.getresponse()
        data = response.read(LARGEST + 1)
    except TimeoutError as error:
        raise _TryAgainError(f"does not answer within {deadline:g} seconds") from error
    except (OSError, HTTPException, ValueError) as error:
        if late:
            raise _TryAgainError(f"does not answer within {deadline:g} seconds") from error
        raise _TryAgainError(f"breaks off: {' '.join(str(error).split()) or type(error).__name__}") from error
    finally:
        timer.cancel()
        connection.close()
    if late:
        raise _TryAgainError(f"does not answer within {deadline:g} seconds")
    if len(data) > LARGEST:
        raise ServiceError(f"{url} answers with more than {LARGEST // 1_000_000} MB: lower --limit")
    return response, data


def _connect(connection: HTTPConnection, url: str) -> None:
    try:
        connection.connect()
    except TimeoutError:
        raise
    except (OSError, ValueError) as error:  # a host's name that cannot be written is a ValueError
        why = getattr(error, "strerror", None) or str(error)
        raise ServiceError(f"{url} cannot be reached: {' '.join(why.split())}; is the address right?") from error


def _hang_up(connection: HTTPConnection, late: list[bool]) -> None:
    """Ends a connection that takes too long, whatever it waits for."""
    late.append(True)
    if connection.sock is not None:
        try:
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself


def _headers(body: bytes | None) -> dict[str, str]:
    headers = {"Accept": "application/json", "User-Agent": f"kgraph/{kgraph.__version__}", "Connection": "close"}
    return headers if body is None else headers | {"Content-Type": "application/x-www-form-urlencoded"}
