"""The command line: one function a command; a stage is imported inside its command, so that `--help` is quick."""

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph import __version__, ids
from kgraph.errors import InputError, KgraphError, QueryError, StoreError
from kgraph.model import MODEL_NAMES, Facts, ModelName, Problem

if TYPE_CHECKING:
    from kgraph.pipeline import BuildReport, Progress
    from kgraph.store.graph import GraphStore, Result
    from kgraph.store.results import Table

DONE, COULD_NOT, WRONG_CALL = 0, 1, 2
STDOUT = Path("-")
GRAPH_FORMATS = ("ttl", "trig", "nt", "nq", "jsonld", "graphml", "html")
ANSWER_FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl")
SUFFIXES = {".json": "jsonld", ".htm": "html"}  # suffixes that are not the format's own name

UsageError: Any = typer.BadParameter.__base__  # typer carries its own click; this is its error for a wrong call

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # rich would double the time of --help
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news articles and builds a knowledge graph of who states and reports what about whom.",
)

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Articles (.txt, .md) or folders of them; - is stdin.")
]
Store = Annotated[str, typer.Option("--store", metavar="WHERE", help="The store's folder.")]
Base = Annotated[str, typer.Option("--base", metavar="IRI", help="What the IRIs of things begin with.")]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help=f"What reads attributions: {', '.join(MODEL_NAMES)}.")
]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, metavar="N", help="Processes that read articles.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")]

STORE = "kgraph-store"
UNBOUND = 100_000  # characters of a line where no terminal sets the width
CPUS = os.cpu_count() or 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit status: 0 done, 1 could not, 2 wrong call; a mistake is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = app(given or ["--help"], prog_name="kgraph", standalone_mode=False)
        sys.stdout.flush()
    except UsageError as error:
        return _told(error.format_message(), WRONG_CALL)
    except KgraphError as error:
        return _told(str(error), COULD_NOT)
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not try to flush the rest on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except (KeyboardInterrupt, typer.Abort):
        return COULD_NOT
    except OSError as error:
        return _told(str(error), COULD_NOT)
    return DONE if status in (None, DONE) else COULD_NOT  # Ctrl-C comes out of typer as a status of its own


def _told(message: str, status: int) -> int:
    print("kgraph: error:", " ".join(message.split()), file=sys.stderr)
    return status


def _warn(message: str) -> None:
    print("kgraph: warning:", " ".join(message.split()), file=sys.stderr)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"kgraph {__version__}")
        raise typer.Exit


@app.callback()
def _kgraph(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def build(
    paths: Paths,
    store: Store = STORE,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for kgraph.ttl and network.html.")] = Path(
        "exports"
    ),
    base: Base = ids.BASE,
    model: Model = "default",
    workers: Workers = CPUS,
) -> None:
    """Read articles into the store and export the graph.

    They lie beside the articles that are there already; a text that was read before costs nothing."""
    from kgraph import pipeline

    folder = _store_folder(store)
    with _progress() as progress:
        report = pipeline.build(
            paths,
            store=folder,
            out=out,
            base=_checked_base(base),
            workers=workers,
            model=_model_name(model),
            progress=progress,
        )
    for problem in report.problems:
        _warn(f"{problem.stage}: {problem.message}")
    print(_summary(report))


@app.command()
def extract(
    paths: Paths,
    output: Output = STDOUT,
    base: Base = ids.BASE,
    model: Model = "default",
    workers: Workers = CPUS,
) -> None:
    """Write what articles say as JSON Lines; needs no store."""
    from kgraph import pipeline, records

    with _progress() as progress:
        found, problems = pipeline.records_of(
            paths, base=_checked_base(base), workers=workers, model=_model_name(model), progress=progress
        )
    for problem in problems:
        _warn(f"{problem.stage}: {problem.message}")
    _write(output, "".join(records.record_line(record) + "\n" for record in found).encode())


