"""Places that an article makes known by what else it names."""

from collections.abc import Iterable
from dataclasses import replace

from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.sightings import Sighting


def capitals(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Sightings in which a capital is a place, however it was tagged, if the article names its country too.

    "Kyiv" beside "Ukraine" is the city; "Hamilton" in an article without Bermuda need not be.
    """
    found = list(sightings)
    countries = {seen.key[1] for seen in found if seen.key[0] == "country"}

    def is_capital(seen: Sighting) -> bool:
        if seen.key[0] not in ("name", "bare") or seen.grammar is not None or seen.titles or seen.role == "person":
            return False
        return bool(gazetteer().capital_of(seen.form) & countries)

    return [replace(seen, key=("name", seen.key[-1]), grammar="place") if is_capital(seen) else seen for seen in found]
