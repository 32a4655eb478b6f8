"""RDF that anybody wrote, read strictly, as far as it can be read without harm."""

from kgraph.rdf.reading import (
    GRAPH_FORMATS,
    ZIP_MARK,
    format_of,
    parsed,
    quads_of,
    read_bytes,
    read_quads,
    unpacked,
)

__all__ = [
    "GRAPH_FORMATS",
    "ZIP_MARK",
    "format_of",
    "parsed",
    "quads_of",
    "read_bytes",
    "read_quads",
    "unpacked",
]
