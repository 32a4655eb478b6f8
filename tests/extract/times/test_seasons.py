"""Seasons, quarters and halves."""

import pytest

from extract.times.reading import values

FOUND = [
    ("last quarter and this quarter", [("last quarter", "2024-07/2024-09"), ("this quarter", "2024-10/2024-12")]),
    ("the third quarter", [("third quarter", "2024-07/2024-09")]),
    ("the first half of 2023", [("first half of 2023", "2023-01/2023-06")]),
    ("the second half of the year", [("second half of the year", "2024-07/2024-12")]),
    ("third-quarter profit", [("third-quarter", "2024-07/2024-09")]),
    ("the final quarter of last year", [("final quarter of last year", "2023-10/2023-12")]),
    ("Q3 2023 and Q2", [("Q3 2023", "2023-07/2023-09"), ("Q2", "2024-04/2024-06")]),
    ("in the spring", [("spring", "2024-03/2024-05")]),
    (
        "last summer, this autumn and next spring",
        [("last summer", "2024-06/2024-08"), ("this autumn", "2024-09/2024-11"), ("next spring", "2025-03/2025-05")],
    ),
    ("in the winter of 2022-23", [("winter of 2022-23", "2022-12/2023-02")]),
    ("in the winter", [("winter", "2023-12/2024-02")]),
    ("summer 2023", [("summer 2023", "2023-06/2023-08")]),
    ("last fall", [("last fall", "2023-09/2023-11")]),
]
NONE = [
    "the fall of Kabul, in the fall of the government",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    """They are months of a year; nouns and verbs of the same letters are none."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    """What only looks like a time is none."""
    assert values(text) == []
