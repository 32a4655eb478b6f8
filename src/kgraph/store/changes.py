"""Changes of one named graph, each a single transaction of an embedded Oxigraph store.

The default graph holds every triple of the named graphs once, and every change keeps it so.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kgraph.store.disk import Checksum

DEFAULT = ox.DefaultGraph()


def as_kept(graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The quads as Oxigraph gives them back, which writes literals in their canonical form."""
    scratch = ox.Store()
    scratch.bulk_extend(_checked(graph, quads))
    return set(scratch)


def _checked(graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads, each of this graph and without blank nodes."""
    for quad in quads:
        if quad.graph_name != graph:
            raise ValueError(f"{quad.graph_name} is not the graph that is replaced, {graph}")
        if any(_is_blank(term) for term in quad.triple):
            raise ValueError(f"{quad.triple} has a blank node: give it a name")
        yield quad


def _is_blank(term: object) -> bool:
    if isinstance(term, ox.Triple):
        return any(_is_blank(part) for part in term)
    return isinstance(term, ox.BlankNode)


def change(store: ox.Store, graph: ox.NamedNode, *, removed: set[ox.Quad], added: set[ox.Quad], emptied: bool) -> None:
    """Takes out and puts in, here and in the default graph, in one transaction.

    `extend` and `update` are the two ways to change many quads at once. `update` takes text only: the quads stand in
    it as Oxigraph's own N-Triples writer gives them, so no value can be read as anything but a value.
    """
    if not removed:
        put_in(store, added)
        return
    orphans = {quad.triple for quad in removed if not _elsewhere(store, quad)}
    steps = [
        f"DELETE DATA {{ {lines(orphans)} GRAPH {graph} {{ {lines(quad.triple for quad in removed)} }} }}",
        f"DROP SILENT GRAPH {graph}" if emptied else "",
        f"INSERT DATA {{ {lines(new := {quad.triple for quad in added})} GRAPH {graph} {{ {lines(new)} }} }}",
    ]
    store.update(" ;\n".join(step for step in steps if step))


def put_in(store: ox.Store, *added: set[ox.Quad]) -> None:
    """Puts quads in, here and in the default graph, in one transaction."""
    store.extend(both for quads in added for quad in quads for both in (quad, ox.Quad(*quad.triple)))


def _elsewhere(store: ox.Store, quad: ox.Quad) -> bool:
    """Whether another named graph has the same triple."""
    holders = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(holder.graph_name not in (quad.graph_name, DEFAULT) for holder in holders)


def lines(triples: Iterable[ox.Triple]) -> str:
    """The triples as N-Triples."""
    output = BytesIO()
    ox.serialize(triples, output, ox.RdfFormat.N_TRIPLES)
    return output.getvalue().decode()


def restored(quad: ox.Quad) -> ox.Quad:
    """The quad as it was put in: Oxigraph keeps all whole numbers as xsd:integer; offsets get back their own type."""
    counts, datatype = _of_counts()
    if quad.predicate not in counts or not isinstance(quad.object, ox.Literal):
        return quad
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(quad.object.value, datatype=datatype), quad.graph_name)


@cache
def _of_counts() -> tuple[frozenset[ox.NamedNode], ox.NamedNode]:
    """The properties whose values are offsets, and their type."""
    from kgraph.vocab import OA, XSD

    return frozenset({ox.NamedNode(OA.start), ox.NamedNode(OA.end)}), ox.NamedNode(XSD.nonNegativeInteger)


def quads_checksum(quads: Iterable[ox.Quad]) -> "Checksum":
    """How many quads, and the sum of the CRC-32 of their triples as N-Triples: the same in any order."""
    import zlib

    from kgraph.store.disk import Checksum

    written = lines(quad.triple for quad in quads).encode().splitlines()
    return Checksum(len(written), sum(map(zlib.crc32, written)) & 0xFFFFFFFF)
