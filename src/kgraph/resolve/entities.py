"""An entity made of its sightings: one type, one label, its other names, its id.

The id is made from one key of the sightings alone, so that neither a new label nor a new type changes it; `lasting`
tells which ids lead to it besides.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kgraph import ids
from kgraph.model import Entity, MentionType
from kgraph.resolve.bodies import body_name
from kgraph.resolve.features import without_country, without_region
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.governments import government_name, is_government
from kgraph.resolve.groups import most_voted
from kgraph.resolve.locations import atlas
from kgraph.resolve.names import PersonName, is_acronym, is_full, name_key
from kgraph.resolve.sightings import Key, Sighting

KINDS = (
    "country",
    "place",
    "seat",
    "people",
    "organisation",
    "institution",
    "name",
    "namesake",
    "bare",
    "scoped",
    "parted",
)  # which key names an entity
KNOWN_TYPES: dict[str, MentionType] = {
    "country": "place",
    "place": "place",
    "seat": "place",
    "people": "group",
    "organisation": "organization",
    "institution": "organization",
    "namesake": "person",
}
DIGEST = 10  # hexadecimal digits that an id has of its key's digest, at the least
SCOPE = {
    "namesake": 2,
    "bare": 3,
    "scoped": 4,
    "parted": 2,
}  # parts of a key that say of which kind and where it is, before its words; else one
LEVELS: tuple[
    Callable[[Sighting], MentionType | None], ...
] = (  # votes for a type: the first level that has any counts
    lambda seen: seen.grammar,
    lambda seen: seen.role,
    lambda seen: seen.type,
)


def entity(sightings: Sequence[Sighting]) -> Entity:
    """The entity of sightings that were found to be one thing."""
    key = naming_key(seen.key for seen in sightings)
    kind = voted_type(key, sightings)
    label = _label(key, kind, sightings)
    return Entity(
        id=identifier(key, voted_type(key, [seen for seen in sightings if seen.key == key])),
        label=label,
        type=kind,
        names=tuple(sorted(_names(key, sightings) - {label})),
        same_as=_same_as(key),
        coordinates=_coordinates(key),
        jurisdiction=country_entity(key[1]).id if is_government(key) else None,
    )


def _names(key: Key, sightings: Sequence[Sighting]) -> set[str]:
    """What an entity is called; a government by the name of its country too, which the news means it by."""
    found = {seen.form for seen in sightings if not seen.adjective and seen.key[0] != "scoped"}
    return found | {gazetteer().by_code[key[1]].name, known_label(key)} if is_government(key) else found


def country_entity(code: str) -> Entity:
    """The entity of a country by its ISO code, as it is without any mention of it."""
    country = gazetteer().by_code[code]
    return Entity(id=identifier(("country", code), "place"), label=country.name, type="place", same_as=country.same_as)


def naming_key(keys: Iterable[Key]) -> Key:
    """The key that gives an entity its id: the best known one, then a name of several words, then by the alphabet.

    It changes with the corpus only when a key comes that goes before all of them, and never back.
    """
    return min(keys, key=lambda key: (KINDS.index(key[0]), " " not in key[-1], key))


def identifier(key: Key, kind: MentionType) -> str:
    """The id that a key gives; `kind` is what its own sightings are, for readers, and is no part of the digest."""
    return ids.local_name("entity", *key, name=known_label(key) or _key_words(key), shown=kind)


def key_digest(key: Key) -> str:
    """The digest in the ids that a key gives, cut to the length that all of them have."""
    return ids.digest("entity", *key, length=DIGEST)


def id_digest(identifier: str) -> str:
    """The digest in an id, by which its key is known whatever the type before it."""
    return identifier.rpartition("-")[2][:DIGEST]


def voted_type(key: Key, sightings: Sequence[Sighting]) -> MentionType:
    """One type for all: by the gazetteer, else by grammar, else by roles, else as most were tagged."""
    if key[0] in KNOWN_TYPES:
        return KNOWN_TYPES[key[0]]
    cast = ([vote for seen in sightings if (vote := level(seen)) is not None] for level in LEVELS)
    return most_voted(next(filter(None, cast)))


def _label(key: Key, kind: MentionType, sightings: Sequence[Sighting]) -> str:
    known = known_label(key)
    if is_government(key):
        return _government_label(known, sightings)
    if known and not _is_region(key):
        return known
    counted = Counter(seen.form for seen in sightings if seen.named) or Counter(seen.form for seen in sightings)
    if known:
        return _region_label(known, counted)
    forms = [form for form in counted if not form.isupper()] or list(counted)
    return max(forms, key=lambda form: (*_fullness(kind, form), counted[form], len(form), form))


def _government_label(known: str, sightings: Sequence[Sighting]) -> str:
    """A government's name and, in brackets, the capital or seat that the corpus mostly calls it by, if it does."""
    places = (seen.form for seen in sightings if gazetteer().nouns.find(seen.form) is None and not body_name(seen.form))
    counted = Counter(form for form in places if not form.isupper())
    called = min(counted, key=lambda form: (-counted[form], form), default="")
    return f"{known} ({called})" if called else known


def _is_region(key: Key) -> bool:
    return key[0] == "place" and atlas().identified(key[1]).kind == "region"


def _region_label(known: str, counted: Counter[str]) -> str:
    """A region's most frequent name without the word for its kind; `known` where there are but capitals and "Ala."."""
    forms = [form for form in counted if not form.isupper() and not form.endswith(".")]
    return max(forms, key=lambda form: (*_fullness("place", form), counted[form], len(form), form), default=known)


def _key_words(key: Key) -> str:
    """The words of a key, its country by name: "United Kingdom defence ministry"."""
    told = key[SCOPE.get(key[0], 1) :]
    country = gazetteer().by_code.get(told[0]) if key[0] == "institution" else None
    return " ".join(told if country is None else (country.name, *told[1:]))


def known_label(key: Key) -> str:
    """What the gazetteer calls the thing that a key knows; empty for a key of words."""
    known = gazetteer()
    if key[0] == "country":
        return known.by_code[key[1]].name
    if key[0] == "place":
        return atlas().identified(key[1]).name
    if key[0] == "seat":
        return known.seats_by_code[key[1]].name
    if is_government(key):
        return government_name(key[1])
    if key[0] == "people":
        return known.by_code[key[1]].people[0]
    return known.bodies_by_code[key[1]].name if key[0] == "organisation" else ""


def _same_as(key: Key) -> tuple[str, ...]:
    """IRIs elsewhere of what the gazetteer knows."""
    if key[0] == "country":
        return gazetteer().by_code[key[1]].same_as
    return atlas().identified(key[1]).same_as if key[0] == "place" else ()


def _coordinates(key: Key) -> tuple[float, float] | None:
    place = atlas().identified(key[1]) if key[0] == "place" else None
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return (place.latitude, place.longitude)


def _fullness(kind: MentionType, form: str) -> tuple[bool, ...]:
    """What makes a form the better label, before its frequency does."""
    if kind == "person":
        return (is_full(form), len(PersonName.of(form).first) > 1)
    if kind == "place":
        return (without_region(form) == form,)
    bare = without_country(form)
    return (not is_acronym(bare), " " in name_key(form), bare != form, "'s " not in form.replace("’", "'"))
