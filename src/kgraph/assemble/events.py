"""Events in the graph, as SEM has them: each hangs on the statement that tells it, or on the article; never a fact.

What the node of an event says is what its statement says. No edge joins those who take part in it to each other.
"""

from collections.abc import Sequence

import pyoxigraph as ox

from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.times import time_node
from kgraph.model import Event, Resolution, Span
from kgraph.vocab import KG, KGE, PROV, RDF, SEM


def write_events(graph: ArticleGraph, events: Sequence[Event], resolution: Resolution, run: ox.NamedNode) -> None:
    """Writes the events of the article, with whom and what they involve as far as it is known, and the words."""
    for event in events:
        node = graph.name("event-told", str(event.span.start), str(event.span.end))
        if event.attribution is None:
            graph.add(graph.article, KG.mentionsEvent, node)
        else:
            graph.add(graph.iri(event.attribution), KG.describesEvent, node)
        graph.add(node, RDF.type, KG.ReportedEvent)
        graph.add(node, SEM.eventType, KGE[event.type])
        graph.add(node, KG.polarity, KG[event.polarity.capitalize()])
        graph.add(node, KG.evidence, graph.evidence(event.span))
        _write_roles(graph, node, event, resolution)
        graph.add(node, SEM.hasTime, *(time_node(graph, span) for span in event.times))
        graph.add(node, PROV.wasDerivedFrom, graph.article)
        graph.add(node, PROV.wasGeneratedBy, run)


def _write_roles(graph: ArticleGraph, node: ox.NamedNode, event: Event, resolution: Resolution) -> None:
    roles = (
        (KG.eventActor, KG.actorWords, event.actors),
        (KG.eventPatient, KG.patientWords, event.patients),
        (SEM.hasPlace, KG.where, event.places),
    )
    for edge, words, spans in roles:
        for span in spans:
            graph.add(node, words, graph.words(" ".join(span.text.split())))
            graph.add(node, edge, *(graph.iri(name) for name in _entities(graph, span, resolution)))


def _entities(graph: ArticleGraph, span: Span, resolution: Resolution) -> list[str]:
    """The entities of a phrase: those of a mention that is all of it, else of one that it ends with."""
    inside = [one.span for one in graph.facts.mentions if span.covers(one.span) and not one.modifies]
    last = [one for one in inside if one.end == span.end]
    chosen = max(last, key=lambda one: one.end - one.start, default=None)
    return [] if chosen is None else list(resolution.entities_of(graph.facts.article, chosen))
