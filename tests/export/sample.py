"""The test articles as a part to export, in an order of one's own, with their texts."""

import random

import pyoxigraph as ox

from kgraph import ids
from kgraph.export import Part
from store.news import HARBOUR, REPLY, article
from test_vocab import everything

TEXTS = {article("", text).sha256: text for text in (HARBOUR, REPLY)}
STRANGE = tuple(
    ox.Quad(
        ox.NamedNode("text:it"), ox.NamedNode("https://example.org/p"), value, ox.NamedNode("https://example.org/g")
    )
    for value in (
        ox.NamedNode("id:1"),
        ox.NamedNode("kgr:states"),
        ox.NamedNode(ids.BASE),
        ox.NamedNode(f"{ids.BASE}//a"),
        ox.Literal("id:1"),
        ox.Literal("1", datatype=ox.NamedNode("https://example.org/d")),
        ox.Literal('\r\n\t\\ " \u2028 \U0001f600'),
        ox.Literal("true", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")),
    )
)  # IRIs that look like short ones, and values that want care


def part(*, seed: int = 0, also: tuple[ox.Quad, ...] = ()) -> Part:
    """All that can be written, and what is added, shuffled and some of it twice."""
    quads = [*everything(), *also]
    quads += quads[:20]
    random.Random(seed).shuffle(quads)
    return Part(quads=tuple(quads), text=TEXTS.get)
