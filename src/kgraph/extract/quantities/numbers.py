"""Numbers in figures and words: "12,000", "12k", "two and a half million", "half a dozen", "tens of thousands".

Own code instead of a library: see docs/decisions/0014-numbers-read-by-our-own-lexer.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from kgraph.extract.quantities.lexemes import Lexeme, is_glued, is_hyphen, lower_at
from kgraph.extract.quantities.lexicon import NumberWord, letters, number_words, units

LONGEST = 15  # digits of a figure; more are a code, and no double holds them exactly
LONGEST_SHARE = 3  # digits of the whole in "one in 100"; four are a year
LARGEST = Decimal(10**15)  # nothing that news counts is larger

NumberKind = Literal["figure", "word", "fraction", "plural"]
ARTICLES = frozenset({"a", "an"})
MEASURED = frozenset(
    {"tall", "high", "long", "wide", "deep", "away", "below", "above", "fence", "wall", "wave", "waves"}
)
BEHIND_PART = frozenset({"of", "the", "in", "from", "since", "to", "and", "more", "less", "its", "their", "all"})
BEHIND_HALF = frozenset({"of", "the", "its", "their", "his", "her", "all", "that", "those", "these", "our"})
BEFORE_PART = frozenset({"by", "than", "nearly", "almost", "about", "least", "over", "roughly", "around", "just"})
NOT_OF_A_WHOLE = frozenset({"first", "second", "latter", "other", "last", "final", "better", "top", "bottom"})
BEHIND_SCORES = frozenset({"of", "more", "were", "have", "injured", "killed", "dead", "wounded", "others"})
ENDS = frozenset(".,;:!?)”\"'’")
ONE = Decimal(1)
HALF = Decimal("0.5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number in lexemes: half-open range, and its value; one that is vague ("thousands") has a minimum instead.

    `scale` is the magnitude that its words name, 1 where they name none.
    """

    start: int
    end: int
    kind: NumberKind
    value: Decimal | None = None
    minimum: Decimal | None = None
    scale: Decimal = ONE


def read_number(given: Sequence[Lexeme], at: int) -> Number | None:
    """The longest number that begins at a lexeme; None where none begins, or none that can be true."""
    first = given[at]
    if first.kind == "figure":
        found = _one_in(given, at) or _figure(given, at)
    elif first.lower in number_words() or first.lower in ARTICLES:
        found = next((number for reader in READERS if (number := reader(given, at)) is not None), None)
    else:
        return None
    return found if found is None or max(found.value or 0, found.minimum or 0) <= LARGEST else None


def _word(given: Sequence[Lexeme], at: int, *kinds: str) -> NumberWord | None:
    """The number word at a place, if it is of one of the kinds."""
    known = number_words().get(lower_at(given, at))
    return known if known is not None and known.kind in kinds else None


def _figure(given: Sequence[Lexeme], at: int) -> Number | None:
    """ "12,000", "12 000", "3.2 billion", "12k", "2 and a half million"."""
    end, written = at + 1, given[at].text
    while len(written) <= LONGEST and _is_group(given, end):
        written, end = written + given[end].text, end + 1
    digits = "".join(letter for letter in written if letter in "0123456789.")
    whole = digits.partition(".")[0]
    if digits.count(".") > 1 or len(digits) > LONGEST or (len(whole) > 1 and whole.startswith("0")):
        return None
    number = Number(start=at, end=end, kind="figure", value=Decimal(digits))
    letter = letters().get(lower_at(given, end)) if is_glued(given, end) else None
    if letter is not None and not (lower_at(given, end) == "m" and lower_at(given, end + 1) in MEASURED):
        return _times(number, letter, end + 1)
    return _magnified(given, _and_a_half(given, number))


def _is_group(given: Sequence[Lexeme], at: int) -> bool:
    """Whether a blank before three digits parts thousands: "12 000"."""
    if at >= len(given) or given[at].glued or given[at].kind != "figure" or len(given[at].text) != 3:
        return False
    before = given[at - 1]
    return (
        before.text.isdigit()
        and given[at].text.isdigit()
        and given[at].start - before.end == 1
        and (len(before.text) < 4 and not is_glued(given, at + 1))
    )


