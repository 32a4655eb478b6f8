"""Who is known to hold an office: heads of states and governments, by `data/gazetteer/holders.tsv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kgraph.resolve.names import fold, name_key
from kgraph.resolve.wordlists import spellings, words
from kgraph.resources import resource


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """An office: the words of its title, folded, and its owner, the ISO code of a country or the key of a name."""

    title: frozenset[str]
    owner: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """Somebody who is known to hold an office, from one year to another; `names` are all in which he is written."""

    names: tuple[str, ...]
    office: Office
    since: int
    until: int | None

    def held(self, day: str | None) -> bool:
        """Whether the office was held in the year of a day; any office was on a day that is not known."""
        year = int(day[:4]) if day is not None else None
        return year is None or (self.since <= year and (self.until is None or year <= self.until))


def office_title(text: str) -> frozenset[str]:
    """The words of a title by which two ways to write it are compared."""
    folded = (spellings().get(word, word) for word in fold(text).split())
    return frozenset(word for word in folded if word not in words("function"))


def holder(name: str) -> tuple[Holder, ...]:
    """The offices that the gazetteer knows somebody of this full name to hold, or to have held."""
    return _by_name().get(name_key(name), ())


@cache
def _by_name() -> Mapping[str, tuple[Holder, ...]]:
    found: dict[str, tuple[Holder, ...]] = {}
    with resource("data", "gazetteer", "holders.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            names = tuple(row["name"].split("|"))
            one = Holder(
                names=names,
                office=Office(title=office_title(row["office"]), owner=row["iso2"]),
                since=int(row["since"]),
                until=int(row["until"]) if row["until"] else None,
            )
            for key in {name_key(name) for name in names}:
                found[key] = (*found.get(key, ()), one)
    return found
