"""Where commands read and write: the store, files, standard output and the progress bar."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.cli.options import STDOUT
from kgraph.cli.watch import watched

if TYPE_CHECKING:
    from kgraph.pipeline import Progress
    from kgraph.store.remote import AnyStore


def warn(message: str) -> None:
    """Tells on standard error what was left out."""
    print("kgraph: warning:", " ".join(message.split()), file=sys.stderr)


@contextmanager
def opened(where: str) -> Iterator["AnyStore"]:
    """The graph of the store in a folder or on a server, to read; StoreError when there is none."""
    from kgraph.store.places import check_store, is_server, open_graph, server_of

    if not is_server(where):
        check_store(where)
    if is_server(where) or server_of(Path(where)) is not None:
        with open_graph(where, read_only=True) as graph:
            yield graph
        return
    with watched(where), open_graph(where, read_only=True) as graph:
        yield graph


def write(output: Path, data: bytes) -> None:
    """Writes the bytes to a file as a whole, or to standard output for `-`."""
    if output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    from kgraph.pipeline import write_file

    write_file(output, data)


@contextmanager
def progress_bar() -> Iterator["Progress | None"]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description:<10}"), BarColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total or None)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
