"""What is counted, and what is a part of what: by hand-made parses."""

import pytest

from extract.parses import article_of, parsed
from kgraph.extract.quantities import quantities

CASES: dict[str, list[tuple[str, str | None]]] = {
    "q-soldiers": [("12,000", "North Korean soldiers"), ("500", "officers"), ("three", "generals")],
    "q-up-from": [("8,000", "soldiers"), ("5,000", "soldiers")],
    "q-half": [("Half", "soldiers")],
    "q-half-the": [("half", "dead soldiers")],
    "q-fine": [("$3 million", "fine")],
    "q-front": [("40-kilometre", "front")],
    "q-voters": [("12 per cent", "voters")],
    "q-rice": [("20 tons", "rice")],
    "q-aid": [("500 million yen", "emergency aid")],
    "q-of-them": [("Five", "soldiers"), ("two", "officers")],
    "q-of-which": [("300", "tanks"), ("150", "tanks")],
    "q-number-of": [("12,000", "soldiers")],
    "q-joined": [("Two", "Russian soldiers"), ("three", "Russian soldiers")],
    "q-rate": [("4.1 per cent", "rate")],
    "q-of-the": [("Three", "harbours"), ("five", "harbours")],
    "q-product": [],
    "q-killed": [("30", "people"), ("100", "people")],
    "q-strong": [("12,000", "force")],
    "q-nothing": [("4,300", None)],
    "q-crowd": [("300,000", None), ("40", "crew")],
    "q-volunteers": [("5,000", "volunteers")],
    "q-one": [("one", "soldier")],
    "q-seven": [],
    "q-dashes": [("12,000", "men"), ("500", "officers"), ("30", "officers")],
    "q-children": [("40", None), ("12", "children")],
    "q-more": [("20,000", "troops")],
}
PARTS = {
    "q-soldiers": {"500": "12,000", "three": "12,000"},
    "q-of-them": {"two": "Five"},
    "q-of-which": {"150": "300"},
    "q-of-the": {"Three": "five"},
    "q-dashes": {"500": "12,000"},
    "q-up-from": {},
    "q-killed": {},
}


@pytest.mark.parametrize("name", CASES)
def test_counted(name: str) -> None:
    """The noun with its modifiers, without determiner and number; a noun that is left out is that of its neighbour."""
    doc = parsed(name)
    found = quantities(article_of(doc), doc, ())
    assert [(one.span.text, one.of.text if one.of is not None else None) for one in found] == CASES[name]


@pytest.mark.parametrize("name", PARTS)
def test_parts(name: str) -> None:
    """Who is among others is a part of them; who is compared with others, or stands behind the dash, is not."""
    doc = parsed(name)
    found = quantities(article_of(doc), doc, ())
    assert {one.span.text: one.part_of.text for one in found if one.part_of is not None} == PARTS[name]
