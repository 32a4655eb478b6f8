"""One HTML file that shows gold against found, article by article; no script, no request, the same bytes every time.

All text is escaped, control characters are shown as such, and the page's own policy lets nothing run or load.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

from kgraph.evaluate.breakdown import by_cue, by_kind
from kgraph.evaluate.comparison import Entry, entries, said, section, steps
from kgraph.evaluate.evaluation import Evaluation
from kgraph.evaluate.findings import ERRORS, KINDS, Kind
from kgraph.evaluate.passage import shown
from kgraph.evaluate.report import (
    AGREEMENT,
    COLUMNS,
    RECALL,
    RIGHT_SOURCE,
    SCORES,
    count_rows,
    headline,
    recall_rows,
    score_rows,
    source_rows,
)

TITLE = "Gold against found"
MAIN = ("triple", "statement_triple")  # the measures that are set in bold
POLICY = "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


def page(evaluation: Evaluation) -> str:
    """The whole page; to be written as UTF-8 without newline translation."""
    listed = [entries(article, position) for position, article in enumerate(evaluation.articles, 1)]
    wrong = {kind: [entry for some in listed for entry in some if entry.finding.kind == kind] for kind in ERRORS}
    ways = steps(wrong.values())
    style = _own("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return Template(_own("page.html")).substitute(
        policy=POLICY.format(style=digest),
        style=style,
        title=shown(TITLE),
        headline=shown(headline(evaluation)),
        figures=_figures(evaluation),
        errors="\n".join(_links(kind, some) for kind, some in wrong.items()),
        contents=_contents(evaluation),
        articles="\n".join(
            section(article, position, some, ways)
            for position, (article, some) in enumerate(zip(evaluation.articles, listed, strict=True), 1)
        ),
    )


def _own(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _figures(evaluation: Evaluation) -> str:
    main = [SCORES[name] for name in MAIN]
    return "\n".join(
        (
            _table(AGREEMENT, score_rows(evaluation), main=main),
            "<div>",
            _table(RIGHT_SOURCE, source_rows(evaluation)),
            _table(RECALL, recall_rows(evaluation)),
            "</div>",
            _table(("by cue", *COLUMNS), [(shown(name), *row) for name, *row in count_rows(by_cue(evaluation))]),
        )
    )


def _links(kind: Kind, some: Sequence[Entry]) -> str:
    """All errors of a kind, each a link to its place."""
    lead = f'<summary>{kind}<span class="count">{len(some)}</span></summary>'
    links = (
        f'<li><a href="#{entry.place}"><bdi>{said(entry.one, "cue") or "no cue"}</bdi></a> '
        f"<bdi>{said(entry.one, 'content')}</bdi></li>"
        for entry in some
    )
    return "\n".join((f"<details>{lead}", "<ol>", *links, "</ol></details>"))


def _contents(evaluation: Evaluation) -> str:
    """The articles with how many attributions of each kind they have."""
    total = by_kind(evaluation)
    rows = [("all", str(evaluation.tally.marked), str(evaluation.tally.found), *(str(total[kind]) for kind in KINDS))]
    for position, article in enumerate(evaluation.articles, 1):
        kinds = [one.kind for one in article.findings]
        name = f'<a href="#a{position}"><bdi>{shown(article.title or article.name)}</bdi></a>'
        counts = (str(kinds.count(kind) or "") for kind in KINDS)
        rows.append((name, str(article.tally.marked), str(article.tally.found), *counts))
    return _table(("", "marked", "found", *KINDS), rows, name="contents", main=["all"])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, name: str = "", main: Sequence[str] = ()) -> str:
    """A table of cells that are HTML already; rows whose first cell is in `main` are set in bold."""
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = (
        f'<tr{_class("main" if row[0] in main else "")}><th scope="row">{row[0]}</th>'
        f"{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    return "\n".join((f"<table{_class(name)}><thead><tr>{heads}</tr></thead>", "<tbody>", *lines, "</tbody></table>"))


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