@app.command()
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
    sparql = expression if expression is not None else _sparql(name or "")
    if sparql is not None and param:
        raise UsageError("--param goes with a named query; SPARQL of your own has its values in it")
    from kgraph.store import questions

    chosen = format or output.suffix.removeprefix(".")
    with _opened(store) as graph:
        try:
            if sparql is None:
                result = questions.ask(graph, name or "", _parameters(param))
            else:
                result = questions.answer(graph, sparql)
            _write(output, _answer(graph, result, chosen if chosen in ANSWER_FORMATS else "table"))
        except QueryError as error:
            raise UsageError(str(error)) from error


@app.command()
def export(
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=f"One of {', '.join(GRAPH_FORMATS)}; else by the suffix."
        ),
    ] = None,
    output: Output = STDOUT,
    store: Store = STORE,
) -> None:
    """Write the graph in an RDF or other format."""
    chosen = _graph_format(format, output)
    _write(output, _exported(store, chosen))


@app.command()
def view(
    output: Output = Path("network.html"),
    store: Store = STORE,
) -> None:
    """Write the interactive network as one HTML file."""
    _write(output, _exported(store, "html"))
    if output != STDOUT:
        print(f"open {output} in a browser", file=sys.stderr)


@app.command()
def show(
    wanted: Annotated[str, typer.Argument(metavar="NAME-or-IRI", help="An entity, a statement or an article.")],
    store: Store = STORE,
) -> None:
    """Tell about an entity, statement or article in words.

    With the sentences that support it."""
    from kgraph.show import show as told

    with _opened(store) as graph:
        print(told(graph, wanted))


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Option("--gold", metavar="DIR", help="Folder with attributions/*.ann in brat stand-off.")
    ],
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="FOLDER", help="The marked texts; else DIR/text or DIR/../articles."),
    ] = None,
    nested: Annotated[bool, typer.Option("--nested", help="Score attributions inside others too.")] = False,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write figures and errors as JSON too.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FILE.html", help="Write a page that shows gold against found.")
    ] = None,
    model: Model = "default",
    workers: Workers = CPUS,
) -> None:
    """Score attributions against gold, and tell what was wrong."""
    from kgraph import pipeline
    from kgraph.evaluate import evaluate as compared
    from kgraph.evaluate import read_gold, report
    from kgraph.evaluate.page import page as drawn

    marked = read_gold(gold, text)
    paths = [one.article.path for one in marked.articles]
    with _progress() as progress:
        outcomes = list(pipeline.facts_of(paths, workers=workers, model=_model_name(model), progress=progress))
    for problem in (*marked.problems, *(one for one in outcomes if isinstance(one, Problem))):
        _warn(f"{problem.stage}: {problem.message}")
    evaluation = compared(marked.articles, [one for one in outcomes if isinstance(one, Facts)], nested=nested)
    if json is not None:
        _write(json, report.json_bytes(evaluation))
    if page is not None:
        _write(page, drawn(evaluation).encode())
    if STDOUT not in (json, page):
        print(report.text_report(evaluation))


def _model_name(model: str) -> ModelName:
    for known in MODEL_NAMES:
        if model == known:
            return known
    raise UsageError(f"--model {model} is not known; use one of {', '.join(MODEL_NAMES)}")


@app.command()
def train(
    polnear: Annotated[Path, typer.Argument(metavar="POLNEAR", help="Folder of a PolNeAR copy, with train inside.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the weight files.")] = Path("weights"),
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Where chance begins.")] = 0,
) -> None:
    """Rebuild the weights that ship with kgraph; needs the extra kgraph[train]."""
    from kgraph.train import train as trained

    with _progress() as progress:
        trained(polnear, out, seed=seed, progress=progress)


