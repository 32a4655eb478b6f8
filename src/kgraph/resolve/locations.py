"""Regions and cities by name: what `regions.tsv` and `cities.tsv` of the gazetteer know.

The tables are long, so they are read when a name is first asked for, and a line is taken apart when it is wanted. They
hold each name in the shape in which it is looked up (`gazetteer.looked_up`), the one that we show first.
"""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from kgraph.resolve.gazetteer import REMEMBERED, SHORTEST_CAPITALS, gazetteer, geonames_iri, lines, looked_up

Kind = Literal["region", "city"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A region or city by its GeoNames identifier; a continent is a region without a country.

    `known_as` are its names as they are looked up, `country` an ISO 3166 code, `region` the code of the region that it
    is or lies in.
    `population` is a region's towns' together; `latitude` and `longitude` are degrees, None where they are not known.
    """

    kind: Kind
    geonames: str
    name: str
    known_as: tuple[str, ...]
    country: str
    region: str
    population: int
    latitude: float | None
    longitude: float | None

    @property
    def same_as(self) -> tuple[str, ...]:
        """IRIs of the place elsewhere."""
        return (geonames_iri(self.geonames),)


class Atlas:
    """The lines of the tables by name and by identifier; there is one, which lives as long as the program."""

    def __init__(self) -> None:
        self._regions, self._cities = tuple(lines("regions.tsv")), tuple(lines("cities.tsv"))
        self._named: dict[str, list[int]] = {}
        self._abbreviated: dict[str, int] = {}
        self._capitals: dict[str, str] | None = None
        self._identified: dict[str, int] | None = None
        for at, line in enumerate(self._regions):
            _, _, _, known_as, abbreviations, _ = line.split("\t", 5)
            for name in known_as.split("|"):
                self._named.setdefault(name, []).append(at)
            if abbreviations:
                self._abbreviated.update(dict.fromkeys(abbreviations.split("|"), at))
        for at, line in enumerate(self._cities, start=len(self._regions)):
            for name in line.split("\t", 3)[2].split("|"):
                self._named.setdefault(name, []).append(at)

    def spelled(self, name: str) -> str:
        """A name as the tables have it; one in capitals, as in a headline, has four letters or more."""
        key = looked_up(name)
        if key in self._named or not key.isupper() or len(key) < SHORTEST_CAPITALS:
            return key
        if self._capitals is None:
            self._capitals = {other.upper(): other for other in reversed(self._named)}
        return self._capitals.get(key, key)

    def named(self, name: str) -> tuple[Location, ...]:
        """All that is called `name`, regions first, then cities by their size."""
        return tuple(map(self._at, self._named.get(self.spelled(name), ())))

    def abbreviated(self, name: str) -> Location | None:
        """The region that an abbreviation as it stands in print means: "Ala.", "TX"."""
        at = self._abbreviated.get(name)
        return self._at(at) if at is not None else None

    def identified(self, geonames: str) -> Location:
        """The place with this GeoNames identifier; KeyError when the tables do not have it."""
        if self._identified is None:
            both = (*self._regions, *self._cities)
            self._identified = {line.partition("\t")[0]: at for at, line in enumerate(both)}
        return self._at(self._identified[geonames])

    def described(self, place: Location) -> str:
        """A place with its region and country: "Springfield in Missouri, United States"."""
        around = [gazetteer().by_code[place.country].name] if place.country else []
        if place.kind == "city" and place.region:
            around.insert(0, self._region_names[place.region])
        return f"{place.name} in {', '.join(around)}" if around else place.name

    @cached_property
    def _region_names(self) -> dict[str, str]:
        return dict(line.split("\t", 3)[1:3] for line in self._regions)

    @cache  # noqa: B019
    def capital(self, country: str) -> Location | None:
        """The capital of the country with this code; None when it has none of 15,000 inhabitants."""
        found = self.named(gazetteer().by_code[country].capital) if country else ()
        cities = [one for one in found if one.kind == "city" and one.country == country]
        return max(cities, key=lambda one: one.population, default=None)

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019
    def _at(self, at: int) -> Location:
        if at < len(self._regions):
            return _region(self._regions[at].split("\t"))
        return _city(self._cities[at - len(self._regions)].split("\t"))


@cache
def atlas() -> Atlas:
    """The tables as shipped, read once."""
    return Atlas()


def _city(cells: list[str]) -> Location:
    geonames, name, known_as, country, region, latitude, longitude, population = cells
    return Location(
        kind="city",
        geonames=geonames,
        name=name,
        known_as=tuple(known_as.split("|")),
        country=country,
        region=region,
        population=int(population),
        latitude=float(latitude),
        longitude=float(longitude),
    )


def _region(cells: list[str]) -> Location:
    geonames, code, name, known_as, _, country, latitude, longitude, population = cells
    return Location(
        kind="region",
        geonames=geonames,
        name=name,
        known_as=tuple(known_as.split("|")),
        country=country,
        region=code,
        population=int(population),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
    )
