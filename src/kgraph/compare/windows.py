"""The days that an ISO 8601 value of a time takes up."""

import calendar
import re
from datetime import date

Window = tuple[date, date]  # first and last day

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?")


def window_of(value: str | None) -> Window | None:
    """First and last day of a date, month, year or interval; None for a duration and for what is no time.

    >>> window_of("2024-02"), window_of("2024-08/..")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), (datetime.date(2024, 8, 1), datetime.date(9999, 12, 31)))
    """
    if value is None:
        return None
    first, slash, last = value.partition("/")
    begin = (date.min, date.max) if first == ".." else _days(first)
    end = begin if not slash else (date.min, date.max) if last == ".." else _days(last)
    return None if begin is None or end is None else (begin[0], end[1])


def _days(text: str) -> Window | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        if year is None or month is None:
            return (date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def overlap(left: Window, right: Window) -> bool:
    """Whether two windows have a day in common."""
    return max(left[0], right[0]) <= min(left[1], right[1])
