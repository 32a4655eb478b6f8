"""What the words for a time mean before the article's date is known: each kind gives its stretch of the calendar.

`extent` raises ValueError for what is not in the calendar. A `relative` moment cannot be told without the article's
date; a `floating` one ("Monday", "in May") may lie on either side of it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from kgraph.extract.times.extents import MONTHS, Extent, Grain, Point, Way, days, later, monday, months, moved, one

Which = Literal["", "last", "this", "next", "coming"]
Unit = Literal["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
Period = Literal["day", "week", "weekend", "month", "quarter", "year"]

DAYS_OF: dict[str, int] = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_OF: dict[str, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
HOURS_OF: dict[str, Decimal] = {"second": Decimal(1) / 3600, "minute": Decimal(1) / 60, "hour": Decimal(1)}
SATURDAY = 5
REACH = 8  # years between one 29 February and the next
WINTER = 12  # the month that begins it
WINTER_IS_OVER = 4  # up to this month "this winter" is the one that began last year


class Moment(Protocol):
    """A time by its words."""

    @property
    def relative(self) -> bool:
        """Whether the article's date is needed."""

    @property
    def floating(self) -> bool:
        """Whether the verb decides between past and coming."""

    def extent(self, now: date, way: Way | None) -> Extent:
        """The stretch of the calendar, from the article's date on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """ "last week", "this year", "tomorrow": a whole period, counted from that of the article."""

    period: Period
    by: int
    relative = True
    floating = False

    def extent(self, now: date, way: Way | None) -> Extent:
        """That day, week, month, quarter or year."""
        if self.period == "day":
            return one(later(now, self.by))
        if self.period == "month":
            return one(moved(now.replace(day=1), self.by), "month")
        if self.period == "year":
            return one(moved(date(now.year, 1, 1), MONTHS * self.by), "year")
        if self.period == "quarter":
            first = moved(now.replace(day=1), -((now.month - 1) % 3) + 3 * self.by)
            return months(first.year, first.month, 3)
        by = self.by
        if self.period == "weekend" and by == 0 and way == "past" and now.weekday() < SATURDAY - 2:
            by = -1  # "met this weekend" in Monday's paper
        first = later(monday(now), 7 * by)
        return days(later(first, SATURDAY if self.period == "weekend" else 0), later(first, 6))


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekend:
    """ "at the weekend": the last one, or by the verb the next."""

    relative = True
    floating = True

    def extent(self, now: date, way: Way | None) -> Extent:
        """Saturday and Sunday; the one under way is either."""
        under_way = way == "coming" or now.weekday() >= SATURDAY
        saturday = later(monday(now), SATURDAY - (0 if under_way else 7))
        return days(saturday, later(saturday, 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class Overnight:
    """The night before the article, or by the verb the one after."""

    relative = True
    floating = True

    def extent(self, now: date, way: Way | None) -> Extent:
        """Both days of the night."""
        first = now if way == "coming" else later(now, -1)
        return days(first, later(first, 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class Away:
    """ "two days ago", "in three weeks' time": so much before the article's date, or after it."""

    amount: Decimal
    unit: Unit
    sign: int
    relative = True
    floating = False

    def extent(self, now: date, way: Way | None) -> Extent:
        """A day, month or year, as exactly as the unit."""
        if self.unit in MONTHS_OF:
            by = self.amount * MONTHS_OF[self.unit]
            grain: Grain = "month" if self.unit in ("month", "quarter") or by % MONTHS else "year"
            found = moved(now.replace(day=1), self.sign * _whole(by))
            return one(found.replace(month=1) if grain == "year" else found, grain)
        return one(later(now, self.sign * _days(self.amount, self.unit, up=False)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """ "the past three days", "the next two weeks": from the article's date so much back, or on."""

    amount: Decimal
    unit: Unit
    sign: int
    relative = True
    floating = False

    def extent(self, now: date, way: Way | None) -> Extent:
        """Both days at the ends."""
        if self.unit in MONTHS_OF:
            other = moved(now, self.sign * _whole(self.amount * MONTHS_OF[self.unit]))
        else:
            other = later(now, self.sign * _days(self.amount, self.unit, up=True))
        return days(min(now, other), max(now, other))


def _whole(number: Decimal) -> int:
    if number != number.to_integral_value():
        raise ValueError(f"{number} is no whole number of months")
    return int(number)


def _days(amount: Decimal, unit: Unit, *, up: bool) -> int:
    """Whole days of an amount, begun ones counted where asked for."""
    exact = amount * DAYS_OF[unit] if unit in DAYS_OF else amount * HOURS_OF[unit] / 24
    return -int(-exact // 1) if up else int(exact)


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekday:
    """A day of the week (Monday is 0), of the week `week` counted from that of the article where it is told."""

    number: int
    which: Which = ""
    week: int | None = None
    relative = True

    @property
    def floating(self) -> bool:
        """Without a week or "last" or "next"."""
        return self.which in ("", "this") and self.week is None

    def extent(self, now: date, way: Way | None) -> Extent:
        """One day; the article's own day counts as past and as coming."""
        if self.week is not None or self.which == "next":
            week = 1 if self.week is None else self.week
            return one(later(monday(now), 7 * week + self.number))
        back = (now.weekday() - self.number) % 7
        if self.which == "last":
            return one(later(now, -(back or 7)))
        is_coming = way == "coming" or self.which == "coming" or (self.which == "this" and way is None)
        return one(later(now, (7 - back) % 7 if is_coming else -back))


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """A year of the calendar."""

    number: int
    relative = False
    floating = False

    def extent(self, now: date, way: Way | None) -> Extent:
        """The year."""
        return one(date(self.number, 1, 1), "year")


@dataclass(frozen=True, kw_only=True, slots=True)
class Decade:
    """The 1990s, by the first year."""

    first: int
    relative = False
    floating = False

    def extent(self, now: date, way: Way | None) -> Extent:
        """Ten years."""
        return Extent(Point(date(self.first, 1, 1), "year"), Point(date(self.first + 9, 1, 1), "year"))


InYear = Year | Shift  # the year that a month, season or part is said to be in


@dataclass(frozen=True, kw_only=True, slots=True)
class OfYear:
    """A part of a year, which is told, or found by "last" and "next", else by the verb."""

    year: InYear | None = None
    which: Which = ""

    @property
    def relative(self) -> bool:
        """Without a year in figures."""
        return self.year is None or self.year.relative

    @property
    def floating(self) -> bool:
        """Without any year."""
        return self.year is None and self.which in ("", "this")


@dataclass(frozen=True, kw_only=True, slots=True)
class Month(OfYear):
    """A month, of a year that is told or by "last" and "next", else by the verb."""

    month: int

    def extent(self, now: date, way: Way | None) -> Extent:
        """One month; that of the article counts as past and as coming."""
        year = now.year
        if self.year is not None:
            year = self.year.extent(now, way).low.day.year
        elif self.which == "last":
            year -= self.month >= now.month
        elif self.which in ("next", "coming"):
            year += self.month <= now.month
        elif way == "coming":
            year += self.month < now.month
        elif self.which != "this":
            year -= self.month > now.month
        return months(year, self.month, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class DayOfMonth(OfYear):
    """A day of a month, of a year that is told, else by the verb and the weekday beside it."""

    day: int
    month: int
    weekday: int | None = None

    def extent(self, now: date, way: Way | None) -> Extent:
        """One day."""
        if self.year is not None:
            return one(date(self.year.extent(now, way).low.day.year, self.month, self.day))
        found = self._candidates(now)
        if self.which == "last":
            return one(max(day for day in found if day < now))
        if self.which in ("next", "coming"):
            return one(min(day for day in found if day > now))
        near = [day for day in found if abs(day.year - now.year) <= 1 and day.weekday() == self.weekday]
        if len(near) == 1:
            return one(near[0])
        if way is None:
            return one(min(found, key=lambda day: (abs((day - now).days), day)))
        if way == "past":
            return one(max(day for day in found if day <= now))
        return one(min(day for day in found if day >= now))

    def _candidates(self, now: date) -> list[date]:
        """The day in the years around."""
        found = []
        reach = REACH if (self.month, self.day) == (2, 29) else 1
        for year in range(now.year - reach, now.year + reach + 1):
            try:
                found.append(date(year, self.month, self.day))
            except ValueError:
                continue
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Season(OfYear):
    """A quarter of the year by its first month: winter begins in December."""

    first: int

    @property
    def floating(self) -> bool:
        """Without any year."""
        return self.year is None and self.which == ""

    def extent(self, now: date, way: Way | None) -> Extent:
        """Three months."""
        return months(self._year(now, way), self.first, 3)

    def _year(self, now: date, way: Way | None) -> int:
        """The year in which it begins."""
        if self.year is not None:
            return self.year.extent(now, way).low.day.year
        if self.which == "this":
            return now.year - (self.first == WINTER and now.month <= WINTER_IS_OVER)
        around = [date(now.year + by, self.first, 1) for by in range(-2, 3)]
        ends = {first: Point(moved(first, 2), "month").last for first in around}
        if self.which == "last":
            return max(first for first in around if ends[first] < now).year
        if self.which in ("next", "coming"):
            return min(first for first in around if first > now).year
        if way == "coming":
            return min(first for first in around if ends[first] >= now).year
        return max(first for first in around if first <= now).year


@dataclass(frozen=True, kw_only=True, slots=True)
class Part(OfYear):
    """A quarter or half of a year, by its number; -1 is the last."""

    number: int
    length: int  # months

    def extent(self, now: date, way: Way | None) -> Extent:
        """Three or six months; those under way count as past and as coming."""
        number = self.number if self.number > 0 else MONTHS // self.length
        month = (number - 1) * self.length + 1
        year = now.year if self.year is None else self.year.extent(now, way).low.day.year
        if self.year is None and way == "coming":
            year += month + self.length - 1 < now.month
        elif self.year is None:
            year -= month > now.month
        return months(year, month, self.length)
