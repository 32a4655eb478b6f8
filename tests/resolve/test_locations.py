import csv
import re
import subprocess
import sys
import time
from functools import cache

import pytest

from kgraph.resolve.gazetteer import gazetteer, looked_up
from kgraph.resolve.locations import Atlas, atlas
from kgraph.resources import resource

MEGABYTE = 1_000_000
LARGEST = 5 * MEGABYTE  # bytes of all tables together
SLOWEST = 0.3  # seconds of CPU time to read regions and cities


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with resource("data", "gazetteer", name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


TABLES = ("regions.tsv", "cities.tsv")


def test_tables_are_small() -> None:
    """All files of the gazetteer together stay below five megabytes."""
    folder = resource("data", "gazetteer")
    assert sum(path.stat().st_size for path in folder.iterdir()) < LARGEST


@pytest.mark.parametrize("table", TABLES)
def test_each_place_is_there_once(table: str) -> None:
    """Each line has all cells, a GeoNames identifier of its own, a name, and degrees and inhabitants that can be."""
    found = rows(table)
    assert len({row["geonames"] for row in found}) == len(found)
    for row in found:
        assert None not in row.values()
        assert row["geonames"].isdigit()
        assert row["name"]
        assert row["known_as"]
        assert int(row["population"]) >= 0
        assert (row["latitude"] == "") == (row["longitude"] == "")
        assert -90 <= float(row["latitude"] or 0) <= 90
        assert -180 <= float(row["longitude"] or 0) <= 180


def test_tables_are_sorted() -> None:
    """Regions stand by country and identifier, cities by inhabitants, so that a new build shows what changed."""
    regions = [(row["country"], int(row["geonames"])) for row in rows("regions.tsv")]
    cities = [(-int(row["population"]), int(row["geonames"])) for row in rows("cities.tsv")]
    assert regions == sorted(regions)
    assert cities == sorted(cities)


@pytest.mark.parametrize("table", TABLES)
def test_names_are_kept_as_they_are_looked_up(table: str) -> None:
    """The shown name comes first among the names, and each is in the shape in which a name is searched for."""
    for row in rows(table):
        names = row["known_as"].split("|")
        assert names[0] == looked_up(row["name"])
        assert [looked_up(name) for name in names] == names
        assert len(set(names)) == len(names)


def test_codes_hang_together() -> None:
    """Regions have codes of their own in a known country or are continents, and cities lie in regions of the table."""
    codes = [row["code"] for row in rows("regions.tsv")]
    assert len(set(codes)) == len(codes)
    countries = set(gazetteer().by_code)
    for row in rows("regions.tsv"):
        assert row["country"] in countries or (row["country"] == "" and row["code"].startswith("continent-"))
        assert row["code"].startswith((row["country"], "continent-"))
    for row in rows("cities.tsv"):
        assert row["country"] in countries
        assert row["region"] == "" or row["region"] in codes


@pytest.mark.parametrize(
    ("hand", "key", "built"),
    [("other-city-names.tsv", "geonames", "cities.tsv"), ("other-region-names.tsv", "code", "regions.tsv")],
)
def test_hand_kept_names_are_in_the_tables(hand: str, key: str, built: str) -> None:
    """The committed tables hold every name of the hand-kept files, so that they were built after their last change."""
    found = {row[key]: row for row in rows(built)}
    for row in rows(hand):
        place = found[row[key]]
        assert row["name"] in ("", place["name"])
        assert {looked_up(name) for name in row["other_names"].split("|") if name} <= set(place["known_as"].split("|"))
        assert row.get("abbreviations", "") == place.get("abbreviations", "")


def test_seats_are_of_known_countries_and_bodies() -> None:
    """Each seat of government has a country, or a body of the table that the news means by it, and names of its own."""
    bodies = set(gazetteer().bodies_by_code)
    names = [name for row in rows("seats.tsv") for name in (row["name"], *row["other_names"].split("|")) if name]
    assert len(set(names)) == len(names)
    for row in rows("seats.tsv"):
        assert row["country"] in gazetteer().by_code or row["body"]
        assert row["body"] in bodies or row["body"] == ""
        assert gazetteer().bodies.find(row["name"]) is None


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Kursk", ["538555", "538560"]), ("KURSK", ["538555", "538560"]), ("Kursk Oblast", ["538555"]),
        ("Kyiv", ["703446", "703448"]), ("Kiev", ["703446", "703448"]), ("Lviv", ["702549", "702550"]),
        ("Lvov", ["702550"]), ("Kharkov", ["706483"]), ("Bombay", ["1275339"]), ("Cologne", ["2886242"]),
        ("Washington, D.C.", ["4140963"]), ("Washington DC", ["4140963"]), ("Bavaria", ["2951839"]),
        ("Texas", ["4736286"]), ("kursk", []), ("Own", []), ("", []),
    ],
)  # fmt: skip
def test_places_by_name(name: str, geonames: list[str]) -> None:
    """Places are known by their names and spellings, regions first, and capitals count."""
    assert [place.geonames for place in atlas().named(name)] == geonames


@pytest.mark.parametrize(
    ("name", "code"), [("Ala.", "US-AL"), ("TX", "US-TX"), ("Ont.", "CA-ON"), ("Ala", None), ("XX", None)]
)
def test_regions_by_abbreviation(name: str, code: str | None) -> None:
    """American, Canadian and Australian regions are known by the abbreviations of the press and the post."""
    found = atlas().abbreviated(name)
    assert (found and found.region) == code


@pytest.mark.parametrize(
    ("country", "geonames"),
    [("UA", "703448"), ("US", "4140963"), ("LY", "2210247"), ("KZ", "1526273"), ("GB", "2643743"), ("AQ", None)],
)
def test_capital_of_a_country(country: str, geonames: str | None) -> None:
    """A country's capital is the largest city of that name in it."""
    found = atlas().capital(country)
    assert (found and found.geonames) == geonames


def test_large_countries_have_their_capital_in_the_table() -> None:
    """Every country of a million people has its capital among the cities, but for two that have moved lately."""
    large = [country.code for country in gazetteer().countries if country.population >= MEGABYTE]
    assert [code for code in large if atlas().capital(code) is None] == ["GQ"]


def test_tables_are_read_fast() -> None:
    """Regions and cities are indexed in a fraction of a second."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        Atlas().named("Kyiv")
        spent.append(time.process_time() - start)
    assert min(spent) < SLOWEST


def test_asking_reads_no_table() -> None:
    """Neither the help nor the list of queries knows of regions and cities."""
    asked = (
        "import sys; from kgraph.cli import main; sys.argv = ['kgraph', 'query', '--list']\n"
        "try:\n main()\nexcept SystemExit:\n pass\nprint(sorted(name for name in sys.modules if 'locations' in name))"
    )
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.splitlines()[-1] == "[]"
    assert re.search("who-said-what", found.stdout)
