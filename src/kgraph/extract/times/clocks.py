"""Times of the clock: "3pm", "10:30 a.m. local time", "1500 GMT", "noon"; they count only beside a day."""

from dataclasses import dataclass

from kgraph.extract.quantities.lexemes import is_glued, lower_at
from kgraph.extract.times.lexicon import table
from kgraph.extract.times.pieces import Pieces

NOON = 12
HOURS, MINUTES = 24, 60
HALVES = {"am": 0, "pm": NOON}
LONGEST_PARENTHESIS = 6  # lexemes of the same time elsewhere: "(1400 GMT)"
PLACES = frozenset({"time", "standard"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """A time of the clock in lexemes: half-open range, and as "15:00"."""

    start: int
    end: int
    iso: str


def read_clock(given: Pieces, at: int) -> Clock | None:
    """The time of the clock that begins at a lexeme, with its zone and the same time elsewhere behind it."""
    if at >= len(given):
        return None
    word = table("clock-word").get(given[at].lower)
    if word is not None:
        return Clock(start=at, end=_over_zone(given, at + 1), iso=word)
    told = _figures(given, at)
    if told is None:
        return None
    hour, minute, end = told
    half, behind = _half(given, end)
    zoned = _over_zone(given, behind)
    if half is not None:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + half
    elif lower_at(given, end) in ("o'clock", "o’clock"):
        zoned = _over_zone(given, end + 1)
    elif end == at + 1 and (zoned == behind or len(given[at].text) != 4):
        return None  # "15" and "10.30" are no times by themselves, "1500 GMT" is
    if hour >= HOURS or minute >= MINUTES:
        return None
    return Clock(start=at, end=_over_parenthesis(given, zoned), iso=f"{hour:02}:{minute:02}")


def _figures(given: Pieces, at: int) -> tuple[int, int, int] | None:
    """Hour, minute and end: "3", "10:30", "10.30", "1500"."""
    text = given[at].text
    if given[at].kind != "figure" or not text.isascii() or (is_glued(given, at) and given[at - 1].text not in "(–-"):
        return None
    whole, _, part = text.partition(".")
    if part:
        right = whole.isdigit() and part.isdigit() and len(whole) <= 2 == len(part)
        return (int(whole), int(part), at + 1) if right else None
    if not text.isdigit() or len(text) not in (1, 2, 4):
        return None
    if len(text) == 4:
        return int(text[:2]), int(text[2:]), at + 1
    minute = lower_at(given, at + 2)
    if lower_at(given, at + 1) == ":" and is_glued(given, at + 1) and is_glued(given, at + 2):
        right = len(minute) == 2 and minute.isascii() and minute.isdigit()
        return (int(text), int(minute), at + 3) if right else None
    return int(text), 0, at + 1


def _half(given: Pieces, at: int) -> tuple[int | None, int]:
    """Hours to add by "am", "p.m.", and where it ends."""
    word = lower_at(given, at)
    if word in HALVES:
        return HALVES[word], at + 1
    dotted = [lower_at(given, at + step) for step in range(3)]
    if dotted in (["a", ".", "m"], ["p", ".", "m"]):
        point = lower_at(given, at + 3) == "." and is_glued(given, at + 3)
        return HALVES[dotted[0] + "m"], at + 3 + point
    return None, at


def _over_zone(given: Pieces, at: int) -> int:
    """The end with the zone: "GMT", "local time", "Kyiv time"."""
    if lower_at(given, at + 1) in PLACES and lower_at(given, at).isalpha():
        return at + 2 + (lower_at(given, at + 2) == "time")
    return at + (lower_at(given, at) in table("zone") and lower_at(given, at) != "local")


def _over_parenthesis(given: Pieces, at: int) -> int:
    """The end with the same time elsewhere: "(1400 GMT)", "/ 1400 GMT"."""
    if lower_at(given, at) != "(":
        return at
    near = [one.text for one in given[at : at + LONGEST_PARENTHESIS + 2]]
    return at + near.index(")") + 1 if ")" in near and given[at + 1].kind == "figure" else at
