"""Numbers with their currency or unit: "$3.2 billion", "EUR2m", "12 per cent", "40-kilometre", "half an hour"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kgraph.extract.quantities.lexemes import Lexeme, is_glued, is_hyphen, lower_at
from kgraph.extract.quantities.lexicon import QUDT, Key, Unit, longest, units
from kgraph.extract.quantities.numbers import Number, read_number

POUND_MASS = Unit(QUDT + "LB", Decimal(1))
ONLY_HYPHENED = frozenset({"second"})  # "two second goals"
MASSES = frozenset({"weigh", "weighs", "weighed", "weighing", "lost", "gained"})
BIG_MONEY = 10**6  # pounds of flour are not counted in millions
BEHIND_VERB = frozenset(
    {"the", "a", "an", "their", "his", "her", "its", "seats", "medals", "gold", "races", "in", "by"}
)
MINUS = frozenset({"minus", "-", "−"})
SIGNED = frozenset({QUDT + name for name in ("DEG_C", "DEG_F", "PERCENT")})


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A number with what it is measured in, and the lexemes that it takes up with its unit."""

    number: Number
    start: int
    end: int
    unit: Unit | None = None

    @property
    def value(self) -> Decimal | None:
        """The number, in whole units: 50 cents are 0.5 dollars."""
        value = self.number.value
        return value if value is None or self.unit is None else value * self.unit.scale


def read_amount(given: Sequence[Lexeme], at: int) -> Amount | None:
    """The amount whose number begins at a lexeme, with the currency that stands before it."""
    number = read_number(given, at)
    if number is None:
        return None
    before = _currency_before(given, at)
    if before is not None:
        unit, start = before
        behind = _unit_after(given, number)
        end = behind[1] if behind is not None and behind[0].is_currency else number.end
        return Amount(number=number, start=start, end=end, unit=unit)
    behind = _unit_after(given, number)
    if behind is None:
        return Amount(number=number, start=number.start, end=number.end)
    measured, end = _told_apart(given, number, *behind)
    signed = measured is not None and measured.name in SIGNED and _is_negative(given, number.start)
    start = number.start - signed
    return Amount(number=_signed(number, start), start=start, end=end, unit=measured)


def _signed(number: Number, start: int) -> Number:
    if start == number.start or number.value is None:
        return number
    return Number(start=number.start, end=number.end, kind=number.kind, value=-number.value, scale=number.scale)


def _is_negative(given: Sequence[Lexeme], at: int) -> bool:
    sign = lower_at(given, at - 1)
    return sign in MINUS and (sign == "minus" or (is_glued(given, at) and not is_glued(given, at - 1)))


def _currency_before(given: Sequence[Lexeme], at: int) -> tuple[Unit, int] | None:
    """The currency right before a number and where it begins: "US$", "EUR", "£"."""
    table = units("before")
    for length in range(min(longest("units", "before"), at), 0, -1):
        start = at - length
        if length > 1 and not all(one.glued for one in given[start + 1 : at]):
            continue
        unit = _looked_up(table, given[start:at])
        if unit is not None:
            return unit, start
    return None


def _looked_up(table: Mapping[Key, Unit], words: Sequence[Lexeme]) -> Unit | None:
    """What the words are in a table: codes of currencies count in capitals only."""
    return table.get(tuple(one.lower for one in words)) or table.get(tuple(one.text for one in words))


def _unit_after(given: Sequence[Lexeme], number: Number) -> tuple[Unit, int] | None:
    """The unit behind a number and where it ends: glued, behind a blank, a hyphen or the "of" of "millions of"."""
    hyphened = is_hyphen(given, number.end)
    start = number.end + (hyphened or (number.kind == "plural" and lower_at(given, number.end) == "of"))
    table = units("after")
    for length in range(longest("units", "after"), 0, -1):
        words = given[start : start + length]
        unit = _looked_up(table, words) if len(words) == length else None
        if unit is not None and (hyphened or words[0].lower not in ONLY_HYPHENED):
            return unit, start + length
    glued = is_glued(given, start) and given[start].text in ("C", "F")  # "40C"
    return (Unit(QUDT + "DEG_" + given[start].text, Decimal(1)), start + 1) if glued else None


def _told_apart(given: Sequence[Lexeme], number: Number, unit: Unit, end: int) -> tuple[Unit | None, int]:
    """Pounds of money or of mass; "won" as a currency or a verb."""
    last = lower_at(given, end - 1)
    if unit.name == "GBP" and last in ("pound", "pounds"):
        of_mass = lower_at(given, end) == "of" and (number.value or 0) < BIG_MONEY
        weighed = any(lower_at(given, number.start - step) in MASSES for step in range(1, 4))
        hyphened = is_hyphen(given, end - 2) and number.scale < BIG_MONEY
        return (POUND_MASS if of_mass or weighed or hyphened else unit), end
    is_verb = (
        last == "won"
        and end - number.end == 1
        and (lower_at(given, end) in BEHIND_VERB or (number.value is not None and number.value < 100))
    )
    return (None, number.end) if is_verb else (unit, end)
