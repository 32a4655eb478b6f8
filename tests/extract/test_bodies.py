"""Bodies with the place that tells them from others of their kind."""

import pytest
from spacy.tokens import Doc

from extract.parses import VOCAB
from kgraph.extract.bodies import with_posts
from kgraph.extract.phrases import Phrase


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("the US Embassy in Kyiv", [(1, 3), (4, 5)], ["US Embassy in Kyiv"]),
        ("the US Embassy in March", [(1, 3)], ["US Embassy"]),
        ("the US Senate in Washington", [(1, 3), (4, 5)], ["US Senate", "Washington"]),
        ("at the Russian Consulate", [(2, 4)], ["Russian Consulate"]),
    ],
)
def test_posts_abroad(text: str, names: list[tuple[int, int]], found: list[str]) -> None:
    """An embassy or consulate has the place behind it in its name, another body has not."""
    words = text.split()
    doc = Doc(VOCAB, words=words)
    phrases = [Phrase(start=start, end=end, head=end - 1, type="organization") for start, end in names]
    assert [doc[one.start : one.end].text for one in with_posts(doc, phrases)] == found
