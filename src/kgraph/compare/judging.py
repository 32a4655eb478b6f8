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
    if not apart and not _same_matter(left, right):
        apart = ("event",)
    if apart:
        return Verdict(verdict="not comparable", differences=apart)
    found = fit(left.range, right.range)
    if found != "agrees" and _same_breath(left, right):
        return Verdict(verdict="not comparable", differences=("part",))
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
    if left.places and right.places and not left.places & right.places:
        yield "place"


def _same_thing(left: Figure, right: Figure) -> bool:
    """The same kind, and what narrows one narrows the other; what one leaves out must be about the same story."""
    one, other = left.thing, right.thing
    if one is None or other is None or one.kind != other.kind:
        return False
    ours, theirs = one.countries, other.countries
    if ours and theirs and not ours & theirs:
        return False
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


def _same_matter(left: Figure, right: Figure) -> bool:
    """Whether something tells that two figures of one kind are of the same matter, and not only of the same kind.

    That is the same place; the same owner ("North Korean soldiers"); the same happening in stories that share
    somebody or something; or a common scene, where nothing happens to the things on either side. Of mere people, and of
    amounts of what is not told, something must happen to both.
    """
    one, other = left.thing, right.thing
    if one is None or other is None:
        return False
    happens = bool(left.states & right.states or left.acts & right.acts) or (_is_owned(left) and _is_owned(right))
    same_spot = bool(left.places & right.places & left.scenes & right.scenes)
    if not happens and (one.kind == MEASURE or (one.kind in ANYBODY and not same_spot)):
        return False
    if left.places & right.places or one.others & other.others:
        return True
    if one.countries & other.countries:
        return True
    if happens:
        together = left.key.article == right.key.article
        owner = _is_owned(left) and (left.speakers & right.topics or left.topics & right.speakers)  # "it has 40,000"
        return together or bool(left.topics & right.topics or owner)
    return bool(left.scenes & right.scenes) and not left.acts and not right.acts


def _is_owned(figure: Figure) -> bool:
    """Whether somebody is said to have what is counted."""
    return bool(words("owning-verbs").intersection(figure.quantity.predicates))


def _same_breath(left: Figure, right: Figure) -> bool:
    """Whether one speaker gives both on one day: who tells two numbers at once does not contradict herself.

    Within one article only those who are known to be two speak against each other.
    """
    if left.said == right.said and _same_speaker(left, right):
        return True
    named = left.quantity.attribution and right.quantity.attribution and left.speakers and right.speakers
    return left.key.article == right.key.article and not named


def _same_speaker(left: Figure, right: Figure) -> bool:
    """Whether one of those who give both is the same, or is called by the same words ("the interior ministry")."""
    return bool(left.speakers & right.speakers) or (left.source is not None and left.source == right.source)


def _is_later(one: Figure, other: Figure) -> bool:
    return one.said is not None and other.said is not None and one.said > other.said
