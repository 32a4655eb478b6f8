"""Sightings taken together: by key, and what most of them were tagged as."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kgraph.model import MENTION_TYPES, MentionType
from kgraph.resolve.sightings import Key, Sighting


def most_voted(votes: Iterable[MentionType]) -> MentionType:
    """The type with most votes; among equals the one that comes first in MENTION_TYPES."""
    counted = Counter(votes)
    return max(MENTION_TYPES, key=lambda kind: (counted[kind], -MENTION_TYPES.index(kind)))


def are_people(sightings: Sequence[Sighting]) -> bool:
    """Whether sightings of one key are a person's: by role, by a title, or as most of them were tagged."""
    if any(seen.role == "person" for seen in sightings):
        return True
    if any(seen.grammar in ("organization", "place") for seen in sightings):
        return False
    return any(seen.grammar == "person" for seen in sightings) or (
        most_voted(seen.type for seen in sightings) == "person"
    )


def by_key(sightings: Iterable[Sighting]) -> dict[Key, list[Sighting]]:
    """The sightings of each key, in order."""
    found: defaultdict[Key, list[Sighting]] = defaultdict(list)
    for seen in sightings:
        found[seen.key].append(seen)
    return dict(found)
