"""Graphs from files that anybody wrote, read strictly."""

import gzip
import zlib
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import InputError

GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "n3": ox.RdfFormat.N3,
    "rdf": ox.RdfFormat.RDF_XML,
}
SUFFIXES = {"json": "jsonld", "turtle": "ttl", "owl": "rdf", "xml": "rdf"}  # those that are not a format's own name
ZIPPED = ".gz"
BOM = b"\xef\xbb\xbf"


def read_quads(path: Path, *, format: str | None = None) -> list[ox.Quad]:
    """The quads of a file, which may be zipped (`.gz`), in the given format or by its suffix; else InputError."""
    name = path.name.lower()
    suffix = Path(name.removesuffix(ZIPPED)).suffix.removeprefix(".")
    chosen = format or SUFFIXES.get(suffix, suffix)
    if chosen not in GRAPH_FORMATS:
        raise InputError(f"{path} has no suffix of a graph: give its format, one of {', '.join(GRAPH_FORMATS)}")
    try:
        data = gzip.decompress(path.read_bytes()) if name.endswith(ZIPPED) else path.read_bytes()
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{path} is not zipped as its name says, or is cut off: {error}") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    return quads_of(data, format=chosen, name=str(path))


def quads_of(data: bytes, *, format: str, name: str) -> list[ox.Quad]:
    """The quads in some bytes; InputError says which line of `name` is wrong."""
    form = GRAPH_FORMATS[format]
    if form == ox.RdfFormat.RDF_XML and b"<!ENTITY" in data:
        raise InputError(f"{name} defines entities, with which a short file can take all memory: write it without them")
    try:
        return list(ox.parse(data.removeprefix(BOM), form))
    except SyntaxError as error:
        what = error.msg.partition(": ")[2] or error.msg
        line = f", line {error.lineno}" if error.lineno is not None else ""
        raise InputError(f"{name}{line}: this is no {form.name}: {what}") from error
    except (ValueError, OSError) as error:
        raise InputError(f"{name} cannot be read as {form.name}: {error}") from error
