"""Early, middle and late parts: "early 2023", "mid-November", "late last year", "the end of the year"."""

from kgraph.extract.quantities.lexemes import is_hyphen, lower_at
from kgraph.extract.times.compound import Third
from kgraph.extract.times.dates import Found, read_date
from kgraph.extract.times.lexicon import numbers
from kgraph.extract.times.moments import Moment, Shift, Weekend
from kgraph.extract.times.periods import read_period, read_whole
from kgraph.extract.times.pieces import Pieces
from kgraph.extract.times.seasons import season

VERBS = frozenset({"fall", "spring"})


def read_third(given: Pieces, at: int) -> Found | None:
    """The part of a longer time, or the part of a day, that begins at a lexeme."""
    return _third(given, at) or _edge(given, at)


def _third(given: Pieces, at: int) -> Found | None:
    """ "early 2023", "mid-November", "late on", "late in 2022", "early next week"."""
    part = numbers("third").get(given[at].lower)
    if part is None:
        return None
    place = at + 1 + is_hyphen(given, at + 1)
    if place >= len(given):
        return None
    inside = place == at + 1 and lower_at(given, place) == "in" and part != 1
    if inside:
        whole = read_whole(given, place + 1)
        return None if whole is None or not _is_long(whole.moment) else _joined(at, part, whole)
    whole = read_date(given, place) or read_period(given, place) or _season(given, place)
    return None if whole is None else _joined(at, part, whole)


def _season(given: Pieces, at: int) -> Found | None:
    """ "early summer": a season that needs no preposition."""
    named = lower_at(given, at) in numbers("season") and lower_at(given, at) not in VERBS
    return season(given, at, at, "", sure=True) if named else None


def _edge(given: Pieces, at: int) -> Found | None:
    """ "the end of the year", "the beginning of March", "end-2024"."""
    part = numbers("edge").get(given[at].lower)
    if part is None:
        return None
    if given[at].lower == "end" and is_hyphen(given, at + 1):
        whole = read_date(given, at + 2)
    elif lower_at(given, at + 1) == "of":
        whole = read_whole(given, at + 2)
    else:
        return None
    if whole is None or (isinstance(whole.moment, Shift) and whole.moment.period == "day"):
        return None
    return _joined(at, part, whole)


def _is_long(moment: Moment) -> bool:
    """Whether a moment has parts that are worth telling."""
    return not (isinstance(moment, Weekend) or (isinstance(moment, Shift) and moment.period in ("day", "weekend")))


def _joined(at: int, part: int, whole: Found) -> Found:
    return Found(start=at, end=whole.end, moment=Third(part=part, of=whole.moment))
