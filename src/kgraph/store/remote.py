"""The graph on any SPARQL 1.1 server, with the answers that the embedded store gives.

As there, each article has a named graph, and the default graph holds every triple of the named graphs once. A server
without a default graph of its own has the union in a named graph, which the address tells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Self, TypeAlias, TypeVar, cast

import pyoxigraph as ox

from kgraph.errors import QueryError, StoreError
from kgraph.store.changes import as_kept, lines, quads_checksum, restored
from kgraph.store.disk import Checksum
from kgraph.store.graph import GraphStore, Result, Term
from kgraph.store.journal import Journal
from kgraph.store.server import Address, Server
from kgraph.store.syntax import check_query
from kgraph.store.values import with_prefixes, with_values

ROWS, TRIPLES = "application/sparql-results+json", "application/n-triples"
YES, NO = b'{"head":{},"boolean":true}', b'{"head":{},"boolean":false}'
NOTHING = "<urn:x-kgraph:nothing> " * 3  # a triple that nobody has, to ask whether we may write
Read = TypeVar("Read")


class ServerStore:
    """One open store on a server. Changes are one request each: a transaction, where the server has transactions."""

    def __init__(self, server: Server, *, read_only: bool = False, journal: Journal | None = None) -> None:
        self._open: Server | None = server
        self._url = server.address.url
        self._union = None if server.address.union is None else ox.NamedNode(server.address.union)
        self._read_only = read_only
        self._journal = journal

    @classmethod
    def open(cls, url: str, *, read_only: bool = False, journal: Journal | None = None) -> Self:
        """The store at this address; changes are noted in the journal.

        StoreError when no SPARQL server is there, or when it does not let us read or, unless read-only, write.
        """
        store = cls(Server(Address.of(url)), read_only=read_only, journal=journal)
        try:
            store._yes("ASK {}")
            if not read_only:
                store._writing().update(f"DELETE DATA {{ {store._in_union(NOTHING)} }}")
                if journal is not None:
                    journal.open()
        except QueryError as error:
            store._close()
            raise StoreError(str(error)) from error
        except BaseException:
            store._close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection; closing twice does no harm."""
        if self._open is None:
            return
        try:
            self.flush()
        finally:
            self._close()

    def replace(self, graph_iri: str, quads: Iterable[ox.Quad]) -> bool:
        """Puts these quads in place of the named graph, in one request; False when nothing changed.

        ValueError for a quad of another graph or with a blank node, whose name would not stay the same.
        """
        graph = ox.NamedNode(graph_iri)
        new = as_kept(graph, quads)
        server = self._writing()
        if self._journal is not None:
            self._journal.graph(graph_iri, quads_checksum(new))
        old = self._canonical(graph)
        if new == old:
            return False
        server.update(self._change(graph, removed=old - new, added=new - old, emptied=not new))
        return True

    def add(self, graphs: Mapping[str, Iterable[ox.Quad]]) -> None:
        """Puts named graphs beside the others, a request each; in place of those that have their names."""
        for iri, quads in graphs.items():
            self.replace(iri, quads)

    def remove(self, graph_iri: str) -> bool:
        """Takes the named graph out, in one request; False when there was none."""
        return self.replace(graph_iri, ())

    def graphs(self) -> list[str]:
        """IRIs of the named graphs, sorted."""
        return sorted(self.counts())

    def counts(self) -> dict[str, int]:
        """How many quads each named graph has."""
        # with a union of our own, all that is in it is ours; such a server has graphs about itself as well
        ours = "" if self._union is None else f"{self._in_union('?s ?p ?o')} FILTER(?g != {self._union})"
        rows = self._rows(f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }} GROUP BY ?g")
        return {row["g"].value: int(row["n"].value) for row in rows if row["g"] is not None}

    def quads(self, graph_iri: str | None = None) -> Iterator[ox.Quad]:
        """The quads of all named graphs or of one, in no order, as they were put in."""
        for name in self.graphs() if graph_iri is None else [graph_iri]:
            yield from map(restored, self._kept(ox.NamedNode(name)))

    def knows(self, iri: str) -> bool:
        """Whether something is said of this IRI; False for what can be no IRI."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return False
        return bool(self._yes(f"ASK {{ {self._in_union(f'{node} ?p ?o')} }}"))

    def query(
        self,
        sparql: str,
        *,
        substitutions: Mapping[str, Term] | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> Result:
        """What the server answers, as the embedded store would; QueryError for what that one does not take, too."""
        check_query(sparql)
        values = dict(substitutions or {})
        with GraphStore.in_memory() as nothing:
            kind = type(nothing.query(sparql, substitutions=values, prefixes=prefixes))
            asked = with_prefixes(with_values(sparql, values), prefixes or {})
            nothing.query(asked)  # the server gets nothing that was not read as a query here
        if kind is ox.QueryBoolean:
            return self._yes(asked, of_union=True)
        if kind is ox.QuerySolutions:
            return self._rows(asked, of_union=True)
        scratch = ox.Store()
        scratch.extend(ox.Quad(*triple) for triple in self._triples(asked))
        return scratch.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def checksum(self, graph_iri: str) -> Checksum:
        """How many quads the named graph has, and their digest, which is the same in any order."""
        return quads_checksum(self._canonical(ox.NamedNode(graph_iri)))

    def is_union(self) -> bool:
        """Whether the default graph holds each triple of the named graphs, and no other."""
        named = {quad.triple for name in self.graphs() for quad in self._kept(ox.NamedNode(name))}
        return named == set(self._found(self._in_union("?s ?p ?o")))

    def flush(self) -> None:
        """Brings the journal to disk; the server brings changes to its own."""
        if self._journal is not None and not self._read_only:
            self._journal.sync()

    def _change(self, graph: ox.NamedNode, *, removed: set[ox.Quad], added: set[ox.Quad], emptied: bool) -> str:
        """The update that takes out and puts in, in the union and in the graph; what another graph has stays there.

        The graph comes last: where a server without transactions fails half-way, it is not yet what it should be, and
        the next build does all of it again. Each step is of one graph: Virtuoso confuses two in a DELETE DATA.
        """
        new, old = lines({quad.triple for quad in added}), lines({quad.triple for quad in removed})
        steps = [
            (removed, f"DELETE DATA {{ {self._in_union(old)} }}"),
            (removed, self._put_back({quad.triple for quad in removed}, graph)),
            (added, f"INSERT DATA {{ {self._in_union(new)} }}"),
            (removed, f"DELETE DATA {{ GRAPH {graph} {{ {old} }} }}"),
            (emptied, f"DROP SILENT GRAPH {graph}"),
            (added, f"INSERT DATA {{ GRAPH {graph} {{ {new} }} }}"),
        ]
        return " ;\n".join(step for needed, step in steps if needed)

    def _put_back(self, triples: set[ox.Triple], graph: ox.NamedNode) -> str:
        """The step that puts those into the union again that another named graph has."""
        rows = " ".join(f"({' '.join(str(term) for term in triple)})" for triple in triples)
        others = " && ".join(f"?g != {one}" for one in (graph, self._union) if one is not None)
        where = f"VALUES (?s ?p ?o) {{ {rows} }} GRAPH ?g {{ ?s ?p ?o }} FILTER({others})"
        return f"INSERT {{ {self._in_union('?s ?p ?o')} }} WHERE {{ {where} }}"

    def _in_union(self, triples: str) -> str:
        return triples if self._union is None else f"GRAPH {self._union} {{ {triples} }}"

    def _canonical(self, graph: ox.NamedNode) -> set[ox.Quad]:
        """The quads of a graph with literals in the form that Oxigraph gives them."""
        try:
            return as_kept(graph, self._kept(graph))
        except ValueError as error:
            raise StoreError(f"{graph} at {self._url} is not as kgraph writes it: {error}") from error

    def _kept(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads of a graph as the server has them."""
        for triple in self._found(f"GRAPH {graph} {{ ?s ?p ?o }}"):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)

    def _found(self, pattern: str) -> Iterator[ox.Triple]:
        """All that fits, as rows: Virtuoso leaves triples out of a CONSTRUCT beyond its limit, and does not say so."""
        for row in self._rows(f"SELECT ?s ?p ?o WHERE {{ {pattern} }}"):
            yield ox.Triple(row[0], row[1], row[2])

    def _yes(self, sparql: str, *, of_union: bool = False) -> ox.QueryBoolean:
        answer = self._parsed(self._answer(sparql, of_union=of_union))
        if isinstance(answer, ox.QueryBoolean):
            return answer
        # Virtuoso gives a row with 1 or 0 in place of yes or no
        yes = any(isinstance(row[0], ox.Literal) and row[0].value in ("1", "true") for row in answer)
        return cast("ox.QueryBoolean", self._parsed(YES if yes else NO))

    def _rows(self, sparql: str, *, of_union: bool = False) -> ox.QuerySolutions:
        data = self._answer(sparql, of_union=of_union)
        rows = self._parsed(data)
        if isinstance(rows, ox.QueryBoolean):
            raise StoreError(f"{self._url} answers yes or no where rows were asked for")
        self._read(lambda: sum(1 for _ in rows))  # once to its end, so that nobody meets a damaged row later
        return cast("ox.QuerySolutions", self._parsed(data))

    def _parsed(self, data: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
        return self._read(lambda: ox.parse_query_results(data, ox.QueryResultsFormat.JSON))

    def _triples(self, sparql: str) -> list[ox.Triple]:
        data = self._answer(sparql, TRIPLES, of_union=True)
        return self._read(lambda: [quad.triple for quad in ox.parse(data, ox.RdfFormat.N_TRIPLES)])

    def _answer(self, sparql: str, wanted: str = ROWS, *, of_union: bool = False) -> bytes:
        """The answer in the media type that is wanted; StoreError when it is in another."""
        if self._open is None:
            raise StoreError(f"the store {self._url} is closed: open it again")
        given, data = self._open.query(sparql, accept=wanted, of_union=of_union)
        media = given.partition(";")[0].strip().lower()[:80]
        if media not in (wanted, "application/json", "text/plain"):
            raise StoreError(f"{self._url} is no SPARQL endpoint, it answers in {media or 'some form'}: check --store")
        return data

    def _read(self, reading: Callable[[], Read]) -> Read:
        try:
            return reading()
        except (SyntaxError, ValueError) as error:
            why = " ".join(str(error).split())
            raise StoreError(f"the answer of {self._url} cannot be read: {why[:200]}") from error

    def _writing(self) -> Server:
        if self._open is None:
            raise StoreError(f"the store {self._url} is closed: open it again")
        if self._read_only:
            raise StoreError(f"the store {self._url} is open for reading only: open it for writing to change it")
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open = None


AnyStore: TypeAlias = GraphStore | ServerStore
