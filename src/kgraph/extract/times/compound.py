"""Times that are made of others: parts of them, a clock beside a day, and what lies between two."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kgraph.extract.times.extents import MONTHS, Extent, Point, Way, days, later, months, moved
from kgraph.extract.times.moments import Moment


@dataclass(frozen=True, kw_only=True, slots=True)
class OfWhole:
    """A time that is a part of another one."""

    of: Moment

    @property
    def relative(self) -> bool:
        """As the whole."""
        return self.of.relative

    @property
    def floating(self) -> bool:
        """As the whole."""
        return self.of.floating


@dataclass(frozen=True, kw_only=True, slots=True)
class Third(OfWhole):
    """The early (0), middle (1) or late (2) part of a longer time; a day or week stays whole."""

    part: int

    def extent(self, now: date, way: Way | None) -> Extent:
        """Ten days of a month, a third of the months or of the years."""
        low, high = whole = self.of.extent(now, way)
        if low.grain == "day":
            return whole
        if low.grain == "month" and low == high:
            first = (1, 11, 21)[self.part]
            last = (10, 20, low.last.day)[self.part]
            return days(low.day.replace(day=first), low.day.replace(day=last))
        if low.grain == "month" or low == high:
            first_day, last_day = low.day, high.last
            count = (last_day.year - first_day.year) * MONTHS + last_day.month - first_day.month + 1
            first_month = moved(first_day, count * self.part // 3)
            return months(first_month.year, first_month.month, count // 3)
        years = high.day.year - low.day.year + 1
        start, end = -(-years * self.part // 3), -(-years * (self.part + 1) // 3)
        return Extent(
            Point(low.day.replace(year=low.day.year + start), "year"),
            Point(low.day.replace(year=low.day.year + end - 1), "year"),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge(OfWhole):
    """ "the first three months of the year", "the last week of October": so many units of a longer time.

    `index` counts from 1; -1 is the last.
    """

    index: int
    count: int
    unit: Literal["day", "week", "month", "year"]

    def extent(self, now: date, way: Way | None) -> Extent:
        """Days, or months where these are counted."""
        whole = self.of.extent(now, way)
        first, last = whole.low.day, whole.high.last
        steps = self.count if self.index < 0 else self.count * (self.index - 1)
        if self.unit in ("month", "year"):
            size = MONTHS if self.unit == "year" else 1
            month = moved(last.replace(day=1), 1 - size * steps) if self.index < 0 else moved(first, size * steps)
            found = months(month.year, month.month, size * self.count)
        else:
            size = 7 if self.unit == "week" else 1
            day = later(last, 1 - size * steps) if self.index < 0 else later(first, size * steps)
            found = days(day, later(day, size * self.count - 1))
        if found.low.day < first or found.high.last > last:
            raise ValueError("there are not so many in it")
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Clocked(OfWhole):
    """A day with the time of the clock."""

    clock: str

    @property
    def relative(self) -> bool:
        """As the day."""
        return self.of.relative

    @property
    def floating(self) -> bool:
        """As the day."""
        return self.of.floating

    def extent(self, now: date, way: Way | None) -> Extent:
        """A minute of a day."""
        day = self.of.extent(now, way).low.day
        point = Point(day, "day", self.clock)
        return Extent(point, point)


@dataclass(frozen=True, kw_only=True, slots=True)
class Between:
    """From one moment to another, both inside."""

    low: Moment
    high: Moment

    @property
    def relative(self) -> bool:
        """Where an end is."""
        return self.low.relative or self.high.relative

    @property
    def floating(self) -> bool:
        """Where an end is."""
        return self.low.floating or self.high.floating

    def extent(self, now: date, way: Way | None) -> Extent:
        """The nearest stretch in which the ends are in order."""
        if way == "coming":
            low = self.low.extent(now, way)
            high = self.high.extent(low.low.day if self.high.floating else now, way)
        else:
            high = self.high.extent(now, way)
            low = self.low.extent(high.high.last if self.low.floating else now, "past" if self.low.floating else way)
        found = Extent(low.low, high.high)
        if (found.low.day, found.low.clock) >= (found.high.last, found.high.clock or "~"):
            raise ValueError("it ends before it begins")
        return found
