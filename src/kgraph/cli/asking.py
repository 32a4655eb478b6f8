"""`kgraph query`: questions to the store."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.options import STDOUT, STORE, Output, Store, UsageError
from kgraph.cli.plainquery import FORMATS as ANSWER_FORMATS
from kgraph.cli.plainquery import written_answer
from kgraph.cli.terminal import opened, write
from kgraph.errors import InputError, QueryError

if TYPE_CHECKING:
    from kgraph.store.graph import Result
    from kgraph.store.remote import AnyStore
    from kgraph.store.results import Table


def query(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE.rq", help="A named query or a file with SPARQL; - is stdin.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="KEY=VALUE", help="A parameter of the named query.")
    ] = None,
    expression: Annotated[str | None, typer.Option("-e", metavar="SPARQL", help="SPARQL to run.")] = None,
    names: Annotated[bool, typer.Option("--list", help="Name the queries, each with its question.")] = False,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(ANSWER_FORMATS)}.")
    ] = None,
    output: Output = STDOUT,
    store: Store = STORE,
) -> None:
    """Ask the store: a named query or any SPARQL."""
    if names:
        print(_query_list())
        return
    if (name is None) == (expression is None):
        raise UsageError("give a query's name, a file or -e SPARQL, and one of them; --list names the queries")
    if format is not None and format not in ANSWER_FORMATS:
        raise UsageError(f"--format {format} is not known; use one of {', '.join(ANSWER_FORMATS)}")
    sparql = expression if expression is not None else sparql_in(name or "")
    if sparql is not None and param:
        raise UsageError("--param goes with a named query; SPARQL of your own has its values in it")
    from kgraph.store import questions

    chosen = format or output.suffix.removeprefix(".")
    with opened(store) as graph:
        try:
            if sparql is None:
                result = questions.ask(graph, name or "", _parameters(param))
            else:
                result = questions.answer(graph, sparql)
            write(output, _answer(graph, result, chosen if chosen in ANSWER_FORMATS else "table"))
        except QueryError as error:
            raise UsageError(str(error)) from error


def sparql_in(name: str) -> str | None:
    """The SPARQL in a file or on stdin; None for the name of a query."""
    if name == str(STDOUT):
        return sys.stdin.read()
    path = Path(name)
    if path.suffix != ".rq" and not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error


def _parameters(given: list[str] | None) -> dict[str, str]:
    pairs = [text.partition("=") for text in given or []]
    wrong = [key for key, sign, _ in pairs if not sign or not key]
    if wrong:
        raise UsageError(f"--param {wrong[0]} has no value; write --param key=value")
    return {key.strip(): value for key, _, value in pairs}


def _query_list() -> str:
    from kgraph.store.questions import named_queries

    queries = named_queries()
    width = max(len(name) for name in queries)
    return "\n".join(f"{name:<{width}}  {query.question}" for name, query in sorted(queries.items()))


def _answer(graph: "AnyStore", result: "Result", format: str) -> bytes:
    if format == "table" and sys.stdout.isatty():
        from kgraph.store.questions import base_of
        from kgraph.store.results import table
        from kgraph.vocab import prefixes

        return _drawn(table(result, prefixes=prefixes(base_of(graph)))).encode()
    return written_answer(graph, result, format)


def _drawn(table: "Table") -> str:
    """An answer as a table that is as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table as Drawing
    from rich.text import Text

    drawing = Drawing(box=None, pad_edge=False, header_style="bold")
    for column in table.columns:
        drawing.add_column(Text(column), overflow="fold")
    for row in table.rows:
        drawing.add_row(*(Text(" ".join((value or "").split())) for value in row))
    written = io.StringIO()
    Console(file=written, force_terminal=True).print(drawing)
    return "".join(line.rstrip() + "\n" for line in written.getvalue().splitlines())
