"""What words for the counted mean."""

import pytest

from kgraph.compare.countries import countries, country_of, words_of
from kgraph.compare.sightings import Sightings
from kgraph.compare.things import broader, happening_of, thing_of


@pytest.mark.parametrize(
    ("words", "kind", "narrowing", "happening"),
    [
        ("troops", "soldier", set(), None),
        ("Norwegian troops", "soldier", {"country:NO"}, None),
        ("North Koreans", "person", {"country:KP"}, None),
        ("DPRK service members", "soldier", {"country:KP"}, None),
        ("civilian deaths", "civilian", set(), "kill"),
        ("death toll", "person", set(), "kill"),
        ("wooden houses", "home", {"wooden"}, None),
        ("members of parliament", "member", {"parliament"}, None),
        ("more extra soldiers", "soldier", set(), None),
    ],
)
def test_thing(words: str, kind: str, narrowing: set[str], happening: str | None) -> None:
    """The kind by the last words, what narrows it by the others, and what a noun tells itself."""
    found = thing_of(words)
    assert found is not None
    assert (found.kind, found.narrowing, found.happening) == (kind, narrowing, happening)


def test_no_words() -> None:
    """Without a letter there is nothing that is counted."""
    assert thing_of("–") is None


def test_names_narrow_as_a_whole() -> None:
    """A name that resolution knows counts as that entity, however it is spelt."""
    found = thing_of("Azov Brigade fighters", [(0, 12, "organization-azov")])
    assert found is not None
    assert found.narrowing == {"organization-azov"}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("the UK's and the U.S. troops", ["country:GB", "country:US"]),
        ("South Korean and North Korean generals", ["country:KR", "country:KP"]),
        ("tell us", []),
        ("Niger and Nigeria", ["country:NE", "country:NG"]),
    ],
)
def test_countries(text: str, marks: list[str]) -> None:
    """Names, adjectives and short forms, the longest first; a pronoun is no country."""
    assert [mark for _, _, mark in countries(words_of(text))] == marks


def test_country_of_a_whole_name() -> None:
    """Only a name that is nothing but the country's."""
    assert country_of("North Korea") == "country:KP"
    assert country_of("North Korea's army") is None


def test_sightings() -> None:
    """The last country of a kind, and the kind that is named most, before a place in the text."""
    text = "The first Norwegian troops came. Soldiers from Sweden followed. The force of soldiers counts 40 officers."
    found = Sightings(text)
    assert found.country("soldier", text.index("Soldiers")) == "country:NO"
    assert found.country("soldier", len(text)) == "country:NO"  # a capital letter may be a name: only small ones tell
    assert found.kind(len(text)) == "soldier"
    assert found.kind(3) is None
    assert Sightings("Norwegian soldiers, Swedish ministers and tanks").country("tank", 99) is None


def test_part_kinds() -> None:
    """Officers are soldiers; most kinds are a part of nothing."""
    assert (broader("officer"), broader("soldier"), broader("house")) == ("soldier", "soldier", "house")


def test_unknown_predicates_are_acts_of_their_own() -> None:
    """What the table lacks is compared by its lemma."""
    assert happening_of("juggle") == ("juggle", "act")
    assert happening_of("wound") == ("injure", "state")
