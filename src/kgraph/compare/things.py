"""What a figure counts, as far as two texts can be held to count the same: a kind of thing, and what narrows it."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kgraph.resources import resource

Kind = Literal["state", "act", "none"]  # what is counted by it, what is done with it, and what tells nothing

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
IDLE = frozenset(  # words that do not narrow what is counted
    {
        *("the", "a", "an", "its", "their", "his", "her", "our", "more", "other", "another", "additional", "further"),
        *("extra", "total", "new", "some", "army", "military", "armed", "own", "latest", "separate", "different"),
        *("confirmed", "estimated", "reported", "such", "same", "many", "local", "overall", "whole", "entire", "s"),
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """The kind of thing, what narrows it (words in lower case), and the happening that its noun tells itself."""

    kind: str
    narrowing: frozenset[str] = frozenset()
    happening: str | None = None


def thing_of(words: str, names: Sequence[tuple[int, int, str]] = ()) -> Thing | None:
    """The thing that the words for what is counted mean; None for words without a letter.

    `names` are (start, end) in the words and what is named there: it narrows the thing as a whole, however spelt. Of
    words that end with a name ("North Koreans"), the things are people.

    >>> thing_of("Korean troops")
    Thing(kind='soldier', narrowing=frozenset({'korean'}), happening=None)
    """
    found = [(match.start(), _POSSESSIVE.sub("", match.group().casefold())) for match in _WORD.finditer(words)]
    joint = next((at for at, (_, word) in enumerate(found) if word == "of" and at), len(found))
    parts = [_named(place, word, names) for place, word in found]
    if not parts[:joint]:
        return None
    kind, rest, happening = (
        ("person", parts[:joint], None) if names and parts[joint - 1] in _ids(names) else _head(parts[:joint])
    )
    narrowing = frozenset(word for word in [*rest, *parts[joint + 1 :]] if word and word not in IDLE)
    return Thing(kind=kind, narrowing=narrowing, happening=happening)


def _ids(names: Sequence[tuple[int, int, str]]) -> set[str]:
    return {name for _, _, name in names}


def _named(place: int, word: str, names: Sequence[tuple[int, int, str]]) -> str:
    """A word, or what is named where it stands."""
    return next((name for start, end, name in names if start <= place < end), word)


def _head(parts: list[str]) -> tuple[str, list[str], str | None]:
    """The kind that the last word or two name, the words before them, and what the noun tells to have happened."""
    table = _things()
    for length in (2, 1):
        last = parts[-length:]
        known = table.get(" ".join(last)) or table.get(" ".join([*last[:-1], singular(last[-1])]))
        if len(last) == length and known is not None:
            return known[0], parts[:-length], known[1]
    return singular(parts[-1]), parts[:-1], None


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
def _happenings() -> Mapping[str, tuple[str, Kind]]:
    return {row["lemma"]: (row["happening"], row["kind"]) for row in _rows("happenings.tsv")}  # type: ignore[misc]


def _rows(name: str) -> list[dict[str, str]]:
    with resource("data", "lexicon", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
