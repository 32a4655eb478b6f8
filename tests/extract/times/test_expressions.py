"""Intervals, open ends, and names with a time in them."""

import pytest

from extract.times.reading import values

FOUND = [
    ("since August prices rose", [("August", "2024-08/..")]),
    ("since 2014 it has", [("2014", "2014/..")]),
    ("since at least 2019", [("2019", "2019/..")]),
    ("until Friday", [("Friday", "../2024-11-08")]),
    ("by Friday", [("Friday", "../2024-11-08")]),
    ("by 2030", [("2030", "../2030")]),
    ("from Monday to Wednesday", [("Monday to Wednesday", "2024-11-04/2024-11-06")]),
    ("between March and May", [("March and May", "2024-03/2024-05")]),
    ("between March and May 2023", [("March and May 2023", "2023-03/2023-05")]),
    ("from October 2023 to March 2024", [("October 2023 to March 2024", "2023-10/2024-03")]),
    ("from 2014 to 2019", [("2014 to 2019", "2014/2019")]),
    ("between 4 and 6 November", [("4 and 6 November", "2024-11-04/2024-11-06")]),
    ("from Oct. 30 to Nov. 2", [("Oct. 30 to Nov. 2", "2024-10-30/2024-11-02")]),
    ("through Friday", [("Friday", "../2024-11-08")]),
    ("March to May", [("March to May", "2024-03/2024-05")]),
    ("January-March", [("January-March", "2024-01/2024-03")]),
]
NONE = [
    "Black Friday, Super Tuesday and Bloody Sunday",
    "the September 11 attacks",
    "the Oct. 7 attacks",
    "Agenda 2030 and Euro 2024",
    "USA Today",
    "Sunday Times",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    """Both ends are inside; names are no times."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    """What only looks like a time is none."""
    assert values(text) == []
