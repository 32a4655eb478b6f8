"""The word lists of quantities: number words, units and currencies, and the words that make a number a bound."""

import csv
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kgraph.extract.quantities.lexemes import lexemes
from kgraph.model import Modifier
from kgraph.resources import resource

QUDT = "http://qudt.org/vocab/unit/"
SHORT = "unit:"  # how the list writes QUDT

Key = tuple[str, ...]  # the lexemes of an entry, in small letters but for codes of currencies


class NumberWord(NamedTuple):
    """What a word adds to a number: its kind, as `numbers.tsv` names it, and its value."""

    kind: str
    value: Decimal


class Unit(NamedTuple):
    """A unit by its QUDT IRI, a currency by its ISO 4217 code; what is counted in it times `scale`."""

    name: str
    scale: Decimal

    @property
    def is_currency(self) -> bool:
        """Whether it is an amount of money."""
        return not self.name.startswith(QUDT)


def _rows(name: str) -> list[dict[str, str]]:
    with resource("data", "lexicon", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def number_words() -> Mapping[str, NumberWord]:
    """The words of numbers; those that are letters behind a figure ("12k") are in `letters`."""
    rows = [row for row in _rows("numbers.tsv") if row["kind"] != "letter"]
    return {row["word"]: NumberWord(row["kind"], Decimal(row["value"])) for row in rows}


@cache
def letters() -> Mapping[str, Decimal]:
    """What letters right behind a figure multiply it by."""
    return {row["word"]: Decimal(row["value"]) for row in _rows("numbers.tsv") if row["kind"] == "letter"}


@cache
def units(place: str) -> Mapping[Key, Unit]:
    """The units that stand "before" or "after" a number."""
    found = {}
    for row in _rows("units.tsv"):
        if row["place"] in (place, "either"):
            name = row["unit"].replace(SHORT, QUDT)
            key = tuple(one.text for one in lexemes(row["words"]))
            found[key] = Unit(name, Decimal(row["scale"]))
    return found


@cache
def modifiers(place: str) -> Mapping[Key, Modifier]:
    """The words "before" or "after" a number that say how it is meant."""
    return {
        tuple(one.lower for one in lexemes(row["words"])): row["modifier"]  # type: ignore[misc]
        for row in _rows("quantity-modifiers.tsv")
        if row["place"] == place
    }


@cache
def longest(kind: str, place: str) -> int:
    """Lexemes of the longest entry of a list: "units" or "modifiers"."""
    entries = units(place) if kind == "units" else modifiers(place)
    return max(map(len, entries))
