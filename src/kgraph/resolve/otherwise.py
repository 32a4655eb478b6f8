"""How an article would be read if the corpus had fewer articles.

What an article calls by a short name depends on which full names are people's, and on that the articles vote. Whether
a name without a word for it means a region depends on how many articles call it one. Whether people of one name are
kept apart depends on the ages that articles give them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kgraph.resolve.ages import kept_apart, possible_namesakes, taken_together
from kgraph.resolve.article import Draft, Reading, people_of, regions_of, settle
from kgraph.resolve.corpus import join
from kgraph.resolve.entities import LEVELS, naming_key
from kgraph.resolve.groups import by_key
from kgraph.resolve.names import PersonName, fold, is_full, sound
from kgraph.resolve.sightings import Key, Sighting

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, kw_only=True, slots=True)
class Readings:
    """An article's sightings as the whole corpus gives them, as it gives them alone, and as other parts may.

    `naming` are the keys that name an entity when it is alone, told where people of its names may be kept apart.
    """

    whole: tuple[Sighting, ...]
    alone: tuple[Sighting, ...]
    others: tuple[tuple[Sighting, ...], ...] = ()
    naming: frozenset[Key] | None = None


def all_readings(drafts: Sequence[Draft], readings: Sequence[Reading], people: frozenset[Key]) -> list[Readings]:
    """The readings of each article, in the order of the drafts; `people` are the full names of people by the whole."""
    known = [people_of([drafted]) for drafted in drafts]
    doubtful = _doubtful(drafts, known)
    wide = frozenset(name for drafted in drafts for name, is_region in drafted.places if is_region)
    shared = possible_namesakes(reading.births for reading in readings)
    found = []
    for drafted, reading, own in zip(drafts, readings, known, strict=True):
        doubts = _doubts(drafted, doubtful)
        regions = frozenset(name for name, is_region in drafted.places if not is_region and name in wide)
        usual = replace(reading, sightings=taken_together(reading.sightings))
        sure = not doubts and not regions
        alone = usual if sure else settle(drafted, own, regions_of([drafted]))
        surely = frozenset({seen.key for seen in drafted.sightings} & people) - doubts
        possible = (
            settle(drafted, some, called)
            for some in _choices(surely, doubts)
            for called in _choices(frozenset(), regions)
        )
        found.append(
            Readings(
                whole=reading.sightings,
                alone=alone.sightings,
                others=tuple(_with_namesakes([usual] if sure else possible, shared)),
                naming=None
                if shared.isdisjoint(seen.key for seen in alone.sightings)
                else _naming(drafted, alone, own),
            )
        )
    return found


def _naming(drafted: Draft, reading: Reading, people: frozenset[Key]) -> frozenset[Key]:
    joined = join([drafted], [reading], people)
    return frozenset(naming_key(seen.key for seen in cluster) for cluster in joined.clusters)


def _with_namesakes(readings: Iterable[Reading], shared: frozenset[Key]) -> Iterator[tuple[Sighting, ...]]:
    """The sightings of each reading, and those with its people kept apart from others of their names."""
    for reading in readings:
        yield reading.sightings
        if reading.births.keys() & shared:
            yield kept_apart(reading.sightings, reading.births, shared)


def _doubtful(drafts: Sequence[Draft], known: Sequence[frozenset[Key]]) -> frozenset[Key]:
    """Full names that some articles hold to be people's and that are none, or may be none, by the others alone."""
    having: Counter[Key] = Counter()
    sure: Counter[Key] = Counter()
    likely: set[Key] = set()
    for drafted, own in zip(drafts, known, strict=True):
        full = by_key(seen for seen in drafted.sightings if seen.key[0] == "name" and is_full(seen.form))
        having.update(full.keys())
        sure.update(own & full.keys())
        likely |= own
        likely |= {key for key, group in full.items() if any(_may_be_person(seen) for seen in group)}
    return frozenset(key for key in likely if having[key] > max(1, sure[key]))


def _may_be_person(seen: Sighting) -> bool:
    return any(level(seen) == "person" for level in LEVELS)


def _doubts(drafted: Draft, doubtful: frozenset[Key]) -> frozenset[Key]:
    """The doubtful names of an article for which another name may be short, or which may be short for another."""
    forms = {fold(seen.form): seen.form for seen in drafted.sightings}
    short = {form for form, written in forms.items() if len(PersonName.of(written).first) <= 1}
    parts = Counter(part for form in forms for part in _sounds(form))
    short_parts = Counter(part for form in short for part in _sounds(form))

    def matters(form: str) -> bool:
        return any(parts[part] > 1 if form in short else short_parts[part] for part in _sounds(form))

    return frozenset(seen.key for seen in drafted.sightings if seen.key in doubtful and matters(fold(seen.form)))


def _choices(surely: frozenset[T], doubts: frozenset[T]) -> Iterator[frozenset[T]]:
    """Which names may be people's, or regions': none of the doubtful ones, all of them, and each by itself."""
    yield from dict.fromkeys((surely, surely | doubts, *(surely | {one} for one in sorted(doubts, key=repr))))


def _sounds(form: str) -> frozenset[str]:
    return frozenset(sound(part) for part in form.split())
