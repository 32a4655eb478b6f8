"""Requests are bounded in time, size, redirects, repetitions and rate, and fail in one clear line."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kgraph.errors import ServiceError
from kgraph.reconcile import connection
from kgraph.reconcile.connection import Connection
from reconcile.server import Answer, Fake, ok, serving, slow, status


class Clock:
    """A clock that runs only while somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def pause(self, seconds: float) -> None:
        self.now += seconds
        self.waits.append(round(seconds, 3))

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def connected(fake: Fake, clock: Clock, *, rate: float = 1000.0, deadline: float = 5.0) -> Connection:
    return Connection(fake.url, rate=rate, deadline=deadline, pause=clock.pause, clock=clock.time)


def failure(made: Connection) -> str:
    with pytest.raises(ServiceError) as error:
        made.get()
    assert "\n" not in str(error.value)
    return str(error.value)


def test_form_is_posted(clock: Clock) -> None:
    """A form arrives as it was given, whatever signs are in it."""
    with serving(Fake()) as fake:
        connected(fake, clock).post({"queries": '{"q0": {"query": "Ada & Bo + ü"}}'})
        assert fake.asked == [{"query": "Ada & Bo + ü"}]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "example.org",
        "",
        "http://",
        "http:///path",
        "http://example.org:99999/",
        "http://example.org/a b",
        "http://[x/",
        "http://exämple.org/",
    ],
)
def test_only_web_addresses(url: str) -> None:
    """Files and other schemes are refused before anything is opened."""
    with pytest.raises(ServiceError, match="is no address"):
        Connection(url)


def test_no_passwords_in_addresses() -> None:
    """A password in the address is refused, and not repeated."""
    with pytest.raises(ServiceError, match="name or password") as error:
        Connection("https://ada:secret@example.org/")
    assert "secret" not in str(error.value)


def test_unreachable(clock: Clock) -> None:
    """Where nobody listens the first try is the last."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        made = Connection(url, pause=clock.pause)
        assert failure(made).startswith(f"{url} cannot be reached: Connection refused; is the address right?")
    assert clock.waits == []


@pytest.mark.parametrize(("code", "waits"), [(500, [1, 2, 4]), (503, [1, 2, 4]), (404, []), (401, []), (204, [])])
def test_statuses(code: int, waits: list[float], clock: Clock) -> None:
    """What may pass is tried again three times, with longer and longer waits; the rest is not."""
    with serving(Fake(get=lambda number: status(code))) as fake:
        told = failure(connected(fake, clock))
    assert f"answers {code}" in told
    assert ("it was asked 4 times" in told) == bool(waits)
    assert (clock.waits, len(fake.requests)) == (waits, len(waits) + 1)


@pytest.mark.parametrize(
    ("asked", "waited"), [("7", 7.0), ("86400", 30.0), ("0", 1.0), ("soon", 1.0), ("9" * 400, 1.0), ("²", 1.0)]
)
def test_rate_limited(asked: str, waited: float, clock: Clock) -> None:
    """A server that is asked too often is left alone as long as it says, within bounds; then it answers."""
    answers = [status(429, Retry_After=asked), ok(b"done")]
    with serving(Fake(get=lambda number: answers[number])) as fake:
        assert connected(fake, clock).get() == b"done"
    assert clock.waits == [waited]


def test_rate(clock: Clock) -> None:
    """Requests keep the distance that the rate gives, also when they are made again."""
    with serving(Fake(get=lambda number: ok(b""))) as fake:
        made = connected(fake, clock, rate=4.0)
        for _ in range(3):
            made.get()
    assert clock.waits == [0.25, 0.25]


def test_slow(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not answer in time is given up."""
    monkeypatch.setattr(connection, "WAITS", (0.0,))
    with serving(Fake(get=slow(1.0))) as fake:
        assert "does not answer within 0.2 seconds; it was asked 2 times" in failure(
            connected(fake, clock, deadline=0.2)
        )


