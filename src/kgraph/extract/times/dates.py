"""Days, months, years and decades of the calendar: "Monday", "4 November", "Nov. 4, 2024", "in 2023", "the 1990s"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.lexemes import HYPHENS, is_glued, is_hyphen, lower_at
from kgraph.extract.quantities.lexicon import units
from kgraph.extract.times.compound import Between
from kgraph.extract.times.extents import FIRST_YEAR, LAST_YEAR
from kgraph.extract.times.lexicon import numbers, table
from kgraph.extract.times.moments import DayOfMonth, Decade, InYear, Moment, Month, Shift, Weekday, Which, Year
from kgraph.extract.times.pieces import Pieces, ends_phrase, is_capital

SHIFTS = {"last": -1, "this": 0, "next": 1}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
SURE_YEARS = range(1900, 2100)  # a figure between them without a separator is hardly ever a count
MONTHS_OR_NAMES = frozenset({"may", "march", "april", "june", "august"})
COUNTING = frozenset({"about", "some", "nearly", "almost", "least", "than", "roughly", "approximately", "over", "all"})
BEFORE_YEAR = frozenset({"pre", "post", "mid", "early", "late", "end", "non"})
BEFORE_THE_NAME = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "last", "next"})
FIRST_OF_90S = 30  # "the '30s" and later are of the twentieth century
SENTENCE_ENDS = frozenset(".!?:;“\"‘'”’(—–•*")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
TO = frozenset({"to", "until", "till", "through"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A moment in lexemes: half-open range."""

    start: int
    end: int
    moment: Moment


def read_date(given: Pieces, at: int, *, which: Which = "") -> Found | None:
    """The longest date that begins at a lexeme."""
    return next((found for reader in READERS if (found := reader(given, at, which)) is not None), None)


def year_at(given: Pieces, at: int) -> int | None:
    """The year that a figure of four digits can be, where nothing is glued to it but signs."""
    text = lower_at(given, at)
    if len(text) != 4 or not (text.isascii() and text.isdigit()) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        return None
    if at + 1 < len(given) and given[at + 1].glued and given[at + 1].kind != "sign":
        return None
    return int(text)


def month_at(given: Pieces, at: int) -> tuple[int, int] | None:
    """The month at a lexeme and where it ends; with its point where it is an abbreviation."""
    if not is_capital(given, at):
        return None
    word = given[at].lower
    if word in numbers("month"):
        return numbers("month")[word], at + 1
    if word in numbers("month-short"):
        return numbers("month-short")[word], at + 1 + (lower_at(given, at + 1) == "." and is_glued(given, at + 1))
    return None


def weekday_at(given: Pieces, at: int) -> tuple[int, int] | None:
    """The day of the week at a lexeme and where it ends; an abbreviation only with its point or a date behind."""
    if not is_capital(given, at):
        return None
    word = given[at].lower
    if word in numbers("weekday"):
        return numbers("weekday")[word], at + 1
    if word not in numbers("weekday-short"):
        return None
    end = at + 1 + (lower_at(given, at + 1) == "." and is_glued(given, at + 1))
    place = end + (lower_at(given, end) == ",")
    dated = place > at + 1 and (day_at(given, place) or month_at(given, place))
    return (numbers("weekday-short")[word], end) if dated else None


def day_at(given: Pieces, at: int) -> tuple[int, int] | None:
    """The number of a day at a lexeme and where it ends: "4", "4th"."""
    text = lower_at(given, at)
    if not (text.isascii() and text.isdigit()) or len(text) > 2 or int(text) > 31 or text == "0":
        return None
    if is_glued(given, at) and not (given[at - 1].kind == "sign" and given[at - 1].text in "-‐‑–—(“\"'‘"):
        return None
    if is_glued(given, at + 1):
        if given[at + 1].lower in ORDINAL_ENDINGS:
            return int(text), at + 2
        if given[at + 1].kind != "sign" or given[at + 1].text in ":/%°":
            return None
    return int(text), at + 1


