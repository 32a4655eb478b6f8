"""A place that speaks is its government: "Kyiv said", "the Kremlin denied", "Russia has not confirmed".

Where a country, its capital or the seat of its government speaks, the speaker is the government, which has the key that
"the Ukrainian government" has too; where it does not speak, it stays a place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.model import Span
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.locations import atlas
from kgraph.resolve.names import fold
from kgraph.resolve.references import Referents
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.wordlists import words

Voices = Mapping[tuple[Span, Span], Key]  # of a mention that speaks, and the mention that it stands for


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """An article's sightings with those of places that speak as their governments, and who speaks through a pronoun."""

    sightings: tuple[Sighting, ...]
    voices: Voices


def government_key(country: str) -> Key:
    """The key of a country's government, by the country's ISO code."""
    return ("institution", country, "government")


def is_government(key: Key) -> bool:
    """Whether a key is that of a country's government."""
    return len(key) > 1 and key == government_key(key[1])


def government_name(country: str) -> str:
    """What a country's government is called: "Government of the United States"; its own key reads it back."""
    name = gazetteer().by_code[country].name
    return f"Government of {'the ' if fold(name) in words('takes-the') else ''}{name}"


def heard(sightings: Sequence[Sighting], referents: Referents, speaking: frozenset[Span]) -> Heard:
    """The sightings of an article in which some mentions are `speaking`: as speakers, or as whose office somebody has.

    A pronoun that speaks for a place which itself does not gets a sighting of its own.
    """
    at = {(seen.at[1], seen.at[2]): seen for seen in sightings}
    spoken = {(span.start, span.end) for span in speaking}
    found = [_speaking(seen) if (seen.at[1], seen.at[2]) in spoken or _is_office(seen) else seen for seen in sightings]
    voices: dict[tuple[Span, Span], Key] = {}
    for span in sorted(speaking):
        for end in referents.get(span, ()):
            meant = at.get((end.start, end.end))
            if meant is None or end in speaking or (key := _government(meant)) is None:
                continue
            voices[span, end] = key
            where = (meant.at[0], span.start, span.end)
            found.append(replace(_speaking(meant), at=where))
    return Heard(sightings=tuple(found), voices=voices)


def _speaking(seen: Sighting) -> Sighting:
    key = _government(seen)
    return seen if key is None else replace(seen, key=key, type="organization", grammar="organization")


def _is_office(seen: Sighting) -> bool:
    """Whether it is a seat of government whose spokesman or head somebody is."""
    return seen.key[0] == "seat" and seen.role == "organization"


def _government(seen: Sighting) -> Key | None:
    """Who speaks when a place does: its government, or the body that sits there; None for what is no such place."""
    if seen.key[0] == "country" and not seen.adjective:
        return government_key(seen.key[1])
    seat = gazetteer().seats_by_code[seen.key[1]] if seen.key[0] == "seat" else None
    if seen.key[0] == "place":
        place = atlas().identified(seen.key[1])
        if place != atlas().capital(place.country):
            return None
        seat = gazetteer().seats.find(place.name)
        if seat is None:
            return government_key(place.country)
    if seat is None:
        return None
    return ("organisation", seat.body) if seat.body else government_key(seat.country)
