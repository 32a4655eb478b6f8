"""Quads as bytes: the same bytes whatever their order."""

from collections.abc import Iterable
from io import BytesIO

import pyoxigraph as ox

from kgraph import ids
from kgraph.errors import OutputError
from kgraph.vocab import OWL, prefixes

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
TRIPLES_ONLY = frozenset({"ttl", "nt"})
IDENTICAL = ox.NamedNode(OWL.sameAs)


def serialize(quads: Iterable[ox.Quad], *, format: str, base: str = ids.BASE) -> bytes:
    """The quads as `ttl`, `trig`, `nt`, `nq` or `jsonld`, the same bytes whatever their order; else OutputError.

    `ttl` and `nt` know no graphs: their names go, and a triple of several graphs is written once.
    """
    if format not in FORMATS:
        raise OutputError(f"{format!r} is no format for a graph: use one of {', '.join(FORMATS)}")
    if format in TRIPLES_ONLY:
        quads = (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    ordered = sorted(set(quads), key=order)
    output = BytesIO()
    ox.serialize(ordered, output, FORMATS[format], prefixes=_prefixes(ordered, base))
    written = output.getvalue()
    if format in ("ttl", "trig"):
        return _laid_out(written.decode()).encode()
    return written if written.endswith(b"\n") else written + b"\n"


def _prefixes(quads: Iterable[ox.Quad], base: str) -> dict[str, str]:
    """Our prefixes; that of OWL where something is said with it, which people do, and we do not."""
    by_people = any(quad.predicate == IDENTICAL for quad in quads)
    return prefixes(base) | ({"owl": str(OWL)} if by_people else {})


def order(quad: ox.Quad) -> tuple[str, str, str, str]:
    """Graph, subject, predicate and object as N-Triples writes them."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _laid_out(turtle: str) -> str:
    """Prefixes in the order of their names and a blank line before each subject, for readers.

    Oxigraph escapes line ends inside literals, so a line that is not indented begins a prefix, a subject or a graph.
    """
    lines = turtle.split("\n")
    head = sorted(line for line in lines if line.startswith("@prefix "))
    body = [line for line in lines if line and not line.startswith("@prefix ")]
    spaced = (line if line[0] in "\t}" else f"\n{line}" for line in body)
    return "\n".join([*head, *spaced, ""])
