"""Dates of the calendar."""

import pytest

from extract.times.reading import values

FOUND = [
    ("It fell on Wednesday.", [("Wednesday", "2024-11-06")]),
    ("It fell on Tuesday.", [("Tuesday", "2024-11-05")]),
    ("It fell on Thursday.", [("Thursday", "2024-10-31")]),
    ("It came last Monday.", [("last Monday", "2024-11-04")]),
    ("It came last Wednesday.", [("last Wednesday", "2024-10-30")]),
    ("It comes next Tuesday.", [("next Tuesday", "2024-11-12")]),
    ("It ends this coming Friday.", [("this coming Friday", "2024-11-08")]),
    ("On Thursday next week it ends.", [("Thursday next week", "2024-11-14")]),
    ("It fell on Monday morning.", [("Monday morning", "2024-11-04")]),
    ("Monday's vote and today’s news", [("Monday", "2024-11-04"), ("today", "2024-11-06")]),
    ("the 2014-2019 term", [("2014-2019", "2014/2019")]),
    ("the 2022–23 season", [("2022–23", "2022/2023")]),
    ("4-6 November 2023", [("4-6 November 2023", "2023-11-04/2023-11-06")]),
    ("Nov. 4-6 in Paris", [("Nov. 4-6", "2024-11-04/2024-11-06")]),
    ("the 1990s and the '80s", [("1990s", "1990/1999"), ("'80s", "1980/1989")]),
    ("4 November 2024", [("4 November 2024", "2024-11-04")]),
    ("November 4, 2023, was", [("November 4, 2023", "2023-11-04")]),
    ("on Nov. 4 it", [("Nov. 4", "2024-11-04")]),
    ("the 4th of November", [("4th of November", "2024-11-04")]),
    ("Monday, 4 November", [("Monday, 4 November", "2024-11-04")]),
    ("Monday, Nov. 4, 2024", [("Monday, Nov. 4, 2024", "2024-11-04")]),
    ("2024-11-04", [("2024-11-04", "2024-11-04")]),
    ("on 13/11/2023", [("13/11/2023", "2023-11-13")]),
    ("04.11.2024", [("04.11.2024", "2024-11-04")]),
    ("August 2024 and Aug. 2023", [("August 2024", "2024-08"), ("Aug. 2023", "2023-08")]),
    ("last August and next May", [("last August", "2024-08"), ("next May", "2025-05")]),
    ("in December", [("December", "2023-12")]),
    ("in November", [("November", "2024-11")]),
    ("in 2023 and in 1812", [("2023", "2023"), ("1812", "1812")]),
    ("the 2022 invasion", [("2022", "2022")]),
    ("(2019)", [("2019", "2019")]),
    ("the year 2000", [("year 2000", "2000")]),
    ("In March 12 people died", [("March", "2024-03")]),
    ("Friday evening", [("Friday evening", "2024-11-01")]),
    ("a Friday deadline", [("Friday", "2024-11-01")]),
    ("pre-2014 borders", [("2014", "2014")]),
    ("the 9 May parade", [("9 May", "2024-05-09")]),
    ("a May election, a March vote", [("May", "2024-05"), ("March", "2024-03")]),
]
NONE = [
    "on 4/11/2024",
    "on 31 February it",
    "February 30, 2024",
    "He may march; a second fall",
    "Theresa May spoke",
    "may fall in march",
    "every Friday and on Sundays",
    "about 2000 people and $2023",
    "Flight 2024 and room 2019",
    "in his 80s",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    """In British and American order, with or without year and weekday."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    """What only looks like a time is none."""
    assert values(text) == []
