"""What articles say that people are, in the graph."""

import dataclasses

import pytest

from kgraph.assemble import article_quads
from kgraph.model import Description
from kgraph.vocab import SCHEMA
from store.news import GAZETTE, HARBOUR, IDA, TOM, harbour, resolution, span

HEAD = Description(person=span(HARBOUR, "Tom Reed"), words=span(HARBOUR, "head of the Harbour Office"))
LATER = Description(person=span(HARBOUR, "Tom Reed"), words=span(HARBOUR, "comment"))
FIGURES = Description(person=span(HARBOUR, "Tom Reed"), words=span(HARBOUR, ","))
MAYOR = Description(person=span(HARBOUR, "she"), words=span(HARBOUR, "Mayor"))
PAPER = Description(person=span(HARBOUR, "the Lund Gazette"), words=span(HARBOUR, "the town"))
NOBODY = Description(person=span(HARBOUR, "people"), words=span(HARBOUR, "the town"))


@pytest.mark.parametrize(
    ("descriptions", "written"),
    [
        ((HEAD,), {(TOM, "head of the Harbour Office")}),
        ((HEAD, LATER), {(TOM, "head of the Harbour Office")}),
        ((FIGURES, HEAD), {(TOM, "head of the Harbour Office")}),
        ((MAYOR, HEAD), {(IDA, "Mayor"), (TOM, "head of the Harbour Office")}),
        ((FIGURES, PAPER, NOBODY), set()),
    ],
    ids=["one", "first", "in words", "two people", "no person"],
)
def test_written_once_a_person(descriptions: tuple[Description, ...], written: set[tuple[str, str]]) -> None:
    """A person has the first description in words that the article gives, in the article's graph and language."""
    facts, statements = harbour()
    quads = article_quads(dataclasses.replace(facts, descriptions=descriptions), statements, resolution())
    found = [quad for quad in quads if quad.predicate.value == str(SCHEMA.description)]
    assert {(quad.subject.value.rpartition("/")[2], quad.object.value) for quad in found} == written
    assert {str(quad.object).rpartition("@")[2] for quad in found} <= {"en"}
    assert all(quad.graph_name.value.endswith(facts.article.id) for quad in found)
    assert GAZETTE not in {name for name, _ in written}
