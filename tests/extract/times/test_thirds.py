"""Early, middle and late parts."""

import pytest

from extract.times.reading import values

FOUND = [
    ("Early Monday it fell, late Tuesday it rose.", [("Early Monday", "2024-11-04"), ("late Tuesday", "2024-11-05")]),
    ("It fell late on Sunday.", [("Sunday", "2024-11-03")]),
    ("since early 2023", [("early 2023", "2023-01/..")]),
    ("by the end of the year", [("end of the year", "../2024-12")]),
    ("until late 2025", [("late 2025", "../2025-12")]),
    (
        "early 2023, mid-2022 and late last year",
        [("early 2023", "2023-01/2023-04"), ("mid-2022", "2022-05/2022-08"), ("late last year", "2023-09/2023-12")],
    ),
    (
        "early November and late August",
        [("early November", "2024-11-01/2024-11-10"), ("late August", "2024-08-21/2024-08-31")],
    ),
    ("mid-March", [("mid-March", "2024-03-11/2024-03-20")]),
    ("the beginning of the year", [("beginning of the year", "2024-01/2024-04")]),
    ("the end of last month", [("end of last month", "2024-10-21/2024-10-31")]),
    ("at the start of 2020", [("start of 2020", "2020-01/2020-04")]),
    ("the early 1990s", [("early 1990s", "1990/1993")]),
    ("early Friday", [("early Friday", "2024-11-01")]),
]
NONE = [
    "the late president",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    """Ten days of a month, a third of the months of a year; a day stays whole."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    """What only looks like a time is none."""
    assert values(text) == []
