"""What people decided, as activities of theirs: who, when, why, and what it has changed."""

from collections.abc import Iterable

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import moment
from kgraph.model import Decision
from kgraph.records import decision_line
from kgraph.vocab import KG, PROV, RDF, RDFS

WORDS_LANGUAGE = "en"  # what was decided is told in our words; why, in the person's


def write_decisions(graph: ArticleGraph, node: ox.NamedNode, decisions: Iterable[Decision]) -> None:
    """Writes the decisions that have an effect on a thing, and that it is as it is because of them."""
    for decision in decisions:
        activity = graph.iri(ids.local_name("decision", decision_line(decision)))
        graph.add(node, PROV.wasInfluencedBy, activity)
        graph.add(activity, RDF.type, PROV.Activity, KG.Decision)
        graph.add(activity, RDFS.label, ox.Literal(decision.words, language=WORDS_LANGUAGE))
        graph.add(activity, KG.decides, ox.Literal(decision.kind))
        graph.add(activity, PROV.endedAtTime, moment(decision.instant.isoformat()))
        graph.add(activity, PROV.wasAssociatedWith, _person(graph, decision.who))
        if decision.why is not None:
            graph.add(activity, RDFS.comment, ox.Literal(decision.why))


def _person(graph: ArticleGraph, who: str) -> ox.NamedNode:
    """The node of who decides; no schema:Person, since those are who is in the news."""
    node = graph.iri(ids.local_name("editor", who, name=who))
    graph.add(node, RDF.type, PROV.Person)
    graph.add(node, RDFS.label, ox.Literal(who))
    return node
