"""Tells an evaluation: as tables for people and as one value for JSON."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kgraph.evaluate.brat import ROLES, Reading
from kgraph.evaluate.breakdown import Counts, by_cue, by_kind, by_rule, errors, inexact
from kgraph.evaluate.evaluation import Evaluation
from kgraph.evaluate.findings import ERRORS, KINDS, WRONG_CONTENT, Finding, Kind
from kgraph.evaluate.metrics import Score, Share
from kgraph.evaluate.words import Weighed

ROWS = 15  # of the tables by rule and by cue; the JSON has all

SCORES: Mapping[str, str] = {  # in the order shown; contents agree from half of their words on where nothing is said
    "triple": "triple: content and source",
    "triple_cue": "triple with cue",
    "statement_triple": "triple of statements",
    "cue": "cue",
    "content_j50": "content",
    "statement_j50": "content of statements",
    "content_exact": "content, every word",
    "content_strict": "content, every character",
    "content_partial": "content overlap",
    "content_tok": "words in any content",
    "source_span": "spans of sources",
    "cue_span": "spans of cues",
    "content_span": "spans of contents",
}
SOURCES: Mapping[str, str] = {
    "all": "all",
    "gold_has_source": "marked with a source",
    "gold_no_source": "marked without one",
}
AGREEMENT = ("", "precision", "recall", "F1")  # heads of tables
RIGHT_SOURCE = ("source, where content is right", "of", "per cent")
RECALL = ("found, by kind", "marked", "content", "triple")
COLUMNS: Mapping[str, Callable[[Counter[Kind]], int]] = {
    "right": lambda counts: counts["right"],
    "missed": lambda counts: counts["missed"],
    "content": lambda counts: sum(counts[kind] for kind in WRONG_CONTENT),
    "source": lambda counts: counts["wrong source"],
    "extra": lambda counts: counts["extra"],
    "errors": errors,
}


def text_report(evaluation: Evaluation) -> str:
    """All figures as tables of plain text, without a line end at the end."""
    return "\n\n".join(
        (
            headline(evaluation),
            _drawn(AGREEMENT, score_rows(evaluation)),
            _drawn(RIGHT_SOURCE, source_rows(evaluation)),
            _drawn(RECALL, recall_rows(evaluation)),
            _drawn(("what became of them", ""), _kind_rows(evaluation)),
            _drawn(("by rule", *COLUMNS), count_rows(by_rule(evaluation))),
            _drawn(("by cue", *COLUMNS), count_rows(by_cue(evaluation))),
        )
    )


def headline(evaluation: Evaluation) -> str:
    """How much was compared, in one line."""
    tally = evaluation.tally
    kind = "all, nested ones too" if evaluation.nested else "outermost only"
    unread = f"; {evaluation.unread} could not be read" if evaluation.unread else ""
    empty = f"; {tally.empty} without words left out" if tally.empty else ""
    articles = f"{len(evaluation.articles)} article{'s' if len(evaluation.articles) != 1 else ''}"
    return f"{articles}: {tally.marked} attributions marked, {tally.found} found ({kind}{empty}{unread})"


def json_report(evaluation: Evaluation) -> dict[str, Any]:
    """All figures in per cent and every error with its offsets, in an order of its own that does not change."""
    tally = evaluation.tally
    return {
        "n": {
            "docs": len(evaluation.articles),
            "docs_missing": evaluation.unread,
            "gold": tally.marked,
            "pred": tally.found,
            "pred_dropped_no_content": tally.empty,
        },
        **{name: _score_value(score) for name, score in tally.scores.items()},
        "source_acc": {name: share.percent for name, share in tally.sources.items()},
        "recall_by_type": {
            kind: {"n": content.whole, "content_j50": content.percent, "triple": triple.percent}
            for kind, (content, triple) in tally.recall.items()
        },
        "kinds": {kind: by_kind(evaluation)[kind] for kind in KINDS},
        "right_but_inexact": inexact(evaluation),
        "by_rule": _counts_value(by_rule(evaluation)),
        "by_cue": _counts_value(by_cue(evaluation)),
        "errors": [
            {"article": article.name, **_finding_value(finding)}
            for article in evaluation.articles
            for finding in article.findings
            if finding.kind in ERRORS
        ],
    }


def json_bytes(evaluation: Evaluation) -> bytes:
    """`json_report` as a file."""
    return (json.dumps(json_report(evaluation), ensure_ascii=False, indent=1) + "\n").encode()


def score_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Precision, recall and F1 of each measure."""
    scores = ((label, evaluation.tally.scores[name]) for name, label in SCORES.items())
    return [(label, _percent(one.precision), _percent(one.recall), f"{one.f1:.1f}") for label, one in scores]


def source_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """How often the source is right where the content is."""
    shares = ((label, evaluation.tally.sources[name]) for name, label in SOURCES.items())
    return [(label, str(share.whole), _percent(share)) for label, share in shares]


def recall_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """How many contents and triples of each kind of quotation were found."""
    return [
        (kind, str(content.whole), _percent(content), _percent(triple))
        for kind, (content, triple) in evaluation.tally.recall.items()
    ]


def _percent(share: Share) -> str:
    """A share for people."""
    return "–" if share.percent is None else f"{share.percent:.1f}"


def _kind_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    rows = [(kind, str(by_kind(evaluation)[kind])) for kind in KINDS]
    return [rows[0], ("  of these cut a little otherwise", str(inexact(evaluation))), *rows[1:]]


def count_rows(counts: Counts) -> list[tuple[str, ...]]:
    """The rows with most errors, and the rest as one."""
    rows = [(name, *(str(column(one)) for column in COLUMNS.values())) for name, one in counts.items()]
    if len(rows) <= ROWS:
        return rows
    rest = sum((one for _, one in list(counts.items())[ROWS:]), Counter[Kind]())
    return [*rows[:ROWS], (f"{len(rows) - ROWS} more", *(str(column(rest)) for column in COLUMNS.values()))]


def _drawn(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table: the first column to the left, numbers to the right."""
    table = [head, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    return "\n".join(_line(row, widths) for row in table)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join((row[0].ljust(widths[0]), *numbers)).rstrip()


def _score_value(score: Score) -> dict[str, float]:
    return {"p": score.precision.percent or 0.0, "r": score.recall.percent or 0.0, "f1": score.f1}


def _counts_value(counts: Counts) -> dict[str, dict[str, int]]:
    return {name: {kind: one[kind] for kind in KINDS if one[kind]} for name, one in counts.items()}


def _finding_value(finding: Finding) -> dict[str, Any]:
    return {"kind": finding.kind, "gold": _weighed_value(finding.marked), "found": _weighed_value(finding.found)}


def _weighed_value(one: Weighed | None) -> dict[str, Any] | None:
    if one is None:
        return None
    how = {"rule": one.reading.rule, "lemma": one.reading.lemma}
    return {**{role: _offsets(one.reading, role) for role in ROLES}, **{key: said for key, said in how.items() if said}}


def _offsets(reading: Reading, role: str) -> list[list[int]]:
    return [[span.start, span.end] for span in getattr(reading, role)]
