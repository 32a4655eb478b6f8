"""RDF that anybody wrote, read strictly: from bytes, and from files that may be zipped."""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import InputError
from kgraph.rdf.nesting import check_nesting

GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "n3": ox.RdfFormat.N3,
    "rdf": ox.RdfFormat.RDF_XML,
}
SUFFIXES = {  # those that are not a format's own name; the last four are what kgraph calls its profiles
    "json": "jsonld",
    "turtle": "ttl",
    "owl": "rdf",
    "xml": "rdf",
    "nif": "ttl",
    "rdf12": "ttl",
    "nanopub": "trig",
    "claimreview": "jsonld",
}
ZIPPED = ".gz"
ZIP_MARK = b"\x1f\x8b"
BOM = b"\xef\xbb\xbf"
LARGEST = 1 << 30  # bytes of a file, unpacked, if nothing else is said


def format_of(path: Path) -> str | None:
    """The format by the suffix, before `.gz` where there is one; None when it is that of no graph."""
    suffix = Path(path.name.lower().removesuffix(ZIPPED)).suffix.removeprefix(".")
    chosen = SUFFIXES.get(suffix, suffix)
    return chosen if chosen in GRAPH_FORMATS else None


def read_quads(path: Path, *, format: str | None = None) -> list[ox.Quad]:
    """The quads of a file, which may be zipped (`.gz`), in the given format or by its suffix; else InputError."""
    chosen = format or format_of(path)
    if chosen not in GRAPH_FORMATS:
        raise InputError(f"{path} has no suffix of a graph: give its format, one of {', '.join(GRAPH_FORMATS)}")
    return quads_of(read_bytes(path), format=chosen, name=str(path))


def read_bytes(path: Path, *, largest: int = LARGEST) -> bytes:
    """The bytes of a file, unpacked if its name ends in `.gz`; InputError when it is larger or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    return unpacked(data, name=str(path), largest=largest, zipped=path.name.lower().endswith(ZIPPED))


def unpacked(data: bytes, *, name: str, largest: int, zipped: bool) -> bytes:
    """The bytes that were zipped, or as they are; InputError when there are more than `largest` or they are torn."""
    if zipped:
        try:
            with gzip.open(io.BytesIO(data)) as file:
                data = file.read(largest + 1)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError(f"{name} is not zipped as its name says, or is cut off: {error}") from error
    if len(data) > largest:
        raise InputError(f"{name} has more than {largest:,} bytes: cut it into smaller files, or allow more")
    return data


def quads_of(data: bytes, *, format: str, name: str, origin: str | None = None) -> list[ox.Quad]:
    """The quads in some bytes; relative IRIs are read from `origin`. InputError says which line of `name` is wrong."""
    return list(parsed(data, format=format, name=name, origin=origin))


def parsed(data: bytes, *, format: str, name: str, origin: str | None = None) -> Iterator[ox.Quad]:
    """The quads one by one, so that a mistake may come after many of them; else as `quads_of`."""
    form = GRAPH_FORMATS[format]
    check_nesting(data, xml=form == ox.RdfFormat.RDF_XML, name=name)
    try:
        yield from ox.parse(data.removeprefix(BOM), form, base_iri=origin)
    except SyntaxError as error:
        what = error.msg.partition(": ")[2] or error.msg
        line = f", line {error.lineno}" if error.lineno is not None else ""
        raise InputError(f"{name}{line}: this is no {form.name}: {what}") from error
    except (ValueError, OSError) as error:
        raise InputError(f"{name} cannot be read as {form.name}: {error}") from error
