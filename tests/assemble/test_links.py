"""A link is a triple of SKOS and a node that says how sure it is, why, and by whose word."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kgraph.assemble import article_quads
from kgraph.model import Entity, Link, Match
from kgraph.vocab import KG, PROV, RDF, RDFS, SKOS
from store.news import ENTITIES, IDA, TOM, harbour, reply, resolution

ID = "https://w3id.org/kgraph/id/"
FILE = Link(
    iri="https://example.org/ida",
    match="exact",
    score=1.0,
    evidence="the full names are equal",
    authority="people.ttl",
    sha256="ab" * 32,
)
SERVICE = replace(FILE, match="close", score=0.85, authority="https://example.org/reconcile", sha256=None)


def quads(*links: Link, owner: str = IDA, article: object = harbour) -> list[ox.Quad]:
    entities: dict[str, Entity] = {**ENTITIES, owner: replace(ENTITIES[owner], links=links)}
    return article_quads(*article(), replace(resolution(), entities=entities))  # type: ignore[operator]


def values(found: list[ox.Quad], subject: ox.NamedNode, predicate: str) -> list[str]:
    return [quad.object.value for quad in found if (quad.subject, quad.predicate.value) == (subject, str(predicate))]


def node(found: list[ox.Quad]) -> ox.NamedNode:
    (one,) = {quad.subject for quad in found if quad.object == ox.NamedNode(KG.Link)}
    return one


@pytest.mark.parametrize(
    ("link", "match", "term"), [(FILE, "exact", SKOS.exactMatch), (SERVICE, "close", SKOS.closeMatch)]
)
def test_link(link: Link, match: Match, term: str) -> None:
    """The entity has the triple of its match; the link's node has the parts, and no owl:sameAs is written."""
    found = quads(link)
    ida = ox.NamedNode(ID + IDA)
    assert values(found, ida, term) == [link.iri]
    made = node(found)
    assert values(found, made, KG.linkOf) == [ida.value]
    assert values(found, made, KG.target) == [link.iri]
    assert values(found, made, KG.match) == [str(term)]
    assert [float(score) for score in values(found, made, KG.score)] == [link.score]
    assert values(found, made, RDFS.comment) == ["the full names are equal"]
    assert not any("sameAs" in quad.predicate.value for quad in found)


def test_authority_is_a_file_or_a_service() -> None:
    """A file is a node with its name and hash; a service is its address."""
    found = quads(FILE)
    (file,) = (
        quad.object for quad in found if (quad.subject, quad.predicate.value) == (node(found), str(PROV.wasDerivedFrom))
    )
    assert isinstance(file, ox.NamedNode)
    assert values(found, file, RDF.type) == [str(PROV.Entity)]
    assert (values(found, file, RDFS.label), values(found, file, KG.sha256)) == (["people.ttl"], ["ab" * 32])
    served = quads(SERVICE)
    assert values(served, node(served), PROV.wasDerivedFrom) == ["https://example.org/reconcile"]


def test_links_lie_in_the_graphs_of_their_articles() -> None:
    """An article's graph has the links of its entities and no others."""
    about_tom = quads(FILE, owner=TOM, article=reply)
    assert node(about_tom) == node(quads(FILE, owner=TOM))
    assert not any(quad.object == ox.NamedNode(KG.Link) for quad in quads(FILE, owner=IDA, article=reply))
