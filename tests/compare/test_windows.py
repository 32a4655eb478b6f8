"""ISO 8601 values as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.compare.windows import overlap, window_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-11-04", date(2024, 11, 4), date(2024, 11, 4)),
        ("2024-11-04T15:00", date(2024, 11, 4), date(2024, 11, 4)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-10-28/2024-11-03", date(2024, 10, 28), date(2024, 11, 3)),
        ("2024-07/2024-09", date(2024, 7, 1), date(2024, 9, 30)),
        ("1990/1999", date(1990, 1, 1), date(1999, 12, 31)),
        ("2024-08/..", date(2024, 8, 1), date.max),
        ("../2024-11-08", date.min, date(2024, 11, 8)),
    ],
)
def test_days(value: str, first: date, last: date) -> None:
    """Days, months, years and intervals, both ends inside."""
    assert window_of(value) == (first, last)


@pytest.mark.parametrize("value", [None, "P3D", "2024-13", "2023-02-29", "", "Monday", "/", "2024-11-04/x"])
def test_what_is_no_day(value: str | None) -> None:
    """Durations and what no calendar has."""
    assert window_of(value) is None


@given(st.text(alphabet="0123456789-/.TP", max_size=30))
def test_any_text(value: str) -> None:
    """No text makes it fail."""
    assert window_of(value) is None or window_of(value) is not None


def test_overlap() -> None:
    """A day in common is enough."""
    august, since, september = (date(2024, 8, 1), date(2024, 8, 31)), (date(2024, 8, 31), date.max), date(2024, 9, 1)
    assert overlap(august, since)
    assert overlap(since, (september, september))
    assert not overlap(august, (september, september))