def _times(number: Number, factor: Decimal, end: int) -> Number:
    value = None if number.value is None else number.value * factor
    minimum = None if number.minimum is None else number.minimum * factor
    return replace(number, value=value, minimum=minimum, scale=number.scale * factor, end=end)


def _and_a_half(given: Sequence[Lexeme], number: Number) -> Number:
    """ "two and a half": half of the last magnitude more, "a million and a half"."""
    behind = tuple(lower_at(given, number.end + step) for step in range(3))
    if behind == ("and", "a", "half") and number.value is not None:
        return replace(number, value=number.value + HALF * number.scale, end=number.end + 3)
    return number


def _magnified(given: Sequence[Lexeme], number: Number) -> Number:
    """The number with the magnitudes behind it: "3.2 billion", "5-million", "four hundred thousand"."""
    at = number.end + is_hyphen(given, number.end)
    word = _word(given, at, "hundred", "magnitude", "dozen")
    if word is None:
        return number
    return _magnified(given, _times(number, word.value, at + 1)) if number.scale < LARGEST else number


def _fraction(given: Sequence[Lexeme], at: int) -> Number | None:
    """ "two-thirds", "a quarter", "a third of"; "a third soldier" is an ordinal."""
    count = ONE if lower_at(given, at) in ARTICLES else (_word(given, at, "small") or NumberWord("", Decimal(0))).value
    place = at + 1 + is_hyphen(given, at + 1)
    part = _word(given, place, "part")
    if not count or part is None or (count > 1) != lower_at(given, place).endswith("s"):
        return None
    following, hyphened = lower_at(given, place + 1), place > at + 1
    if not hyphened and following not in BEHIND_PART | ENDS | {""}:
        return None
    number = Number(start=at, end=place + 1, kind="fraction", value=count / part.value)
    if following == "of" and lower_at(given, place + 2) in ARTICLES:
        return _magnified(given, replace(number, end=place + 3)) if _word(given, place + 3, "magnitude") else number
    return number


def _one_in(given: Sequence[Lexeme], at: int) -> Number | None:
    """ "one in five", "3 in 10"; "12 in 24 hours" and "one in 2023" are no shares."""
    if lower_at(given, at + 1) != "in":
        return None
    count, among = (_small_number(given, place) for place in (at, at + 2))
    if not 0 < count < among or is_glued(given, at + 3) or (lower_at(given, at + 3),) in units("after"):
        return None
    return Number(start=at, end=at + 3, kind="fraction", value=count / among)


def _small_number(given: Sequence[Lexeme], at: int) -> Decimal:
    """The number that one lexeme is, if it is small enough for a share; else 0."""
    text = lower_at(given, at)
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_SHARE:
        return Decimal(text)
    word = _word(given, at, "small", "ten")
    return Decimal(0) if word is None else word.value


def _half(given: Sequence[Lexeme], at: int) -> Number | None:
    """ "half a million", "half of", "half the", "half-hour"; not "first half", "half-brother"."""
    if _word(given, at, "half") is None or lower_at(given, at - 1) in NOT_OF_A_WHOLE:
        return None
    number = Number(start=at, end=at + 1, kind="fraction", value=HALF)
    following = lower_at(given, at + 1)
    if following in ARTICLES:
        return _magnified(given, replace(number, end=at + 2))
    if following in BEHIND_HALF or is_hyphen(given, at + 1):
        return number
    return number if lower_at(given, at - 1) in BEFORE_PART and following in ENDS | BEHIND_PART else None


def _plural(given: Sequence[Lexeme], at: int) -> Number | None:
    """ "dozens", "tens of thousands": no number, but not less than two of them."""
    first = _word(given, at, "plural")
    if first is None:
        return None
    number = Number(start=at, end=at + 1, kind="plural", minimum=first.value)
    second = _word(given, at + 2, "plural") if lower_at(given, at + 1) == "of" else None
    if second is not None:
        return _times(number, second.value / 2, at + 3)
    if lower_at(given, at) == "scores" and lower_at(given, at + 1) not in BEHIND_SCORES:
        return None
    return None if lower_at(given, at) == "tens" else number


