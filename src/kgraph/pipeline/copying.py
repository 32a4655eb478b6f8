"""Backups: a store copied while others write to it, and put back."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import OutputError, StoreError
from kgraph.store import disk, lock
from kgraph.store.journal import Journal, KeptFacts, contents
from kgraph.store.writer import BESIDE, FACTS, GRAPH, IMPORTS, writing

ATTEMPTS = 40  # of copying a graph that somebody writes
PAUSE = 0.25  # seconds between them


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyReport:
    """Where a store was copied to, how many articles and graphs it has, and whether its last writer had ended."""

    folder: Path
    articles: int
    graphs: int
    ended: bool


def backup(store: Path, to: Path) -> CopyReport:
    """Copies a store into a new or empty folder, which is a store itself; nobody who writes to the store is disturbed.

    What is written meanwhile may or may not be in it. The copy of a store whose writer has not ended says so, and the
    next build goes on from there. StoreError when there is no store or it is damaged, OutputError when `to` is taken or
    cannot be written.
    """
    if not (store / GRAPH).is_dir():
        raise StoreError(f"there is no store in {store}; run `kgraph build` first, or give --store WHERE")
    _free(to)
    ended = lock.holder(store) is None and contents(store).files is not None
    try:
        _snapshot(store, to / GRAPH)
        _copied(store, to)
    except OSError as error:
        raise OutputError(f"{to} cannot be written: {error.strerror or error}") from error
    return _told(store, to, ended=ended)


def restore(saved: Path, store: Path) -> CopyReport:
    """Puts a backup back, into a new or empty folder, after it was checked; the backup stays.

    StoreError when the backup is none, or is damaged; OutputError when the store's folder is taken.
    """
    from kgraph.check import fsck

    found = fsck(saved)
    faults = [fault for fault in found.faults if found.ended or "did not end" not in fault]
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise StoreError(f"the backup {saved} is damaged: {faults[0]}{more}")
    return backup(saved, store)


def _free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder} is there already; give a new or an empty folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made a folder: {error.strerror or error}") from error


def _snapshot(store: Path, to: Path) -> None:
    """The graph as it is at some moment; its files may be moved under one who reads while another writes."""
    from kgraph.store.graph import GraphStore

    for attempt in range(ATTEMPTS):
        try:
            with GraphStore.open(store / GRAPH, read_only=True) as graph:
                graph.copy(to)
            GraphStore.open(to, read_only=True).close()  # a graph that is only just begun cannot be opened yet
        except StoreError:
            shutil.rmtree(to, ignore_errors=True)
            if attempt == ATTEMPTS - 1 or lock.holder(store) is None:
                raise
            time.sleep(PAUSE)
        else:
            return


def _copied(store: Path, to: Path) -> None:
    """Copies the parts beside the graph; what is taken out meanwhile is not copied."""
    for path in _parts(store):
        target = to / path.relative_to(store)
        target.parent.mkdir(exist_ok=True)
        try:
            shutil.copyfile(path, target)
        except FileNotFoundError:
            target.unlink(missing_ok=True)


def _parts(store: Path) -> Iterator[Path]:
    yield from sorted((store / FACTS).glob("*.json"))
    if (store / IMPORTS).is_dir():
        yield from sorted(path for path in (store / IMPORTS).iterdir() if not path.name.startswith("."))
    yield from (path for name in BESIDE if (path := store / name).is_file())


def _told(store: Path, to: Path, *, ended: bool) -> CopyReport:
    """Writes the journal of the copy, from what is in it."""
    from kgraph.store.graph import GraphStore

    known = contents(store)
    with writing(to, "backup") as writer:
        for path in sorted((to / FACTS).glob("*.json")):
            size, crc = disk.checksum(path)
            told = known.facts.get(path.name)
            source, url, layout = (told.source, told.url, told.layout) if told is not None else (None, None, "")
            writer.journal.kept(path.name, KeptFacts(size=size, crc=crc, source=source, url=url, layout=layout))
        with GraphStore.open(to / GRAPH, read_only=True) as graph:
            names = graph.graphs()
            for name in names:
                writer.journal.graph(name, graph.checksum(name))
        writer.journal.removing(known.removing)
    if not ended:
        unended = Journal(to)
        unended.open()
        unended.abandon()
    return CopyReport(folder=to, articles=len(list((to / FACTS).glob("*.json"))), graphs=len(names), ended=ended)
