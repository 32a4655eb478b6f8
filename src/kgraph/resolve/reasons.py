"""Judgements while a corpus is read, each with the mentions whose names it compares.

Two people may have one name. So a judgement is kept with mentions, and these tell in the end which entities it is of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgraph.model import Judgement, MentionKey
from kgraph.resolve.sightings import Sighting

Where = tuple[MentionKey, MentionKey]  # a mention of the left name, and one of the right


class Reasons:
    """Judgements, and for each the first mentions of every two articles in which it was made."""

    def __init__(self) -> None:
        self._found: dict[Judgement, dict[tuple[str, str], Where]] = {}

    def add(self, judgement: Judgement, left: Sighting | None = None, right: Sighting | None = None) -> None:
        """Keeps a judgement on the names of two sightings, or on names alone."""
        places = self._found.setdefault(judgement, {})
        if left is not None and right is not None:
            places.setdefault((left.at[0], right.at[0]), (left.at, right.at))

    def update(self, other: "Reasons") -> None:
        """Keeps all that the other has."""
        for judgement, places in other._found.items():
            known = self._found.setdefault(judgement, {})
            for articles, where in places.items():
                known.setdefault(articles, where)

    def judgements(self, entities: Mapping[MentionKey, str]) -> Iterator[Judgement]:
        """The judgements that the outcome bears out, by the ids of the mentions' entities.

        What a later step has overruled, such as a name that was joined to another after all, is left out.
        """
        for judgement, places in self._found.items():
            if not places:
                yield judgement
            known = [where for where in places.values() if where[0] in entities and where[1] in entities]
            for left, right in dict.fromkeys((entities[one], entities[other]) for one, other in known):
                if judgement.same == (left == right):
                    yield replace(judgement, entities=(left,) if left == right else (left, right))
