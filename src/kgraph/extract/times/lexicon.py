"""The word lists of times: names of days, months, seasons and units, and the words that place or bound a time."""

import csv
from collections.abc import Mapping
from functools import cache

from kgraph.extract.quantities.lexemes import lexemes
from kgraph.resources import resource


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with resource("data", "lexicon", "times.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(row["list"], {})[row["word"]] = row["value"]
    return found


def table(name: str) -> Mapping[str, str]:
    """The words of a list of `times.tsv` with their values; KeyError when there is no such list."""
    return _tables()[name]


@cache
def numbers(name: str) -> Mapping[str, int]:
    """The words of a list whose values are whole numbers."""
    return {word: int(value) for word, value in table(name).items()}


@cache
def names() -> frozenset[tuple[str, ...]]:
    """Names with a word for a time in them, in lexemes."""
    return frozenset(tuple(one.lower for one in lexemes(name)) for name in table("name"))


@cache
def longest_name() -> int:
    """Lexemes of the longest name."""
    return max(map(len, names()))
