"""Two figures as sets of possible numbers: whether they agree, overlap or exclude each other."""

from dataclasses import dataclass
from math import inf, isclose
from typing import Literal

from kgraph.model import Quantity

Fit = Literal["agrees", "overlaps", "conflicts"]

ABOUT = 0.1  # how far from "about 3,000" a number may lie


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """The numbers that a figure allows, both ends inside; `told` is the number that the text has, None for ranges.

    `wide` is true where numbers beside the one that is told are meant, too ("about", ranges), and not only bounded.
    """

    low: float
    high: float
    told: float | None
    wide: bool


def range_of(quantity: Quantity) -> Range:
    """The numbers that a quantity allows."""
    value, minimum, maximum = quantity.value, quantity.minimum, quantity.maximum
    if quantity.modifier == "about" and value is not None:
        near = abs(value) * ABOUT
        return Range(low=value - near, high=value + near, told=value, wide=True)
    if quantity.modifier == "at least":
        low = minimum if minimum is not None else value if value is not None else -inf
        return Range(low=low, high=inf, told=low, wide=False)
    if quantity.modifier == "at most":
        high = maximum if maximum is not None else value if value is not None else inf
        return Range(low=-inf, high=high, told=high, wide=False)
    if minimum is not None or maximum is not None:
        low, high = -inf if minimum is None else minimum, inf if maximum is None else maximum
        return Range(low=low, high=high, told=value, wide=True)
    number = value if value is not None else 0.0
    return Range(low=number, high=number, told=number, wide=False)


def fit(left: Range, right: Range) -> Fit:
    """What two figures of the same thing are to each other.

    They agree where the numbers that they tell are the same, or that of one lies in what the other leaves open ("about
    3,000" and 3,050; "10,000 to 12,000" and 11,000); they overlap where some number would fit both.
    """
    if left.told is not None and right.told is not None and isclose(left.told, right.told, rel_tol=1e-9):
        return "agrees"
    if (left.low, left.high) == (right.low, right.high) or _lies_in(left, right) or _lies_in(right, left):
        return "agrees"
    return "overlaps" if max(left.low, right.low) <= min(left.high, right.high) else "conflicts"


def _lies_in(one: Range, other: Range) -> bool:
    """Whether the number of one is among those that the other means."""
    point = one.low == one.high or (one.wide and one.told is not None)
    return other.wide and point and one.told is not None and other.low <= one.told <= other.high
