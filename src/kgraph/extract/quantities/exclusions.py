"""What looks like a number and counts nothing: dates, years, clock times, ages, scores, codes, names with numbers."""

from collections.abc import Callable, Sequence
from functools import cache

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.expressions import Expression
from kgraph.extract.quantities.lexemes import HYPHENS, Lexeme, is_glued, is_hyphen, lexemes, lower_at
from kgraph.extract.quantities.lexicon import QUDT

YEARS = range(1500, 2200)
YEARS_OF_NEWS = range(1900, 2100)  # a number between them without a separator is hardly ever a count
OLDEST = 120  # years of age
LARGEST_SCORE = 1000  # points of a side
DAYS = range(1, 32)
CLOCK = frozenset({"am", "pm", "gmt", "utc", "bst", "est", "edt", "cet"})
SLASHES = frozenset("/:")
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
OLD = frozenset({"old", "olds"})
AGED = frozenset({"aged", "age", "ages", "turned", "turning", "turns"})
YOUNGER = frozenset({"under", "over"})
ONE_PERSON = frozenset({"he", "she", "who"})
PERSONS = frozenset({"children", "boys", "girls", "women", "men", "people", "those", "youths", "anyone", "everyone"})
BEHIND_AGE = frozenset({"and", "but", "when", "or"})
BESIDE_AGE = frozenset({",", ")", ".", ";"})
LONGEST_IDIOM = 5  # lexemes
BEFORE_ONE_DAY = frozenset({"in", "within", "for", "than", "only", "just", "lasted", "after", "every", "least"})
NAMED_BY_NUMBER = frozenset({"ground", "no", "any", "every", "each"})
BEHIND_CODE = frozenset({"and", "or", "of", "in", "is", "was", "at", "on", "for", "with", "from", "by", "as", "to"})
VOTING = frozenset({"voted", "vote", "by", "won", "lost", "score"})
COUNTED_IN_PLURAL = frozenset({"people", "men", "women", "children", "of"})
GROUPS = frozenset({"group", "gang", "big"})

Exclusion = Callable[[Sequence[Lexeme], Expression], bool]


def is_excluded(given: Sequence[Lexeme], found: Expression) -> bool:
    """Whether an expression is no quantity, for one of the reasons in `EXCLUSIONS`."""
    return any(excludes(given, found) for excludes in EXCLUSIONS)


def _is_plain(given: Sequence[Lexeme], found: Expression) -> bool:
    """Whether it is one figure of digits alone: no unit, no separator, no magnitude."""
    return found.unit is None and found.end == found.start + 1 and given[found.start].text.isdigit()


def _whole(found: Expression) -> int:
    """The number where it is whole and small enough to be a year or age; else -1."""
    value = found.value
    return int(value) if value is not None and value == value.to_integral_value() and abs(value) < 10**6 else -1


