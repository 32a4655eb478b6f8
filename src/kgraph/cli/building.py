"""`kgraph build` and `kgraph extract`: from articles to a store, or to records."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph import ids
from kgraph.cli.options import (
    CPUS,
    STDOUT,
    STORE,
    Authority,
    Base,
    Model,
    Output,
    Paths,
    Store,
    Workers,
    checked_base,
    model_name,
)
from kgraph.cli.terminal import counted, progress_bar, warn, write

if TYPE_CHECKING:
    from kgraph.pipeline import BuildReport


def build(
    paths: Paths,
    store: Store = STORE,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for kgraph.ttl and network.html.")] = Path(
        "exports"
    ),
    base: Base = ids.BASE,
    model: Model = "default",
    workers: Workers = CPUS,
    authority: Authority = None,
) -> None:
    """Read articles into the store and export the graph.

    They lie beside the articles that are there already; a text that was read before costs nothing."""
    from kgraph import pipeline

    with progress_bar() as progress:
        report = pipeline.build(
            paths,
            store=store,
            out=out,
            base=checked_base(base),
            workers=workers,
            model=model_name(model),
            authorities=authority or (),
            progress=progress,
        )
    for problem in report.problems:
        warn(f"{problem.stage}: {problem.message}")
    print(_summary(report))


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE", help="A file, headline or IRI; of an import, too."),
    ],
    store: Store = STORE,
) -> None:
    """Take articles or imports out of the store, and exactly what they brought.

    Files that were exported before stay as they are."""
    from kgraph import pipeline

    with progress_bar() as progress:
        report = pipeline.remove(articles, store=store, progress=progress)
    for problem in report.problems:
        warn(f"{problem.stage}: {problem.message}")
    for name, local_name in report.removed:
        print(f"removed {name} ({local_name})")
    print(f"{counted(report.left, 'article')} left; {counted(report.written, 'graph')} changed by it")


def extract(
    paths: Paths,
    output: Output = STDOUT,
    base: Base = ids.BASE,
    model: Model = "default",
    workers: Workers = CPUS,
    authority: Authority = None,
) -> None:
    """Write what articles say as JSON Lines; needs no store."""
    from kgraph import pipeline, records

    with progress_bar() as progress:
        found, problems = pipeline.records_of(
            paths,
            base=checked_base(base),
            workers=workers,
            model=model_name(model),
            authorities=authority or (),
            progress=progress,
        )
    for problem in problems:
        warn(f"{problem.stage}: {problem.message}")
    write(output, "".join(records.record_line(record) + "\n" for record in found).encode())


def _summary(report: "BuildReport") -> str:
    """What a build found, for people."""
    holds = ", ".join((counted(report.articles, "article"), counted(report.statements, "statement")))
    changed = f"{counted(report.written, 'graph')} written, {report.removed} removed"
    lines = [
        f"{holds} by {counted(report.speakers, 'speaker')} ({changed}; {counted(len(report.problems), 'problem')})"
    ]
    if report.cited:
        width = max(len(label) for label, _ in report.cited)
        lines += ["", "cited most:", *(f"  {label:<{width}}  {count}" for label, count in report.cited)]
    lines += ["", f"store    {report.store}", f"Turtle   {report.turtle}", f"network  {report.page}"]
    return "\n".join(lines)
