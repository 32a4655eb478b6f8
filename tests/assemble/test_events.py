"""Events in the graph: on the statement, with the words, and with no edge between those who take part."""

import dataclasses

import pyoxigraph as ox

from assemble.test_quantities import ARTICLE, NAME, values
from kgraph.assemble import article_quads
from kgraph.model import Event
from kgraph.vocab import KG, RDF, SEM
from store.news import GAZETTE, HARBOUR, LUND, harbour, resolution, span

FIRST = harbour()[1][0].attribution.id
OPENED = Event(
    span=span(HARBOUR, "would open"),
    type="announce",
    actors=(span(HARBOUR, "the Lund Gazette"),),
    patients=(span(HARBOUR, "the harbour of Lund"),),
    polarity="denied",
    attribution=FIRST,
)


def quads(event: Event) -> list[ox.Quad]:
    facts, statements = harbour()
    return article_quads(dataclasses.replace(facts, events=(event,)), statements, resolution())


def test_an_event_hangs_on_the_statement() -> None:
    """With its type, polarity, roles as words, and as entities where they are known."""
    found = quads(OPENED)
    (node,) = values(found, NAME + FIRST, KG.describesEvent)
    assert values(found, node, RDF.type) == [str(KG.ReportedEvent)]
    assert values(found, node, SEM.eventType) == ["https://w3id.org/kgraph/event#announce"]
    assert values(found, node, KG.polarity) == [str(KG.Denied)]
    assert values(found, node, KG.actorWords) == ["the Lund Gazette"]
    assert values(found, node, KG.eventActor) == [NAME + GAZETTE]
    assert values(found, node, KG.patientWords) == ["the harbour of Lund"]
    assert values(found, node, KG.eventPatient) == [NAME + LUND]


def test_an_event_of_the_article() -> None:
    """What nobody is cited for is mentioned by the article."""
    (_,) = values(quads(dataclasses.replace(OPENED, attribution=None)), ARTICLE, KG.mentionsEvent)


def test_no_edge_between_those_who_take_part() -> None:
    """What the event adds to the graph begins at the event, at what tells it, or at the words."""
    facts, statements = harbour()
    added = set(quads(OPENED)) - set(article_quads(facts, statements, resolution()))
    people = {NAME + GAZETTE, NAME + LUND}
    assert not {quad for quad in added if quad.subject.value in people}
