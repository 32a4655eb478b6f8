"""Side by side in the graph: what figures are about, how they and statements compare, and who stands behind them.

Every edge goes out from a figure or statement of the article whose graph it is in; the other end has it, too.
"""

import pyoxigraph as ox

from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import count, moment
from kgraph.assemble.quantities import quantity_node
from kgraph.model import Comparability, Compared, Comparison, FigureKey, Quantity
from kgraph.vocab import KG

EDGES: dict[Comparability, tuple[str, str]] = {  # from the earlier to the later, and back
    "agrees": (KG.agreesWith, KG.agreesWith),
    "overlaps": (KG.overlapsWith, KG.overlapsWith),
    "conflicts": (KG.conflictsWith, KG.conflictsWith),
    "superseded": (KG.supersededBy, KG.supersedes),
    "not comparable": (KG.differsInPlaceFrom, KG.differsInPlaceFrom),
}


class Sides:
    """A corpus side by side, by article, so that each article's graph is written in one go."""

    def __init__(self, compared: Compared) -> None:
        self.compared = compared
        self._comparisons: dict[str, list[Comparison]] = {}
        for one in compared.comparisons:
            for name in dict.fromkeys((one.left.article, one.right.article)):
                self._comparisons.setdefault(name, []).append(one)
        self._opposed: dict[str, list[tuple[str, str]]] = {}
        for opposed in compared.oppositions:
            there, back = EDGES[opposed.verdict]
            self._opposed.setdefault(opposed.left, []).append((there, opposed.right))
            self._opposed.setdefault(opposed.right, []).append((back, opposed.left))

    def write(self, graph: ArticleGraph) -> None:
        """Writes what concerns the figures and statements of one article."""
        for quantity in graph.facts.quantities:
            self._write_subject(graph, quantity)
        for one in self._comparisons.get(graph.facts.article.id, ()):
            there, back = EDGES[one.verdict]
            if one.left.article == graph.facts.article.id:
                graph.add(_node(graph, one.left), there, _node(graph, one.right))
            if one.right.article == graph.facts.article.id:
                graph.add(_node(graph, one.right), back, _node(graph, one.left))
        for attribution in graph.facts.attributions:
            self._write_statement(graph, attribution.id)

    def _write_subject(self, graph: ArticleGraph, quantity: Quantity) -> None:
        """Writes what a figure is about: the kind of thing, whose, what of it, and where."""
        subject = self.compared.subjects.get(FigureKey(article=graph.facts.article.id, span=quantity.span))
        if subject is None:
            return
        node = quantity_node(graph, quantity.span)
        if subject.thing is not None:
            graph.add(node, KG.thing, ox.Literal(subject.thing))
        graph.add(node, KG.thingOf, *(graph.iri(name) for name in subject.of))
        graph.add(node, KG.happening, *(ox.Literal(one) for one in subject.happenings))
        graph.add(node, KG.place, *(graph.iri(name) for name in subject.places))

    def _write_statement(self, graph: ArticleGraph, name: str) -> None:
        node = graph.iri(name)
        if name in self.compared.said:
            graph.add(node, KG.said, moment(self.compared.said[name]))
        if name in self.compared.voices:
            graph.add(node, KG.independentSources, count(self.compared.voices[name]))
        for edge, other in self._opposed.get(name, ()):
            graph.add(node, edge, graph.iri(other))


def _node(graph: ArticleGraph, key: FigureKey) -> ox.NamedNode:
    return quantity_node(graph, key.span, article=key.article)
