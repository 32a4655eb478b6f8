"""Violations as values: in order, without the network, and whatever the graph is made of."""

import logging
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.rdf import quads_of
from kgraph.validate import conforms, violations
from validate.shaped import SHAPES, good_store

PREFIXES = """
@prefix id: <https://w3id.org/kgraph/id/> .
@prefix kg: <https://w3id.org/kgraph/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LABELLED = 'id:a a schema:Person ; <http://www.w3.org/2000/01/rdf-schema#label> "A"@en .'


def quads(turtle: str, format: str = "ttl") -> list[ox.Quad]:
    return quads_of((PREFIXES + turtle).encode(), format=format, name="test")


def test_empty_graph_conforms() -> None:
    """Nothing is wrong where nothing is said."""
    assert conforms([])


def test_graphs_of_others_conform() -> None:
    """The shapes are about what kgraph writes; what it does not know is nobody's fault."""
    assert conforms(quads("<http://example.org/a> <http://example.org/b> [ <http://example.org/c> 1 ] ."))


def test_own_triples_break_nothing() -> None:
    """Whoever adds to an entity what the shapes do not know breaks none."""
    assert conforms(quads(LABELLED + "id:a a <http://xmlns.com/foaf/0.1/Person> ; schema:birthDate 1970 ."))


def test_a_violation_says_what_where_and_what_would_be_right() -> None:
    """Thing, property, value, message and shape."""
    (found,) = violations(quads(LABELLED + 'id:a <http://www.w3.org/2002/07/owl#sameAs> "A" .'))
    assert found.focus == "<https://w3id.org/kgraph/id/a>"
    assert found.path == "http://www.w3.org/2002/07/owl#sameAs"
    assert found.value == '"A"'
    assert found.message == "What an entity is the same as is an IRI."
    assert (found.shape, found.constraint, found.severity) == (f"{SHAPES}Entity-sameAs", "NodeKind", "Violation")


def test_violations_are_sorted_and_each_comes_once() -> None:
    """The same graph gives the same violations, and a value that is wrong in two ways is one of them."""
    graph = quads("id:b a kg:Mention ; kg:score 2 . id:a a kg:Attribution ; kg:score 7 .")
    found = violations(graph)
    assert found == violations(reversed(graph))
    assert [one.focus for one in found] == sorted(one.focus for one in found)
    assert [one.focus for one in found if one.shape == f"{SHAPES}score"] == ["<https://w3id.org/kgraph/id/a>"]


def test_names_of_graphs_do_not_count() -> None:
    """What one named graph says of a thing and what another says go together."""
    graph = [ox.Quad(*triple.triple, ox.NamedNode(f"http://example.org/{number}"))
             for number, triple in enumerate(good_store())]  # fmt: skip
    assert conforms(graph)


def test_whole_numbers_of_a_store_conform() -> None:
    """Oxigraph keeps whole numbers as xsd:integer; that is no violation."""
    position = "id:p a oa:TextPositionSelector ; oa:start 1 ; oa:end 2 ."
    assert conforms(quads(position))
    assert not conforms(quads(position.replace("1", "2").replace("2 .", "1.5 .")))


@pytest.mark.parametrize("text", ['"2024-31-01"^^xsd:date', '"soon"^^xsd:date', '"٣"^^xsd:date'])
def test_what_is_no_date_is_told_once_and_logged_nowhere(text: str, caplog: pytest.LogCaptureFixture) -> None:
    """A literal that is not what its datatype says is a violation, and no traceback of a library."""
    with caplog.at_level(logging.WARNING):
        found = violations(quads(f"id:s a kg:Attribution ; kg:said {text} ."))
    assert [text.replace("xsd:date", "<http://www.w3.org/2001/XMLSchema#date>")] == [
        one.value for one in found if one.shape == f"{SHAPES}Attribution-said"
    ]
    assert caplog.records == []


def test_logging_is_left_as_it_was() -> None:
    """The quiet ends with the check."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    violations(quads(LABELLED))
    assert logger.level == before


def test_imports_are_not_followed() -> None:
    """A graph that imports another loads none: pytest-socket would stop it, and the file is not read either."""
    imports = "<http://example.org/o> a owl:Ontology ; owl:imports <http://example.org/x> , <file:///etc/hostname> ."
    shapes = "<http://example.org/o> <http://www.w3.org/ns/shacl#shapesGraph> <http://example.org/shapes> ."
    assert conforms(quads(imports + shapes + LABELLED))


def test_shapes_in_the_graph_do_not_count() -> None:
    """A graph cannot bring rules of its own."""
    own = "id:s a sh:NodeShape ; sh:targetNode id:a ; sh:nodeKind sh:Literal ."
    assert conforms(quads(LABELLED + own))


def test_triples_about_triples_are_left_out() -> None:
    """What RDF 1.2 says of a triple is beyond SHACL, and no error."""
    assert conforms(quads(LABELLED + "id:r <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( id:a a id:b )>> ."))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(good_store(), key=str)), unique=True), st.randoms(use_true_random=False))
def test_any_part_of_a_graph_can_be_checked(part: list[ox.Quad], random: Random) -> None:
    """What is left of a graph gives the same violations in any order, each about something that is still there."""
    found = violations(part)
    mixed = list(part)
    random.shuffle(mixed)
    assert found == violations(mixed)
    assert {one.focus for one in found} <= {str(term) for quad in part for term in (quad.subject, quad.object)}


def test_the_given_quads_stay_as_they_are() -> None:
    """Checking changes nothing."""
    graph = list(good_store())
    before = list(graph)
    violations(graph)
    assert graph == before
