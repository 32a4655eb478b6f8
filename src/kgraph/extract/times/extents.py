"""Stretches of the calendar as ISO 8601 writes them, and moving about in the calendar."""

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

FIRST_YEAR, LAST_YEAR = 1000, 2999  # years outside are no times of news
MONTHS = 12

Grain = Literal["year", "month", "day"]
Way = Literal["past", "coming"]  # on which side of the article's date a time without year or week lies


class Point(NamedTuple):
    """A day, or the month or year that begins with it, and the clock time on a day."""

    day: date
    grain: Grain = "day"
    clock: str = ""

    @property
    def iso(self) -> str:
        """As ISO 8601 writes it, as exactly as the grain."""
        if self.clock:
            return f"{self.day.isoformat()}T{self.clock}"
        return self.day.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.grain]]

    @property
    def last(self) -> date:
        """Its last day."""
        if self.grain == "day":
            return self.day
        month = MONTHS if self.grain == "year" else self.day.month
        return date(self.day.year, month, calendar.monthrange(self.day.year, month)[1])


class Extent(NamedTuple):
    """From one point to another, both inside."""

    low: Point
    high: Point

    @property
    def iso(self) -> str:
        """One point, or both ends as an interval."""
        return self.low.iso if self.low == self.high else f"{self.low.iso}/{self.high.iso}"


def one(day: date, grain: Grain = "day") -> Extent:
    """A single day, month or year."""
    point = Point(day, grain)
    return Extent(point, point)


def days(first: date, last: date) -> Extent:
    """From day to day."""
    return Extent(Point(first), Point(last))


def months(year: int, month: int, count: int) -> Extent:
    """A number of months from one on."""
    first = date(year, month, 1)
    return Extent(Point(first, "month"), Point(moved(first, count - 1), "month"))


def moved(day: date, by: int) -> date:
    """The same day some months later; the last of the month where it has none such. ValueError outside the calendar."""
    years, month = divmod(day.year * MONTHS + day.month - 1 + by, MONTHS)
    if not FIRST_YEAR <= years <= LAST_YEAR:
        raise ValueError(f"the year {years} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def later(day: date, by: int) -> date:
    """The day some days later. ValueError outside the calendar."""
    try:
        found = day + timedelta(days=by)
    except OverflowError as error:
        raise ValueError(f"{by} days from {day} on are outside the calendar") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"the year {found.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def monday(day: date) -> date:
    """The first day of its week."""
    return later(day, -day.weekday())
