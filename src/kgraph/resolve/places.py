"""Places that an article names: which of the gazetteer's regions and cities they are, by what else it names."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kgraph.model import Article, MentionKey, Problem
from kgraph.resolve.gazetteer import REMEMBERED, gazetteer, looked_up
from kgraph.resolve.locations import Location, atlas
from kgraph.resolve.names import fold, is_single, name_key
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.surroundings import kind_beside, locative_before, wider_place
from kgraph.resolve.whereabouts import KNOWN, Choice, Context, Evidence, choose, without_namesakes
from kgraph.resolve.wordlists import words

FAR_LARGER = 20  # times; a city that is so much larger than its namesakes is meant where nothing else is told
LARGE_TOWN = 50_000  # inhabitants; a town of this size is meant by a name that nothing else has
METROPOLIS = 500_000  # inhabitants; a city of this size keeps its name where the article names its region too
ENOUGH_ARTICLES = 1 / 3  # of those with a name; where so many call it a region, the others mean the region too
Name = tuple[str, bool]  # as it is looked up, and whether its words say that it is a region


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """An article's sightings with the keys of their places, and what had to be left open."""

    sightings: tuple[Sighting, ...]
    problems: tuple[Problem, ...]


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


def regional_names(articles: Iterable[frozenset[Name]]) -> frozenset[str]:
    """The names that a corpus gives to a region in so many articles that it means the region without saying so."""
    named: Counter[str] = Counter()
    wide: Counter[str] = Counter()
    for names in articles:
        named.update({name for name, _ in names})
        wide.update({name for name, region in names if region})
    return frozenset(name for name, count in wide.items() if count >= ENOUGH_ARTICLES * named[name])


def names_of(article: Article, sightings: Iterable[Sighting]) -> frozenset[Name]:
    """The names of an article that may be places', and whether their words say that they are regions."""
    return frozenset(_name(seen, article) for seen in sightings if seen.key[0] == "name" and seen.role != "person")


def located(article: Article, sightings: Sequence[Sighting], regional: frozenset[str]) -> Placed:
    """An article's sightings, those of known regions and cities by their place; `regional` are regions' names."""
    readings = _readings(article, sightings, regional)
    evidence = [*_national(sightings), *(_of(place, one.name) for one in readings for place in one.told.values())]
    evidence += [_of(one.sure, one.name) for one in readings if one.sure is not None]
    context = Context(evidence=tuple(evidence))
    keys: dict[MentionKey, Key] = {}
    problems = []
    for one in readings:
        choice = one.choose(context)
        for seen in one.group:
            place = one.told.get(seen.at, choice.place)
            if place is not None:
                keys[seen.at] = ("place", place.geonames)
        if choice.open and not one.told and any(seen.type == "place" for seen in one.group):
            problems.append(_left_open(one.group[0].form, choice.open))
    found = [replace(seen, key=keys[seen.at], grammar="place") if seen.at in keys else seen for seen in sightings]
    return _countries_or_regions(found, context, tuple(problems))


@lru_cache(maxsize=REMEMBERED)
def known_place(name: str) -> Location | None:
    """The large city that a name means wherever it stands: the only place that is called so, or far the largest."""
    found = atlas().named(name)
    cities = sorted((place for place in found if place.kind == "city"), key=lambda place: -place.population)
    if not cities or gazetteer().country(name) is not None:
        return None
    first, *others = cities
    if any(place.country != first.country for place in found if place.kind == "region"):
        return None
    if any(place.population * FAR_LARGER > first.population for place in others):
        return None
    return first if first.population >= (KNOWN if others else LARGE_TOWN) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reading:
    """A name of an article, the places that its commas tell, and whether it is, or only means, a region."""

    name: str
    group: Sequence[Sighting]
    told: Mapping[MentionKey, Location]
    is_region: bool
    means_region: bool

    @property
    def candidates(self) -> tuple[Location, ...]:
        found = atlas().named(self.name)
        return tuple(place for place in found if place.kind == "region") if self.is_region else found

    @property
    def sure(self) -> Location | None:
        """The place that no context is needed for: the one that has the name, if a capital or a region."""
        found = self.candidates
        if {place.country for place in found} == {""} or len({place.country for place in found}) != 1:
            return None
        if not any(seen.type == "place" for seen in self.group):
            return None
        return max(found, key=lambda place: place.population)

    def choose(self, context: Context) -> Choice:
        told = set(self.told.values())
        if len(told) == 1:
            return Choice(place=told.pop())
        others = context.without(self.name)
        return choose(without_namesakes(self.candidates, others, region=self.means_region), self.name, others)


