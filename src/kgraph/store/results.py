"""Answers as bytes in the W3C's formats, and as plain values for a table."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

import pyoxigraph as ox

from kgraph.errors import QueryError, StoreError
from kgraph.frozen import frozen
from kgraph.store.graph import Result

RESULT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}


@frozen
class Table:
    """An answer as text; None is what the answer leaves open."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def encode(result: Result, *, format: str) -> bytes:
    """SELECT and ASK as `json`, `csv`, `tsv` or `xml`, CONSTRUCT and DESCRIBE as `ttl`; QueryError for a misfit.

    See https://www.w3.org/TR/sparql11-results-json/ and its sisters for csv, tsv and xml.
    """
    if isinstance(result, ox.QueryTriples):
        if format != "ttl":
            raise QueryError(f"{format!r} does not fit a query that gives triples: use ttl, or SELECT instead")
        from kgraph.assemble import serialize

        with _reading():
            return serialize((ox.Quad(*triple) for triple in result), format="ttl")
    if format not in RESULT_FORMATS:
        fitting = ", ".join(RESULT_FORMATS)
        raise QueryError(f"{format!r} does not fit a query that gives rows: use one of {fitting}, or CONSTRUCT instead")
    output = BytesIO()
    with _reading():
        result.serialize(output, RESULT_FORMATS[format])
    return output.getvalue()


def table(result: Result, *, prefixes: Mapping[str, str] | None = None) -> Table:
    """Columns and rows as text; IRIs are shortened where one of `prefixes` fits.

    ASK gives one cell, `true` or `false`; CONSTRUCT and DESCRIBE give a row for each triple, sorted.
    """
    short = dict(prefixes or {})
    if isinstance(result, ox.QueryBoolean):
        return Table(columns=("answer",), rows=(("true" if result else "false",),))
    with _reading():
        if isinstance(result, ox.QueryTriples):
            found = sorted({tuple(_text(term, short) for term in triple) for triple in result}, key=str)
            return Table(columns=("subject", "predicate", "object"), rows=tuple(found))
        columns = tuple(variable.value for variable in result.variables)
        return Table(columns=columns, rows=tuple(tuple(_text(term, short) for term in row) for row in result))


@contextmanager
def _reading() -> Iterator[None]:
    """StoreError when a store turns out to be damaged while its answer is read, row by row."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        told = " ".join(str(error).split())
        raise StoreError(f"the store cannot be read ({told}); `kgraph fsck` tells what is damaged") from error


def _text(term: object, prefixes: Mapping[str, str]) -> str | None:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return term.value
    if not isinstance(term, ox.NamedNode):
        return str(term)
    for prefix, namespace in prefixes.items():
        local = term.value.removeprefix(namespace)
        if local and local != term.value and local.replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return term.value