def _is_code(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "F-16", "COVID-19", "5G", "21st", "1990s", "#3", "555-0123", "2024-11-04", "G7"."""
    start, end = found.start, found.end
    before = lower_at(given, start - 1)
    if given[start].kind != "sign" and is_glued(given, start) and given[start - 1].kind != "sign":
        return True
    if is_glued(given, end) and (given[end].kind != "sign" or given[end].text == "_"):
        return True
    if _is_in_run(given, start):
        return True
    if before == "#" or (before == "+" and found.unit is None):
        return True
    joined = before in HYPHENS and is_glued(given, start) and is_glued(given, start - 1)
    if joined and (given[start - 2].kind == "figure" or given[start].kind == "figure"):
        return True
    return is_hyphen(given, end) and given[end + 1].kind == "figure" and not found.is_range


def _is_in_run(given: Sequence[Lexeme], at: int) -> bool:
    """Whether a figure is one of several with nothing but blanks between, as phone numbers are: "+82 2 1234 5678"."""
    near = [
        "figure" if 0 <= at + step < len(given) and given[at + step].kind == "figure" else "" for step in range(-2, 3)
    ]
    row = "".join("f" if kind else " " for kind in near)
    return "fff" in row or (row[1] == "f" and lower_at(given, at - 2) == "+")


def _is_score(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "2-1", "won 3-0", "voted 52 to 48", also where the ends would make a range."""
    if found.unit is not None or any(one.number.scale > 1 for one in found.amounts):
        return False
    if not found.is_range:
        return _is_plain(given, found) and (_outnumbers(given, found.start) or _outnumbers(given, found.start - 2))
    if lower_at(given, found.start - 1) in VOTING:
        return True
    behind = lower_at(given, found.end)
    hyphened = any(one.lower in HYPHENS for one in given[found.start : found.end])
    return hyphened and not behind.endswith("s") and behind not in COUNTED_IN_PLURAL


def _outnumbers(given: Sequence[Lexeme], at: int) -> bool:
    """ "52 to 48": the first of two figures is the larger one, and nothing went "from" it."""
    sides = given[max(at, 0) : at + 3]
    if [one.kind for one in sides] != ["figure", "word", "figure"] or sides[1].lower != "to":
        return False
    if lower_at(given, at - 1) == "from" or not (sides[0].text.isdigit() and sides[2].text.isdigit()):
        return False
    return LARGEST_SCORE > int(sides[0].text) >= int(sides[2].text)


def _is_slashed(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "9/11", "14:30", "1/2"."""
    before, behind = lower_at(given, found.start - 1), lower_at(given, found.end)
    left = before in SLASHES and is_glued(given, found.start) and is_glued(given, found.start - 1)
    right = behind in SLASHES and is_glued(given, found.end) and is_glued(given, found.end + 1)
    return left or right


def _is_year(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "in 2023", "the 2024 elections", "2022-23", "around 2030"; "about 2000 people" and "1,950 tents" are counts."""
    if found.unit is not None:
        return False
    if found.is_range:
        first = given[found.amounts[0].number.start].text
        return len(first) == 4 and first.isdigit() and int(first) in YEARS_OF_NEWS
    if not _is_plain(given, found) or len(given[found.start].text) != 4 or _whole(found) not in YEARS:
        return False
    if found.left < found.start:  # nothing that could be counted follows
        return _whole(found) in YEARS_OF_NEWS and not lower_at(given, found.end)[:1].isalpha()
    return _whole(found) in YEARS_OF_NEWS or lower_at(given, found.start - 1) in words("year-prepositions")


def _is_date(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "4 November", "Nov. 4", "November 4-6", "4 and 5 November"."""
    if found.unit is not None or not all(_is_day(given, one.number.start) for one in found.amounts):
        return False
    before = found.start - 1 - (lower_at(given, found.start - 1) == ".")
    joined = lower_at(given, found.end) in ("and", "or") and _is_day(given, found.end + 1)
    return _is_month(given, before) or _is_month(given, found.end + (2 if joined else 0))


def _is_day(given: Sequence[Lexeme], at: int) -> bool:
    text = given[at].text if at < len(given) else ""
    return text.isdigit() and len(text) <= 2 and int(text) in DAYS


def _is_month(given: Sequence[Lexeme], at: int) -> bool:
    return lower_at(given, at) in words("month-names") and given[at].text[0].isupper()


def _is_clock(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "2 p.m.", "10am", "5 o'clock", "9.30 a.m."."""
    following = "".join(lower_at(given, found.end + step) for step in range(3))
    if lower_at(given, found.end).startswith(("o'clock", "o’clock")):
        return True
    return found.unit is None and (lower_at(given, found.end) in CLOCK or following in ("a.m", "p.m"))


def _is_age(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "27-year-old", "aged 48", ", 34,", "two years old", "children under 12"."""
    value = found.maximum if found.is_range else found.value
    if value is None or not 0 < value <= OLDEST:
        return False
    in_years = found.unit is not None and found.unit.name in (QUDT + "YR", QUDT + "MO", QUDT + "WK", QUDT + "DAY")
    if in_years:
        behind = found.end + is_hyphen(given, found.end)
        return lower_at(given, behind) in OLD or [lower_at(given, behind), lower_at(given, behind + 1)] == ["of", "age"]
    if found.unit is not None:
        return False
    before = lower_at(given, found.start - 1)
    if before in AGED or (before in ("between", "from", "of") and lower_at(given, found.start - 2) in AGED):
        return True
    if lower_at(given, found.start) == "between" and before in AGED:
        return True
    if before in YOUNGER and any(lower_at(given, found.start - step) in PERSONS | AGED for step in (2, 3)):
        return True
    if before in ("is", "was") and lower_at(given, found.start - 2) in ONE_PERSON:
        return _is_plain(given, found) and lower_at(given, found.end) in BESIDE_AGE | BEHIND_AGE
    return before == "," and _is_beside_name(given, found)


def _is_beside_name(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "Ada Quist, 34, said": a figure between commas behind a name."""
    name, behind = found.start - 2, lower_at(given, found.end)
    named = name >= 0 and given[name].kind == "word" and given[name].text[0].isupper()
    return named and _is_plain(given, found) and (behind in BESIDE_AGE or not behind)


def _is_numbered(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "Flight 370", "Resolution 1701", "No. 10", "page 12", "Ground Zero", "Group of Seven"."""
    before = found.start - 1 - (lower_at(given, found.start - 1) == ".")
    if found.unit is not None or before < 0:
        return False
    word = given[before].lower
    numbered = word in words("numbered") or (
        word in words("numbered-or-verbs") and not _may_count(given, found, before)
    )
    if numbered and found.left == found.start:
        return given[found.start].kind == "figure" or given[before].text[0].isupper()
    if word == "of" and lower_at(given, before - 1) in GROUPS:
        return given[before - 1].text[0].isupper()
    return word in NAMED_BY_NUMBER and found.kind == "word" and given[found.start].lower in ("zero", "one")


def _may_count(given: Sequence[Lexeme], found: Expression, before: int) -> bool:
    """Whether a number behind "block" or "order" counts what follows: "to order 300 tanks", not "in Block 12"."""
    is_name = before > 0 and given[before].text[0].isupper()
    following = given[found.end] if found.end < len(given) else None
    return not is_name and following is not None and following.text.isalpha() and following.lower not in BEHIND_CODE


def _is_house(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "10 Downing Street"."""
    if not _is_plain(given, found):
        return False
    near = given[found.end : found.end + 3]
    named = [one for one in near if one.text[0].isupper()]
    return bool(named) and named[0] is near[0] and any(one.lower in words("streets") for one in named[1:])


def _is_idiom(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "one of", "24/7", "zero tolerance", "one day"."""
    if [lower_at(given, found.start), lower_at(given, found.start + 1)] == ["one", "day"]:
        return lower_at(given, found.start - 1) not in BEFORE_ONE_DAY
    near = tuple(one.lower.replace("’", "'") for one in given[found.start : found.start + LONGEST_IDIOM])
    return any(near[:size] in _idioms() for size in range(2, len(near) + 1))


@cache
def _idioms() -> frozenset[tuple[str, ...]]:
    """The idioms of the word list in lexemes."""
    return frozenset(tuple(one.lower for one in lexemes(idiom)) for idiom in words("number-idioms"))


def _is_ago(given: Sequence[Lexeme], found: Expression) -> bool:
    """ "three days ago" is a day, no amount of time."""
    return lower_at(given, found.end) == "ago" or [lower_at(given, found.right), found.unit is not None] == [
        "ago",
        True,
    ]


def _is_label(given: Sequence[Lexeme], found: Expression) -> bool:
    """The number of a point in a list: "1. ", "2) " at the beginning of a paragraph."""
    return found.start == 0 and _is_plain(given, found) and lower_at(given, found.end) in (".", ")") and len(given) > 2


EXCLUSIONS: tuple[Exclusion, ...] = (
    _is_code,
    _is_slashed,
    _is_date,
    _is_year,
    _is_clock,
    _is_age,
    _is_score,
    _is_numbered,
    _is_house,
    _is_idiom,
    _is_ago,
    _is_label,
)
