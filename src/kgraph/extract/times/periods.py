"""Periods by their distance from the article: "last week", "tomorrow", "over the weekend", "the past three days"."""

from collections.abc import Callable
from decimal import Decimal

from kgraph.extract.quantities.lexemes import lower_at
from kgraph.extract.quantities.numbers import read_number
from kgraph.extract.times.compound import Edge
from kgraph.extract.times.dates import SHIFTS, Found, read_date, year_tail
from kgraph.extract.times.lexicon import numbers, table
from kgraph.extract.times.moments import Moment, Overnight, Period, Season, Shift, Stretch, Unit, Weekend, Which
from kgraph.extract.times.pieces import Pieces, is_capital
from kgraph.extract.times.seasons import read_part, read_season, season

WHICH: dict[str, Which] = {"last": "last", "this": "this", "next": "next", "past": "last", "coming": "coming"}
ARTICLES = frozenset({"the", "a", "an"})
OWN = frozenset({"his", "her", "their", "its", "my", "our", "your"})
SPANNING = frozenset({"over", "in", "during", "within", "for", "throughout", "across", "of"})
MOST = 1000  # units of a stretch of time
BEFORE_VERB = frozenset(
    {"will", "would", "to", "could", "may", "might", "can", "should", "not", "must", "ll", "usually"}
)
EDGE_UNITS = frozenset({"day", "week", "month", "year"})


def read_period(given: Pieces, at: int) -> Found | None:
    """The longest period that begins at a lexeme."""
    return next((found for reader in READERS if (found := reader(given, at)) is not None), None)


def _day_word(given: Pieces, at: int) -> Found | None:
    """ "today", "yesterday evening", "tomorrow"; no "Russia Today"."""
    by = numbers("day-word").get(given[at].lower)
    if by is None or (given[at].text[0].isupper() and is_capital(given, at - 1)):
        return None
    end = at + 1 + (lower_at(given, at + 1) in table("day-part"))
    return Found(start=at, end=end, moment=Shift(period="day", by=by))


def _overnight(given: Pieces, at: int) -> Found | None:
    """ "overnight", but for the night of a day that is named."""
    following = at + 1 + (lower_at(given, at + 1) in ("on", "from", "into", "to", "between", "through"))
    if given[at].lower != "overnight" or lower_at(given, following) in numbers("weekday"):
        return None
    named = lower_at(given, at - 1) in numbers("weekday")
    return None if named else Found(start=at, end=at + 1, moment=Overnight())


def _weekend(given: Pieces, at: int) -> Found | None:
    """ "the weekend"; a weekend and the weekend of a date are none."""
    if given[at].lower != "weekend" or lower_at(given, at - 1) != "the" or lower_at(given, at + 1) == "of":
        return None
    return Found(start=at, end=at + 1, moment=Weekend())


def _which(given: Pieces, at: int) -> Found | None:
    """ "last week", "this past Monday", "next May", "the last three years"."""
    word = table("which").get(given[at].lower)
    before = lower_at(given, at - 1)
    if word is None or (before in OWN and word in ("last", "next")):
        return None
    place = at + 1
    if word == "this" and lower_at(given, place) in ("past", "coming", "last", "next"):
        word, place = table("which")[given[place].lower], place + 1
        before = ""
    if place >= len(given):
        return None
    which = WHICH[word]
    end_of_part = place + 1
    if given[place].lower in table("day-part"):
        night = word == "last" and given[place].lower in ("night", "evening")
        moment = Shift(period="day", by=-1 if night else 0)
        return Found(start=at, end=end_of_part, moment=moment) if night or word == "this" else None
    if given[place].lower in numbers("season"):
        return season(given, place, at, which)
    if given[place].lower in table("period"):
        return _whole(given, at, place, word)
    dated = read_date(given, place, which=which) if is_capital(given, place) else None
    if dated is not None:
        return Found(start=at, end=dated.end, moment=dated.moment)
    return _stretch(given, at, place, word)


