"""Amounts of time, and times so far away."""

import pytest

from extract.times.reading import values

FOUND = [
    ("two days ago", [("two days ago", "2024-11-04")]),
    ("a week ago", [("a week ago", "2024-10-30")]),
    ("two months ago, three years ago", [("two months ago", "2024-09"), ("three years ago", "2021")]),
    ("a decade ago", [("a decade ago", "2014")]),
    ("20 minutes ago", [("20 minutes ago", "2024-11-06")]),
    ("a year and a half ago", [("a year and a half ago", "2023-05")]),
    ("in two weeks' time", [("two weeks' time", "2024-11-20")]),
    ("for three days", [("three days", "P3D")]),
    ("lasted two hours", [("two hours", "PT2H")]),
    ("for a week and for two weeks", [("a week", "P7D"), ("two weeks", "P14D")]),
    ("six months, two years, 90 minutes", [("six months", "P6M"), ("two years", "P2Y"), ("90 minutes", "PT90M")]),
    ("half an hour and two and a half hours", [("half an hour", "PT30M"), ("two and a half hours", "PT2H30M")]),
    ("a 90-minute speech, a three-day visit", [("90-minute", "PT90M"), ("three-day", "P3D")]),
    ("for an hour and 20 minutes", [("an hour and 20 minutes", "PT1H20M")]),
    ("more than two decades", [("two decades", "P20Y")]),
    ("three consecutive days", [("three consecutive days", "P3D")]),
]
NONE = [
    "27-year-old and two years old",
    "twice a week, $50 a day",
    "three weeks earlier, two years later",
    "10 to 12 days",
    "one day he left",
    "for years and several weeks",
    "2,000 years ago",
    "999999999999 years",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    """Amounts are ISO durations; with "ago" they place a time."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    """What only looks like a time is none."""
    assert values(text) == []
