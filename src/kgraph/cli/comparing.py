"""`kgraph figures` and `kgraph timeline`: who gives which number, who changed it, and where sources disagree."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.cli.options import STDOUT, STORE, Output, Store, UsageError
from kgraph.cli.terminal import opened, write
from kgraph.errors import QueryError

if TYPE_CHECKING:
    from kgraph.show.table import FigureRow
    from kgraph.show.timeline import Moment

FORMATS = ("table", "json", "csv")
FIGURE_COLUMNS = (
    *("number", "who", "words", "modifier", "value", "minimum", "maximum", "unit", "of", "thing", "where", "said"),
    *("relation", "certainty", "polarity", "independent_sources", "beside", "sentence"),
    *("quantity", "part_of", "statement", "article", "title"),
)
TIMELINE_COLUMNS = (
    *("day", "who", "relation", "certainty", "polarity", "hedge", "text", "figures", "changes", "sentence"),
    *("statement", "article", "title"),
)

Format = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")]


def figures(
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help='Of what or about whom: "Kursk", "Russian soldiers".')
    ] = None,
    format: Format = None,
    output: Output = STDOUT,
    store: Store = STORE,
) -> None:
    """Lay side by side what each source says the number is.

    With the sentence, and where sources disagree."""
    from kgraph.show.table import figure_table

    chosen = _format(format, output)
    with opened(store) as graph:
        try:
            found = figure_table(graph, about)
        except QueryError as error:
            raise UsageError(str(error)) from error
    records = [_figure_record(row) for row in found]
    if chosen == "table":
        write(output, _figure_lines(found, about).encode())
    else:
        write(output, _encoded(records, FIGURE_COLUMNS, chosen))


def timeline(
    about: Annotated[str, typer.Option("--about", metavar="NAME", help="About whom or what.")],
    by: Annotated[str | None, typer.Option("--by", metavar="SPEAKER", help="Who says it; else everybody.")] = None,
    format: Format = None,
    output: Output = STDOUT,
    store: Store = STORE,
) -> None:
    """Tell what was said on a subject over time, and where it changed."""
    from kgraph.show.timeline import timeline as told

    chosen = _format(format, output)
    with opened(store) as graph:
        try:
            found = told(graph, about, by)
        except QueryError as error:
            raise UsageError(str(error)) from error
    if chosen == "table":
        write(output, _timeline_lines(found, about).encode())
    else:
        records = [{**one.columns, "figures": list(one.figures), "changes": list(one.changes)} for one in found]
        write(output, _encoded(records, TIMELINE_COLUMNS, chosen))


def _format(format: str | None, output: Any) -> str:
    chosen = format or output.suffix.removeprefix(".") or "table"
    if format is not None and format not in FORMATS:
        raise UsageError(f"--format {format} is not known; use one of {', '.join(FORMATS)}")
    return chosen if chosen in FORMATS else "table"


def _figure_record(row: "FigureRow") -> dict[str, Any]:
    """A row as it is written: numbers as numbers, and how it stands to the others as a list."""
    columns: dict[str, Any] = dict(row.columns)
    for name in ("value", "minimum", "maximum", "independent_sources"):
        if name in columns:
            number = float(columns[name])
            columns[name] = int(number) if number.is_integer() else number
    columns["modifier"] = _words(columns["modifier"])
    beside = [{"how": how, "number": number} for how, number in row.beside]
    return {"number": row.number, **columns, "beside": beside}


def _words(term: str) -> str:
    """The name of a term in words: "AtMost" is "at most"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in term).strip()


def _encoded(records: Sequence[Mapping[str, Any]], columns: Sequence[str], format: str) -> bytes:
    """The records as JSON, all with the same fields, or as CSV (RFC 4180)."""
    if format == "json":
        whole = [{name: record.get(name) for name in columns} for record in records]
        return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_cell(record.get(name)) for name in columns] for record in records)
    return written.getvalue().encode()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(f"{one['how']} {one['number']}" if isinstance(one, dict) else str(one) for one in value)
    return "" if value is None else str(value)


def _figure_lines(found: Sequence["FigureRow"], about: str | None) -> str:
    """The table for reading: a paragraph a figure, what conflicts marked with an exclamation mark."""
    from kgraph.show.layout import wrapped
    from kgraph.show.table import in_words

    if not found:
        return f"no figures{f' about {about}' if about else ''} in the store\n"
    lines = [f"{len(found)} figures{f' about {about}' if about else ''}; ! marks those that another one conflicts with"]
    for row in found:
        mark = "!" if row.is_disputed else " "
        lines += ["", *wrapped(in_words(row), f"{mark}{row.number:>3}  ", "      ")]
        lines += [line for told in _beside(row) for line in wrapped(told, "      ", "        ")]
        lines += wrapped(row.columns.get("sentence", ""), "      | ", "      | ")
    return "\n".join(lines) + "\n"


def _beside(row: "FigureRow") -> list[str]:
    """How a figure stands to the others: "conflicts with 3, 5"."""
    joints = {"agrees": "agrees with", "overlaps": "may be the same as", "conflicts": "conflicts with"}
    joints |= {"superseded": "superseded by", "another place": "differs in nothing but the place from"}
    grouped: dict[str, list[str]] = {}
    for how, number in row.beside:
        grouped.setdefault(joints.get(how, how), []).append(str(number))
    return [f"{how} {', '.join(numbers)}" for how, numbers in grouped.items()]


def _timeline_lines(found: Sequence["Moment"], about: str) -> str:
    from kgraph.show.layout import wrapped
    from kgraph.show.table import PLAIN

    if not found:
        return f"nothing is said about {about} in the store\n"
    lines = [f"What was said about {about} ({len(found)}):"]
    for one in found:
        columns = one.columns
        sure = [word for word in map(columns.get, ("certainty", "polarity")) if word not in (None, *PLAIN)]
        how = f" ({', '.join(filter(None, sure))})" if sure else ""
        told = f"{columns['who']} {columns['relation']}{how}"
        day = columns.get("day", "(no day)")
        lines += ["", *wrapped(f"{told}: {columns.get('text', '')}", f"{day}  ", "            ")]
        lines += [line for told in one.figures for line in wrapped(f"figure: {told}", "            ", "              ")]
        lines += [line for told in one.changes for line in wrapped(f"! {told}", "          ", "            ")]
    return "\n".join(lines) + "\n"
