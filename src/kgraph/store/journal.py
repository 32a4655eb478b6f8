"""What is in a store, written down beside it: `journal.log`, a line of JSON for each change behind its CRC-32.

A line stands before the change of a graph that it tells, and behind that of a file of facts. So after a writer was
killed, all graphs but those of its last line are as it says, and so are all facts that it names. A journal that
ends with "closed" was ended in peace: then it tells the files of the graph as well.
"""

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kgraph.errors import StoreError
from kgraph.store.disk import Checksum, put

FILE = "journal.log"
Json = Any


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFacts:
    """A file of facts: its checksum, where its article was read, at which address it stands, and how it was laid out.

    `source` is an absolute path, None for what came from standard input; `layout` the digest of what is known of the
    article besides its text.
    """

    size: int
    crc: int
    source: str | None
    url: str | None
    layout: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """What the last build made the store from, what it wrote elsewhere, and what it reported.

    `inputs` is the digest of all that the graph depends on, `exports` the SHA-256 of files by absolute path.
    """

    inputs: str
    exports: Mapping[str, str]
    report: Json


@dataclass(slots=True)
class Contents:
    """What a journal says: facts by file name, quads and digest of each graph by IRI, and how the last writer ended.

    `files` are the other files by path inside the store, None when the last writer did not end; then `last` are the
    graphs that it may or may not have written. `removing` are texts (SHA-256) whose articles are on their way out.
    `damaged` are the numbers of lines that cannot be read.
    """

    facts: dict[str, KeptFacts] = field(default_factory=dict)
    graphs: dict[str, Checksum] = field(default_factory=dict)
    removing: set[str] = field(default_factory=set)
    files: dict[str, Checksum] | None = None
    whole: Whole | None = None
    last: tuple[str, ...] = ()
    damaged: list[int] = field(default_factory=list)
    missing: bool = False


