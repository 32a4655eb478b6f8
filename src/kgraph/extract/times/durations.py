"""Amounts of time: "three days", "a week", "two and a half hours", "half an hour"; and "two days ago"."""

from dataclasses import dataclass
from decimal import Decimal

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.lexemes import is_glued, is_hyphen, lower_at
from kgraph.extract.quantities.numbers import ARTICLES, read_number
from kgraph.extract.times.dates import Found
from kgraph.extract.times.lexicon import table
from kgraph.extract.times.moments import Away, Unit
from kgraph.extract.times.pieces import POSSESSIVES, Pieces

MOST = Decimal(10_000)  # of any unit; more is no time of news
DATES: dict[str, tuple[int, str]] = {
    "day": (1, "D"),
    "week": (7, "D"),
    "fortnight": (14, "D"),
    "month": (1, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
}
CLOCKS = {"hour": "H", "minute": "M", "second": "S"}
HALVES: dict[str, tuple[int, Unit]] = {"year": (6, "month"), "day": (12, "hour"), "hour": (30, "minute")}
ORDER = ("year", "month", "day", "hour", "minute", "second")
JOINTS = frozenset({"to", "or", "and"})
LASTED = frozenset({"for", "lasted", "lasting", "took", "spent", "taking"})
HALF = Decimal("0.5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lasting:
    """An amount of time in lexemes: half-open range, as ISO 8601 writes it, and as the day so far ahead."""

    start: int
    end: int
    iso: str
    ahead: Away


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A number with its unit and where it ends."""

    amount: Decimal
    unit: Unit
    end: int


def read_amount(given: Pieces, at: int) -> Found | Lasting | None:
    """The amount of time that begins at a lexeme, or the time that it is away."""
    measure = _measure(given, at)
    if measure is None or not _stands_alone(given, at):
        return None
    away = _away(given, at, measure)
    if away is not None:
        return away
    if _is_one(given, at) and not _is_placed(given, at, measure):
        return None
    more = _more(given, measure)
    end = measure.end if more is None else more.end
    if not _ends_there(given, at, end):
        return None
    parts = [measure] if more is None else [measure, more]
    return Lasting(start=at, end=end, iso=_iso(parts), ahead=Away(amount=measure.amount, unit=measure.unit, sign=1))


def _measure(given: Pieces, at: int) -> Measure | None:
    """ "three days", "90-minute", "a week", "two consecutive years", "an hour and a half"."""
    if given[at].lower in ARTICLES and not _may_be_one(given, at + 1):
        return None
    amount, end = _number(given, at)
    if amount is None or not 0 < amount <= MOST:
        return None
    place = end + is_hyphen(given, end)
    place += lower_at(given, place) in table("long")
    unit = table("unit").get(lower_at(given, place))
    if unit is None or (place > end and is_hyphen(given, end) and lower_at(given, place).endswith("s")):
        return None
    behind = place + 1
    if [lower_at(given, behind + step) for step in range(3)] == ["and", "a", "half"]:
        amount, behind = amount + HALF, behind + 3
    return Measure(amount=amount, unit=unit, end=behind)  # type: ignore[arg-type]


def _may_be_one(given: Pieces, at: int) -> bool:
    near = (lower_at(given, at), lower_at(given, at + 1))
    return near[0] in table("unit") or (near[0] in table("long") and near[1] in table("unit")) or near[0] == "half"


def _number(given: Pieces, at: int) -> tuple[Decimal | None, int]:
    """The number at a lexeme, one for an article, and where it ends; vague ones are none."""
    if given[at].lower in ARTICLES and lower_at(given, at + 1) != "half":
        return Decimal(1), at + 1
    number = read_number(given, at)
    if number is None or number.kind not in ("figure", "word", "fraction"):
        return None, at
    words_of = [one.lower for one in given[at : number.end]]
    if "couple" in words_of or (number.kind == "fraction" and words_of[0] != "half"):
        return None, at
    return number.value, number.end


def _is_one(given: Pieces, at: int) -> bool:
    return given[at].lower in ("a", "an", "one")


def _is_placed(given: Pieces, at: int, measure: Measure) -> bool:
    """Whether a single unit is an amount: "for a week", "lasted a year", not "twice a week", "one day"."""
    if is_hyphen(given, at + 1) or lower_at(given, at + 1) == "half" or measure.amount > 1:
        return True
    if lower_at(given, at + 2) in ("second",) or lower_at(given, at + 1) in ("second",):
        return False
    return lower_at(given, at - 1) in table("before-one")


def _stands_alone(given: Pieces, at: int) -> bool:
    """Whether a number is no upper end of a range, no code, and no "every two weeks"."""
    before = lower_at(given, at - 1)
    if is_glued(given, at) and before not in ("(", "“", '"', "'", "‘", "—"):
        return False
    if before in table("rate") or before == "#":
        return False
    if before in JOINTS and at >= 2 and given[at - 2].lower not in table("unit"):
        ranged = before != "and" or lower_at(given, at - 3) == "between"
        return not (ranged and read_number(given, at - 2) is not None)
    return True


def _away(given: Pieces, at: int, measure: Measure) -> Found | None:
    """ "two days ago", "two weeks' time", "ten days from now"."""
    behind = [lower_at(given, measure.end + step) for step in range(2)]
    if behind[0] == "ago":
        return _found(at, measure, -1, 1)
    if behind == ["from", "now"]:
        return _found(at, measure, 1, 2)
    if behind[0] in POSSESSIVES and behind[1] == "time" and lower_at(given, at - 1) in ("in", "within"):
        return _found(at, measure, 1, 2)
    return None


def _found(at: int, measure: Measure, sign: int, size: int) -> Found:
    return Found(start=at, end=measure.end + size, moment=Away(amount=measure.amount, unit=measure.unit, sign=sign))


def _more(given: Pieces, first: Measure) -> Measure | None:
    """The smaller unit behind a larger one: "two years and three months", "an hour and 20 minutes"."""
    joint = lower_at(given, first.end)
    at = first.end + 1
    if joint not in ("and", ",") or at >= len(given) or first.unit not in ORDER or _is_one(given, at):
        return None
    measure = _measure(given, at)
    if measure is None or measure.unit not in ORDER or ORDER.index(measure.unit) != ORDER.index(first.unit) + 1:
        return None
    whole = measure.amount % 1 == 0 and first.amount % 1 == 0
    return measure if whole and _ends_there(given, at, measure.end) else None


def _ends_there(given: Pieces, at: int, end: int) -> bool:
    """Whether nothing behind makes it an age, a rate, or a distance from a time that is not told."""
    behind = end + is_hyphen(given, end)
    following = lower_at(given, behind)
    if following in ("before", "after"):
        return lower_at(given, at - 1) in LASTED
    if following in table("not-behind") or (following == "of" and lower_at(given, behind + 1) == "age"):
        return False
    if following in ("on", "into") and (lower_at(given, behind + 1) in ("", ",", ".") or at == 0):
        return False
    if following in (*ARTICLES, "per", "each", "every") and lower_at(given, behind + 1) in table("unit"):
        return False
    joined = following in ("to", "or") and lower_at(given, at - 1) not in words("year-prepositions")
    return not (joined and behind + 1 < len(given) and read_number(given, behind + 1) is not None)


def _iso(parts: list[Measure]) -> str:
    """The parts as an ISO 8601 duration; half a year is six months."""
    dates, clocks = "", ""
    for part in parts:
        for amount, unit in _halved(part.amount, part.unit):
            if unit in CLOCKS:
                clocks += f"{_plain(amount)}{CLOCKS[unit]}"
            else:
                size, letter = DATES[unit]
                dates += f"{_plain(amount * size)}{letter}"
    return f"P{dates}T{clocks}" if clocks else f"P{dates}"


def _halved(amount: Decimal, unit: Unit) -> list[tuple[Decimal, Unit]]:
    """Whole units and the half of one in the next smaller unit."""
    if unit in ("week", "fortnight"):
        amount, unit = amount * DATES[unit][0], "day"
    if amount % 1 != HALF or unit not in HALVES:
        return [(amount, unit)]
    count, smaller = HALVES[unit]
    whole: list[tuple[Decimal, Unit]] = [(amount - HALF, unit)] if amount > 1 else []
    return [*whole, (Decimal(count), smaller)]


def _plain(amount: Decimal) -> str:
    return str(int(amount)) if amount == amount.to_integral_value() else f"{amount.normalize():f}"
