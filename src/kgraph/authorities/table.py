"""Authorities in tables: CSV with commas, semicolons or tabs, as spreadsheets write it."""

import csv
import io

from kgraph.authorities.iris import is_iri
from kgraph.authorities.kinds import is_unknown, kind_of
from kgraph.authorities.values import AuthorityRecord
from kgraph.errors import InputError

TABLE_SUFFIXES = ("csv", "tsv")
NEEDED = ("iri", "label")
COLUMNS = (*NEEDED, "alt_labels", "type", "description")
SEPARATORS = (",", ";", "\t")
BETWEEN_NAMES = "|"
SHOWN = 80  # characters of a bad cell that a message repeats

Row = dict[str, str]


def table_records(path: str, data: bytes) -> tuple[tuple[AuthorityRecord, ...], frozenset[str]]:
    """The records of a table, sorted by IRI, and the types in it that are not known; InputError names the bad line.

    The first line names the columns, in any order: `iri` and `label`, and if there are `alt_labels` (names with |
    between them), `type` and `description`; others are left alone. Lines with the same IRI are one record.
    """
    found: dict[str, AuthorityRecord] = {}
    unknown: set[str] = set()
    for line, row in _rows(path, _text(path, data)):
        if not any(row.values()):
            continue
        iri, label, kind = row["iri"], row["label"], row.get("type", "")
        if not is_iri(iri):
            raise InputError(f"{path}, line {line}: {iri[:SHOWN]!r} is no IRI; write it whole, as https://...")
        if not label:
            raise InputError(f"{path}, line {line}: {iri} has no label; give it a name")
        if kind and is_unknown(kind):
            unknown.add(kind)
        record = AuthorityRecord(
            iri=iri,
            label=label,
            names=_names(row.get("alt_labels", "").split(BETWEEN_NAMES), label),
            type=kind_of([kind]),
            description=row.get("description") or None,
        )
        found[iri] = _joined(found[iri], record) if iri in found else record
    return tuple(found[iri] for iri in sorted(found)), frozenset(unknown)


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: byte {error.start} cannot be read; save it as UTF-8") from error


def _rows(path: str, text: str) -> list[tuple[int, Row]]:
    """The lines of the table below its head, each with its number in the file and its cells by column."""
    separator, columns = _head(path, text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, Row]] = []
    try:
        for cells in reader:
            row = {name: " ".join(cell.split()) for name, cell in zip(columns, cells, strict=False) if name}
            rows.append((reader.line_num, dict.fromkeys(NEEDED, "") | row))
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: {error}") from error
    return rows[1:]


def _head(path: str, text: str) -> tuple[str, list[str]]:
    """The sign between cells, and the columns by place, "" for one that is not ours; InputError when one lacks."""
    heads = [(sign, [cell.strip().lower() for cell in _first(path, text, sign)]) for sign in SEPARATORS]
    sign, names = max(heads, key=lambda head: len(set(head[1]) & set(COLUMNS)))
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        raise InputError(
            f"{path}, line 1: there is no column {' and no column '.join(lacking)}; an authority in a table has the "
            f"columns {','.join(COLUMNS)}"
        )
    return sign, [name if name in COLUMNS and name not in names[:at] else "" for at, name in enumerate(names)]


def _first(path: str, text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error as error:
        raise InputError(f"{path}, line 1: {error}") from error


def _names(given: list[str], label: str) -> tuple[str, ...]:
    stripped = {" ".join(name.split()) for name in given}
    return tuple(sorted(stripped - {"", label}))


def _joined(first: AuthorityRecord, other: AuthorityRecord) -> AuthorityRecord:
    """Two lines with one IRI: all names; of types that do not agree, none."""
    kinds = {kind for kind in (first.type, other.type) if kind is not None}
    return AuthorityRecord(
        iri=first.iri,
        label=first.label,
        names=_names([*first.names, other.label, *other.names], first.label),
        type=kinds.pop() if len(kinds) == 1 else None,
        description=first.description or other.description,
    )