def _exported(store: str, format: str) -> bytes:
    with _progress() as progress, _opened(store) as graph:
        if progress is not None:
            progress("writing", 0, 0)
        if format == "graphml":
            from kgraph.view.graphml import graphml
            from kgraph.view.network import network

            return graphml(network(graph))
        if format == "html":
            from kgraph.view.network import network
            from kgraph.view.page import page

            return page(network(graph)).encode()
        from kgraph.assemble import serialize
        from kgraph.store.questions import base_of

        return serialize(graph.quads(), format=format, base=base_of(graph))


def _graph_format(format: str | None, output: Path) -> str:
    suffix = output.suffix.lower()
    chosen = format or SUFFIXES.get(suffix, suffix.removeprefix(".")) or "ttl"
    if chosen not in GRAPH_FORMATS:
        given = f"--format {format}" if format is not None else f"the suffix of {output}"
        raise UsageError(f"{given} is no format of a graph; use --format with one of {', '.join(GRAPH_FORMATS)}")
    return chosen


def _sparql(name: str) -> str | None:
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


def _store_folder(where: str) -> Path:
    if "://" in where:
        raise StoreError(f"{where} is a server, and a store is a folder here; give a folder to --store")
    return Path(where)


@contextmanager
def _opened(where: str) -> Iterator["GraphStore"]:
    folder = _store_folder(where) / "graph"
    if not folder.is_dir():
        raise StoreError(f"there is no store in {where}; run `kgraph build` first, or give --store WHERE")
    from kgraph.store.graph import GraphStore

    with GraphStore.open(folder, read_only=True) as graph:
        yield graph


def _checked_base(base: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]*[/#:]", base):
        raise UsageError(f"--base {base} cannot begin an IRI; give one that ends in / or #")
    return base


def _write(output: Path, data: bytes) -> None:
    if output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    from kgraph.pipeline import write_file

    write_file(output, data)


@contextmanager
def _progress() -> Iterator["Progress | None"]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description:<10}"), BarColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total or None)


def _summary(report: "BuildReport") -> str:
    """What a build found, for people."""
    holds = ", ".join((_counted(report.articles, "article"), _counted(report.statements, "statement")))
    changed = f"{_counted(report.written, 'graph')} written, {report.removed} removed"
    lines = [
        f"{holds} by {_counted(report.speakers, 'speaker')} ({changed}; {_counted(len(report.problems), 'problem')})"
    ]
    if report.cited:
        width = max(len(label) for label, _ in report.cited)
        lines += ["", "cited most:", *(f"  {label:<{width}}  {count}" for label, count in report.cited)]
    lines += ["", f"store    {report.store}", f"Turtle   {report.turtle}", f"network  {report.page}"]
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _query_list() -> str:
    from kgraph.store.questions import named_queries

    queries = named_queries()
    width = max(len(name) for name in queries)
    return "\n".join(f"{name:<{width}}  {query.question}" for name, query in sorted(queries.items()))


def _answer(graph: "GraphStore", result: "Result", format: str) -> bytes:
    from kgraph.store.questions import base_of
    from kgraph.store.results import encode, table
    from kgraph.vocab import prefixes

    if format != "table":
        return encode(result, format=format)
    return _drawn(table(result, prefixes=prefixes(base_of(graph)))).encode()


def _drawn(table: "Table") -> str:
    """An answer as a table: as wide as the terminal, or as wide as it needs where there is none."""
    from rich.console import Console
    from rich.table import Table as Drawing
    from rich.text import Text

    drawing = Drawing(box=None, pad_edge=False, header_style="bold")
    for column in table.columns:
        drawing.add_column(Text(column), overflow="fold")
    for row in table.rows:
        drawing.add_row(*(Text(" ".join((value or "").split())) for value in row))
    written = io.StringIO()
    terminal = sys.stdout.isatty()
    Console(file=written, width=None if terminal else UNBOUND, force_terminal=terminal, no_color=not terminal).print(
        drawing
    )
    return "".join(line.rstrip() + "\n" for line in written.getvalue().splitlines())
