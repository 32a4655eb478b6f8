"""Where commands read and write: the store, files, standard output and the progress bar."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.cli.options import STDOUT
from kgraph.errors import StoreError

LONG = 5.0  # seconds of reading after which somebody looks whether the store is whole

if TYPE_CHECKING:
    from kgraph.pipeline import Progress
    from kgraph.store.graph import GraphStore


def warn(message: str) -> None:
    """Tells on standard error what was left out."""
    print("kgraph: warning:", " ".join(message.split()), file=sys.stderr)


def store_folder(where: str) -> Path:
    """The folder of a store; StoreError for a server's address."""
    if "://" in where:
        raise StoreError(f"{where} is a server, and a store is a folder here; give a folder to --store")
    return Path(where)


@contextmanager
def opened(where: str) -> Iterator["GraphStore"]:
    """The graph of the store, to read; StoreError when there is none."""
    folder = store_folder(where) / "graph"
    if not folder.is_dir():
        raise StoreError(f"there is no store in {where}; run `kgraph build` first, or give --store WHERE")
    from kgraph.store.graph import GraphStore

    with _watched(store_folder(where)), GraphStore.open(folder, read_only=True) as graph:
        yield graph


@contextmanager
def _watched(store: Path) -> Iterator[None]:
    """Ends the process with an error when reading takes long because a file of the store is damaged.

    Oxigraph goes on for ever, and takes all memory, where a query that counts meets a block of its files that is not
    whole. Nothing in the process can stop it then, and nothing has been written.
    """
    watch = threading.Timer(LONG, _end_if_damaged, [store])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _end_if_damaged(store: Path) -> None:
    from kgraph.check import damaged_files

    damaged = damaged_files(store)
    if damaged:
        print(f"kgraph: error: {damaged[0]}", file=sys.stderr, flush=True)
        os._exit(1)


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
