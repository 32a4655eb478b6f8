"""A reconciliation service on this machine, for the tests: honest, or broken in whatever way is asked for."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

MANIFEST: dict[str, Any] = {
    "versions": ["0.1", "0.2"],
    "name": "Names of the tests",
    "identifierSpace": "https://example.org/names/",
    "schemaSpace": "https://example.org/types/",
    "view": {"url": "https://example.org/page?id={{id}}"},
    "defaultTypes": [{"id": "T1", "name": "Person"}, {"id": "T2", "name": "Place"}],
}

Answer = tuple[int, dict[str, str], bytes]


def candidate(id: str, name: str, score: float = 100.0, *, match: bool = True, kind: str = "T1") -> dict[str, Any]:
    return {"id": id, "name": name, "score": score, "match": match, "type": [{"id": kind, "name": kind}]}


@dataclass
class Fake:
    """What the service has, and how it behaves; `asked` are the queries that came, `requests` all requests."""

    names: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=lambda: dict(MANIFEST))
    get: Callable[[int], Answer] | None = None  # answers the GET of this number, instead of the manifest
    post: Callable[[int], Answer | None] | None = None  # answers the POST of this number; None: as it should be
    asked: list[dict[str, Any]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    url: str = ""

    def answer(self, form: str) -> bytes:
        queries = json.loads(parse_qs(form)["queries"][0])
        self.asked += queries.values()
        found = {key: {"result": self.names.get(query["query"], [])} for key, query in queries.items()}
        return json.dumps(found).encode()


def ok(data: bytes) -> Answer:
    return 200, {"Content-Type": "application/json"}, data


def status(code: int, **headers: str) -> Answer:
    return code, {name.replace("_", "-"): value for name, value in headers.items()}, b"sorry"


@contextmanager
def serving(fake: Fake) -> Iterator[Fake]:
    """The service, reachable under `fake.url` while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = fake.requests.count("GET")
            fake.requests.append("GET")
            self._send(fake.get(number) if fake.get is not None else ok(json.dumps(fake.manifest).encode()))

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            number = fake.requests.count("POST")
            fake.requests.append("POST")
            self._send((fake.post(number) if fake.post is not None else None) or ok(fake.answer(form)))

        def _send(self, answer: Answer) -> None:
            code, headers, data = answer
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:
                return  # the other side had enough

        def log_message(self, *told: object) -> None:
            """Nothing: the tests look at what was asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_address[1]}/reconcile"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()


def slow(seconds: float) -> Callable[[int], Answer]:
    def answer(number: int) -> Answer:
        time.sleep(seconds)
        return ok(b"{}")

    return answer