def _readings(article: Article, sightings: Sequence[Sighting], regional: frozenset[str]) -> list[_Reading]:
    """The names that may be places', in the order of the text."""
    groups: defaultdict[Name, list[Sighting]] = defaultdict(list)
    told: dict[MentionKey, Location] = {}
    names: dict[MentionKey, Name] = {}
    for seen in sightings:
        if seen.key[0] == "name" and seen.role != "person" and not seen.titles:
            name = _name(seen, article)
            if not atlas().named(name[0]):
                continue
            names[seen.at] = name
            place = _told(article, seen, name)
            if place is not None:
                told[seen.at] = place
    sure = {at for at, name in names.items() if at in told or name[0] in regional}
    for seen in _placeable(article, sightings, names.keys(), sure):
        groups[names[seen.at]].append(seen)
    return [
        _Reading(
            name=name[0],
            group=group,
            told={seen.at: told[seen.at] for seen in group if seen.at in told},
            is_region=name[1],
            means_region=_means_region(name, groups, regional),
        )
        for name, group in groups.items()
    ]


def _placeable(
    article: Article, sightings: Sequence[Sighting], known: Container[MentionKey], sure: Container[MentionKey]
) -> Iterator[Sighting]:
    """Sightings of `known` names that are tagged so, stand behind "in" or are `sure`; no person's, whole or in part."""
    called: defaultdict[Key, list[Sighting]] = defaultdict(list)
    for seen in sightings:
        if seen.at in known:
            called[seen.key].append(seen)
    people = {part for seen in sightings if _is_full_person(seen) for part in fold(seen.form).split()}
    for group in called.values():
        votes = Counter(seen.type for seen in group)
        if any(seen.grammar in ("person", "organization") for seen in group):
            continue
        behind = any(locative_before(article.text, seen.at[1]) for seen in group)
        if not any(seen.grammar == "place" or seen.at in sure for seen in group):
            if votes["person"] > votes["place"] or not (behind or votes["place"]):
                continue
            if fold(group[0].form) in people and not behind:
                continue
        yield from group


def _is_full_person(seen: Sighting) -> bool:
    return seen.type == "person" and not is_single(seen.form)


def _name(seen: Sighting, article: Article) -> Name:
    """A sighting's name without the country before it and the word for its kind, if there is such a region."""
    plain, bare, kinds = _bare_name(seen.form)
    if any(_is_of_kind(bare, kind) for kind in kinds):
        return (bare, True)
    if _is_region_name(bare):
        beside = kind_beside(article.text, seen.at[1], seen.at[2])
        if beside and _is_of_kind(bare, beside):
            return (bare, True)
    return plain


@lru_cache(maxsize=REMEMBERED)
def _bare_name(form: str) -> tuple[Name, str, tuple[str, ...]]:
    """A name as it is, without its country and the words for its kind, and these words."""
    short = atlas().abbreviated(form) if form.endswith(".") else None
    if short is not None:
        return (short.known_as[0], True), "", ()
    parts = form.split()
    start = gazetteer().leading(parts)
    parts = list(start.rest) if start is not None else parts
    kinds = tuple(fold(part) for part in parts if fold(part) in words("region") | words("region-kind"))
    bare = [part for part in parts if fold(part) not in kinds]
    name = atlas().spelled(" ".join(bare[1:] if bare and bare[0].lower() == "of" else bare))
    return (atlas().spelled(form), False), name, kinds


@lru_cache(maxsize=REMEMBERED)
def _is_region_name(name: str) -> bool:
    return any(place.kind == "region" for place in atlas().named(name))


def _is_of_kind(name: str, kind: str) -> bool:
    """Whether a region may be told by this word: any by "region" and the like, by "state" or "county" what is one."""
    regions = [place for place in atlas().named(name) if place.kind == "region"]
    if kind in words("region"):
        return bool(regions)
    forms = {f"{name} {kind.capitalize()}", f"{kind.capitalize()} of {name}"}
    return any(forms & set(place.known_as) for place in regions)


