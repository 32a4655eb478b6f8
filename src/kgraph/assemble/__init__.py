"""Values to RDF and RDF to bytes: the one place that knows both the values and the ontology. It decides nothing.

Everything about an article lies in one named graph, whose name is the article's IRI. Names are made from content, so
the same facts give the same quads; there are no blank nodes. Literals are written in the canonical form of their
datatype, as Oxigraph keeps them, so that what is read back from a store equals what was put in.
"""

from collections.abc import Sequence

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.articles import write_article
from kgraph.assemble.comparisons import Sides
from kgraph.assemble.decisions import write_decisions
from kgraph.assemble.entities import entity_names, write_descriptions, write_entity, write_former_ids, write_mention
from kgraph.assemble.events import write_events
from kgraph.assemble.formats import FORMATS, order, serialize
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.quantities import write_quantities
from kgraph.assemble.roles import write_roles
from kgraph.assemble.statements import passage, write_attribution
from kgraph.assemble.times import write_times
from kgraph.model import Facts, Resolution, Statement

__all__ = ["FORMATS", "Sides", "article_quads", "passage", "serialize"]


def article_quads(
    facts: Facts,
    statements: Sequence[Statement],
    resolution: Resolution,
    *,
    base: str = ids.BASE,
    sides: Sides | None = None,
) -> list[ox.Quad]:
    """The named graph of one article, sorted; ValueError when a quotation is not what the text has at its offsets.

    A mention or role of which it is not known who is meant has no node: there is nothing that it could point to.
    `sides` is how the article's figures and statements compare with those of its corpus.
    """
    graph = ArticleGraph(facts, base)
    run = write_article(graph)
    for name in entity_names(facts, statements, resolution):
        write_entity(graph, name, resolution)
    write_descriptions(graph, resolution)
    write_former_ids(graph, resolution)
    for mention in facts.mentions:
        write_mention(graph, mention, resolution)
    for statement in statements:
        write_attribution(graph, statement, run)
        decided = resolution.decisions.get(statement.attribution.id, ())
        write_decisions(graph, graph.iri(statement.attribution.id), decided)
    write_quantities(graph, facts.quantities, run)
    write_times(graph, facts.times, run)
    write_events(graph, facts.events, resolution, run)
    write_roles(graph, facts.roles, resolution, run)
    if sides is not None:
        sides.write(graph)
    return sorted(graph.quads, key=order)
