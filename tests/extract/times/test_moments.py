"""What moments mean from one date or another."""

from datetime import date

import pytest

from kgraph.extract.times.compound import Between
from kgraph.extract.times.extents import Way
from kgraph.extract.times.moments import DayOfMonth, Moment, Month, Part, Season, Shift, Weekday, Weekend

WEDNESDAY = date(2024, 11, 6)
ROWS: list[tuple[Moment, Way | None, str]] = [
    (Weekday(number=2), "coming", "2024-11-06"),
    (Weekday(number=2), "past", "2024-11-06"),
    (Weekday(number=0), "coming", "2024-11-11"),
    (Weekday(number=4, which="this"), "past", "2024-11-01"),
    (Weekday(number=4, which="this"), None, "2024-11-08"),
    (Month(month=11), "coming", "2024-11"),
    (Month(month=10), "coming", "2025-10"),
    (Month(month=11, which="last"), None, "2023-11"),
    (DayOfMonth(day=5, month=11), "coming", "2025-11-05"),
    (DayOfMonth(day=10, month=11), None, "2024-11-10"),
    (DayOfMonth(day=29, month=2), "past", "2024-02-29"),
    (DayOfMonth(day=8, month=11, weekday=4), "past", "2024-11-08"),
    (Weekend(), "past", "2024-11-02/2024-11-03"),
    (Weekend(), "coming", "2024-11-09/2024-11-10"),
    (Season(first=12, which="this"), None, "2024-12/2025-02"),
    (Season(first=6), "coming", "2025-06/2025-08"),
    (Part(number=1, length=3), "coming", "2025-01/2025-03"),
    (Part(number=1, length=3), None, "2024-01/2024-03"),
    (Shift(period="quarter", by=1), None, "2025-01/2025-03"),
    (Between(low=Month(month=12), high=Month(month=2)), "coming", "2024-12/2025-02"),
    (Between(low=Weekday(number=4), high=Weekday(number=0)), "past", "2024-11-01/2024-11-04"),
]


@pytest.mark.parametrize(("moment", "way", "iso"), ROWS)
def test_extent(moment: Moment, way: Way | None, iso: str) -> None:
    """The nearest fitting stretch of the calendar on the side that the verb tells."""
    assert moment.extent(WEDNESDAY, way).iso == iso


@pytest.mark.parametrize(
    ("day", "iso"), [(date(2024, 11, 9), "2024-11-09/2024-11-10"), (date(2024, 11, 4), "2024-11-02/2024-11-03")]
)
def test_the_weekend_under_way_counts(day: date, iso: str) -> None:
    """On a Saturday "over the weekend" is this one."""
    assert Weekend().extent(day, None).iso == iso


@pytest.mark.parametrize("moment", [DayOfMonth(day=31, month=2), Shift(period="day", by=10**9)])
def test_no_such_day(moment: Moment) -> None:
    """What is not in the calendar is an error."""
    with pytest.raises(ValueError, match=r"."):
        moment.extent(WEDNESDAY, None)
