"""Figures side by side over a whole corpus: who agrees with whom, who says otherwise, and what cannot be compared.

Pure: facts and their resolution in, comparisons out, in an order that does not depend on that of the articles.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kgraph.compare.events import oppositions
from kgraph.compare.figures import MEASURE, Figure, country_entities, figures, groups, subject
from kgraph.compare.judging import Verdict, judge
from kgraph.compare.voices import voices
from kgraph.compare.windows import window_of
from kgraph.model import Compared, Comparison, Facts, Resolution, Statement

NEAREST = 200  # earlier figures of its kind that a figure is compared with: more would take quadratic time

__all__ = ["compared", "comparisons"]


def compared(corpus: Sequence[Facts], said: Mapping[str, Sequence[Statement]], resolution: Resolution) -> Compared:
    """A corpus side by side; `said` are the statements by article id. What people have rejected is left out."""
    days = {name: day for facts in corpus for name, day in _days(facts)}
    rejected = {one.attribution.id for group in said.values() for one in group if one.verdict == "rejected"}
    countries = country_entities(resolution)
    told = (one for facts in corpus for one in figures(facts, resolution, countries))
    found = [one for one in told if one.quantity.attribution not in rejected]
    side_by_side = _comparisons(found)
    opposed = oppositions(corpus, said, days, resolution)
    return Compared(
        subjects={one.key: subject(one, resolution, countries) for one in found},
        comparisons=side_by_side,
        oppositions=opposed,
        said=days,
        voices=voices(corpus, said, side_by_side, opposed),
    )


def _days(facts: Facts) -> Iterator[tuple[str, str]]:
    """The day on which each attribution was said, where a time tells one."""
    for time in facts.times:
        window = window_of(time.value) if time.tells == "said" and time.attribution is not None else None
        if window is not None and window[0] == window[1] and time.attribution is not None:
            yield time.attribution, window[0].isoformat()


def comparisons(corpus: Sequence[Facts], resolution: Resolution) -> tuple[Comparison, ...]:
    """The pairs of figures that agree, overlap, conflict or supersede, and those that only one difference keeps apart.

    A figure is held against the `NEAREST` ones of its kind before it. Sorted by the figures.
    """
    countries = country_entities(resolution)
    return _comparisons([one for facts in corpus for one in figures(facts, resolution, countries)])


def _comparisons(found: Sequence[Figure]) -> tuple[Comparison, ...]:
    told = (one for group in groups(found) for one in _within(group))
    return tuple(sorted(told, key=lambda one: (one.left, one.right)))


def _within(group: Sequence[Figure]) -> Iterator[Comparison]:
    for at, right in enumerate(group):
        for left in group[max(0, at - NEAREST) : at]:
            verdict = judge(left, right)
            if verdict.verdict != "not comparable" or (verdict.differences == ("place",) and _is_told(left)):
                yield _comparison(left, right, verdict)


def _is_told(figure: Figure) -> bool:
    """Whether it is told what is counted, so that another place is the only difference."""
    return figure.thing is not None and figure.thing.kind != MEASURE


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
