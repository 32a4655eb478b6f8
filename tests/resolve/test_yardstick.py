"""The yardstick gives numbers to the words of those who speak by it, and to nobody else's."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kgraph.model import Attribution, Certainty, Entity, Span
from kgraph.resolve.yardstick import probability
from kgraph.schemes import yardstick, yardstick_bodies


def said(hedge: str | None, certainty: Certainty) -> Attribution:
    span = None if hedge is None else Span(start=0, end=len(hedge), text=hedge)
    return Attribution(
        id="a", relation="states", mode="indirect", source=None, cue=None, content=(), certainty=certainty, hedge=span
    )


def body(*names: str, type: str = "organization") -> Entity:
    return Entity(id=names[0], label=names[0], type=type, names=names)  # type: ignore[arg-type]


MOD = body("British Ministry of Defence", "UK Defence Ministry")
SURE = said("almost certainly", "almost-certain")


@pytest.mark.parametrize(
    ("words", "certainty", "expected"),
    [
        ("remote chance", "unlikely", (0, 0.05)),
        ("highly unlikely", "unlikely", (0.1, 0.2)),
        ("unlikely", "unlikely", (0.25, 0.35)),
        ("realistic possibility", "possible", (0.4, 0.5)),
        ("likely", "likely", (0.55, 0.75)),
        ("Probably", "likely", (0.55, 0.75)),
        ("highly likely", "highly-likely", (0.8, 0.9)),
        ("almost certain", "almost-certain", (0.95, 1)),
        ("may", "possible", None),
        ("likely", "unlikely", None),  # "not likely"
        (None, "certain", None),
    ],
)
def test_terms(words: str | None, certainty: Certainty, expected: tuple[float, float] | None) -> None:
    """The seven terms have their published shares; other words have none, and a term that is negated has none."""
    assert probability(said(words, certainty), [MOD]) == expected


@pytest.mark.parametrize(
    ("speakers", "has_numbers"),
    [
        ([MOD], True),
        ([body("Britain's Ministry of Defense")], True),
        ([body("Joint Intelligence Committee")], True),
        ([body("MI5")], True),
        ([body("Ministry of Defence of Norway")], False),
        ([body("Ministry of Defence")], False),
        ([body("Pentagon")], False),
        ([MOD, body("Pentagon")], False),
        ([body("MI5", type="person")], False),
        ([], False),
    ],
)
def test_speakers(speakers: list[Entity], has_numbers: bool) -> None:
    """Only bodies of the list, and only when nobody else says it, too."""
    assert (probability(SURE, speakers) is not None) == has_numbers


def test_the_terms_do_not_overlap_and_rise() -> None:
    """Seven ranges, one above the other, as published."""
    ranges = sorted({(term.minimum, term.maximum) for term in yardstick().values()})
    assert len(ranges) == 7
    assert all(left[1] < right[0] for left, right in pairwise(ranges))
    assert "MI5" in yardstick_bodies()


def test_another_certainty_changes_nothing_but_itself() -> None:
    """What the attribution says beside it does not matter."""
    assert probability(replace(SURE, polarity="denied"), [MOD]) == (0.95, 1)
