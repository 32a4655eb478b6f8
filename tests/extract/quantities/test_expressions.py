"""Amounts and ranges: what number, bounds and unit a text gives, without what stands around them."""

import pytest

from kgraph.extract.quantities.expressions import read_expressions
from kgraph.extract.quantities.lexemes import lexemes

AMOUNTS = [
    ("$3.2 billion", 3_200_000_000, "USD"), ("EUR2m", 2_000_000, "EUR"), ("EUR 5 million", 5_000_000, "EUR"),
    ("2 million EUR", 2_000_000, "EUR"), ("US$3bn", 3_000_000_000, "USD"), ("A$2.5m", 2_500_000, "AUD"),
    ("£45m", 45_000_000, "GBP"), ("50 cents", 0.5, "USD"), ("500 million won", 500_000_000, "KRW"),
    ("5 million pounds", 5_000_000, "GBP"), ("5 pounds of flour", 5, "unit:LB"), ("2,000-pound", 2000, "unit:LB"),
    ("12 per cent", 12, "unit:PERCENT"), ("5%", 5, "unit:PERCENT"), ("40-kilometre", 40, "unit:KiloM"),
    ("12km/h", 12, "unit:KiloM-PER-HR"), ("5 square miles", 5, "unit:MI2"), ("20 tons", 20, "unit:TONNE"),
    ("20 short tons", 20, "unit:TON_US"), ("three-day", 3, "unit:DAY"), ("half an hour", 0.5, "unit:HR"),
    ("45C", 45, "unit:DEG_C"), ("40 degrees Celsius", 40, "unit:DEG_C"), ("155mm", 155, "unit:MilliM"),
    ("Rs 500 crore", 5_000_000_000, "INR"), ("250,000 Canadian dollars", 250_000, "CAD"), ("12 won medals", 12, None),
    ("two second goals", 2, None), ("5,000 rubles", 5000, "RUB"),
    ("1.2 million barrels per day", 1_200_000, "unit:BBL"),
]  # fmt: skip
RANGES = [
    ("10,000 to 12,000", 10_000, 12_000, None), ("between 3 and 5", 3, 5, None), ("10-15 per cent", 10, 15, "PERCENT"),
    ("$3-5 million", 3e6, 5e6, "USD"), ("$3 million to $5 million", 3e6, 5e6, "USD"),
    ("10 to 12 million", 1e7, 1.2e7, None), ("$800,000 to $1.2 million", 800_000, 1.2e6, "USD"),
    ("two or three days", 2, 3, "DAY"),
    ("3,000–4,000", 3000, 4000, None),
]  # fmt: skip
APART = ["from 5 to 7", "2-1", "12 to 3", "5 per cent to $7", "5 and 7", "dozens to hundreds"]


@pytest.mark.parametrize(("text", "value", "unit"), AMOUNTS, ids=[text for text, *_ in AMOUNTS])
def test_amount(text: str, value: float, unit: str | None) -> None:
    """A number with its currency or unit before, behind, glued or hyphened."""
    (found, *_) = read_expressions(lexemes(text))
    assert found.value is not None
    assert float(found.value) == value
    assert (found.unit and found.unit.name.replace("http://qudt.org/vocab/unit/", "unit:")) == unit


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES, ids=[text for text, *_ in RANGES])
def test_range(text: str, low: float, high: float, unit: str | None) -> None:
    """Two ends, which share magnitude and unit; the whole text is the expression."""
    given = lexemes(text)
    (found,) = read_expressions(given)
    assert (found.value, found.minimum, found.maximum, found.modifier) == (None, low, high, "between")
    assert (found.unit and found.unit.name.rpartition("/")[2]) == unit
    assert (found.start, found.end) == (0, len(given))


@pytest.mark.parametrize("text", APART)
def test_two_numbers_are_no_range(text: str) -> None:
    """A change, a score and a list have two numbers of their own."""
    assert [one.is_range for one in read_expressions(lexemes(text))] == [False, False]


def test_minus() -> None:
    """Below zero where a temperature or share can be."""
    texts = ("minus 10 degrees Celsius", "fell -5% to", "10-5 men")
    found = [next(read_expressions(lexemes(text))).value for text in texts]
    assert found == [-10, -5, 10]
