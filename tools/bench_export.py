"""How long a million triples take to Turtle, by us and by rdflib: `make bench`, or with other numbers of triples.

The triples are copies of the sample corpus's graph (tests/golden/kgraph.ttl), each under names of its own, shuffled
with a fixed seed. Both write what lies in memory, one after the other in the same process; reading does not count.
"""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef

from kgraph import ids
from kgraph.assemble import serialize
from kgraph.vocab import prefixes

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "golden" / "kgraph.ttl"
SIZES = (100_000, 1_000_000)
HELD = 1_000_000  # triples for which the limit holds; rdflib's time grows faster than their number
RATIO = 10.0  # at least so many times as quick as rdflib
SEED = 19


def copies() -> Iterator[ox.Quad]:
    """The sample's triples over and over, each time with other names for the things of the graph."""
    sample = list(ox.parse(SAMPLE.read_bytes(), ox.RdfFormat.TURTLE))
    for number in count():
        for quad in sample:
            yield ox.Quad(renamed(quad.subject, number), quad.predicate, renamed(quad.object, number))


def renamed(term: ox.NamedNode | ox.Literal, number: int) -> ox.NamedNode | ox.Literal:
    """The name of a thing in a copy; terms of vocabularies and words stay."""
    if not isinstance(term, ox.NamedNode) or not term.value.startswith(ids.BASE):
        return term
    return ox.NamedNode(f"{term.value}-{number}")


def drawn(size: int) -> list[ox.Quad]:
    quads = list(islice(copies(), size))
    random.Random(SEED).shuffle(quads)
    return quads


def to_rdflib(quads: Sequence[ox.Quad]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for name, space in prefixes().items():
        graph.bind(name, space)
    for quad in quads:
        graph.add((URIRef(quad.subject.value), URIRef(quad.predicate.value), converted(quad.object)))
    return graph


def converted(term: ox.NamedNode | ox.Literal) -> URIRef | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def measure(size: int) -> tuple[float, float]:
    """CPU seconds that we take, and that rdflib takes; ValueError when what we wrote is not all there."""
    quads = drawn(size)
    start = time.process_time()
    written = serialize(quads, format="ttl")
    ours = time.process_time() - start
    back = sum(1 for _ in ox.parse(written, ox.RdfFormat.TURTLE))
    if back != size:
        raise ValueError(f"{size} triples were written as {back}")
    graph = to_rdflib(quads)
    del quads, written
    start = time.process_time()
    graph.serialize(format="turtle", encoding="utf-8")
    return ours, time.process_time() - start


def main(sizes: Sequence[int]) -> int:
    print(f"{'triples':>9}{'seconds':>9}{'rdflib':>9}{'ratio':>8}")
    held = True
    for size in sizes:
        ours, theirs = measure(size)
        print(f"{size:9}{ours:9.1f}{theirs:9.1f}{theirs / ours:8.1f}", flush=True)
        held = held and not (size == HELD and theirs / ours < RATIO)
    print(f"limit at {HELD}: {RATIO:.0f} times as quick as rdflib")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
