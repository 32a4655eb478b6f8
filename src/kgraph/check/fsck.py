"""A store's files, lines and counts against its journal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph import ids
from kgraph.errors import RecordError, StoreError
from kgraph.records import decision_from_line, facts_from_line, judgement_from_line, link_from_line
from kgraph.store import lock
from kgraph.store.disk import PART, Checksum, checksum, checksum_of
from kgraph.store.journal import FILE as JOURNAL
from kgraph.store.journal import Contents, contents
from kgraph.store.writer import FACTS, GRAPH, kept_files

if TYPE_CHECKING:
    from kgraph.store.graph import GraphStore

LINES: dict[str, Callable[[str], Any]] = {
    "decisions.jsonl": decision_from_line,
    "judgements.jsonl": judgement_from_line,
    "links.jsonl": link_from_line,
}
BY_HAND = frozenset({"decisions.jsonl", "links.jsonl"})  # files that people may edit
AGAIN = "run `kgraph build` again"
ANEW = "delete the folder `graph` in it and build again, or restore a backup"


@dataclass(frozen=True, kw_only=True, slots=True)
class Soundness:
    """How many files and named graphs were checked, whether the last writer ended, and each fault in one line."""

    files: int
    graphs: int
    ended: bool
    faults: tuple[str, ...]


def fsck(store: Path) -> Soundness:
    """Checks that each file of the store is there and whole, and that the graph is what its journal says.

    After a writer that did not end, what it was about to write is in doubt and no fault; that it did not end is told.
    StoreError when somebody writes to the store now, or there is none.
    """
    if not (store / GRAPH).is_dir() and not (store / FACTS).is_dir() and not (store / JOURNAL).is_file():
        raise StoreError(f"there is no store in {store}; run `kgraph build` first, or give --store WHERE")
    busy = lock.holder(store)
    if busy is not None:
        raise StoreError(f"the store {store} is held by {busy}; check it when that is done")
    known = contents(store)
    faults = [*_journal(store, known), *_facts(store, known), *_files(store, known), *_lines(store)]
    graph_faults, graphs = _graph(store, known)
    return Soundness(
        files=len(known.facts) + len(kept_files(store)) + 1,
        graphs=graphs,
        ended=known.files is not None,
        faults=(*faults, *graph_faults),
    )


def damaged_files(store: Path) -> list[str]:
    """The files of the graph that are not as its last writer left them, each in one line; nothing while one writes."""
    return [] if lock.holder(store) is not None else list(_files(store, contents(store)))


def _journal(store: Path, known: Contents) -> Iterator[str]:
    path = store / JOURNAL
    if known.missing:
        yield f"{path} is missing, so nothing can be held against it; {AGAIN}"
        return
    for number in known.damaged:
        yield f"{path}, line {number} is damaged; {AGAIN}"
    if known.files is None and not known.damaged:
        yield f"{path}: the last one who wrote to the store did not end; {AGAIN}"
    if known.removing:
        yield f"{path}: {len(known.removing)} articles are on their way out; {AGAIN}"
    for part in sorted(path for path in (*store.glob(f".*{PART}"), *(store / FACTS).glob(f".*{PART}"))):
        yield f"{part} is half of a file; {AGAIN}"


def _facts(store: Path, known: Contents) -> Iterator[str]:
    """What is wrong with the files of facts: each is read as a whole."""
    there = {path.name: path for path in sorted((store / FACTS).glob("*.json"))}
    for name in sorted(known.facts.keys() - there.keys()):
        yield f"{store / FACTS / name} is missing; build {known.facts[name].source or 'its article'} again"
    for name, path in there.items():
        told = known.facts.get(name)
        try:
            data = path.read_bytes()
        except OSError as error:
            yield f"{path} cannot be read: {error.strerror or error}"
            continue
        if told is not None and checksum_of(data) != (told.size, told.crc):
            yield f"{path} is not as it was written; build {told.source or 'its article'} again"
        elif told is None and known.files is not None:
            yield f"{path} is not in the journal; {AGAIN}"
        elif (reason := _unreadable(data.removesuffix(b"\n"), facts_from_line)) is not None:
            yield f"{path} cannot be read back: {reason}"


def _files(store: Path, known: Contents) -> Iterator[str]:
    """What is wrong with the other files, if the journal tells them."""
    if known.files is None:
        return
    there = {path.relative_to(store).as_posix(): path for path in kept_files(store)}
    for name in sorted(known.files.keys() | there.keys()):
        path = store / name
        advice = "that is right if it was edited by hand" if name in BY_HAND else ANEW
        if name not in there:
            yield f"{path} is missing; {advice}"
        elif name not in known.files:
            yield f"{path} is not in the journal; {advice}"
        else:
            yield from _changed(path, known.files[name], advice)


def _changed(path: Path, told: Checksum, advice: str) -> Iterator[str]:
    try:
        now = checksum(path)
    except OSError as error:
        yield f"{path} cannot be read: {error.strerror or error}"
        return
    if now != told:
        sizes = f"{told.size:,} bytes then, {now.size:,} now" if now.size != told.size else "other bytes, as many"
        yield f"{path} is not as it was left ({sizes}); {advice}"


def _lines(store: Path) -> Iterator[str]:
    for name, read in LINES.items():
        path = store / name
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
            if line.strip() and (reason := _unreadable(line, read)) is not None:
                yield f"{path}, line {number} cannot be read: {reason}"


def _unreadable(line: bytes, read: Callable[[str], Any]) -> str | None:
    """Why a line cannot be read; None when it can."""
    try:
        read(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "it is not UTF-8"
    except RecordError as error:
        return str(error)
    return None


def _graph(store: Path, known: Contents) -> tuple[list[str], int]:
    """What is wrong with the graph as a whole, and how many named graphs it has."""
    from kgraph.store.graph import GraphStore

    folder = store / GRAPH
    if not folder.is_dir():
        return [f"{folder} is missing; {AGAIN}"], 0
    try:
        with GraphStore.open(folder, read_only=True) as graph:
            faults = [*_counts(graph, known), *_articles(graph, known)]
            if not graph.is_union():
                faults.append(f"{folder}: the default graph is not the union of the named graphs; {ANEW}")
            return faults, len(graph.graphs())
    except StoreError as error:
        return [str(error)], 0


def _counts(graph: "GraphStore", known: Contents) -> Iterator[str]:
    """The quads of each graph against the journal; the last one is in doubt when its writer did not end."""
    there = set(graph.graphs())
    for iri in sorted(there | known.graphs.keys()):
        told = known.graphs.get(iri)
        if iri in known.last or (told is None and (known.files is None or known.missing)):
            continue
        if told is None:
            yield f"the graph {iri} is not in the journal; {AGAIN}"
            continue
        found = graph.checksum(iri)
        if found.size != told.size:
            yield f"the graph {iri} has {found.size} triples, and {told.size} were written; {ANEW}"
        elif found != told:
            yield f"the graph {iri} has other triples than were written; {ANEW}"


def _articles(graph: "GraphStore", known: Contents) -> Iterator[str]:
    """Articles that were read and have no graph."""
    if known.files is None:
        return
    written = {iri.rpartition("-")[2][:10] for iri in graph.graphs()}
    for name, kept in sorted(known.facts.items()):
        if ids.digest("article", name.partition(".")[0])[:10] not in written:
            yield f"{kept.source or name} was read and has no graph; {AGAIN}"
