"""Numbers, moments and addresses as RDF terms, in the canonical form of their datatype."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from kgraph.vocab import XSD

SCORE_DIGITS = 4  # more would pretend a precision that development data does not give

term = lru_cache(maxsize=4096)(ox.NamedNode)  # the terms of the vocabularies come again in every article


def count(number: int) -> ox.Literal:
    """A number of things."""
    return ox.Literal(str(number), datatype=term(XSD.nonNegativeInteger))


def decimal(number: float) -> ox.Literal:
    """A share or score, at most SCORE_DIGITS behind the point."""
    written = f"{number:.{SCORE_DIGITS}f}".rstrip("0").rstrip(".")
    return ox.Literal(written, datatype=term(XSD.decimal))


def amount(number: float) -> ox.Literal:
    """What a text counts or measures, all its digits, without an exponent."""
    written = format(Decimal(repr(number)), "f")
    shortened = written.rstrip("0").rstrip(".") if "." in written else written
    return ox.Literal(shortened, datatype=term(XSD.decimal))


def moment(iso: str) -> ox.Literal:
    """A date or date-time in the canonical form of XML Schema (part 2, 3.2.7.2): no trailing zeros, Z for UTC."""
    if "T" not in iso:
        return ox.Literal(date.fromisoformat(iso).isoformat(), datatype=term(XSD.date))
    when = datetime.fromisoformat(iso)
    clock = when.replace(tzinfo=None).isoformat()
    if when.microsecond:
        clock = clock.rstrip("0")
    zone = "" if when.tzinfo is None else when.isoformat()[-6:]
    return ox.Literal(clock + ("Z" if zone == "+00:00" else zone), datatype=term(XSD.dateTime))


def duration(iso: str) -> ox.Literal:
    """A duration of ISO 8601; weeks, which XML Schema does not know, as days."""
    weeks = re.fullmatch(r"P(\d+)W", iso)
    written = iso if weeks is None else f"P{int(weeks[1]) * 7}D"
    return ox.Literal(written, datatype=term(XSD.duration))


def address(url: str) -> ox.NamedNode | ox.Literal:
    """An IRI, or the words as they stand when they are none."""
    try:
        return ox.NamedNode(url)
    except ValueError:
        return ox.Literal(url)
