"""Periods by their distance from the article's date."""

import pytest

from extract.times.reading import values

FOUND = [
    ("It came this past Friday.", [("this past Friday", "2024-11-01")]),
    ("the Friday of last week", [("Friday of last week", "2024-11-01")]),
    (
        "yesterday, tomorrow and tonight",
        [("yesterday", "2024-11-05"), ("tomorrow", "2024-11-07"), ("tonight", "2024-11-06")],
    ),
    ("this morning and last night", [("this morning", "2024-11-06"), ("last night", "2024-11-05")]),
    ("the day before yesterday", [("day before yesterday", "2024-11-04")]),
    ("yesterday evening", [("yesterday evening", "2024-11-05")]),
    ("overnight it rained", [("overnight", "2024-11-05/2024-11-06")]),
    (
        "last week, this week and next week",
        [
            ("last week", "2024-10-28/2024-11-03"),
            ("this week", "2024-11-04/2024-11-10"),
            ("next week", "2024-11-11/2024-11-17"),
        ],
    ),
    (
        "last month, this month and next month",
        [("last month", "2024-10"), ("this month", "2024-11"), ("next month", "2024-12")],
    ),
    ("last year’s floods, this year, next year", [("last year", "2023"), ("this year", "2024"), ("next year", "2025")]),
    ("over the weekend", [("weekend", "2024-11-02/2024-11-03")]),
    (
        "this weekend and last weekend",
        [("this weekend", "2024-11-09/2024-11-10"), ("last weekend", "2024-11-02/2024-11-03")],
    ),
    ("the past three days", [("past three days", "2024-11-03/2024-11-06")]),
    ("the last two weeks", [("last two weeks", "2024-10-23/2024-11-06")]),
    ("over the next 48 hours", [("next 48 hours", "2024-11-06/2024-11-08")]),
    ("over the past week", [("past week", "2024-10-30/2024-11-06")]),
    ("in the past year", [("past year", "2023-11-06/2024-11-06")]),
    ("over the last decade", [("last decade", "2014-11-06/2024-11-06")]),
    ("in May last year", [("May last year", "2023-05")]),
    ("the last week of October", [("last week of October", "2024-10-25/2024-10-31")]),
    ("the first two weeks of November", [("first two weeks of November", "2024-11-01/2024-11-14")]),
    ("the first six months of 2023", [("first six months of 2023", "2023-01/2023-06")]),
    ("the week of Nov. 4", [("Nov. 4", "2024-11-04")]),
]
NONE = [
    "in recent months, at the time, soon",
    "The last of them, the next day",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    """Weeks begin on Monday, and the past days are counted back from the article."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    """What only looks like a time is none."""
    assert values(text) == []
