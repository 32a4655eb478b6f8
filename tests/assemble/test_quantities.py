"""Figures in the graph: on what was said, or on the article; never without their words."""

import dataclasses

import pyoxigraph as ox
import pytest

from kgraph.assemble import article_quads
from kgraph.model import MODIFIERS, Modifier, Quantity
from kgraph.vocab import KG, OA, PROV, RDF, SCHEMA
from store.news import HARBOUR, harbour, resolution, span

NAME = "https://w3id.org/kgraph/id/"
ARTICLE = f"{NAME}article-harbour"
REPORT = harbour()[1][2].attribution.id
YEAR = Quantity(
    span=span(HARBOUR, "a year"),
    value=1,
    unit="http://qudt.org/vocab/unit/YR",
    of=span(HARBOUR, "the harbour of Lund", 1),
    attribution=REPORT,
)
WHOLE = Quantity(span=span(HARBOUR, "people"), value=None, minimum=10000, maximum=12000, modifier="between")


def quads(*quantities: Quantity) -> list[ox.Quad]:
    facts, statements = harbour()
    return article_quads(dataclasses.replace(facts, quantities=quantities), statements, resolution())


def values(found: list[ox.Quad], subject: str, *path: str) -> list[str]:
    """What the way of properties from the subject leads to, sorted."""
    ends = {subject}
    for predicate in path:
        ends = {
            quad.object.value for quad in found if quad.subject.value in ends and quad.predicate.value == str(predicate)
        }
    return sorted(ends)


def test_a_figure_hangs_on_what_was_said() -> None:
    """The attribution has the quantity with value, unit, modifier, what is counted, and the words that show it."""
    found = quads(YEAR)
    (node,) = values(found, NAME + REPORT, KG.quantity)
    assert values(found, node, RDF.type) == [str(SCHEMA.QuantitativeValue)]
    assert values(found, node, SCHEMA.value) == ["1"]
    assert values(found, node, SCHEMA.unitCode) == ["http://qudt.org/vocab/unit/YR"]
    assert values(found, node, KG.modifier) == [str(KG.Exactly)]
    assert values(found, node, KG.counted) == ["the harbour of Lund"]
    assert values(found, node, KG.evidence, OA.hasSelector, OA.exact) == ["a year"]
    assert values(found, node, PROV.wasDerivedFrom) == [ARTICLE, *values(found, node, KG.evidence)][:1]
    assert values(found, ARTICLE, KG.mentionsQuantity) == []


def test_a_figure_of_the_article_hangs_on_the_article() -> None:
    """What nobody is cited for is mentioned by the article, with its bounds and without a value where there is none."""
    found = quads(WHOLE)
    (node,) = values(found, ARTICLE, KG.mentionsQuantity)
    assert values(found, node, SCHEMA.minValue) == ["10000"]
    assert values(found, node, SCHEMA.maxValue) == ["12000"]
    assert values(found, node, SCHEMA.value) == []


def test_nothing_else_leads_to_a_figure() -> None:
    """No entity has a number: it is true of nothing but what was said."""
    found = quads(YEAR, WHOLE)
    nodes = {quad.subject.value for quad in found if quad.object.value == str(SCHEMA.QuantitativeValue)}
    leading = {(quad.subject.value, quad.predicate.value) for quad in found if quad.object.value in nodes}
    assert leading == {(NAME + REPORT, str(KG.quantity)), (ARTICLE, str(KG.mentionsQuantity))}


def test_a_part_leads_to_its_whole() -> None:
    """The quantity that another is a part of is the node of that other."""
    found = quads(WHOLE, dataclasses.replace(YEAR, part_of=WHOLE.span))
    assert values(found, NAME + REPORT, KG.quantity, KG.partOf) == values(found, ARTICLE, KG.mentionsQuantity)


@pytest.mark.parametrize("modifier", MODIFIERS)
def test_modifier(modifier: Modifier) -> None:
    """Each modifier of the model has a term."""
    found = quads(dataclasses.replace(YEAR, modifier=modifier))
    assert values(found, NAME + REPORT, KG.quantity, KG.modifier) == [str(KG[modifier.title().replace(" ", "")])]


@pytest.mark.parametrize(
    ("number", "written"), [(12000, "12000"), (3.5, "3.5"), (10**15, "1" + "0" * 15), (1e-7, "0.0000001"), (-5, "-5")]
)
def test_numbers_are_written_in_full(number: float, written: str) -> None:
    """Decimals without exponent and trailing zeros, as Oxigraph keeps them."""
    found = quads(dataclasses.replace(YEAR, value=number))
    assert values(found, NAME + REPORT, KG.quantity, SCHEMA.value) == [written]
