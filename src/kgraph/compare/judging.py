"""What two figures are to each other, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kgraph.compare.figures import MEASURE, Figure
from kgraph.compare.numbers import fit
from kgraph.compare.things import words
from kgraph.compare.windows import Window, overlap
from kgraph.model import Comparability, Difference

ANYBODY = frozenset({"person", MEASURE})  # kinds that tell nothing by themselves
FARTHEST = 90  # days between two sayings that can be of the same time where none is told


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What two figures are to each other; the differences that keep them apart, none where they can be compared."""

    verdict: Comparability
    differences: tuple[Difference, ...] = ()


def judge(left: Figure, right: Figure) -> Verdict:
    """The verdict on two figures, the left one said no later than the right one."""
    apart = tuple(_differences(left, right))
    if apart:
        return Verdict(verdict="not comparable", differences=apart)
    found = fit(left.range, right.range)
    if found != "agrees" and _same_speaker(left, right) and _is_later(right, left):
        return Verdict(verdict="superseded")
    return Verdict(verdict=found)


def _differences(left: Figure, right: Figure) -> Iterator[Difference]:
    """What keeps two figures from being compared."""
    if left.quantity.unit != right.quantity.unit:
        yield "unit"
    if not _same_thing(left, right):
        yield "thing"
    if not _same_happening(left, right):
        yield "event"
    if _is_part(left, right):
        yield "part"
    if left.is_claim != right.is_claim or _wishes(left) != _wishes(right):
        yield "claim"
    if not _same_time(left, right):
        yield "time"
    if left.places and right.places:
        if not left.places & right.places:
            yield "place"
    elif not _same_story(left, right):
        yield "event"


def _same_thing(left: Figure, right: Figure) -> bool:
    """The same kind, and what narrows one narrows the other; what one leaves out must be about the same story."""
    one, other = left.thing, right.thing
    if one is None or other is None or one.kind != other.kind:
        return False
    ours, theirs = one.countries, other.countries
    if ours and theirs and not ours & theirs:
        return False
    if one.kind in ANYBODY and not (left.states & right.states or left.acts & right.acts):
        return one.narrowing == other.narrowing and one.kind != MEASURE
    return one.others <= other.others or other.others <= one.others


def _same_happening(left: Figure, right: Figure) -> bool:
    if left.states != right.states:
        return False
    return bool(left.states) or not left.acts or not right.acts or bool(left.acts & right.acts)


def _is_part(left: Figure, right: Figure) -> bool:
    """Whether one is a part of the other, or both stand in one sentence: "up from 5,000 to 12,000"."""
    if left.key.article != right.key.article:
        return False
    one, other = left.quantity, right.quantity
    return one.span in (other.part_of, other.span) or other.span == one.part_of or left.sentence == right.sentence


def _wishes(figure: Figure) -> frozenset[str]:
    """What somebody does who wants a number: what one asks for is not what another offers."""
    return words("wished-verbs").intersection(figure.quantity.predicates)


def _same_time(left: Figure, right: Figure) -> bool:
    """Whether what is told may be of one time; where none is told, it is of the days before the saying."""
    if left.said is not None and right.said is not None and not left.windows and not right.windows:
        return abs((right.said - left.said).days) <= FARTHEST
    ours, theirs = _windows(left), _windows(right)
    return not ours or not theirs or any(overlap(one, other) for one in ours for other in theirs)


def _windows(figure: Figure) -> tuple[Window, ...]:
    if figure.windows or figure.said is None:
        return figure.windows
    return ((date.fromordinal(max(figure.said.toordinal() - FARTHEST, 1)), figure.said),)


def _same_story(left: Figure, right: Figure) -> bool:
    """Whether articles share somebody or something in headline and sentence; where one names nothing, it may."""
    if left.key.article == right.key.article or bool(left.topics) != bool(right.topics):
        return True
    if left.thing is not None and right.thing is not None and left.thing.countries & right.thing.countries:
        return True
    return bool(left.topics & right.topics)


def _same_speaker(left: Figure, right: Figure) -> bool:
    """Whether one of those who give both is the same, or is called by the same words ("the interior ministry")."""
    return bool(left.speakers & right.speakers) or (left.source is not None and left.source == right.source)


def _is_later(one: Figure, other: Figure) -> bool:
    return one.said is not None and other.said is not None and one.said > other.said
