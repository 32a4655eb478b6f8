"""Namesakes: people of one full name, told apart by ages that cannot be one person's.

Equal full names are held to be one person's (the table of features has that as its first row), with this one exception.
It is no row of the table, because it looks at ages and dates, not at names. "The footballer" and "the senator" do not
keep two people apart: one person may be both.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kgraph.model import Article, Facts, Judgement
from kgraph.resolve.features import PERSON
from kgraph.resolve.names import is_full
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.unions import Joining

APART = 3.0  # years between births that no birthday, old figure or slip explains
OLDEST = 120  # years
DAYS = 365.25  # in a year
SINCE_BIRTHDAY = 0.5  # years, as far as one knows
SCORE = -0.9  # how sure it is that such ages are two people's, on the scale of the features
AGE = re.compile(r"(?:(?:an?|the)\s+)?(\d{1,3})(?:[-‐‑–\s]years?[-‐‑–\s]old\b|\s*,|$)", re.IGNORECASE)

SAME_NAME = PERSON[0]

Births = Mapping[Key, float]  # in years since the beginning of our era


def ages_of(facts: Facts) -> dict[tuple[int, int], int]:
    """The ages in years that the descriptions of an article begin with, by the offsets of the person's mention."""
    found: dict[tuple[int, int], int] = {}
    for one in facts.descriptions:
        told = AGE.match(one.words.text)
        if told is not None and int(told.group(1)) <= OLDEST:
            found.setdefault((one.person.start, one.person.end), int(told.group(1)))
    return found


def births(facts: Facts, sightings: Iterable[Sighting]) -> Births:
    """When those were born whom an article gives an age beside their full names; nothing without its date."""
    ages, day = ages_of(facts), _day(facts.article)
    if day is None or not ages:
        return {}
    found: dict[Key, float] = {}
    for seen in sightings:
        age = ages.get(seen.at[1:])
        if age is not None and seen.key[0] == "name" and is_full(seen.key[-1]):
            found.setdefault(seen.key, day / DAYS - age - SINCE_BIRTHDAY)
    return found


def namesakes(everywhere: Iterable[Births]) -> frozenset[Key]:
    """The names whose births in the corpus fall into groups that lie apart."""
    return frozenset(
        key for key, years in _years(everywhere).items() if any(_lie_apart(*two) for two in pairwise(years))
    )


def possible_namesakes(everywhere: Iterable[Births]) -> frozenset[Key]:
    """The names whose births fall so in some part of the corpus."""
    return frozenset(key for key, years in _years(everywhere).items() if _lie_apart(years[0], years[-1]))


def kept_apart(sightings: Sequence[Sighting], found: Births, names: frozenset[Key]) -> tuple[Sighting, ...]:
    """The sightings of an article; those of the names whose births it tells with keys of this article alone."""
    own = found.keys() & names
    return tuple(replace(seen, key=_own(seen)) if seen.key in own else seen for seen in sightings)


def taken_together(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """The sightings as they were before any was kept apart."""
    return tuple(
        replace(seen, key=("name", *seen.key[2:])) if seen.key[0] == "namesake" else seen for seen in sightings
    )


def join_namesakes(joining: Joining, everywhere: Iterable[tuple[str, Births]]) -> None:
    """Joins the people of one name whose births fit, and tells of the others why not; the births are by article."""
    people: defaultdict[Key, list[tuple[float, Key]]] = defaultdict(list)
    for article, found in everywhere:
        for key, year in found.items():
            own = ("namesake", article, *key[1:])
            if own in joining.groups:
                people[key].append((year, own))
    for name, born in sorted(people.items()):
        ordered = sorted(born)
        for (year, key), (later, other) in pairwise(ordered):
            if _lie_apart(year, later):
                joining.apart(key, other, _other_age(joining, key, other))
            else:
                joining.same(key, other, SAME_NAME.judgement(joining.form(key), joining.form(other)))
        if name in joining.groups:
            for key in {joining.root(key): key for _, key in ordered}.values():
                joining.apart(name, key, _no_age(joining, name, key))


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat((article.published or "")[: len("2024-11-04")]).toordinal()
    except ValueError:
        return None


def _years(everywhere: Iterable[Births]) -> Mapping[Key, Sequence[float]]:
    found: defaultdict[Key, list[float]] = defaultdict(list)
    for born in everywhere:
        for key, year in born.items():
            found[key].append(year)
    return {key: sorted(years) for key, years in found.items()}


def _lie_apart(year: float, later: float) -> bool:
    return later - year > APART


def _own(seen: Sighting) -> Key:
    return ("namesake", seen.at[0], *seen.key[1:])


def _other_age(joining: Joining, key: Key, other: Key) -> Judgement:
    reason = "the ages in the articles cannot be one person's"
    left, right = joining.form(key), joining.form(other)
    return Judgement(left=left, right=right, same=False, rule="other-age", reason=reason, score=SCORE)


def _no_age(joining: Joining, name: Key, key: Key) -> Judgement:
    reason = "several people of the corpus have this name, and no age tells which of them it is"
    left, right = joining.form(name), joining.form(key)
    return Judgement(left=left, right=right, same=False, rule="one-of-namesakes", reason=reason)
