"""The countries that words name: "North Korean", "the DPRK's", "North Koreans" are all one."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kgraph.resources import resource

FIELDS = ("name", "other_names", "adjectives", "people")
COUNTRY = "country:"  # what the mark of a country begins with

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word of a text: where it begins and ends, and itself without the ending of a possessive."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.casefold()


def words_of(text: str) -> list[Word]:
    """The words of a text.

    >>> [word.text for word in words_of("North Korea's 40 well-armed men")]
    ['North', 'Korea', '40', 'well-armed', 'men']
    """
    return [
        Word(start=match.start(), end=match.end(), text=_POSSESSIVE.sub("", match.group()))
        for match in _WORD.finditer(text)
    ]


def countries(given: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """The countries that words name: the range of the words, and the mark of the country by its ISO 3166 code.

    >>> list(countries(words_of("two North Korean generals")))
    [(1, 3, 'country:KP')]
    """
    table, longest = _names()
    at = 0
    while at < len(given):
        for length in range(min(longest, len(given) - at), 0, -1):
            code = table.get(tuple(word.text for word in given[at : at + length]))
            if code is not None:
                yield at, at + length, COUNTRY + code
                at += length - 1
                break
        at += 1


def country_of(name: str) -> str | None:
    """The mark of the country that a whole name is the name of."""
    table, _ = _names()
    code = table.get(tuple(word.text for word in words_of(name)))
    return None if code is None else COUNTRY + code


@cache
def _names() -> tuple[Mapping[tuple[str, ...], str], int]:
    """Country codes by the words of their names, and the number of words of the longest."""
    table: dict[tuple[str, ...], str] = {}
    for file in ("countries.tsv", "other-names.tsv"):
        with resource("data", "gazetteer", file).open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE):
                for name in (name for field in FIELDS for name in (row[field] or "").split("|") if name):
                    table.setdefault(tuple(word.text for word in words_of(name)), row["iso2"])
    return table, max(map(len, table))
