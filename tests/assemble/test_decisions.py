"""A decision is a person's activity, in the graphs of the articles that it concerns."""

from dataclasses import replace

import pyoxigraph as ox

from kgraph.assemble import article_quads, serialize
from kgraph.model import Decision, EntityAnchor
from kgraph.vocab import KG, OWL, PROV, RDF, RDFS, SCHEMA
from store.news import ENTITIES, IDA, TOM, harbour, reply, resolution

ID = "https://w3id.org/kgraph/id/"
DECISION = Decision(
    kind="same",
    entities=(EntityAnchor(entity=IDA, label="Ida Brandt", type="person"),),
    value="https://example.org/ida",
    who="Jo Doe",
    when="2026-01-01T12:00:00.500+02:00",
    why="I asked her",
)
VERDICT = replace(DECISION, kind="reject", entities=(), value=None)
KNOWN = replace(
    resolution(),
    entities={**ENTITIES, IDA: replace(ENTITIES[IDA], identical=("https://example.org/ida",))},
    decisions={IDA: (DECISION,)},
)


def quads(article: object = harbour, **changed: object) -> list[ox.Quad]:
    return article_quads(*article(), replace(KNOWN, **changed))  # type: ignore[operator, arg-type]


def values(found: list[ox.Quad], subject: ox.NamedNode, predicate: str) -> list[str]:
    return [quad.object.value for quad in found if (quad.subject, quad.predicate.value) == (subject, str(predicate))]


def activity(found: list[ox.Quad]) -> ox.NamedNode:
    (one,) = {quad.subject for quad in found if quad.object == ox.NamedNode(KG.Decision)}
    return one


def test_activity() -> None:
    """What, who, when in UTC, and why; and the entity is as it is because of it."""
    found = quads()
    made = activity(found)
    assert values(found, made, RDF.type) == [str(PROV.Activity), str(KG.Decision)]
    assert values(found, made, RDFS.label) == ["same “Ida Brandt”, “https://example.org/ida”"]
    assert values(found, made, KG.decides) == ["same"]
    assert values(found, made, PROV.endedAtTime) == ["2026-01-01T10:00:00.5Z"]
    assert values(found, made, RDFS.comment) == ["I asked her"]
    (person,) = (ox.NamedNode(iri) for iri in values(found, made, PROV.wasAssociatedWith))
    assert values(found, person, RDFS.label) == ["Jo Doe"]
    assert values(found, person, RDF.type) == [str(PROV.Person)]
    assert values(found, ox.NamedNode(ID + IDA), PROV.wasInfluencedBy) == [made.value]
    assert values(found, ox.NamedNode(ID + IDA), OWL.sameAs) == ["https://example.org/ida"]


def test_it_lies_with_the_articles_that_it_concerns() -> None:
    """An article that does not name the entity has none of it."""
    assert not any("decision" in str(quad) for quad in quads(reply))
    assert all(quad.graph_name == ox.NamedNode(f"{ID}article-harbour") for quad in quads())


def test_a_rejected_statement() -> None:
    """It keeps words and evidence, is no statement, and nobody has made it."""
    facts, (first, *rest) = harbour()
    name = ox.NamedNode(ID + first.attribution.id)
    decisions = {first.attribution.id: (VERDICT,)}
    found = article_quads(facts, (replace(first, verdict="rejected"), *rest), replace(KNOWN, decisions=decisions))
    assert values(found, name, RDF.type) == [str(KG.Attribution)]
    assert values(found, name, KG.verdict) == [str(KG.Rejected)]
    assert values(found, name, SCHEMA.text) == ["the harbour of Lund would open again"]
    assert values(found, name, PROV.wasInfluencedBy) == [activity(found).value]
    for predicate in (SCHEMA.about, PROV.wasAttributedTo, KG.addressee):
        assert values(found, name, predicate) == []
    assert name not in {quad.object for quad in found}


def test_an_accepted_statement() -> None:
    """It is marked, and otherwise as it was."""
    facts, (first, *rest) = harbour()
    found = set(article_quads(facts, (replace(first, verdict="accepted"), *rest), KNOWN))
    more = found - set(quads())
    assert {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in more} == {
        (ID + first.attribution.id, str(KG.verdict), str(KG.Accepted))
    }
    assert set(quads()) < found


def test_prefix_of_owl_is_written_where_it_is_used() -> None:
    """Turtle has the prefix when a person has said that two things are one."""
    assert b"owl:sameAs <https://example.org/ida>" in serialize(quads(), format="ttl")
    assert b"owl" not in serialize(quads(reply), format="ttl")


def test_only_the_person_who_is_in_the_news_is_one_of_schema_org() -> None:
    """Who decides is not found among who is in the news."""
    people = {quad.subject.value for quad in quads() if quad.object == ox.NamedNode(SCHEMA.Person)}
    assert people == {ID + IDA, ID + TOM}
