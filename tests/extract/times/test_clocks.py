"""Times of the clock beside a day; alone they are none."""

import pytest

from extract.times.reading import values

FOUND = [
    ("3pm on Monday", [("3pm on Monday", "2024-11-04T15:00")]),
    ("Monday at 3:30 p.m. local time", [("Monday at 3:30 p.m. local time", "2024-11-04T15:30")]),
    ("at 10.30am on 4 November 2023", [("10.30am on 4 November 2023", "2023-11-04T10:30")]),
    ("15:00 GMT on Tuesday", [("15:00 GMT on Tuesday", "2024-11-05T15:00")]),
    ("1500 GMT (11am local) on Tuesday", [("1500 GMT (11am local) on Tuesday", "2024-11-05T15:00")]),
    ("noon on Friday", [("noon on Friday", "2024-11-01T12:00")]),
    ("12 a.m. on Friday", [("12 a.m. on Friday", "2024-11-01T00:00")]),
    ("at 7:30 this morning", [("7:30 this morning", "2024-11-06T07:30")]),
    ("9am to 5pm on Tuesday", [("9am to 5pm on Tuesday", "2024-11-05T09:00/2024-11-05T17:00")]),
    (
        "from 9pm on Monday to 5am on Tuesday",
        [("9pm on Monday to 5am on Tuesday", "2024-11-04T21:00/2024-11-05T05:00")],
    ),
]
NONE = [
    "at 3pm it rained, and at 15:30 it stopped",
    "10 p.m. curfew",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    """A clock time is joined to the day beside it."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    """What only looks like a time is none."""
    assert values(text) == []
