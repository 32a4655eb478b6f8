"""The graph in a folder: an embedded Oxigraph store with one named graph an article.

The default graph holds every triple of the named graphs once. Oxigraph could join the named graphs when it is asked,
but then a triple of two articles comes twice, in rows and in counts. So it is kept up to date with every change.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from os import fspath, listdir, makedirs, path

import pyoxigraph as ox

from kgraph.errors import QueryError, StoreError
from kgraph.store.changes import DEFAULT, as_kept, change, put_in, quads_checksum, restored
from kgraph.store.syntax import check_query, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from kgraph.store.disk import Checksum
    from kgraph.store.journal import Journal

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_MARK = "CURRENT"  # the file that RocksDB, under Oxigraph, finds the rest by
_ROCKSDB = re.compile(r"CURRENT|IDENTITY|LOCK|LOG.*|MANIFEST-\d+|OPTIONS-\d+.*|\d+\.\w+")


class GraphStore:
    """One open store. Changes are one transaction each: who reads sees an article's graph as it was or as it is."""

    def __init__(
        self, store: ox.Store, name: str, *, read_only: bool = False, journal: "Journal | None" = None
    ) -> None:
        self._open: ox.Store | None = store
        self._name = name
        self._read_only = read_only
        self._journal = journal

    @classmethod
    def open(
        cls, folder: "str | PathLike[str]", *, read_only: bool = False, journal: "Journal | None" = None
    ) -> "Self":
        """The store in `folder`, which is made when missing and not read-only; changes are noted in the journal.

        Read-only sees the store as it is now, without what another process writes afterwards. StoreError when there
        is no store to read, when another process has it open for writing, or when the folder holds something else.
        """
        where = fspath(folder)
        _check_folder(where, read_only=read_only)
        try:
            if not read_only:
                makedirs(where, exist_ok=True)
            if journal is not None:
                journal.open()
            store = ox.Store.read_only(where) if read_only else ox.Store(where)
        except (OSError, RuntimeError) as error:
            raise StoreError(_why_not(where, error)) from error
        return cls(store, where, read_only=read_only, journal=journal)

    @classmethod
    def in_memory(cls) -> "Self":
        """An empty store that is gone when it is closed."""
        return cls(ox.Store(), "in memory")

    def __enter__(self) -> "Self":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self.close()

    def close(self) -> None:
        """Brings everything to disk and lets others open the folder; closing twice does no harm."""
        if self._open is None:
            return
        try:
            self.flush()
        finally:
            self._open = None

    def replace(self, graph_iri: str, quads: Iterable[ox.Quad]) -> bool:
        """Puts these quads in place of the named graph, in one transaction; False when nothing changed.

        ValueError for a quad of another graph or with a blank node, whose name would not stay the same.
        """
        graph = ox.NamedNode(graph_iri)
        new = as_kept(graph, quads)
        with self._writing() as store:
            if self._journal is not None:
                self._journal.graph(graph_iri, quads_checksum(new))
            old = set(store.quads_for_pattern(None, None, None, graph))
            if new == old:
                return False
            change(store, graph, removed=old - new, added=new - old, emptied=not new)
        return True

    def add(self, graphs: Mapping[str, Iterable[ox.Quad]]) -> None:
        """Puts new named graphs beside the others, all in one transaction; what has their names goes before that.

        ValueError as for `replace`.
        """
        new = {iri: as_kept(ox.NamedNode(iri), quads) for iri, quads in graphs.items()}
        for iri in new:
            self.remove(iri)
        with self._writing() as store:
            if self._journal is not None:
                self._journal.graphs({iri: quads_checksum(quads) for iri, quads in new.items()})
            put_in(store, *new.values())

    def remove(self, graph_iri: str) -> bool:
        """Takes the named graph out, in one transaction; False when there was none."""
        return self.replace(graph_iri, ())

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted."""
        with self._reading() as store:
            return sorted(graph.value for graph in store.named_graphs())

    def quads(self, graph_iri: str | None = None) -> Iterator[ox.Quad]:
        """The quads of all named graphs or of one, in no order, as they were put in.

        Oxigraph keeps all whole numbers as xsd:integer; offsets get back the type that Web Annotation gives them.
        """
        graph = None if graph_iri is None else ox.NamedNode(graph_iri)
        with self._reading() as store:
            for quad in store.quads_for_pattern(None, None, None, graph):
                if quad.graph_name != DEFAULT:
                    yield restored(quad)

    def knows(self, iri: str) -> bool:
        """Whether something is said of this IRI; False for what can be no IRI."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return False
        with self._reading() as store:
            return next(iter(store.quads_for_pattern(node, None, None, DEFAULT)), None) is not None

    def query(
        self,
        sparql: str,
        *,
        substitutions: Mapping[str, Term] | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> Result:
        """What the store answers; the default graph is the union of the named graphs.

        `substitutions` gives values for variables of the projection, by name without question mark; `prefixes` are
        used where the query does not declare its own. QueryError for what is no query, or asks for another server.
        """
        check_query(sparql)
        values = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
        with self._reading() as store:
            try:
                return store.query(sparql, prefixes=dict(prefixes or {}), substitutions=values or None)
            except SyntaxError as error:
                raise QueryError(explain(str(error))) from error
            except (ValueError, RuntimeError) as error:
                raise QueryError(f"the query cannot be answered: {_one_line(error)}") from error

    def checksum(self, graph_iri: str) -> "Checksum":
        """How many quads the named graph has, and their digest, which is the same in any order."""
        with self._reading() as store:
            return quads_checksum(store.quads_for_pattern(None, None, None, ox.NamedNode(graph_iri)))

    def oxigraph(self) -> ox.Store:
        """Oxigraph's own store, for tools that know it; whoever changes it keeps the union and the journal."""
        with self._reading() as store:
            return store

    def is_union(self) -> bool:
        """Whether the default graph holds each triple of the named graphs, and no other."""
        with self._reading() as store:
            quads = store.quads_for_pattern(None, None, None, None)
            named = {hash(quad.triple) for quad in quads if quad.graph_name != DEFAULT}
            default = {hash(quad.triple) for quad in store.quads_for_pattern(None, None, None, DEFAULT)}
        return named == default

    def copy(self, folder: "Path") -> None:
        """Copies the store as it is now into a folder that is not there yet; StoreError when that fails."""
        with self._reading() as store:
            store.backup(str(folder))

    def flush(self) -> None:
        """Brings all changes to disk; without it the last ones may be lost when the machine fails."""
        if self._read_only:
            return
        with self._reading() as store:
            store.flush()
        if self._journal is not None:
            self._journal.sync()

    @contextmanager
    def _reading(self) -> Iterator[ox.Store]:
        if self._open is None:
            raise StoreError(f"the store {self._name} is closed: open it again")
        try:
            yield self._open
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store {self._name} cannot be read: {_one_line(error)}") from error

    @contextmanager
    def _writing(self) -> Iterator[ox.Store]:
        if self._read_only:
            raise StoreError(f"the store {self._name} is open for reading only: open it for writing to change it")
        with self._reading() as store:
            yield store


def _check_folder(folder: str, *, read_only: bool) -> None:
    """StoreError when a store can neither be found in the folder nor be made there."""
    if path.exists(folder) and not path.isdir(folder):
        raise StoreError(f"{folder} is a file: give a folder for the store")
    if path.exists(path.join(folder, _MARK)):
        return
    if read_only:
        missing = "is no store" if path.exists(folder) else "does not exist"
        raise StoreError(f"{folder} {missing}: build one there first, or give the folder of another")
    if path.exists(folder) and not all(map(_ROCKSDB.fullmatch, listdir(folder))):
        raise StoreError(f"{folder} is no store and holds other things: give an empty or a new folder")


def _why_not(folder: str, error: Exception) -> str:
    text = _one_line(error)
    if "lock" in text.lower():
        return f"the store {folder} is in use by another process: wait until that is done"
    if isinstance(error, RuntimeError):
        return f"the store {folder} is damaged ({text}): delete the folder and build it again"
    return f"the store {folder} cannot be opened: {text}"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
