"""Side by side in the graph: each end has its edge, in its own article's graph."""

from dataclasses import replace
from typing import get_args

import pyoxigraph as ox
import pytest

from assemble.test_quantities import NAME, values
from kgraph.assemble import Sides, article_quads
from kgraph.assemble.comparisons import EDGES
from kgraph.model import Comparability, Compared, Comparison, FigureKey, Opposition, Quantity
from kgraph.vocab import KG
from store.news import HARBOUR, REPLY, harbour, reply, resolution, span

LEFT = FigureKey(article=harbour()[0].article.id, span=span(HARBOUR, "people"))
RIGHT = FigureKey(article=reply()[0].article.id, span=span(REPLY, "small"))
FIRST, ANSWER = harbour()[1][0].attribution.id, reply()[1][0].attribution.id


def quads(compared: Compared) -> tuple[list[ox.Quad], list[ox.Quad]]:
    made = []
    for (facts, statements), key in zip((harbour(), reply()), (LEFT, RIGHT), strict=True):
        quantity = Quantity(span=key.span, value=1)
        given = replace(facts, quantities=(quantity,))
        made.append(article_quads(given, statements, resolution(), sides=Sides(compared)))
    return made[0], made[1]


@pytest.mark.parametrize("verdict", get_args(Comparability))
def test_both_ends_have_the_edge(verdict: Comparability) -> None:
    """The earlier figure's graph has the edge to the later one, and the later one's graph the way back."""
    comparison = Comparison(left=LEFT, right=RIGHT, verdict=verdict, because="")
    left, right = quads(Compared(comparisons=(comparison,)))
    there, back = EDGES[verdict]
    (node,) = values(left, NAME + LEFT.article, KG.mentionsQuantity)
    (other,) = values(right, NAME + RIGHT.article, KG.mentionsQuantity)
    assert values(left, node, there) == [other]
    assert values(right, other, back) == [node]
    assert values(left, other, back) == []


def test_statements_and_voices() -> None:
    """Statements that deny each other's event, the number of independent sources, and the day of the saying."""
    opposed = Opposition(left=FIRST, right=ANSWER, verdict="conflicts", because="")
    left, right = quads(Compared(oppositions=(opposed,), voices={FIRST: 3}, said={FIRST: "2024-05-06"}))
    assert values(left, NAME + FIRST, KG.conflictsWith) == [NAME + ANSWER]
    assert values(right, NAME + ANSWER, KG.conflictsWith) == [NAME + FIRST]
    assert values(left, NAME + FIRST, KG.independentSources) == ["3"]
    assert values(left, NAME + FIRST, KG.said) == ["2024-05-06"]