def year_tail(given: Pieces, at: int, *, bare: bool = True) -> tuple[InYear | None, int]:
    """The year behind a month or day and where it ends: "2023", ", 2023", "of 2023", "last year"."""
    place = at + (lower_at(given, at) in (",", "of", "in"))
    number = year_at(given, place) if (bare or place > at) else None
    if number is not None and not is_hyphen(given, place + 1):
        return Year(number=number), place + 1
    place = at + (lower_at(given, at) == "of")
    if lower_at(given, place) in SHIFTS and lower_at(given, place + 1) == "year":
        return Shift(period="year", by=SHIFTS[given[place].lower]), place + 2
    return None, at


def _numeric(given: Pieces, at: int, which: Which) -> Found | None:
    """ "2024-11-04", "13/11/2024", "04.11.2024"; "4/11/2024" is either of two days."""
    first = given[at]
    if first.kind != "figure" or (is_glued(given, at) and given[at - 1].text not in "(“\"'‘"):
        return None
    dotted = DOTTED.fullmatch(first.text)
    if dotted is not None:
        return _checked(at, at + 1, int(dotted[1]), int(dotted[2]), int(dotted[3]))
    if not all(is_glued(given, at + step) for step in range(1, 5)) or _is_run_on(given, at + 5):
        return None
    parts = [given[at + step].text for step in range(5)]
    if parts[1] != parts[3] or not all(part.isascii() and part.isdigit() for part in parts[::2]):
        return None
    sizes = [len(part) for part in parts[::2]]
    if parts[1] == "-" and sizes == [4, 2, 2]:
        return _checked(at, at + 5, int(parts[4]), int(parts[2]), int(parts[0]))
    if parts[1] not in "/-" or sizes[2] != 4 or max(sizes[:2]) > 2:
        return None
    day, month = int(parts[0]), int(parts[2])
    if month > 12:
        day, month = month, day
    return _checked(at, at + 5, day, month, int(parts[4])) if day > 12 or day == month else None


def _is_run_on(given: Pieces, at: int) -> bool:
    """Whether more of the same code is glued on."""
    return is_glued(given, at) and (given[at].kind != "sign" or (given[at].text in "-/_" and is_glued(given, at + 1)))


def _checked(start: int, end: int, day: int, month: int, year: int) -> Found | None:
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return Found(start=start, end=end, moment=DayOfMonth(day=day, month=month, year=Year(number=year)))


def _weekday(given: Pieces, at: int, which: Which) -> Found | None:
    """ "Monday", "Monday morning", "Monday, 4 November", "Friday next week"."""
    weekday = weekday_at(given, at)
    if weekday is None:
        return None
    number, end = weekday
    place = end + (lower_at(given, end) == ",")
    place += lower_at(given, place) == "the"
    dated = _day_first(given, place, which, number) or _month_first(given, place, which, number)
    if dated is not None:
        return Found(start=at, end=_over_part(given, dated.end), moment=dated.moment)
    if _is_indefinite(given, at, end):
        return None
    end = _over_part(given, end)
    place = end + (lower_at(given, end) == "of")
    if lower_at(given, place) in SHIFTS and lower_at(given, place + 1) == "week":
        week = SHIFTS[given[place].lower]
        return Found(start=at, end=place + 2, moment=Weekday(number=number, week=week))
    return Found(start=at, end=end, moment=Weekday(number=number, which=which))


def _over_part(given: Pieces, end: int) -> int:
    """The end with the part of the day behind: "Monday morning"."""
    return end + (lower_at(given, end) in table("day-part"))


def _is_indefinite(given: Pieces, at: int, end: int) -> bool:
    """ "every Friday", "on a Friday", "the first Monday" name no day; "a Friday deadline" does."""
    before = lower_at(given, at - 1)
    if before in table("recurring") or (before in table("ordinal") and before not in ("last", "final")):
        return True
    return before in ("a", "an", "one") and ends_phrase(given, _over_part(given, end))