def _means_region(name: Name, groups: Iterable[Name], regional: frozenset[str]) -> bool:
    """Whether a name without a word for its kind means the region: because the article, or the corpus, calls it one."""
    if (name[0], True) not in groups:
        return name[0] in regional
    return all(place.kind == "region" or place.population < METROPOLIS for place in atlas().named(name[0]))


def _told(article: Article, seen: Sighting, name: Name) -> Location | None:
    """The place that a comma or bracket behind a name tells: "Paris, Texas", "Odessa (Ukraine)", "Decatur, Ala."."""
    for wider in wider_place(article.text, seen.at[2]):
        country = gazetteer().nouns.find(wider)
        short = atlas().abbreviated(wider.rstrip(",")) or atlas().abbreviated(wider.rstrip("."))
        regions = [short] if short is not None else [one for one in atlas().named(wider) if one.kind == "region"]
        inside = {one.region for one in regions}
        fitting = [
            place
            for place in atlas().named(name[0])
            if place.kind == ("region" if name[1] else "city")
            and (place.region in inside or (country is not None and place.country == country.code))
        ]
        if fitting:
            return max(fitting, key=lambda place: place.population)
    return None


def _national(sightings: Iterable[Sighting]) -> Iterator[Evidence]:
    """What the countries, peoples and national bodies of an article tell of the places in it."""
    for seen in sightings:
        if seen.key[0] in ("country", "people", "institution"):
            yield Evidence(name="" if seen.adjective else looked_up(seen.form), country=seen.key[1])
        elif seen.key[0] == "organisation" and gazetteer().bodies_by_code[seen.key[1]].country:
            yield Evidence(name="", country=gazetteer().bodies_by_code[seen.key[1]].country)


def _of(place: Location, name: str) -> Evidence:
    return Evidence(name=name, country=place.country, region=place.region)


def _countries_or_regions(sightings: list[Sighting], context: Context, problems: tuple[Problem, ...]) -> Placed:
    """The same, where the name of a country may be a region's as large: "Georgia" beside "Alabama"."""
    found, open_now = [], list(problems)
    choices: dict[str, Choice | None] = {}
    for seen in sightings:
        rivals = _rivals(seen)
        if not rivals:
            found.append(seen)
            continue
        code = seen.key[1]
        if code not in choices:
            choices[code] = _country_or_region(code, rivals, context.without(looked_up(seen.form)))
            if choices[code] == Choice(open=rivals):
                open_now.append(_left_open(seen.form, rivals, country=code))
        choice = choices[code]
        if choice is None:
            found.append(seen)
        elif choice.place is not None:
            found.append(replace(seen, key=("place", choice.place.geonames), grammar="place"))
        else:
            found.append(replace(seen, key=("name", name_key(seen.form)), grammar="place"))
    return Placed(sightings=tuple(found), problems=tuple(open_now))


def _rivals(seen: Sighting) -> tuple[Location, ...]:
    """The regions of other countries that a country's name may mean, being as large."""
    if seen.key[0] != "country" or seen.adjective:
        return ()
    code = seen.key[1]
    least = gazetteer().by_code[code].population
    return tuple(
        place
        for place in atlas().named(seen.form)
        if place.kind == "region" and place.country != code and place.population >= least
    )


def _country_or_region(code: str, rivals: tuple[Location, ...], context: Context) -> Choice | None:
    """The region that is meant, None for the country; it is open when both, or neither, are spoken of besides."""
    beside = gazetteer().by_code[code].neighbours & set(context.counted)
    for_region = [place for place in rivals if place.region in context.regions or _has_sisters(place, context)]
    for_country = context.counted[code] > 0
    if not for_country and not for_region:
        for_country = bool(beside)
        for_region = [place for place in rivals if context.counted[place.country]]
    if len(for_region) == 1 and not for_country:
        return Choice(place=for_region[0])
    return None if for_country and not for_region else Choice(open=rivals)


def _has_sisters(place: Location, context: Context) -> bool:
    """Whether another region of the same country is spoken of."""
    return any(one.country == place.country and one.region not in ("", place.region) for one in context.evidence)


def _left_open(form: str, places: Sequence[Location], *, country: str = "") -> Problem:
    told = [gazetteer().by_code[country].name] if country else []
    told += [atlas().described(place) for place in places]
    why = "nothing in the article decides" if len(told) > 1 else "nothing else in the article says so"
    return Problem(stage="resolve", message=f"{form!r} may be {' or '.join(told)}; {why}, so it has no link")
