"""A file to an authority."""

import hashlib
from pathlib import Path

from kgraph.authorities.rdf import RDF_SUFFIXES, rdf_records
from kgraph.authorities.table import TABLE_SUFFIXES, table_records
from kgraph.authorities.values import Authority
from kgraph.errors import InputError

LARGEST = 64_000_000  # bytes of a file; some 300,000 records, which take half a minute to read and as long to compare


def read_authority(path: Path | str) -> Authority:
    """The authority in a file, read by its suffix; InputError tells what is wrong with it, and in which line."""
    path = Path(path)
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in RDF_SUFFIXES and suffix not in TABLE_SUFFIXES:
        known = ", ".join(f".{name}" for name in (*TABLE_SUFFIXES, *RDF_SUFFIXES))
        raise InputError(f"{path} is no authority file: give one that ends in {known}")
    data = _bytes(path)
    read = rdf_records if suffix in RDF_SUFFIXES else table_records
    records, unknown = read(str(path), data)
    if not records:
        raise InputError(f"{path} names nothing: an authority has at least one thing with an IRI and a label")
    return Authority(
        name=path.name, sha256=hashlib.sha256(data).hexdigest(), records=records, unknown_types=tuple(sorted(unknown))
    )


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a null character in the name
        raise InputError(f"{str(path)!r} is no file's name: {error}") from error
    if len(data) > LARGEST:
        raise InputError(f"{path} is larger than {LARGEST // 1_000_000} MB, which an authority may be; split it")
    return data
