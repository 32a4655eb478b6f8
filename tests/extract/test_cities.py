"""Cities that the tagger takes for people."""

import pytest
from spacy.tokens import Doc

from extract.parses import VOCAB
from kgraph.extract.cities import with_places
from kgraph.extract.phrases import Phrase


@pytest.mark.parametrize(
    ("text", "names", "surnames", "types"),
    [
        ("rain in Derry and Derry again", [2, 4], set(), ["place", "place"]),
        ("rain in Derry , Mr Derry said", [2, 5], set(), ["place", "person"]),
        ("trust in Derry alone", [2], {"Derry"}, ["person"]),
        ("Derry spoke", [0], set(), ["person"]),
        ("trust in Holmqvist alone", [2], set(), ["person"]),
    ],
)
def test_places(text: str, names: list[int], surnames: set[str], types: list[str]) -> None:
    """What the article is in is a place everywhere, but for a bearer of the name."""
    doc = Doc(VOCAB, words=text.split())
    phrases = [Phrase(start=at, end=at + 1, head=at, type="person") for at in names]
    assert [one.type for one in with_places(doc, phrases, surnames)] == types
