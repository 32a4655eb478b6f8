"""Links of an entity to what authorities have."""

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import address, decimal
from kgraph.model import Entity, Link, Match
from kgraph.vocab import KG, PROV, RDF, RDFS, SKOS

EVIDENCE_LANGUAGE = "en"  # the reasons are ours, in English

MATCHES: dict[Match, str] = {"exact": SKOS.exactMatch, "close": SKOS.closeMatch}


def write_links(graph: ArticleGraph, entity: Entity) -> None:
    """Writes the entity's links: a triple of SKOS, and a node with the score, the reason and whose word it is."""
    for link in entity.links:
        owner, target = graph.iri(entity.id), ox.NamedNode(link.iri)
        graph.add(owner, MATCHES[link.match], target)
        authority = link.sha256 or link.authority
        node = graph.iri(ids.local_name("link", entity.id, link.iri, link.match, link.authority, authority))
        graph.add(node, RDF.type, KG.Link)
        graph.add(node, KG.linkOf, owner)
        graph.add(node, KG.target, target)
        graph.add(node, KG.match, MATCHES[link.match])
        graph.add(node, KG.score, decimal(link.score))
        graph.add(node, RDFS.comment, ox.Literal(link.evidence, language=EVIDENCE_LANGUAGE))
        graph.add(node, PROV.wasDerivedFrom, _authority(graph, link))


def _authority(graph: ArticleGraph, link: Link) -> ox.NamedNode:
    """A service by its address; a file by its name and hash."""
    if link.sha256 is None and isinstance(service := address(link.authority), ox.NamedNode):
        return service
    node = graph.iri(ids.local_name("authority", link.authority, link.sha256 or "", name=link.authority))
    graph.add(node, RDF.type, PROV.Entity)
    graph.add(node, RDFS.label, ox.Literal(link.authority))
    if link.sha256 is not None:
        graph.add(node, KG.sha256, ox.Literal(link.sha256))
    return node
