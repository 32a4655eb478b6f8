"""SPARQL servers on this machine, for the tests: Oxigraph's, Debian's Virtuoso where it is installed, and bad ones."""

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

UNION = "https://example.org/union"
START = 30.0  # seconds that a server may take to start
CONFIGURATION = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Oxigraph's server on a new store in the folder; its address."""
    port, command = _free_port(), Path(sys.executable).parent / "oxigraph"
    with _running([command, "serve", "--location", folder / "ox", "--bind", f"127.0.0.1:{port}"], folder, port):
        yield f"http://127.0.0.1:{port}"


def has_virtuoso() -> bool:
    return shutil.which("virtuoso-t") is not None and shutil.which("isql-vt") is not None


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso on a new database in the folder, where everybody may write; its address, with a graph for the union."""
    http, sql = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(CONFIGURATION.format(http=http, sql=sql))
    with _running(["virtuoso-t", "-f", "-c", "virtuoso.ini"], folder, http):
        granting = 'EXEC=GRANT SPARQL_UPDATE TO "SPARQL";'
        subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", granting], check=True, capture_output=True)
        yield f"http://127.0.0.1:{http}/sparql?default-graph-uri={UNION}"


@dataclass
class Bad:
    """A server that answers every request with the same bytes and headers; `authorizations` are those it was sent."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    data: bytes = b""
    cut: bool = False  # the connection, after the data
    drops: bool = False  # the connection, after an answer, though it did not say so
    silent: float = 0.0  # seconds before it answers
    authorizations: list[str | None] = field(default_factory=list)
    url: str = ""


@contextmanager
def serving(bad: Bad) -> Iterator[Bad]:
    """The bad server, reachable under `bad.url` while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            bad.authorizations.append(self.headers["Authorization"])
            time.sleep(bad.silent)
            self.send_response(bad.status)
            headers = {"Content-Length": str(len(bad.data) + (99 if bad.cut else 0))} | bad.headers
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # the other side had enough
                self.wfile.write(bad.data)
            self.close_connection = bad.cut or bad.drops

        def log_message(self, *told: object) -> None:
            """Nothing: the tests look at what was asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    bad.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield bad
    finally:
        server.shutdown()
        server.server_close()


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _running(command: list[str | Path], folder: Path, port: int) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + START
        while not _answers(port):
            told = (folder / "server.log").read_text(errors="replace")
            assert process.poll() is None, told
            assert time.monotonic() < deadline, told
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(timeout=START)


def _answers(port: int) -> bool:
    with closing(socket.socket()) as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
