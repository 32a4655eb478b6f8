"""`kgraph verify` and `kgraph fsck`: whether the store can be trusted; `kgraph backup` and `kgraph restore`."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.options import STORE, Store
from kgraph.cli.terminal import counted, opened

if TYPE_CHECKING:
    from kgraph.check import Finding, Verification
    from kgraph.pipeline import CopyReport


def verify(store: Store = STORE) -> int:
    """Open every quotation again and hold it against the article.

    Names the statements, mentions, figures, times, events and offices whose words are not, or no longer, as quoted."""
    from kgraph.check import verify as verified
    from kgraph.store.places import check_store

    folder = check_store(store)
    with opened(store) as graph:
        found = verified(graph, folder)
    for finding in found.findings:
        if finding.kind != "passage":
            print(_line(finding))
    print(_summary(found), file=sys.stdout if not found.findings else sys.stderr)
    return 1 if found.findings else 0


def fsck(store: Store = STORE) -> int:
    """Check that the store's files are whole and its graph is what was written.

    A store that somebody writes to now is not checked."""
    from kgraph.check import fsck as checked
    from kgraph.store.places import check_folder

    found = checked(check_folder(store, "fsck"))
    for fault in found.faults:
        print(fault)
    told = f"{counted(found.files, 'file')}, {counted(found.graphs, 'graph')}"
    if not found.faults:
        print(f"{told}: all as written")
        return 0
    print(f"{told}: {counted(len(found.faults), 'fault')}", file=sys.stderr)
    return 1


def backup(
    to: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder; it will be a store itself.")],
    store: Store = STORE,
) -> None:
    """Copy the store, also while it is being built."""
    from kgraph import pipeline
    from kgraph.store.places import check_folder

    print(_copied(pipeline.backup(check_folder(store, "backup"), to)))


def restore(
    saved: Annotated[Path, typer.Argument(metavar="DIR", help="A backup.")],
    store: Store = STORE,
) -> None:
    """Check a backup and put it back, into a new or empty folder."""
    from kgraph import pipeline
    from kgraph.store.places import check_folder

    print(_copied(pipeline.restore(saved, check_folder(store, "restore"))))


def _copied(report: "CopyReport") -> str:
    told = f"{report.folder}: {counted(report.articles, 'article')}, {counted(report.graphs, 'graph')}"
    return told if report.ended else f"{told}; a build had not ended, and the next one on it goes on from there"


def _line(finding: "Finding") -> str:
    where = "" if finding.subject == finding.article else f" (in {finding.article})"
    return f"{finding.kind} {finding.subject}: {finding.message}{where}"


def _summary(found: "Verification") -> str:
    checked = ", ".join(
        counted(number, noun)
        for number, noun in (
            (found.articles, "article"),
            (found.statements, "statement"),
            (found.quotations, "quotation"),
        )
    )
    if not found.findings:
        return f"{checked}: all as quoted"
    wrong: Counter[str] = Counter()
    for kind in {finding.kind for finding in found.findings}:
        wrong[kind] = len({finding.subject for finding in found.findings if finding.kind == kind})
    around = wrong.pop("passage", 0)
    told = ", ".join(counted(number, kind) for kind, number in sorted(wrong.items())) or "nothing"
    also = f"; the passage around {counted(around, 'thing')} has changed, too" if around else ""
    return f"{checked}: {told} not as quoted{also}"
