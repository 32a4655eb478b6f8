"""The things that an article names, in order: what "8,000 soldiers", "the force" and "the number" are of."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kgraph.compare.countries import Word, countries, words_of
from kgraph.compare.things import kind_of, singular, words

BETWEEN = 2  # words between a country's adjective and the noun: "North Korean special forces soldiers"
APART = frozenset({"and", "or", "of", "for", "in", "on", "to", "with", "from", "by"})  # end what an adjective holds for
FROM = frozenset({"from", "of"})
BROAD = frozenset(  # kinds that tell too little to be what "the number" is of
    {"person", "man", "woman", "officer", "general", "police officer"}
)
FARTHEST = 300  # things that are looked back over; more would take quadratic time on a very long text
SENT = 4  # words from a verb of sending to the noun
SENDER = 7  # words from the one who sends to the verb
_STOP = re.compile(r"[.!?;:\n]")  # what ends a sentence or a part of it
_JOINED = re.compile(r"[\w\s'’-]*")  # nothing that ends a phrase

FARTHEST = 300  # things that are looked back over; more would take quadratic time on a very long text
SENT = 4  # words from a verb of sending to the noun
SENDER = 7  # words from the one who sends to the verb
_STOP = re.compile(r"[.!?;:\n]")  # what ends a sentence or a part of it
_JOINED = re.compile(r"[\w\s'’-]*")  # nothing that ends a phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """A noun of a kind that figures count, where it ends in the text, and the country that it is said to be of."""

    end: int
    kind: str
    country: str | None


class Sightings:
    """The things that a text names."""

    def __init__(self, text: str) -> None:
        self._found = list(_sightings(text))
        self._ends = [one.end for one in self._found]

    def at(self, end: int) -> Sighting | None:
        """The thing whose noun ends here."""
        at = bisect_left(self._ends, end)
        return self._found[at] if at < len(self._found) and self._ends[at] == end else None

    def country(self, kind: str, before: int) -> str | None:
        """The country that things of the kind were last said to be of."""
        near = islice(self._backwards(before), FARTHEST)
        return next((one.country for one in near if one.kind == kind and one.country), None)

    def kind(self, before: int, country: str | None = None, among: frozenset[str] | None = None) -> str | None:
        """The kind of the things that are named most often before, of the country where one is given; no mere people.

        Of two kinds that are named equally often the last; None where there are none. `among` are those that may be.
        """
        counted = Counter(
            one.kind
            for one in islice(self._backwards(before), FARTHEST)
            if one.kind not in BROAD and country in (None, one.country) and (among is None or one.kind in among)
        )
        return counted.most_common(1)[0][0] if counted else None

    def _backwards(self, before: int) -> Iterator[Sighting]:
        return (self._found[at] for at in range(bisect_left(self._ends, before) - 1, -1, -1))


def _sightings(text: str) -> Iterator[Sighting]:
    given = words_of(text)
    named = list(countries(given))
    starts, ends = {start: code for start, _, code in named}, {end: code for _, end, code in named}
    for at, word in enumerate(given):
        kind = kind_of(word.lower) or kind_of(singular(word.lower))
        if kind is None or not word.text[0].islower():  # "the House"
            continue
        yield Sighting(end=word.end, kind=kind, country=_country(text, given, at, starts, ends))


def _country(text: str, given: Sequence[Word], at: int, starts: dict[int, str], ends: dict[int, str]) -> str | None:
    """The country before a noun, or behind it after "from"."""
    for first in range(at, max(at - BETWEEN - 1, 0) - 1, -1):
        if first < at and given[first].lower in APART:
            break
        if first in ends and _JOINED.fullmatch(text[given[first - 1].end : given[at].start]):
            return ends[first]
    behind = at + 1
    if behind < len(given) and given[behind].lower in FROM:
        found = starts.get(behind + 1) or starts.get(behind + 2)
        if found is not None:
            return found
    return _sender(text, given, at, ends)


def _sender(text: str, given: Sequence[Word], at: int, ends: dict[int, str]) -> str | None:
    """The country that sends what it has: "North Korea had begun to send ground troops"."""
    verbs = words("sending-words")
    verb = next((place for place in range(at - 1, max(at - SENT, -1), -1) if given[place].lower in verbs), None)
    if verb is None:
        return None
    sender = next((end for end in range(verb, max(verb - SENDER, 0), -1) if end in ends), None)
    if sender is None or _STOP.search(text[given[sender - 1].end : given[at].start]):
        return None
    return ends[sender]
