"""`kgraph import`: RDF of others, in graphs of its own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph import ids
from kgraph.cli.options import STORE, Base, Store, UsageError, checked_base
from kgraph.cli.terminal import counted, progress_bar, warn
from kgraph.cli.validating import RDF_FORMATS
from kgraph.errors import InputError

if TYPE_CHECKING:
    from kgraph.pipeline import Import

MEGABYTE = 1_000_000


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of RDF, zipped (.gz) or not; - is stdin.")],
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(RDF_FORMATS)}; else by the suffix."),
    ] = None,
    origin: Annotated[
        str | None, typer.Option("--origin", metavar="IRI", help="Where it was published; relative IRIs begin there.")
    ] = None,
    max_size: Annotated[
        int, typer.Option("--max-size", min=1, metavar="MB", help="Largest file, unpacked, in megabytes.")
    ] = 50,
    base: Base = ids.BASE,
    store: Store = STORE,
) -> None:
    """Take in RDF made elsewhere, in graphs of its own.

    What may be the same as something in the store is offered, and merged only by `kgraph correct same`."""
    if format is not None and format not in RDF_FORMATS:
        raise UsageError(f"--format {format} is no format of RDF; use one of {', '.join(RDF_FORMATS)}")
    if origin is not None and not _is_absolute(origin):
        raise UsageError(f"--origin {origin} is no absolute IRI; give one such as https://example.org/file.ttl")
    from kgraph import pipeline

    largest = max_size * MEGABYTE
    with progress_bar() as progress:
        report = pipeline.import_files(
            files,
            store=store,
            stdin=lambda: sys.stdin.buffer.read(largest + 1),
            format=format,
            origin=origin,
            base=checked_base(base),
            largest=largest,
            progress=progress,
        )
    for one in report.imports:
        print(_told(one))
    for failure in report.failures[:-1]:
        warn(failure)
    if report.failures:
        raise InputError(f"{report.failures[-1]} (nothing of it was imported)")


def _is_absolute(iri: str) -> bool:
    from kgraph.authorities.iris import is_iri

    return is_iri(iri)


def _told(one: "Import") -> str:
    """What was taken in, and what of it may be ours."""
    for problem in one.problems:
        warn(f"{problem.stage}: {problem.message}")
    size = f"{counted(one.triples, 'triple')} in {counted(one.graphs, 'graph')}"
    lines = [f"{one.label}: {size}, {'in the store already' if one.known else 'imported'} as {one.id}"]
    lines += [
        f"  may be the same ({offer.link.match}, {offer.link.score:.2f}, {offer.link.evidence}): {offer.label}\n"
        f"    kgraph correct same {offer.entity} {offer.link.iri}"
        for offer in one.offers
    ]
    return "\n".join(lines)