def _day_first(given: Pieces, at: int, which: Which, weekday: int | None = None) -> Found | None:
    """ "4 November 2024", "the 4th of November", "4-6 November"."""
    day = day_at(given, at)
    if day is None or which:
        return None
    second = _second_day(given, at, day)
    last, end = second or day
    month = month_at(given, end + (lower_at(given, end) == "of"))
    if month is None:
        return None
    year, end = year_tail(given, month[1])
    moment: Moment = DayOfMonth(day=last, month=month[0], year=year, weekday=None if second else weekday)
    if second is not None:
        moment = Between(low=DayOfMonth(day=day[0], month=month[0], year=year), high=moment)
    return Found(start=at, end=end, moment=moment)


def _second_day(given: Pieces, at: int, day: tuple[int, int]) -> tuple[int, int] | None:
    """The later day in "4-6 November", "4 to 6 November", "4 and 5 November"."""
    joint = lower_at(given, day[1])
    second = day_at(given, day[1] + 1) if joint in HYPHENS or joint in TO or joint == "and" else None
    if second is None or second[0] <= day[0]:
        return None
    in_a_row = second[0] == day[0] + 1 or lower_at(given, at - 1) == "between"
    return second if joint != "and" or in_a_row else None


def _month_first(given: Pieces, at: int, which: Which, weekday: int | None = None) -> Found | None:
    """ "November 4", "Nov. 4, 2024", "November 4-6"; "in March 12 people" has no day."""
    month = month_at(given, at)
    day = None if month is None else day_at(given, month[1])
    if month is None or day is None or (lower_at(given, at - 1) == "in" and not ends_phrase(given, day[1])):
        return None
    second = _second_day(given, at, day)
    if second is not None and (month_at(given, second[1]) or not ends_phrase(given, second[1])):
        second = None
    last, end = second or day
    year, end = year_tail(given, end, bare=lower_at(given, end) != "of")
    moment: Moment = DayOfMonth(day=last, month=month[0], year=year, which=which, weekday=None if second else weekday)
    if second is not None:
        moment = Between(low=DayOfMonth(day=day[0], month=month[0], year=year), high=moment)
    return Found(start=at, end=end, moment=moment)


def _month(given: Pieces, at: int, which: Which) -> Found | None:
    """ "August", "Aug. 2023", "May last year"; no name of a person, no verb, no march."""
    month = month_at(given, at)
    if month is None:
        return None
    year, end = year_tail(given, month[1])
    if day_at(given, at - 1) is not None and lower_at(given, at - 2) not in ("in", "since", "by"):
        return None  # a day that the month does not have
    if month[1] < len(given) and day_at(given, month[1]) is not None and lower_at(given, at - 1) != "in":
        return None
    if year is None and not which and not _is_month(given, at, month[1]):
        return None
    return Found(start=at, end=end, moment=Month(month=month[0], year=year, which=which))


def _is_month(given: Pieces, at: int, end: int) -> bool:
    """Whether a word that may be a name or verb stands where a month does."""
    before, word = lower_at(given, at - 1), given[at].lower
    if before in words("year-prepositions") or before in ("mid", "-", "–"):
        return not (word in MONTHS_OR_NAMES and is_capital(given, end) and not _names_time(given, end))
    if word in numbers("month-short"):
        return False
    if before in ("and", "or", ",", "to"):
        return word not in MONTHS_OR_NAMES or any(month_at(given, at - step) is not None for step in (2, 3))
    if before in BEFORE_THE_NAME:
        return lower_at(given, end) not in ("on", "for", "of")
    if is_capital(given, end) and not _names_time(given, end):
        return False
    if lower_at(given, end) in TO | HYPHENS and month_at(given, end + 1) is not None:
        return True
    return word not in MONTHS_OR_NAMES and (not is_capital(given, at - 1) or _begins_sentence(given, at - 1))