def _whole(given: Pieces, at: int, place: int, word: str) -> Found | None:
    """ "last week"; with an article "the last week" is the past seven days."""
    unit, before = given[place].lower, lower_at(given, at - 1)
    period: Period = unit  # type: ignore[assignment]
    if before == "the" and word in ("last", "next", "past") and unit != "weekend":
        spanning = word == "past" or lower_at(given, at - 2) in SPANNING
        is_part = lower_at(given, place + 1) == "of" or lower_at(given, place + 1) == "before"
        return None if is_part or not spanning else _stretched(at, place, Decimal(1), unit, word)
    if lower_at(given, place + 1) in ("before", "but"):
        return None
    if word == "past":
        return (
            Found(start=at, end=place + 1, moment=Shift(period=period, by=-1))
            if unit == "weekend"
            else _stretched(at, place, Decimal(1), unit, word)
        )
    if word == "coming":
        moment: Moment = Weekend() if unit == "weekend" else Shift(period=period, by=1)
        return Found(start=at, end=place + 1, moment=moment)
    return Found(start=at, end=place + 1, moment=Shift(period=period, by=SHIFTS[word]))


def _stretch(given: Pieces, at: int, place: int, word: str) -> Found | None:
    """ "the past three days", "the next 48 hours", "the past decade"."""
    if word not in ("last", "past", "next", "coming"):
        return None
    number = read_number(given, place)
    count, end = (Decimal(1), place) if number is None else (number.value, number.end)
    unit = table("unit").get(lower_at(given, end))
    if number is not None and word == "last" and lower_at(given, at - 1) in BEFORE_VERB:
        return None  # "will last six months"
    if unit is None or count is None or (number is not None and number.kind not in ("figure", "word")):
        return None
    if number is None and (unit in ("day", "hour", "minute", "second") or lower_at(given, end).endswith("s")):
        return None
    if lower_at(given, end + 1) == "of" or not 0 < count <= MOST or lower_at(given, at - 1) in ("a", "an"):
        return None
    return _stretched(at, end, count, unit, word)


def _stretched(start: int, unit_at: int, count: Decimal, unit: str, word: str) -> Found:
    sign = -1 if word in ("last", "past") else 1
    known: Unit = unit  # type: ignore[assignment]
    return Found(start=start, end=unit_at + 1, moment=Stretch(amount=count, unit=known, sign=sign))


def _edge(given: Pieces, at: int) -> Found | None:
    """ "the first three months of the year", "the last week of October"."""
    index = numbers("ordinal").get(given[at].lower)
    if index is None or at + 3 >= len(given):
        return None
    number = read_number(given, at + 1)
    count, end = (Decimal(1), at + 1) if number is None else (number.value, number.end)
    unit = table("unit").get(lower_at(given, end))
    if unit not in EDGE_UNITS or lower_at(given, end + 1) != "of" or count is None or not 0 < count <= MOST:
        return None
    if (number is not None and (number.kind not in ("figure", "word") or index not in (1, -1))) or count % 1:
        return None
    whole = read_whole(given, end + 2)
    if whole is None:
        return None
    return Found(start=at, end=whole.end, moment=Edge(index=index, count=int(count), unit=unit, of=whole.moment))  # type: ignore[arg-type]


def read_whole(given: Pieces, at: int) -> Found | None:
    """What a part is said to be of: "the year", "last month", "2023", "October", "the third quarter"."""
    place = at + (lower_at(given, at) == "the")
    if place >= len(given):
        return None
    unit = lower_at(given, place)
    if place > at and unit in ("week", "month", "year", "quarter"):
        period: Period = unit  # type: ignore[assignment]
        return Found(start=place, end=place + 1, moment=Shift(period=period, by=0))
    if place > at and unit in numbers("season"):
        year, end = year_tail(given, place + 1)
        return Found(start=place, end=end, moment=Season(first=numbers("season")[unit], year=year))
    return read_date(given, place) or next((found for reader in WHOLES if (found := reader(given, place))), None)


WHOLES: tuple[Callable[[Pieces, int], Found | None], ...] = (
    _day_word,
    _overnight,
    _weekend,
    read_part,
    _which,
    read_season,
)
READERS = (_edge, *WHOLES)  # no part of a part: a text of nothing else would be read over and over