def contents(folder: Path) -> Contents:
    """What the journal of a store's folder says; `missing` when there is none. StoreError when it cannot be read."""
    path, found = folder / FILE, Contents()
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        found.missing = True
        return found
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
    for number, line in enumerate(lines, start=1):
        try:
            _fold(found, _entry(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            found.damaged.append(number)
            found.files = found.whole = None
    return found


class Journal:
    """The journal of a store while somebody writes to the store; who writes must hold the store's lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.contents = contents(folder)
        self._handle: int | None = None
        self._failed = False

    def kept(self, name: str, facts: KeptFacts) -> None:
        """Notes that a file of facts is there."""
        if self.contents.facts.get(name) != facts:
            self._append({"facts": name, **asdict(facts)})

    def dropped(self, name: str) -> None:
        """Notes that a file of facts is gone."""
        if name in self.contents.facts:
            self._append({"dropped": name})

    def graph(self, iri: str, quads: Checksum) -> None:
        """Notes what a graph is about to be: the number of its quads (none: it goes) and their digest."""
        self.graphs({iri: quads})

    def graphs(self, graphs: Mapping[str, Checksum]) -> None:
        """Notes what several graphs are about to be, in one change."""
        known = self.contents.graphs
        new = {iri: list(quads) for iri, quads in graphs.items() if known.get(iri, Checksum(0, 0)) != quads}
        if new:
            self._append({"graphs": new})

    def removing(self, texts: Iterable[str]) -> None:
        """Notes that the articles with these texts are to go, before the first of them goes."""
        new = sorted(set(texts) - self.contents.removing)
        if new:
            self._append({"removing": new})
            self.sync()

    def removed(self) -> None:
        """Notes that all that was to go is gone."""
        if self.contents.removing:
            self._append({"removed": True})

    @property
    def is_open(self) -> bool:
        """Whether anything has been noted, or was about to be."""
        return self._handle is not None

    def open(self) -> None:
        """Notes that the files of the graph are about to change."""
        if self._handle is None and not self._failed:
            self._begin()

    def sync(self) -> None:
        """Brings what was noted to the disk."""
        if self._handle is not None:
            os.fsync(self._handle)

    def close(self, files: Mapping[str, Checksum], whole: Whole | None = None) -> None:
        """Ends the journal in peace and writes it anew without what is past; nothing if nothing was noted."""
        if self._failed or (self._handle is None and whole is None):
            return
        self._release()
        self.contents.files, self.contents.whole, self.contents.last = dict(files), whole, ()
        closing = {"closed": {name: list(checksum) for name, checksum in sorted(files.items())}}
        ending = [closing] if whole is None else [closing, {"whole": asdict(whole)}]
        put(self._folder / FILE, b"".join(map(_line, [*_entries(self.contents), *ending])))

    def abandon(self) -> None:
        """Ends it without peace: whoever comes next sees that the last writer did not end."""
        self._release()

    def _append(self, entry: Mapping[str, Json]) -> None:
        self.open()
        if self._handle is None:
            raise StoreError(f"{self._folder / FILE} could not be written before, so nothing more is changed")
        try:
            _write(self._handle, _line(entry))
        except OSError as error:
            self._failed = True
            self._release()
            raise StoreError(f"{self._folder / FILE} cannot be written: {error.strerror or error}") from error
        _fold(self.contents, dict(entry))

    def _begin(self) -> None:
        """Writes the journal anew, without lines that are torn, and keeps it open for more."""
        known = self.contents
        for iri in known.last:
            known.graphs.pop(iri, None)  # nobody knows whether it was written
        known.files, known.whole, known.last = None, None, ()
        self._failed = True  # until it has gone well
        put(self._folder / FILE, b"".join(map(_line, [*_entries(known), {"opened": True}])))
        self._handle = _appending(self._folder / FILE)
        self._failed = False

    def _release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _entries(known: Contents) -> list[Mapping[str, Json]]:
    """All that is in, in order of names."""
    return [
        *({"facts": name, **asdict(facts)} for name, facts in sorted(known.facts.items())),
        *({"graphs": {iri: list(quads)}} for iri, quads in sorted(known.graphs.items())),
        *([{"removing": sorted(known.removing)}] if known.removing else []),
    ]


def _fold(known: Contents, entry: dict[str, Json]) -> None:
    """Takes one entry into account."""
    known.whole = None
    match entry:
        case {"facts": str(name), **rest}:
            known.facts[name] = KeptFacts(**rest)
        case {"dropped": str(name)}:
            known.facts.pop(name, None)
        case {"graphs": dict(graphs)}:
            known.last = tuple(graphs)
            for iri, quads in graphs.items():
                known.graphs[iri] = Checksum(*quads)
                if not known.graphs[iri].size:
                    del known.graphs[iri]
        case {"removing": list(texts)}:
            known.removing |= set(texts)
        case {"removed": True}:
            known.removing.clear()
        case {"opened": True}:
            known.files, known.last = None, ()
        case {"closed": dict(files)}:
            known.files, known.last = {name: Checksum(*checksum) for name, checksum in files.items()}, ()
        case {"whole": dict(whole)}:
            known.whole = Whole(**whole)
        case _:
            raise ValueError(f"{entry!r:.80} is nothing that a journal tells")


def _line(entry: Mapping[str, Json]) -> bytes:
    told = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    return b"%08x %s\n" % (zlib.crc32(told), told)


def _entry(line: bytes) -> dict[str, Json]:
    """The entry of a line; ValueError when it is torn or altered."""
    crc, _, told = line.removesuffix(b"\n").partition(b" ")
    if not line.endswith(b"\n") or crc != b"%08x" % zlib.crc32(told):
        raise ValueError("torn or altered")
    entry = json.loads(told.decode("utf-8", "surrogatepass"))
    if not isinstance(entry, dict):
        raise ValueError("no entry")
    return entry


def _appending(path: Path) -> int:
    try:
        return os.open(path, os.O_WRONLY | os.O_APPEND)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error


def _write(handle: int, data: bytes) -> None:
    """All of the bytes: the system may take fewer at once."""
    while data:
        data = data[os.write(handle, data) :]
