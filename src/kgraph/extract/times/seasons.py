"""Seasons, quarters and halves: "in the summer", "winter of 2022-23", "the third quarter", "Q3 2023"."""

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.lexemes import is_glued, is_hyphen, lower_at
from kgraph.extract.times.compound import Between
from kgraph.extract.times.dates import Found, read_date, year_at, year_tail
from kgraph.extract.times.lexicon import numbers
from kgraph.extract.times.moments import InYear, Part, Season, Shift, Which
from kgraph.extract.times.pieces import Pieces, ends_phrase

LENGTHS = {"quarter": 3, "half": 6}  # months


def read_part(given: Pieces, at: int) -> Found | None:
    """The quarter or half that begins at a lexeme."""
    return _quarter(given, at) or _short_part(given, at)


def read_season(given: Pieces, at: int) -> Found | None:
    """ "in the summer", "summer 2023", "the winter of 2022-23"; no "summer camp", no spring of water, no fall."""
    return season(given, at, at, "") if given[at].lower in numbers("season") else None


def season(given: Pieces, at: int, start: int, which: Which, *, sure: bool = False) -> Found | None:
    """The season at a lexeme, with what stands before it from `start` on; `sure` where it needs no preposition."""
    first, end = numbers("season")[given[at].lower], at + 1
    years = at + 1 + (lower_at(given, at + 1) in ("of", ","))
    span = read_date(given, years) if not which and year_at(given, years) is not None else None
    if span is not None and isinstance(span.moment, Between):  # the winter of 2022-23
        year: InYear | None = span.moment.low  # type: ignore[assignment]
        return Found(start=start, end=span.end, moment=Season(first=first, year=year))
    year, end = (None, end) if which or lower_at(given, end) == "in" else year_tail(given, end)
    if not (sure or which or year is not None or _stands_as_season(given, at)):
        return None
    if given[at].lower == "fall" and year is None and lower_at(given, end) in ("of", "in", "from", "to"):
        return None
    return Found(start=start, end=end, moment=Season(first=first, year=year, which=which))


def _stands_as_season(given: Pieces, at: int) -> bool:
    place = at - 1 - (lower_at(given, at - 1) == "the")
    if given[at].lower == "fall" and place == at - 1:
        return False
    before = lower_at(given, place)
    placed = before in words("year-prepositions") or before in ("over", "throughout")
    following = lower_at(given, at + 1)
    return placed and before not in ("of", "for", "and") and ends_phrase(given, at + 1) and following != "of"


def _quarter(given: Pieces, at: int) -> Found | None:
    """ "the third quarter", "the first half of 2023", "third-quarter"."""
    number = numbers("ordinal").get(given[at].lower)
    place = at + 1 + is_hyphen(given, at + 1)
    if number is None:
        return None
    if is_glued(given, at + 1) and given[at + 1].kind == "word":  # "1st"
        return None
    length = LENGTHS.get(lower_at(given, place))
    if length is None or number > 12 // length:
        return None
    year, end = _of_year(given, place + 1)
    plain = year is None and (number < 0 or lower_at(given, end) == "of" or lower_at(given, at - 1) in ("a", "an"))
    if plain and place == at + 1:
        return None
    return Found(start=at, end=end, moment=Part(number=number, length=length, year=year))


def _of_year(given: Pieces, at: int) -> tuple[InYear | None, int]:
    """The year behind a part of it and where it ends: "of 2023", "of the year", "of last year", "2023"."""
    if [lower_at(given, at + step) for step in range(3)] in (["of", "the", "year"], ["of", "this", "year"]):
        return Shift(period="year", by=0), at + 3
    return year_tail(given, at)


def _short_part(given: Pieces, at: int) -> Found | None:
    """ "Q3", "Q3 2023", "H1"."""
    letter, figure = given[at].text, lower_at(given, at + 1)
    length = {"Q": 3, "H": 6}.get(letter)
    if length is None or not is_glued(given, at + 1) or not (figure.isascii() and figure.isdigit()):
        return None
    glued = is_glued(given, at) and given[at - 1].kind != "sign"
    if glued or len(figure) > 1 or not 1 <= int(figure) <= 12 // length:
        return None
    year, end = year_tail(given, at + 2)
    return (
        None
        if length == 6 and year is None
        else Found(start=at, end=end, moment=Part(number=int(figure), length=length, year=year))
    )
