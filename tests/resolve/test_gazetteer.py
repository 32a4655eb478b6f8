import csv
import re
from collections import Counter

import pytest

from kgraph.resolve.gazetteer import gazetteer
from kgraph.resources import resource

WITHOUT_ADJECTIVE = set(
    re.findall("..", "BQBVCCCGCKCXDMFKGGGSHKHMJELIMFMPNFNZPMPNSBSJSXTCTFUMVAVGVIWF")
)  # uninhabited, named by the noun ("New Zealand troops"), or with an adjective that another country has ("Congolese")


def rows(name: str) -> list[dict[str, str]]:
    with resource("data", "gazetteer", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def names_of(row: dict[str, str], *columns: str) -> list[str]:
    return [name for column in columns for name in row[column].split("|") if name]


def test_every_country_is_there_once() -> None:
    """The table has the 249 codes of ISO 3166 and Kosovo's, sorted, each with a GeoNames identifier of its own."""
    codes = [row["iso2"] for row in rows("countries.tsv")]
    assert len(codes) == 250
    assert codes == sorted(set(codes))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert len({row["geonames"] for row in rows("countries.tsv") if row["geonames"].isdigit()}) == 250


@pytest.mark.parametrize("columns", [("name", "other_names"), ("adjectives",), ("people",)])
def test_names_mean_one_country(columns: tuple[str, ...]) -> None:
    """No name, no adjective and no name of a people stands twice."""
    counted = Counter(name for row in rows("countries.tsv") for name in names_of(row, *columns))
    assert [name for name, count in counted.items() if count > 1] == []


def test_adjectives_and_names_agree() -> None:
    """What is one country's adjective or people is no other country's name."""
    nouns = {name: row["iso2"] for row in rows("countries.tsv") for name in names_of(row, "name", "other_names")}
    others = [
        (name, row["iso2"])
        for row in rows("countries.tsv")
        for name in names_of(row, "adjectives", "people")
        if nouns.get(name, row["iso2"]) != row["iso2"]
    ]
    assert others == []


def test_adjectives_where_there_are_any() -> None:
    """Only the countries that we know to have none are without an adjective."""
    assert {row["iso2"] for row in rows("countries.tsv") if not row["adjectives"]} == WITHOUT_ADJECTIVE


def test_hand_kept_names_are_in_the_table() -> None:
    """The committed table holds every name of the hand-kept file, so that it was built after its last change."""
    built = {row["iso2"]: row for row in rows("countries.tsv")}
    for row in rows("other-names.tsv"):
        found = built[row["iso2"]]
        assert set(names_of(row, "name", "other_names")) <= set(names_of(found, "name", "other_names"))
        assert (row["adjectives"], row["people"]) == (found["adjectives"], found["people"])


def test_bodies_are_there_once() -> None:
    """Codes and names of organisations are unique, and national ones have a country of the table."""
    table = rows("organisations.tsv")
    codes = {row["iso2"] for row in rows("countries.tsv")}
    counted = Counter(name for row in table for name in names_of(row, "name", "other_names"))
    assert [name for name, count in counted.items() if count > 1] == []
    assert len({row["code"] for row in table}) == len(table)
    assert {row["country"] for row in table if row["country"]} <= codes


def test_words_are_folded_and_unique() -> None:
    """Each list has a word once, in the form in which names are looked up."""
    table = [(row["list"], row["word"]) for row in rows("words.tsv")]
    assert len(set(table)) == len(table)
    assert all(word == word.casefold().strip() and word.isascii() for _, word in table)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("North Korea", "KP"), ("D.P.R.K.", "KP"), ("DPRK", "KP"), ("North Korean", "KP"), ("NORTH KOREA", "KP"),
        ("U.S.", "US"), ("US", "US"), ("American", "US"), ("the United States", "US"), ("UK", "GB"), ("UK's", "GB"),
        ("Britain’s", "GB"), ("British", "GB"), ("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI"), ("IRAN", "IR"),
        ("Guinea-Bissau", "GW"), ("Georgia", "GE"), ("The Gambia", "GM"), ("Türkiye", "TR"), ("Burma", "MM"),
        ("us", None), ("Us", None), ("uk", None), ("polish", None), ("turkey", None), ("Korea", None), ("", None),
        ("Ukrainians", None),
    ],
)  # fmt: skip
def test_country_by_name(name: str, code: str | None) -> None:
    """Countries are known by their names and adjectives, and capitals count."""
    found = gazetteer().country(name)
    assert (None if found is None else found.code) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("EU", "eu"), ("E.U.", "eu"), ("WHO", "who"), ("who", None), ("Who", None), ("NATO", "nato"), ("Quad", None)],
)
def test_body_by_name(name: str, code: str | None) -> None:
    """Bodies are known by their names and acronyms, and capitals count."""
    found = gazetteer().bodies.find(name)
    assert (None if found is None else found.code) == code


@pytest.mark.parametrize(
    ("name", "code", "rest"),
    [
        ("South Korea's military intelligence", "KR", "military intelligence"),
        ("Democratic Republic of the Congo army", "CD", "army"),
        ("UK Defence Ministry", "GB", "Defence Ministry"),
        ("US", None, None),
        ("New Hampshire police", None, None),
    ],
)
def test_country_at_the_head_of_a_name(name: str, code: str | None, rest: str | None) -> None:
    """The longest country that a name begins with is told from the rest."""
    found = gazetteer().leading(name.split())
    assert (found and found.country.code, found and " ".join(found.rest)) == (code, rest)


def test_capitals_of_two_countries() -> None:
    """A capital's name gives the codes of all countries that have one so called."""
    assert gazetteer().capital_of("KYIV") == {"UA"}
    assert gazetteer().capital_of("Kingston") == {"JM", "NF"}
    assert gazetteer().capital_of("Kursk") == frozenset()