@contextmanager
def endless(piece: bytes, every: float, head: bytes = b"") -> Iterator[str]:
    """The address of a server that sends a head and then a piece again and again, for ever."""
    stop = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def send() -> None:
        talking, _ = listening.accept()
        with talking:
            try:
                talking.sendall(head)
                while not stop.wait(every):
                    talking.sendall(piece)
            except OSError:
                return

    thread = threading.Thread(target=send, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    stop.set()
    thread.join(2)
    listening.close()


def test_dripping(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadline is that of the whole request: a server that is never quite silent is given up as well."""
    monkeypatch.setattr(connection, "WAITS", ())
    with endless(b"H", every=0.1) as url:
        assert failure(Connection(url, deadline=0.5)) == f"{url} does not answer within 0.5 seconds"


def test_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer without end is read up to the limit, long before the deadline."""
    monkeypatch.setattr(connection, "WAITS", ())
    with endless(b"x" * 1_000_000, every=0.01, head=b"HTTP/1.1 200 OK\r\n\r\n") as url:
        assert failure(Connection(url, deadline=5.0)) == f"{url} answers with more than 8 MB: lower --limit"


def test_huge(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer is read up to a limit, and no further."""
    monkeypatch.setattr(connection, "LARGEST", 2_000_000)
    with serving(Fake(get=lambda number: ok(b"x" * 2_000_001))) as fake:
        assert "answers with more than 2 MB" in failure(connected(fake, clock))
        fake.get = lambda number: ok(b"x" * 2_000_000)
        assert len(connected(fake, clock).get()) == 2_000_000


def test_cut_off(clock: Clock) -> None:
    """An answer that breaks off is no answer."""
    with serving(Fake(get=lambda number: (200, {"Transfer-Encoding": "chunked"}, b"5\r\nhel"))) as fake:
        assert "breaks off" in failure(connected(fake, clock))


def test_no_http(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that speaks something else is told so."""
    monkeypatch.setattr(connection, "WAITS", ())
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            talking, _ = listening.accept()
            with talking:
                talking.recv(1000)
                talking.sendall(b"220 mail.example.org ready\r\n")

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        assert failure(Connection(url)).startswith(f"{url} breaks off: ")
        thread.join(2)


def redirecting(*places: str) -> Fake:
    """A service that sends on from place to place and then answers."""

    def answer(number: int) -> Answer:
        return status(307, Location=places[number]) if number < len(places) else ok(b"there")

    return Fake(get=answer)


@pytest.mark.parametrize("places", [["/other"], ["?x=1", "/a/", "b"]])
def test_redirects_within_the_server(places: list[str], clock: Clock) -> None:
    """A few redirects to the same host are followed."""
    with serving(redirecting(*places)) as fake:
        assert connected(fake, clock).get() == b"there"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("http://localhost/", "redirects to http://localhost/, which is another server"),
        ("https://example.org/", "redirects to https://example.org/, which is another server"),
        ("file:///etc/passwd", "'file:///etc/passwd' is no address"),
        ("http://ada:secret@127.0.0.1/", "has a name or password in it"),
        ("", "which is another server"),
    ],
)
def test_redirects_elsewhere(place: str, message: str, clock: Clock) -> None:
    """A redirect that leaves the server or the web is not followed."""
    with serving(redirecting(place)) as fake:
        assert message in failure(connected(fake, clock))
        assert len(fake.requests) == 1


def test_redirects_without_end(clock: Clock) -> None:
    """A circle of redirects ends."""
    with serving(redirecting(*["/again"] * 50)) as fake:
        assert "redirects more than 3 times" in failure(connected(fake, clock))


def test_form_is_posted_again_behind_a_redirect(clock: Clock) -> None:
    """What was asked is asked at the new address, too."""
    moved = Fake(post=lambda number: status(301, Location="/new") if number == 0 else None)
    with serving(moved) as fake:
        connected(fake, clock).post({"queries": '{"q0": {"query": "Ada"}}'})
        assert fake.asked == [{"query": "Ada"}]
