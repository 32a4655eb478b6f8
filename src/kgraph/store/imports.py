"""The files of others that were taken in, kept as they came, and their graphs in the store.

`imports/` holds each file, unpacked, and beside it what is known of it as JSON, which is written last and taken away
first: a file is in when its JSON is there. The graphs are made from that, so a writer who was killed on the way leaves
nothing that the next one does not bring in order.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kgraph.assemble.imports import ImportedFile, as_imported, import_graphs
from kgraph.errors import StoreError
from kgraph.rdf import quads_of
from kgraph.store import disk
from kgraph.store.remote import AnyStore
from kgraph.store.writer import IMPORTS

_OF_IMPORT = re.compile(r"(?P<base>.*[/#:])(?:graph(?:-[0-9a-f]+)?-of-)?(?P<name>import-[a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class ImportShelf:
    """The imported files of a store's folder."""

    store: Path

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.store / IMPORTS

    def all(self) -> list[ImportedFile]:
        """What is known of each, in order of their names; StoreError for what cannot be read."""
        return [self._told(path) for path in sorted(self.folder.glob("*.json"))]

    def data(self, file: ImportedFile) -> bytes:
        """The bytes of a file, unpacked; StoreError when they cannot be read."""
        path = self._path(file)
        try:
            return path.read_bytes()
        except OSError as error:
            raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error

    def keep(self, file: ImportedFile, data: bytes) -> None:
        """Keeps a file; StoreError when it cannot be written."""
        disk.put(self._path(file), data)
        disk.put(self._about(file), json.dumps(asdict(file), ensure_ascii=False, sort_keys=True).encode() + b"\n")

    def drop(self, file: ImportedFile) -> None:
        """Takes a file away."""
        self._about(file).unlink(missing_ok=True)
        self._path(file).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Takes away what was never quite in, or is not quite gone; only for who holds the store for writing."""
        disk.sweep(self.folder)
        known = {path for file in self.all() for path in (self._path(file), self._about(file))}
        for path in self.folder.glob("*"):
            if path not in known:
                path.unlink(missing_ok=True)

    def _about(self, file: ImportedFile) -> Path:
        return self.folder / f"{file.id}.json"

    def _path(self, file: ImportedFile) -> Path:
        return self.folder / f"{file.id}.{file.format}"

    def _told(self, path: Path) -> ImportedFile:
        try:
            return ImportedFile(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(f"{path} cannot be read back ({error}): delete it and import the file again") from error


def bring_up(
    shelf: ImportShelf, graph: AnyStore, base: str, read: Mapping[str, Sequence[ox.Quad]] = MappingProxyType({})
) -> None:
    """Brings the imported graphs to what lies on the shelf: those of lost files go, those that are missing come.

    `read` are the quads of files that were read just now, by their names.
    """
    shelf.sweep()
    files = {base + file.id: file for file in shelf.all()}
    there = set(graph.graphs())
    for name in sorted(there):
        about = import_of(name)
        if about is not None and about not in files:
            graph.remove(name)
    for about, file in files.items():
        if about not in there:
            quads = read.get(file.id)
            if quads is None:
                quads = quads_of(shelf.data(file), format=file.format, name=file.label, origin=file.origin)
            graph.add(import_graphs(file, quads, base=base))


def import_of(graph_iri: str) -> str | None:
    """The IRI of the import that a graph belongs to; None for a graph of ours."""
    found = _OF_IMPORT.fullmatch(graph_iri)
    return None if found is None else found["base"] + found["name"]


def imported_graphs(graph: AnyStore) -> frozenset[str]:
    """The graphs with what others say, without those that tell about the imports."""
    return frozenset(name for name in graph.graphs() if import_of(name) not in (None, name))


def dataset(graph: AnyStore, file: ImportedFile, base: str) -> list[ox.Quad]:
    """What an imported file says, with the graphs and blank nodes that it had."""
    about = base + file.id
    quads = (quad for name in graph.graphs() if name != about == import_of(name) for quad in graph.quads(name))
    return as_imported(file, graph.quads(about), quads, base=base)


def named(files: Iterable[ImportedFile], wanted: str, base: str) -> list[ImportedFile]:
    """The imports that are called so: by file name, local name or IRI."""
    name = wanted.removeprefix("<").removesuffix(">").removeprefix("id:").removeprefix(base)
    return [file for file in files if name in (file.id, file.label)]