def _names_time(given: Pieces, at: int) -> bool:
    return month_at(given, at) is not None or lower_at(given, at) in numbers("weekday")


def _begins_sentence(given: Pieces, at: int) -> bool:
    return at <= 0 or given[at - 1].text in SENTENCE_ENDS


def _year(given: Pieces, at: int, which: Which) -> Found | None:
    """ "2023", "2022-23", "2014–2019"; no count, code or part of a name."""
    number = None if which else year_at(given, at)
    if number is None or not _stands_as_year(given, at, number):
        return None
    end = at + 1
    if lower_at(given, end) in HYPHENS | {"/"} and is_glued(given, end) and is_glued(given, end + 1):
        return _years(given, at, number)
    return Found(start=at, end=end, moment=Year(number=number))


def _years(given: Pieces, at: int, number: int) -> Found | None:
    """ "2022-23", "2014–2019"; "2023-based" is the year alone."""
    second = lower_at(given, at + 2)
    last = year_at(given, at + 2)
    if last is None and second.isascii() and second.isdigit() and len(second) == 2 and not _is_run_on(given, at + 3):
        last = number - number % 100 + int(second)
    if last is None or last <= number or _is_run_on(given, at + 3):
        return None
    return Found(start=at, end=at + 3, moment=Between(low=Year(number=number), high=Year(number=last)))


def _stands_as_year(given: Pieces, at: int, number: int) -> bool:
    before = lower_at(given, at - 1)
    if is_glued(given, at) and given[at - 1].text not in "(“\"'‘,—":
        joined = before in HYPHENS and is_glued(given, at - 1) and lower_at(given, at - 2) in BEFORE_YEAR
        range_end = before in HYPHENS and year_at(given, at - 2) is not None
        if not (joined or range_end):
            return False
    if given[at - 1].kind == "figure" and at > 0 and month_at(given, at - 2) is None:
        return False
    following = lower_at(given, at + 1)
    if (
        following in table("zone")
        or following in ("hours", "am", "pm")
        or (is_glued(given, at + 1) and following in "%:")
    ):
        return False
    prepositional = before in words("year-prepositions") or before in ("year", "the")
    if number not in SURE_YEARS:
        return before in words("year-prepositions") and ends_phrase(given, at + 1)
    if before in words("numbered") or before in ("#", "$", "£", "€", "+", "no"):
        return False
    counts = before in COUNTING or (number % 100 == 0 and not prepositional) or before == "of"
    if counts and not ends_phrase(given, at + 1):
        return False
    if (following,) in units("after") or following == "people":
        return False
    return not _follows_name(given, at)


def _follows_name(given: Pieces, at: int) -> bool:
    """ "Euro 2024", "Agenda 2030": a word in capitals right before, that is no month and joins nothing."""
    if not is_capital(given, at - 1) or given[at - 1].lower in table("function"):
        return False
    before = given[at - 1].lower
    return before not in numbers("month") and before not in numbers("month-short") and before not in numbers("season")


def _decade(given: Pieces, at: int, which: Which) -> Found | None:
    """ "the 1990s", "the '90s"."""
    text = given[at].text
    if (
        which
        or not (text.isascii() and text.isdigit())
        or lower_at(given, at + 1) != "s"
        or not is_glued(given, at + 1)
    ):
        return None
    if len(text) == 4 and text.endswith("0") and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return Found(start=at, end=at + 2, moment=Decade(first=int(text)))
    quoted = is_glued(given, at) and given[at - 1].text in "'’‘"
    if len(text) != 2 or not text.endswith("0") or not (quoted or lower_at(given, at - 1) == "the"):
        return None
    century = 1900 if int(text) >= FIRST_OF_90S else 2000
    return Found(start=at - quoted, end=at + 2, moment=Decade(first=century + int(text)))


READERS: tuple[Callable[[Pieces, int, Which], Found | None], ...] = (
    _numeric,
    _weekday,
    _day_first,
    _month_first,
    _month,
    _decade,
    _year,
)
