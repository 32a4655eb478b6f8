"""Expressions of time in a text, from left to right: moments with their clock, intervals, open ends, amounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kgraph.extract.quantities.lexemes import HYPHENS, lower_at
from kgraph.extract.quantities.lexicon import number_words
from kgraph.extract.times.clocks import Clock, read_clock
from kgraph.extract.times.compound import Between, Clocked, Third
from kgraph.extract.times.dates import Found, read_date
from kgraph.extract.times.durations import Lasting, read_amount
from kgraph.extract.times.lexicon import longest_name, names, table
from kgraph.extract.times.moments import DayOfMonth, Moment, Month, Overnight, Shift, Stretch, Weekday, Year
from kgraph.extract.times.periods import read_period
from kgraph.extract.times.pieces import Pieces, is_possessive
from kgraph.extract.times.thirds import read_third

Bound = Literal["", "low", "high"]

STARTS = (
    *("weekday", "weekday-short", "month", "month-short", "which", "day-word"),
    *("season", "third", "edge", "ordinal", "clock-word"),
)
NEEDED = (
    *("weekday", "weekday-short", "month", "month-short", "day-word", "day-part"),
    *("season", "unit", "period", "clock-word"),
)
MORE_STARTS = frozenset({"a", "an", "overnight", "weekend", "q", "h", "day", "'", "’", "‘", "year"})
TO = frozenset({"to", "until", "till", "through", "and"}) | HYPHENS
BEFORE_RANGE = frozenset({"from", "between"})
BEFORE_CLOCK = frozenset({",", "at", "from", "around", "about", "approximately", "by", "roughly", "shortly", "just"})
BEFORE_DAY = frozenset({"on", ",", "the"})
OVER_JOINT = frozenset({"the", "on", "in", "at"})
FARTHEST = 4  # words between a bound and its time: "since at least the early"
ONWARDS = frozenset({"on", "onwards", "onward"})
NO_BOUND = (Between, Stretch, Overnight)


@dataclass(frozen=True, kw_only=True, slots=True)
class Expression:
    """A time expression in lexemes: half-open range, what it means, and whether one end is open.

    `single` are the two moments that an interval is made of, in case that it is none.
    """

    start: int
    end: int
    moment: Moment | Lasting
    bound: Bound = ""
    single: tuple[Found, ...] = ()


def read_expressions(given: Pieces) -> Iterator[Expression]:
    """The expressions of lexemes from left to right, without overlap; names with a time in them are left out."""
    at = 0
    while at < len(given):
        found = _expression(given, at) if _may_begin(given, at) else None
        if found is None:
            at += 1
            continue
        if not _is_named(given, found):
            yield found
        at = found.end


@cache
def cue() -> re.Pattern[str]:
    """Finds in a text what every expression has: a digit, or a word for a day, a month or a longer or shorter time."""
    known = sorted({word for name in NEEDED for word in table(name)})
    return re.compile(rf"\d|\b(?:{'|'.join(known)}|overnight|half)(?![^\W\d_])", re.IGNORECASE)


@cache
def _starts() -> frozenset[str]:
    """The words that an expression can begin with, in small letters."""
    known = [word for name in STARTS for word in table(name)]
    return frozenset(known) | frozenset(number_words()) | MORE_STARTS


def _may_begin(given: Pieces, at: int) -> bool:
    return given[at].kind == "figure" or given[at].lower in _starts()


def _expression(given: Pieces, at: int) -> Expression | None:
    first = _moment(given, at) or read_amount(given, at)
    if first is None:
        return None
    if isinstance(first, Lasting):
        return Expression(start=first.start, end=first.end, moment=first)
    interval = _interval(given, first)
    if interval is not None:
        return interval
    return Expression(start=first.start, end=first.end, moment=first.moment, bound=_bound(given, first))


def _moment(given: Pieces, at: int) -> Found | None:
    """The moment that begins at a lexeme, with the clock on either side of a day."""
    clock = read_clock(given, at)
    if clock is not None:
        clocked = _clock_first(given, clock)
        if clocked is not None:
            return clocked
    found = _year_word(given, at) or _day_beyond(given, at)
    found = found or read_third(given, at) or read_date(given, at) or read_period(given, at)
    if found is None or kind_of(found.moment) != "day":
        return found
    place = found.end
    while place - found.end < FARTHEST and lower_at(given, place) in BEFORE_CLOCK:
        place += 1
    clock = read_clock(given, place)
    if clock is None or (lower_at(given, place) == "(" and place == found.end):
        return found
    return Found(start=found.start, end=clock.end, moment=Clocked(of=found.moment, clock=clock.iso))


def _clock_first(given: Pieces, clock: Clock) -> Found | None:
    """ "3pm on Monday", "9am to 5pm on Monday"."""
    second = read_clock(given, clock.end + 1) if lower_at(given, clock.end) in TO else None
    place = (second or clock).end
    while place - (second or clock).end < FARTHEST and lower_at(given, place) in BEFORE_DAY:
        place += 1
    day = read_date(given, place) or read_period(given, place) if place < len(given) else None
    if day is None or kind_of(day.moment) != "day":
        return None
    moment: Moment = Clocked(of=day.moment, clock=clock.iso)
    if second is not None:
        moment = Between(low=moment, high=Clocked(of=day.moment, clock=second.iso))
    return Found(start=clock.start, end=day.end, moment=moment)


def _year_word(given: Pieces, at: int) -> Found | None:
    """ "the year 2000"."""
    found = read_date(given, at + 1) if given[at].lower == "year" and at + 1 < len(given) else None
    return replace(found, start=at) if found is not None and isinstance(found.moment, Year) else None


def _day_beyond(given: Pieces, at: int) -> Found | None:
    """ "the day after tomorrow", "the day before yesterday"."""
    if given[at].lower != "day":
        return None
    by = {("after", "tomorrow"): 2, ("before", "yesterday"): -2}.get((lower_at(given, at + 1), lower_at(given, at + 2)))
    return None if by is None else Found(start=at, end=at + 3, moment=Shift(period="day", by=by))


def kind_of(moment: Moment) -> str:
    """What a moment is a stretch of: "day", "month", "year", or the name of its class."""
    if isinstance(moment, Third):
        return kind_of(moment.of)
    if isinstance(moment, Shift):
        return moment.period
    if isinstance(moment, Clocked | Weekday | DayOfMonth):
        return "day"
    return type(moment).__name__.lower()


def _interval(given: Pieces, first: Found) -> Expression | None:
    """ "Monday to Wednesday", "between March and May 2023", "2014–2019"."""
    joint, before = lower_at(given, first.end), lower_at(given, first.start - 1)
    if joint not in TO or (joint == "and" and before != "between") or is_possessive(given, first.end):
        return None
    place = first.end + 1
    while place < first.end + 3 and lower_at(given, place) in OVER_JOINT:
        place += 1
    second = _moment(given, place) if place < len(given) and _may_begin(given, place) else None
    if second is None or isinstance(first.moment, Between) or isinstance(second.moment, Between):
        return None
    if kind_of(first.moment) != kind_of(second.moment) and before not in BEFORE_RANGE:
        return None
    moment = Between(low=_with_year(first.moment, second.moment), high=second.moment)
    return Expression(start=first.start, end=second.end, moment=moment, single=(first, second))


def _with_year(first: Moment, second: Moment) -> Moment:
    """The first moment with the year of the second where it has none itself."""
    if isinstance(first, Third) and isinstance(second, Third):
        return replace(first, of=_with_year(first.of, second.of))
    if isinstance(first, Third):
        return replace(first, of=_with_year(first.of, second))
    other = second.of if isinstance(second, Third) else second
    if isinstance(first, Month | DayOfMonth) and isinstance(other, Month | DayOfMonth) and not first.which:
        return first if first.year is not None or other.year is None else replace(first, year=other.year)
    return first


def _bound(given: Pieces, found: Found) -> Bound:
    """Whether the time is the beginning or the end of what is told: "since August", "by Friday"."""
    if isinstance(found.moment, NO_BOUND) or is_possessive(given, found.end):
        return ""
    place = found.start - 1
    while place > found.start - 1 - FARTHEST and lower_at(given, place) in table("over-bound"):
        place -= 1
    word = lower_at(given, place)
    if word == "from" and lower_at(given, found.end) in ONWARDS:
        return "low"
    bound: Bound = table("bound").get(word, "")  # type: ignore[assignment]
    return bound


def _is_named(given: Pieces, found: Expression) -> bool:
    """Whether words of an expression belong to a name: "Black Friday", "the September 11 attacks"."""
    known = names()
    for place in range(max(0, found.start - longest_name() + 1), found.end):
        for size in range(max(2, found.start - place + 1), longest_name() + 1):
            if tuple(one.lower for one in given[place : place + size]) in known:
                return True
    moment = found.moment
    return (
        isinstance(moment, DayOfMonth)
        and moment.year is None
        and f"{moment.month}-{moment.day}" in table("remembered-day")
        and lower_at(given, found.end) in table("anniversary-event")
    )
