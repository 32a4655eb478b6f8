"""Figures in the graph: each hangs on the attribution that holds it, or on the article where nobody is cited."""

from collections.abc import Sequence

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import address, amount
from kgraph.assemble.statements import sentences_around
from kgraph.model import Modifier, Quantity, Span
from kgraph.vocab import KG, PROV, RDF, SCHEMA

MODIFIERS: dict[Modifier, str] = {
    "exactly": KG.Exactly,
    "about": KG.About,
    "at least": KG.AtLeast,
    "at most": KG.AtMost,
    "between": KG.Between,
}


def write_quantities(graph: ArticleGraph, quantities: Sequence[Quantity], run: ox.NamedNode) -> None:
    """Writes the quantities of the article; what is said of a number stays with the number, and never without it."""
    for quantity in quantities:
        node = quantity_node(graph, quantity.span)
        if quantity.attribution is None:
            graph.add(graph.article, KG.mentionsQuantity, node)
        else:
            graph.add(graph.iri(quantity.attribution), KG.quantity, node)
        _write(graph, node, quantity)
        graph.add(node, PROV.wasDerivedFrom, graph.article)
        graph.add(node, PROV.wasGeneratedBy, run)


def quantity_node(graph: ArticleGraph, span: Span, *, article: str | None = None) -> ox.NamedNode:
    """The node of the number at these words, of this article or of another one, by its id."""
    return graph.iri(ids.local_name("quantity", article or graph.facts.article.id, str(span.start), str(span.end)))


def _write(graph: ArticleGraph, node: ox.NamedNode, quantity: Quantity) -> None:
    graph.add(node, RDF.type, SCHEMA.QuantitativeValue)
    graph.add(node, KG.modifier, MODIFIERS[quantity.modifier])
    graph.add(node, KG.evidence, graph.evidence(quantity.span))
    graph.add(node, KG.passage, graph.evidence(sentences_around(graph.facts, [quantity.span])))
    numbers = (
        (SCHEMA.value, quantity.value),
        (SCHEMA.minValue, quantity.minimum),
        (SCHEMA.maxValue, quantity.maximum),
    )
    for predicate, number in numbers:
        if number is not None:
            graph.add(node, predicate, amount(number))
    if quantity.unit is not None:
        graph.add(node, SCHEMA.unitCode, address(quantity.unit))
    if quantity.of is not None:
        graph.add(node, KG.counted, graph.words(" ".join(quantity.of.text.split())))
    if quantity.measured is not None:
        graph.add(node, KG.measured, graph.words(" ".join(quantity.measured.text.split())))
    graph.add(node, KG.where, *(graph.words(" ".join(place.text.split())) for place in quantity.places))
    if quantity.part_of is not None:
        graph.add(node, KG.partOf, quantity_node(graph, quantity.part_of))
