"""Figures, times, certainty and comparisons do not fall below their floors, on the data that they were measured on."""

from collections import Counter
from hashlib import sha256
from pathlib import Path

from quality import certainty, pairs, quantities, times
from quality.test_floors import FLOORS, check


def is_the_measured(path: Path) -> bool:
    return sha256(path.read_bytes()).hexdigest() == FLOORS[path.stem]["sha256"]


def test_quantities() -> None:
    """Numbers with bounds, units, what they count and what they are a part of."""
    assert is_the_measured(quantities.QUANTITIES), "the data changed: measure again"
    scored = quantities.outcomes(quantities.cases(), model="default")
    reached = quantities.figures(sum((quantities.counts(one) for one in scored), Counter()))
    check("quantities", {name: found[2] for name, found in reached.items()})


def test_times() -> None:
    """Times with their values, and whether they are those of a saying."""
    assert is_the_measured(times.TIMES), "the data changed: measure again"
    check("times", times.figures(times.outcomes(times.cases())))


def test_certainty() -> None:
    """Certainty, polarity, and the shares of the yardstick."""
    assert is_the_measured(certainty.CERTAINTY), "the data changed: measure again"
    check("certainty", certainty.figures(certainty.outcomes(certainty.cases())))


def test_pairs() -> None:
    """What figures are to each other; different things are never compared."""
    assert is_the_measured(pairs.PAIRS), "the data changed: measure again"
    check("figure-pairs", pairs.figures(pairs.outcomes(pairs.cases())))


def test_the_golds_are_large_enough_and_in_two_halves() -> None:
    """As many cases as were asked for, and none twice."""
    assert sum(len(one.quantities) for one in quantities.cases()) >= 400
    assert sum(len(one.times) for one in times.cases()) >= 200
    assert len(certainty.cases()) >= 250
    assert sum(one.pair is not None for one in certainty.cases()) >= 60
    assert len(pairs.cases()) >= 120
    for ids in ([one.id for one in gold.cases()] for gold in (quantities, times, certainty, pairs)):
        assert len(ids) == len(set(ids))
        assert {quantities.half_of(name) for name in ids} == {"dev", "test"}
