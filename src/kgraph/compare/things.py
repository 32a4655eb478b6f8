"""What a figure counts, as far as two texts can be held to count the same: a kind of thing, and what narrows it."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kgraph.compare.countries import COUNTRY, Word, countries, words_of
from kgraph.resources import resource

Kind = Literal["state", "act", "none"]  # what is counted by it, what is done with it, and what tells nothing

IDLE = frozenset(  # words that do not narrow what is counted
    {
        *("the", "a", "an", "its", "their", "his", "her", "our", "more", "other", "another", "additional", "further"),
        *("extra", "total", "new", "some", "army", "military", "armed", "own", "latest", "separate", "different"),
        *("confirmed", "estimated", "reported", "such", "same", "many", "local", "overall", "whole", "entire", "s"),
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """The kind of thing, what narrows it (words in lower case), and the happening that its noun tells itself.

    `implied` is the country that things of the kind were last said to be of, where the words themselves tell none.
    """

    kind: str
    narrowing: frozenset[str] = frozenset()
    happening: str | None = None
    implied: str | None = None

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the things are of, as told, or else as implied."""
        told = frozenset(word for word in self.narrowing if word.startswith(COUNTRY))
        return told or frozenset({self.implied} - {None})  # type: ignore[arg-type]

    @property
    def others(self) -> frozenset[str]:
        """What narrows the things beside countries."""
        return frozenset(word for word in self.narrowing if not word.startswith(COUNTRY))


def thing_of(text: str, names: Sequence[tuple[int, int, str]] = ()) -> Thing | None:
    """The thing that the words for what is counted mean; None for words without a letter.

    `names` are (start, end) in the words and what is named there: it narrows the thing as a whole, however spelt, and
    so does a country. Of words that end with a name ("North Koreans"), the things are people.

    >>> thing_of("North Korean troops")
    Thing(kind='soldier', narrowing=frozenset({'country:KP'}), happening=None, implied=None)
    """
    given = words_of(text)
    named = dict(enumerate(_named(word, names) for word in given))
    for start, end, country in countries(given):
        named |= dict.fromkeys(range(start, end), country)
    joint = next((at for at, word in enumerate(given) if word.lower == "of" and at), len(given))
    parts = [named[at] or word.lower for at, word in enumerate(given)]
    if not parts[:joint]:
        return None
    kind, rest, happening = ("person", parts[:joint], None) if named[joint - 1] else _head(parts[:joint])
    narrowing = frozenset(word for word in [*rest, *parts[joint + 1 :]] if word and word not in IDLE)
    return Thing(kind=kind, narrowing=narrowing, happening=happening)


def _named(word: Word, names: Sequence[tuple[int, int, str]]) -> str | None:
    """What is named where a word stands."""
    return next((name for start, end, name in names if start <= word.start < end), None)


def _head(parts: list[str]) -> tuple[str, list[str], str | None]:
    """The kind that the last word or two name, the words before them, and what the noun tells to have happened."""
    table = _things()
    for length in (2, 1):
        last = parts[-length:]
        known = table.get(" ".join(last)) or table.get(" ".join([*last[:-1], singular(last[-1])]))
        if len(last) == length and known is not None:
            return known[0], parts[:-length], known[1]
    return singular(parts[-1]), parts[:-1], None


def broader(kind: str) -> str:
    """The kind that a kind is a part of: officers are soldiers; the kind itself where the table has none."""
    return _broader().get(kind, kind)


def kind_of(noun: str) -> str | None:
    """The kind of things that a noun names by `things.tsv`; None for one that is not there."""
    known = _things().get(noun)
    return None if known is None else known[0]


def singular(noun: str) -> str:
    """A noun without the ending of its plural, by the common rules; what is irregular stands in `things.tsv`.

    >>> [singular(word) for word in ("countries", "boxes", "losses", "homes", "bus")]
    ['country', 'box', 'loss', 'home', 'bus']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3 else noun


def happening_of(lemma: str) -> tuple[str, Kind]:
    """What the lemma of a predicate tells, and of what kind that is; the lemma itself where the table lacks it."""
    return _happenings().get(lemma, (lemma, "act"))


@cache
def words(name: str) -> frozenset[str]:
    """A closed list of `words.tsv`."""
    return frozenset(row["word"] for row in _rows("words.tsv") if row["list"] == name)


@cache
def _things() -> Mapping[str, tuple[str, str | None]]:
    return {row["word"]: (row["thing"], row["happening"] or None) for row in _rows("things.tsv")}


@cache
def _broader() -> Mapping[str, str]:
    return {row["thing"]: row["broader"] for row in _rows("things.tsv") if row["broader"]}


@cache
def _happenings() -> Mapping[str, tuple[str, Kind]]:
    return {row["lemma"]: (row["happening"], row["kind"]) for row in _rows("happenings.tsv")}  # type: ignore[misc]


def _rows(name: str) -> list[dict[str, str]]:
    with resource("data", "lexicon", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