def _vague(given: Sequence[Lexeme], at: int) -> Number | None:
    """ "several hundred", "a few thousand"."""
    place = at + (lower_at(given, at) in ARTICLES)
    vague = _word(given, place, "vague")
    if vague is None or _word(given, place + 1, "hundred", "magnitude", "dozen") is None:
        return None
    return _magnified(given, Number(start=at, end=place + 1, kind="plural", minimum=vague.value))


def _by_article(given: Sequence[Lexeme], at: int) -> Number | None:
    """ "a dozen", "a hundred and fifty", "a million", "a couple"."""
    if lower_at(given, at) not in ARTICLES:
        return None
    if lower_at(given, at + 1) == "couple" and lower_at(given, at + 2) in ("of", "dozen", "hundred", "thousand"):
        return _magnified(given, Number(start=at, end=at + 2, kind="word", value=Decimal(2)))
    if _word(given, at + 1, "hundred", "magnitude", "dozen") is None:
        return None
    return _words(given, at + 1, start=at)


def _words(given: Sequence[Lexeme], at: int, *, start: int | None = None) -> Number | None:
    """ "three", "twenty-five", "two hundred and thirty", "one million five hundred thousand"."""
    total, group, scale, last, place = Decimal(0), Decimal(0), ONE, "", at
    smallest = LARGEST  # of the magnitudes so far: each is smaller than the one before
    while (step := _next_word(given, place, last)) is not None:
        place, word = step
        if word.kind == "magnitude":
            if word.value >= smallest:
                break
            total, group, smallest = total + (group or ONE) * word.value, Decimal(0), word.value
        elif word.kind in ("hundred", "dozen"):
            if group >= word.value:
                break
            group = (group or ONE) * word.value
        else:
            group += word.value
        scale = word.value if word.kind in ("magnitude", "hundred", "dozen") else ONE
        last, place = word.kind, place + 1
    is_bare = start is None and place == at + 1 and last in ("magnitude", "hundred")  # "the million", "hundred days"
    if not last or is_bare:
        return None
    return _finished(given, _number(at if start is None else start, place, total + group, scale))


def _number(start: int, end: int, value: Decimal, scale: Decimal) -> Number:
    return Number(start=start, end=end, kind="word", value=value, scale=scale)


def _finished(given: Sequence[Lexeme], number: Number) -> Number:
    """With "and a half", and the magnitude behind it: "two and a half million"."""
    whole = _and_a_half(given, number)
    return _magnified(given, whole) if whole.end > number.end and number.scale == 1 else whole


# Which kinds of words may go on a number, by the kind of the last one.
FOLLOWING: dict[str, tuple[str, ...]] = {
    "": ("small", "ten", "hundred", "magnitude", "dozen"),
    "small": ("hundred", "magnitude", "dozen"),
    "ten": ("hundred", "magnitude", "dozen"),
    "hundred": ("small", "ten", "magnitude"),
    "magnitude": ("small", "ten"),
    "dozen": (),
}


def _next_word(given: Sequence[Lexeme], at: int, last: str) -> tuple[int, NumberWord] | None:
    """The place and value of the word that goes on a number, over a hyphen or "and"."""
    hyphened = last != "" and is_hyphen(given, at)
    joined = last in ("hundred", "magnitude") and lower_at(given, at) == "and"
    place = at + (hyphened or joined)
    word = _word(given, place, *FOLLOWING[last])
    if word is None and last == "ten":
        digit = _word(given, place, "small")
        word = digit if digit is not None and 0 < digit.value < 10 else None
    if word is not None and word.kind == "small" and word.value == 0 and last:
        return None
    return None if word is None else (place, word)


READERS: tuple[Callable[[Sequence[Lexeme], int], Number | None], ...] = (
    _fraction,
    _one_in,
    _half,
    _plural,
    _vague,
    _by_article,
    _words,
)
