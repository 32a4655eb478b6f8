"""Attributions, their words, and the edges that statements draw between entities."""

from collections.abc import Sequence

import pyoxigraph as ox

from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import decimal
from kgraph.model import Attribution, Facts, Relation, Span, Statement
from kgraph.vocab import KG, KGC, KGR, PROV, RDF, SCHEMA

NARROWER: dict[Relation, str] = {
    "denies": KG.denies,
    "does-not-confirm": KG.doesNotConfirm,
    "declines-comment": KG.declinesComment,
}
GAP = " … "  # between the spans of a content that the article interrupts


def passage(facts: Facts, attribution: Attribution) -> Span | None:
    """The sentences that source, cue and content touch, from the first's start to the last's end.

    None for an attribution without any words; where no sentence is known, the words themselves and what lies between.
    """
    spans = _spans(attribution)
    return sentences_around(facts, spans) if spans else None


def sentences_around(facts: Facts, spans: Sequence[Span]) -> Span:
    """The sentences that the spans touch, from the first's start to the last's end; at least the spans themselves."""
    touched = [
        (start, end) for start, end in facts.sentences if any(start < span.end and span.start < end for span in spans)
    ]
    borders = touched + [(span.start, span.end) for span in spans]
    return Span.of(facts.article.text, min(start for start, _ in borders), max(end for _, end in borders))


def write_attribution(graph: ArticleGraph, statement: Statement, run: ox.NamedNode) -> None:
    """Writes an attribution; where it is a statement, its edges too.

    Of one that a person has rejected nothing but the words stays: whose they are and what about is what was wrong.
    """
    found = statement.attribution
    node = graph.iri(found.id)
    graph.add(node, RDF.type, KG.Attribution)
    graph.add(node, KG.relation, KGR[found.relation])
    graph.add(node, KG.mode, KG[found.mode.capitalize()])
    graph.add(node, KG.certainty, KGC[found.certainty])
    graph.add(node, KG.polarity, KG[found.polarity.capitalize()])
    if statement.probability is not None:
        graph.add(node, KG.probabilityMinimum, decimal(statement.probability[0]))
        graph.add(node, KG.probabilityMaximum, decimal(statement.probability[1]))
    if statement.verdict is not None:
        graph.add(node, KG.verdict, KG[statement.verdict.capitalize()])
    if statement.verdict != "rejected":
        graph.add(node, SCHEMA.about, *(graph.iri(name) for name in statement.about))
        graph.add(node, PROV.wasAttributedTo, *(graph.iri(name) for name in statement.speakers))
        graph.add(node, KG.addressee, *(graph.iri(name) for name in statement.addressees))
    graph.add(node, PROV.wasDerivedFrom, graph.article)
    graph.add(node, PROV.wasGeneratedBy, run)
    if found.within is not None:
        graph.add(node, KG.within, graph.iri(found.within))
    if found.rule:
        graph.add(node, KG.rule, ox.Literal(found.rule))
    if found.score is not None:
        graph.add(node, KG.score, decimal(found.score))
    _words(graph, node, found)
    if statement.stands:
        graph.add(node, RDF.type, KG.Statement, SCHEMA.Claim, PROV.Entity)
        _edges(graph, node, statement)


def _words(graph: ArticleGraph, node: ox.NamedNode, found: Attribution) -> None:
    """Writes what the article says, in which words, and where."""
    if found.source is not None:
        graph.add(node, KG.source, graph.words(found.source.text))
        graph.add(node, KG.sourceEvidence, graph.evidence(found.source))
    if found.cue is not None:
        graph.add(node, KG.cue, graph.words(found.cue.span.text))
        graph.add(node, KG.cueLemma, ox.Literal(found.cue.lemma))
        graph.add(node, KG.cueEvidence, graph.evidence(found.cue.span))
    if found.hedge is not None:
        graph.add(node, KG.hedge, graph.words(found.hedge.text))
    if found.content:
        graph.add(node, SCHEMA.text, graph.words(GAP.join(span.text for span in found.content)))
        graph.add(node, KG.evidence, *(graph.evidence(span) for span in found.content))
    shown = passage(graph.facts, found)
    if shown is not None:
        graph.add(node, KG.passage, graph.evidence(shown))


def _edges(graph: ArticleGraph, node: ox.NamedNode, statement: Statement) -> None:
    """Joins each speaker to the statement and to all that it is about, but never to itself.

    An edge of a narrower kind ("denies") stands beside the one that it is a kind of, so that both can be asked for.
    """
    relation = statement.attribution.relation
    made, said = (KG.madeReport, KG.reports) if relation == "reports" else (KG.madeStatement, KG.states)
    edges = [str(said), *([NARROWER[relation]] if relation in NARROWER else [])]
    for speaker in statement.speakers:
        graph.add(graph.iri(speaker), made, node)
        for edge in edges:
            graph.add(graph.iri(speaker), edge, *(graph.iri(name) for name in statement.about if name != speaker))


def _spans(attribution: Attribution) -> list[Span]:
    heads = [attribution.source, attribution.cue.span if attribution.cue is not None else None]
    return [span for span in heads if span is not None] + list(attribution.content)
