"""Figures side by side over a whole corpus: who agrees with whom, who says otherwise, and what cannot be compared.

Pure: facts and their resolution in, comparisons out, in an order that does not depend on that of the articles.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from kgraph.compare.figures import Figure, figures, groups
from kgraph.compare.judging import Verdict, judge
from kgraph.model import Comparison, Facts, Resolution

NEAREST = 200  # earlier figures of its kind that a figure is compared with: more would take quadratic time

__all__ = ["comparisons"]


def comparisons(corpus: Sequence[Facts], resolution: Resolution) -> tuple[Comparison, ...]:
    """The pairs of figures that agree, overlap, conflict or supersede, and those that only one difference keeps apart.

    A figure is held against the `NEAREST` ones of its kind before it. Sorted by the figures.
    """
    found = [one for facts in corpus for one in figures(facts, resolution)]
    told = (one for group in groups(found) for one in _within(group))
    return tuple(sorted(told, key=lambda one: (one.left, one.right)))


def _within(group: Sequence[Figure]) -> Iterator[Comparison]:
    for at, right in enumerate(group):
        for left in group[max(0, at - NEAREST) : at]:
            verdict = judge(left, right)
            if verdict.verdict != "not comparable" or verdict.differences == ("place",):
                yield _comparison(left, right, verdict)


def _comparison(left: Figure, right: Figure, verdict: Verdict) -> Comparison:
    reason = verdict.differences[0] if verdict.differences else None
    return Comparison(
        left=left.key, right=right.key, verdict=verdict.verdict, reason=reason, because=_because(left, right, verdict)
    )


BECAUSE = {
    "agrees": "both may be true of the same number",
    "overlaps": "they leave room for the same number without telling it",
    "conflicts": "no number fits both",
    "superseded": "the same speaker gave another figure later",
    "not comparable": "nothing but the place differs",
}


def _because(left: Figure, right: Figure, verdict: Verdict) -> str:
    """Why, in words, with the places or the days where they tell."""
    if verdict.verdict == "not comparable":
        where = (_words(left), _words(right))
        return f"{BECAUSE[verdict.verdict]}: {where[0]} and {where[1]}"
    if verdict.verdict == "superseded":
        return f"{BECAUSE[verdict.verdict]} ({_day(left.said)}, {_day(right.said)})"
    return BECAUSE[verdict.verdict]


def _words(figure: Figure) -> str:
    return ", ".join(f"“{' '.join(span.text.split())}”" for span in figure.quantity.places)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "?"
