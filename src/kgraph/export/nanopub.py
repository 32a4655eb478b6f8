"""Each statement as a nanopublication of its own, in TriG: an assertion with where it comes from and who published it.

See https://nanopub.net/guidelines/working_draft/. A graph's name is the statement's IRI with what the graph holds.
There is no date of publication: the same graph gives the same bytes.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.assemble import serialize
from kgraph.export.part import Part, Things, said
from kgraph.vocab import KG, NP, OA, PROV, RDF, RDFS, SCHEMA

EVIDENCE = (KG.sourceEvidence, KG.cueEvidence, KG.evidence, KG.passage)
ORIGIN = frozenset(map(str, (*EVIDENCE, KG.rule, KG.score, PROV.wasDerivedFrom, PROV.wasGeneratedBy)))

ARTICLE = (RDF.type, SCHEMA.headline, SCHEMA.datePublished, SCHEMA.author, SCHEMA.publisher, SCHEMA.url, KG.sha256)


def nanopub(part: Part) -> bytes:
    """One nanopublication a statement; quotations and articles are its provenance, the program its publisher."""
    things = Things(part.quads)
    quads = [quad for one in things.of_type(KG.Statement) for quad in _nanopublication(things, one)]
    return serialize(quads, format="trig", base=part.base, others={"np": str(NP)})


def _nanopublication(things: Things, statement: ox.NamedNode) -> Iterator[ox.Quad]:
    whole, head, assertion, provenance, info = (
        ox.NamedNode(f"{statement.value}-{name}") for name in ("nanopub", "head", "assertion", "provenance", "pubinfo")
    )
    yield from said(whole, RDF.type, NP.Nanopublication, graph=head)
    yield from said(whole, NP.hasAssertion, assertion, graph=head)
    yield from said(whole, NP.hasProvenance, provenance, graph=head)
    yield from said(whole, NP.hasPublicationInfo, info, graph=head)
    yield from _assertion(things, statement, assertion)
    yield from _provenance(things, statement, assertion, provenance)
    for run in things.named(statement, PROV.wasGeneratedBy):
        for software in things.named(run, PROV.wasAssociatedWith):
            yield from said(whole, PROV.wasAttributedTo, software, graph=info)
            yield from _all(things, software, info)


def _assertion(things: Things, statement: ox.NamedNode, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """What is said, how, by whom and about what, and what those are called."""
    for name, value in things.about(statement):
        if name not in ORIGIN:
            yield from said(statement, name, value, graph=graph)
    speakers, topics = things.named(statement, PROV.wasAttributedTo), things.named(statement, SCHEMA.about)
    for entity in {*speakers, *topics}:
        yield from said(entity, RDF.type, *things.all(entity, RDF.type), graph=graph)
        yield from said(entity, RDFS.label, *things.all(entity, RDFS.label), graph=graph)
    for speaker in speakers:
        for made in (KG.madeStatement, KG.madeReport):
            if statement in things.all(speaker, made):
                yield from said(speaker, made, statement, graph=graph)


def _provenance(
    things: Things, statement: ox.NamedNode, assertion: ox.NamedNode, graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    """The run that found it, the article, and the words of the article that show it."""
    articles, runs = things.named(statement, PROV.wasDerivedFrom), things.named(statement, PROV.wasGeneratedBy)
    yield from said(assertion, PROV.wasDerivedFrom, *articles, graph=graph)
    yield from said(assertion, PROV.wasGeneratedBy, *runs, graph=graph)
    for name, value in things.about(statement):
        if name in ORIGIN:
            yield from said(statement, name, value, graph=graph)
    for article in articles:
        for name in ARTICLE:
            yield from said(article, name, *things.all(article, name), graph=graph)
    for run in runs:
        yield from _all(things, run, graph)
    for evidence in things.named(statement, *EVIDENCE):
        for node in (evidence, *things.named(evidence, OA.hasSelector)):
            yield from _all(things, node, graph)


def _all(things: Things, thing: ox.NamedNode, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for name, value in things.about(thing):
        yield from said(thing, name, value, graph=graph)
