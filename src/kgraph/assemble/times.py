"""Times in the graph: OWL-Time, with the words that tell them; each hangs on what was said, or on the article."""

from collections.abc import Sequence
from datetime import date

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import duration, moment
from kgraph.compare.windows import window_of
from kgraph.model import Span, Time
from kgraph.vocab import KG, PROV, RDF, TIME

DURATION = "P"  # how ISO 8601 begins one
CLOCK = "T"  # what stands between the day and the time of day


def write_times(graph: ArticleGraph, times: Sequence[Time], run: ox.NamedNode) -> None:
    """Writes the times of the article: when something was said, apart from when something is said to have happened."""
    for time in times:
        node = time_node(graph, time.span)
        if time.attribution is None:
            graph.add(graph.article, KG.mentionsTime, node)
        else:
            graph.add(graph.iri(time.attribution), KG.saidAt if time.tells == "said" else KG.time, node)
        _write(graph, node, time)
        graph.add(node, PROV.wasDerivedFrom, graph.article)
        graph.add(node, PROV.wasGeneratedBy, run)


def time_node(graph: ArticleGraph, span: Span) -> ox.NamedNode:
    """The node of the time that these words tell."""
    return graph.name("time", str(span.start), str(span.end))


def _write(graph: ArticleGraph, node: ox.NamedNode, time: Time) -> None:
    graph.add(node, RDF.type, TIME.TemporalEntity)
    graph.add(node, KG.evidence, graph.evidence(time.span))
    if time.value is None:
        return
    graph.add(node, KG.timeValue, ox.Literal(time.value))
    if time.value.startswith(DURATION):
        graph.add(node, TIME.hasXSDDuration, duration(time.value))
        return
    if "/" not in time.value and CLOCK in time.value:
        graph.add(node, RDF.type, TIME.Instant)
        graph.add(node, TIME.inXSDDateTime, moment(time.value))
    window = window_of(time.value)
    if window is not None:
        first, last = window
        graph.add(node, TIME.hasBeginning, *_instant(graph, first, date.min))
        graph.add(node, TIME.hasEnd, *_instant(graph, last, date.max))


def _instant(graph: ArticleGraph, day: date, limit: date) -> list[ox.NamedNode]:
    """The day as an instant of OWL-Time that all articles share; nothing for an end that is open."""
    if day == limit:
        return []
    node = graph.iri(ids.local_name("day", day.isoformat()))
    graph.add(node, RDF.type, TIME.Instant)
    graph.add(node, TIME.inXSDDate, moment(day.isoformat()))
    return [node]
