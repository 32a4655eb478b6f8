"""`kgraph verify`: whether the store can be trusted."""

import sys
from collections import Counter
from typing import TYPE_CHECKING

from kgraph.cli.options import STORE, Store
from kgraph.cli.terminal import counted, opened, store_folder

if TYPE_CHECKING:
    from kgraph.check import Finding, Verification


def verify(store: Store = STORE) -> int:
    """Open every quotation again and hold it against the article.

    Names the statements, mentions, figures, times, events and offices whose words are not, or no longer, as quoted."""
    from kgraph.check import verify as verified

    with opened(store) as graph:
        found = verified(graph, store_folder(store))
    for finding in found.findings:
        if finding.kind != "passage":
            print(_line(finding))
    print(_summary(found), file=sys.stdout if not found.findings else sys.stderr)
    return 1 if found.findings else 0


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
