"""Quads as bytes: the same bytes whatever their order.

Oxigraph writes the quads as lines, the lines are sorted as bytes, and Oxigraph makes of them what is wanted: to sort
the terms themselves would take most of the time.
"""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import compress
from operator import ne
from types import MappingProxyType

import pyoxigraph as ox

from kgraph import ids
from kgraph.errors import OutputError
from kgraph.vocab import OWL, prefixes

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdf": ox.RdfFormat.RDF_XML,
}
TRIPLES_ONLY = frozenset({"ttl", "nt", "rdf"})
IDENTICAL = f"<{OWL.sameAs}>".encode()
NO_PREFIXES: Mapping[str, str] = MappingProxyType({})

STARTS = re.compile(rb"\n(?=[^\t}\n])")

# what XML 1.0 (section 2.2) does not allow in a document
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAMELESS = re.compile('<oxprefix: xmlns:oxprefix="(?P<iri>[^"]*)"')  # a property whose IRI ends in no XML name


def serialize(
    quads: Iterable[ox.Quad], *, format: str, base: str = ids.BASE, others: Mapping[str, str] = NO_PREFIXES
) -> bytes:
    """The quads as `ttl`, `trig`, `nt`, `nq` or `rdf`, the same bytes whatever their order; else OutputError.

    `ttl`, `nt` and `rdf` know no graphs: their names go, and a triple of several graphs is written once. Prefixes are
    ours, with `id` for the base, and `others`.
    """
    if format not in FORMATS:
        raise OutputError(f"{format!r} is no format for a graph: use one of {', '.join(FORMATS)}")
    lines = _sorted(quad.triple for quad in quads) if format in TRIPLES_ONLY else _lines(quads)
    if format in ("nt", "nq"):
        return lines or b"\n"
    output = BytesIO()
    parsed = ox.parse(lines, ox.RdfFormat.N_QUADS, lenient=True)
    ox.serialize(parsed, output, FORMATS[format], prefixes=_prefixes(lines, base) | dict(others))
    return _as_xml(output.getvalue()) if format == "rdf" else _laid_out(output.getvalue())


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    """N-Quads in the order of graph, subject, predicate and object, once each."""
    graphs: dict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, list[ox.Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad)
    return b"".join(_sorted(graphs[graph]) for graph in sorted(graphs, key=str))


def _sorted(quads: Iterable[ox.Quad] | Iterable[ox.Triple]) -> bytes:
    """The lines of one graph, once each; a blank, which ends a term, comes before all that can go on there."""
    output = BytesIO()
    ox.serialize(quads, output, ox.RdfFormat.N_QUADS)
    lines = sorted(output.getvalue().splitlines(keepends=True))
    return b"".join(compress(lines, map(ne, lines, [b"", *lines])))  # all that are not the line before again


def _prefixes(lines: bytes, base: str) -> dict[str, str]:
    """Our prefixes; that of OWL where something is said with it, which people do, and we do not."""
    return prefixes(base) | ({"owl": str(OWL)} if IDENTICAL in lines else {})


def order(quad: ox.Quad) -> tuple[str, str, str, str]:
    """Graph, subject, predicate and object as N-Triples writes them."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _laid_out(turtle: bytes) -> bytes:
    """Prefixes in the order of their names and a blank line before each subject, for readers.

    Oxigraph escapes line ends inside literals, so a line that is not indented begins a prefix, a subject or a graph.
    """
    end = turtle.find(b"\n", turtle.rfind(b"\n@prefix ") + 1)
    return b"\n".join(sorted(turtle[:end].split(b"\n"))) + STARTS.sub(b"\n\n", turtle[end:])


def _as_xml(data: bytes) -> bytes:
    """RDF/XML that XML's readers take: without characters that XML forbids, and with carriage returns that stay."""
    written = data.decode()
    nameless = NAMELESS.search(written)
    if nameless is not None:
        raise OutputError(
            f"RDF/XML cannot write the property {nameless['iri']}, which ends in no name: use another format"
        )
    return UNWRITABLE.sub("\ufffd", written).replace("\r", "&#13;").encode()
