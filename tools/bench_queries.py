"""How fast named queries are: our store beside rdflib's own engine, on the same triples, with the same rows.

The graph is that of the sample articles, copied until it has the triples: each copy has articles and statements of its
own, and speaks of the same people, bodies and places. Both hold it as one graph; loading is not counted. rdflib gets
each query in a process of its own; one that does not end in time is known to be slower than that, and its rows are
compared on the sample articles alone.
Usage: python tools/bench_queries.py [TRIPLES]   (default: 100000)
"""

import math
import multiprocessing
import re
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.util import from_n3

from kgraph import ids
from kgraph.rdf import read_quads
from kgraph.store.graph import GraphStore
from kgraph.store.questions import ask, named_queries
from kgraph.store.results import table
from kgraph.vocab import SCHEMA

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "kgraph.ttl"
TRIPLES = 100_000
LEAST_MEAN, LEAST_EACH = 12.0, 3.0
PATIENCE = 90.0  # seconds that rdflib is given for a query
BEST_OF = 3  # runs of ours, which take milliseconds
SHARED = re.compile(r"(?:person|organization|place|group|event|other|entity|software)-.*")
GIVEN = {  # what the queries want to know that must be told
    "figures-about": {"about": "Kursk"},
    "properties": {"thing": "Kursk"},
    "saying": {"words": "soldiers"},
    "stated-by": {"speaker": "Josep Borrell"},
}
Row = tuple[object, ...]


def copies(triples: int) -> Iterator[ox.Quad]:
    """The graph of the samples in one named graph a copy, until there are so many triples."""
    sample = [quad.triple for quad in read_quads(GOLDEN)]
    seen: set[ox.Triple] = set()
    copy = 0
    first = next(triple.subject for triple in sample if triple.object == ox.NamedNode(SCHEMA.NewsArticle))
    while len(seen) < triples:
        graph = _renamed(first, copy)
        for triple in sample:
            made = ox.Triple(_renamed(triple.subject, copy), triple.predicate, _renamed(triple.object, copy))
            seen.add(made)
            yield ox.Quad(*made, graph)
        copy += 1


def _renamed(term: ox.NamedNode | ox.Literal, copy: int) -> ox.NamedNode | ox.Literal:
    """The term in a copy: things that articles share keep their names."""
    if not isinstance(term, ox.NamedNode) or not term.value.startswith(ids.BASE):
        return term
    local = term.value.removeprefix(ids.BASE)
    return term if SHARED.fullmatch(local) else ox.NamedNode(f"{term.value}-{copy}")


def parameters(name: str, article: str) -> dict[str, str]:
    return GIVEN.get(name, {"article": article} if name == "statements-in" else {})


def ours(store: GraphStore, name: str, given: dict[str, str]) -> tuple[float, list[Row]]:
    """Seconds, at best, and the rows, by value."""
    best = math.inf
    for _ in range(BEST_OF):
        start = time.perf_counter()
        table(ask(store, name, given))
        best = min(best, time.perf_counter() - start)
    asked = ask(store, name, given)
    rows = [tuple(None if term is None else _value(from_n3(str(term))) for term in row) for row in asked]
    return best, sorted(rows, key=repr)


def theirs(graph: rdflib.Graph, sparql: str, bound: dict[str, str]) -> tuple[float, list[Row]]:
    """Seconds and rows of rdflib's engine."""
    bindings = {name: from_n3(term) for name, term in bound.items()}
    start = time.perf_counter()
    found = list(graph.query(sparql, initBindings=bindings))
    seconds = time.perf_counter() - start
    return seconds, sorted([tuple(None if term is None else _value(term) for term in row) for row in found], key=repr)


def _value(term: object) -> object:
    """A literal by its value, for Oxigraph writes numbers in canonical form; other terms as N-Triples."""
    if isinstance(term, rdflib.Literal) and term.value is not None and not isinstance(term.value, str):
        return f"{float(term.value):.12g}" if isinstance(term.value, int | float) else str(term.value)
    return term.n3() if isinstance(term, rdflib.term.Identifier) else term


def patiently(graph: rdflib.Graph, sparql: str, bound: dict[str, str]) -> tuple[float, list[Row] | None]:
    """As `theirs`, in a process that is ended when it takes too long; then there are no rows."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_send, args=(sender, graph, sparql, bound))
    process.start()
    try:
        return receiver.recv() if receiver.poll(PATIENCE) else (PATIENCE, None)
    finally:
        process.kill()
        process.join()


def _send(sender: Connection, graph: rdflib.Graph, sparql: str, bound: dict[str, str]) -> None:
    sender.send(theirs(graph, sparql, bound))


def bound(store: GraphStore, name: str, given: dict[str, str]) -> dict[str, str]:
    """The values of a query's parameters, as N-Triples."""
    from kgraph.store.questions import _value as value_of

    query = named_queries()[name]
    values = {one.name: value_of(store, query, one, given) for one in query.parameters}
    return {key: str(term) for key, term in values.items() if term is not None}


class Both:
    """The same triples in our store and in rdflib's."""

    def __init__(self, quads: list[ox.Quad]) -> None:
        store = ox.Store()
        store.bulk_extend([*quads, *{ox.Quad(*quad.triple) for quad in quads}])
        self.store = GraphStore(store, "bench")
        self.graph = rdflib.Graph(bind_namespaces="none")
        self.graph.parse(data="".join({f"{quad.triple} .\n" for quad in quads}), format="nt")
        self.dataset = rdflib.Dataset(default_union=True)
        self.dataset.parse(data="".join(f"{quad} .\n" for quad in quads), format="nquads")

    def rows(self, name: str, given: dict[str, str]) -> tuple[float, list[Row], float, list[Row] | None]:
        """Seconds and rows of ours and of theirs."""
        sparql = named_queries()[name].sparql
        asked = self.dataset if "GRAPH " in sparql else self.graph
        return *ours(self.store, name, given), *patiently(asked, sparql, bound(self.store, name, given))


def main(triples: int) -> int:
    quads = list(copies(triples))
    article = next(quad.subject.value for quad in quads if quad.object == ox.NamedNode(SCHEMA.NewsArticle))
    whole, alone, ratios, wrong = Both(quads), Both(list(copies(1))), [], []
    print(f"{len(whole.graph):,} triples; seconds of ours, of rdflib's engine, how many times as fast, rows")
    for name in named_queries():
        given = parameters(name, article)
        seconds, rows, other, other_rows = whole.rows(name, given)
        ratios.append(other / seconds)
        told = "" if other_rows is not None else "  (rdflib did not end; rows of the samples alone)"
        if other_rows is None:
            _, rows, _, other_rows = alone.rows(name, given)
        if rows != other_rows:
            wrong.append(name)
            told += "  OTHER ROWS" if other_rows is not None else "  ROWS NOT COMPARED"
        print(f"{name:<18} {seconds:8.4f} {other:8.2f} {ratios[-1]:8.1f} {len(rows):7}{told}", flush=True)
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    print(f"geometric mean {mean:.1f} (held: {LEAST_MEAN}), least {min(ratios):.1f} (held: {LEAST_EACH})")
    return 0 if mean >= LEAST_MEAN and min(ratios) >= LEAST_EACH and not wrong else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES))
