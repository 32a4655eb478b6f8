"""`kgraph link`: a reconciliation service asked who the people and things of the store are."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.options import STORE, Model, Store, UsageError, model_name
from kgraph.cli.terminal import counted, progress_bar, warn
from kgraph.errors import ServiceError
from kgraph.model import MENTION_TYPES, MentionType

if TYPE_CHECKING:
    from kgraph.pipeline import LinkReport

ASKED = ("person", "organization", "place", "event")  # types, when none is chosen


def link(
    service: Annotated[str, typer.Option("--service", metavar="URL", help="The service's address.")],
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help=f"What to ask about; else {', '.join(ASKED)}. Repeatable."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=50, metavar="N", help="Candidates for each name.")] = 3,
    threshold: Annotated[
        float,
        typer.Option("--threshold", metavar="S", help="Least score, on the service's scale, without a claimed match."),
    ] = 50.0,
    rate: Annotated[
        float, typer.Option("--rate", min=0.01, max=1000, metavar="R", help="Requests a second, at most.")
    ] = 2.0,
    cache: Annotated[
        Path | None, typer.Option("--cache", metavar="DIR", help="Folder for answers; else in the user's cache.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the links and keep none.")] = False,
    model: Model = "default",
    store: Store = STORE,
) -> None:
    """Link entities by a service that speaks the Reconciliation API 0.2.

    It is sent the names of the store's people and things."""
    from kgraph import pipeline
    from kgraph.reconcile import Connection, Service

    with progress_bar() as progress:
        report = pipeline.link(
            Service(Connection(service, rate=rate)),
            store=store,
            cache=cache if cache is not None else _cache(),
            types=_types(type or ASKED),
            limit=limit,
            threshold=threshold,
            model=model_name(model),
            dry_run=dry_run,
            progress=progress,
        )
    for problem in report.problems:
        warn(f"{problem.stage}: {problem.message}")
    print(_told(report, dry_run=dry_run))
    if report.failure is not None:
        kept = "" if dry_run else "; what it answered is kept"
        raise ServiceError(f"{report.failure} ({report.answered} of {report.entities} answered{kept})")


def _types(given: "list[str] | tuple[str, ...]") -> list[MentionType]:
    unknown = [name for name in given if name not in MENTION_TYPES]
    if unknown:
        raise UsageError(f"--type {unknown[0]} is not known; use one of {', '.join(MENTION_TYPES)}")
    return [kind for kind in MENTION_TYPES if kind in given]


def _cache() -> Path:
    """Where the user's caches are (XDG Base Directory Specification)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "kgraph" / "answers"


def _told(report: "LinkReport", *, dry_run: bool) -> str:
    """The links, one a line, and how many there are."""
    lines = [
        f"{one.link.match:<5}  {one.link.score:.2f}  {one.label}  {one.link.iri}  {one.link.evidence}"
        for one in report.links
    ]
    done = "would be kept" if dry_run else "kept"
    asked = f"{report.answered} of {counted(report.entities, 'name')} answered"
    return "\n".join([*lines, f"{counted(len(report.links), 'link')} {done}; {asked}"])
