"""Numbers in figures and words."""

from decimal import Decimal

import pytest

from kgraph.extract.quantities.lexemes import lexemes
from kgraph.extract.quantities.numbers import read_number

VALUES = [
    ("12,000", "12000"), ("12 000", "12000"), ("3.2 billion", "3.2e9"), ("12k", "12000"), ("2m people", "2e6"),
    ("2m tall", "2"), ("1.5-billion", "1.5e9"), ("0.5", "0.5"), ("3 hundred", "300"), ("2 and a half", "2.5"),
    ("three", "3"), ("twenty-five", "25"), ("two hundred and thirty", "230"), ("five hundred thousand", "500000"),
    ("one million five hundred thousand", "1500000"), ("two and a half million", "2500000"), ("a dozen", "12"),
    ("two dozen", "24"), ("half a dozen", "6"), ("half a million", "500000"), ("a million and a half", "1500000"),
    ("a hundred and fifty", "150"), ("a couple of", "2"), ("half of", "0.5"), ("half an hour", "0.5"),
    ("three quarters of", "0.75"), ("a quarter of a million", "250000"), ("one in five children", "0.2"),
    ("3 in 10 adults", "0.3"), ("five six", "5"), ("seven and 8", "7"), ("500 crore", "5e9"), ("zero", "0"),
]  # fmt: skip
VAGUE = [
    ("dozens of", 24), ("scores of", 40), ("hundreds", 200), ("thousands", 2000), ("tens of thousands", 20_000),
    ("hundreds of thousands", 200_000), ("millions", 2_000_000), ("several hundred", 200), ("a few thousand", 2000),
]  # fmt: skip
NONE = [
    "1.2.3", "007", "9" * 16, "a third soldier", "the third", "half empty", "hundred days", "million", "tens", "few",
    "scores on", "a quarter century", "a soldier", "thirds", "9999999999 trillion",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text for text, _ in VALUES])
def test_value(text: str, value: str) -> None:
    """Magnitudes are multiplied out; fractions are parts of one."""
    number = read_number(lexemes(text), 0)
    assert number is not None
    assert number.value == Decimal(value)
    assert number.minimum is None


@pytest.mark.parametrize(("text", "minimum"), VAGUE, ids=[text for text, _ in VAGUE])
def test_plural_magnitudes_are_at_least_two(text: str, minimum: int) -> None:
    """A magnitude in the plural has no value, and two of it as its minimum."""
    number = read_number(lexemes(text), 0)
    assert number is not None
    assert (number.value, number.minimum) == (None, minimum)


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    """Ordinals, versions, codes, and numbers that cannot be true are none."""
    assert read_number(lexemes(text), 0) is None


def test_two_thirds() -> None:
    """A fraction in words, hyphened or not."""
    one, other = (read_number(lexemes(text), 0) for text in ("two-thirds", "two thirds of"))
    assert one is not None
    assert other is not None
    assert one.value == other.value == Decimal(2) / 3
