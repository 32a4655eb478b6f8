"""Expressions of quantities in a text: amounts and ranges with the words that make them bounds, no dates or codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.amounts import Amount, read_amount
from kgraph.extract.quantities.lexemes import HYPHENS, Lexeme, lower_at
from kgraph.extract.quantities.lexicon import Unit
from kgraph.extract.quantities.numbers import NumberKind
from kgraph.model import Modifier

TO = frozenset({"to", "or"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Expression:
    """A number expression in lexemes: half-open range, what it says, and the amounts that it is made of.

    `left` and `right` are the ends with the words around it that tell how it is meant ("as many as", "or more").
    """

    start: int
    end: int
    left: int
    right: int
    value: Decimal | None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    modifier: Modifier = "exactly"
    unit: Unit | None = None
    kind: NumberKind = "figure"
    amounts: tuple[Amount, ...] = ()

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return len(self.amounts) > 1


def read_expressions(given: Sequence[Lexeme]) -> Iterator[Expression]:
    """The expressions of lexemes from left to right, without overlap; modifiers are not read yet."""
    at, free = 0, 0  # `free` is the first lexeme that belongs to no expression yet
    while at < len(given):
        amount = read_amount(given, at)
        if amount is None:
            at += 1
            continue
        found = _range(given, amount) or _single(amount)
        if found.start < free:
            found = replace(found, start=free, left=free)
        yield found
        at = free = found.end


def _single(amount: Amount) -> Expression:
    minimum = amount.number.minimum
    scaled = minimum if minimum is None or amount.unit is None else minimum * amount.unit.scale
    return Expression(
        start=amount.start,
        end=amount.end,
        left=amount.start,
        right=amount.end,
        value=amount.value,
        minimum=scaled,
        modifier="exactly" if minimum is None else "at least",
        unit=amount.unit,
        kind=amount.number.kind,
        amounts=(amount,),
    )


def _range(given: Sequence[Lexeme], first: Amount) -> Expression | None:
    """ "10,000 to 12,000", "between 3 and 5", "10-15 per cent", "$3-5 million", "two or three"."""
    start = _second_start(given, first)
    second = None if start is None else _second(given, start)
    if start is None or second is None or first.number.kind == "plural" or second.number.kind == "plural":
        return None
    low, high = first.value, second.value
    if low is None or high is None or (first.unit and second.unit and first.unit.name != second.unit.name):
        return None
    if first.unit is None or first.number.scale == 1 < second.number.scale:
        low = _shared(first, second)
    if low is None or low >= high:
        return None
    start = first.start - (lower_at(given, first.start - 1) == "between")
    return Expression(
        start=start,
        end=second.end,
        left=start,
        right=second.end,
        value=None,
        minimum=low,
        maximum=high,
        modifier="between",
        unit=second.unit or first.unit,
        kind=second.number.kind,
        amounts=(first, second),
    )


def _second_start(given: Sequence[Lexeme], first: Amount) -> int | None:
    """Where the second end of a range would begin; None where nothing joins one."""
    joint, before = lower_at(given, first.end), lower_at(given, first.start - 1)
    if joint in HYPHENS:
        return first.end + 1
    if joint == "and" and before == "between":
        return first.end + 1
    if joint == "to" and before == "from" and lower_at(given, first.start - 2) not in words("range-verbs"):
        return None  # "rose from 5 to 7 per cent": two quantities
    return first.end + 1 if joint in TO else None


def _second(given: Sequence[Lexeme], start: int) -> Amount | None:
    """The amount whose currency or number begins at a place."""
    for at in range(start, min(start + 3, len(given))):
        amount = read_amount(given, at)
        if amount is not None:
            return amount if amount.start == start else None
    return None


def _shared(first: Amount, second: Amount) -> Decimal | None:
    """The lower end with the magnitude and unit of the upper one: 10 of "10 to 12 million" are ten million."""
    value, high, magnitude = first.number.value, second.number.value, second.number.scale
    if value is None or high is None:
        return None
    shares = first.number.scale == 1 and value < high / magnitude
    return value * (magnitude if shares else 1) * (second.unit.scale if second.unit is not None else 1)
