"""The shapes: what kgraph writes conforms, and each constraint finds what breaks it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import RDF, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.rdf import quads_of, read_quads
from kgraph.resources import resource
from kgraph.validate import told, violations
from kgraph.validate.checking import COMPONENT, SH
from test_vocab import everything
from validate.shaped import GOOD, SHAPES, changed, failing, good_store

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "kgraph.ttl"
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
CONSTRAINTS = {
    "MinCount", "MaxCount", "Class", "Datatype", "NodeKind", "In", "HasValue", "LanguageIn", "MinLength", "Pattern",
    "MinInclusive", "MaxInclusive", "LessThan", "LessThanOrEquals", "Equals", "Node", "Or", "QualifiedMinCount",
    "QualifiedMaxCount",
}  # fmt: skip
BLANK = {  # a thing of each shape that has one of its own, as the good graph calls it
    "Activity": "rerun", "Article": "letter", "Attribution": "belief", "Decision": "decision", "Editor": "jo",
    "Entity": "oder", "Event": "meeting", "Evidence": "others", "FormerName": "former", "Instant": "noon",
    "Link": "link", "Membership": "membership", "Mention": "mention", "Office": "mate", "Position": "others-position",
    "Quantity": "six", "Quote": "others-quote", "Run": "run", "Software": "software", "Statement": "denial",
    "Time": "monday", "Saying": "denial", "Report": "report", "WithSource": "statement", "WithCue": "statement",
    "WithText": "statement", "Agreeing": "six", "Overlapping": "six", "Conflicting": "seven",
    "DifferingInPlace": "seven", "Superseding": "six", "Import": "import", "ImportedGraph": "import-graph",
}  # fmt: skip


def shapes() -> Graph:
    return Graph(bind_namespaces="none").parse(resource("ontology", "shapes.ttl"), format="turtle")


def name(shape: Node) -> str:
    return str(shape).removeprefix(SHAPES)


def targeted(graph: Graph) -> set[Node]:
    """The shapes that apply by themselves; the others say more of a value, and tell nothing on their own."""
    return {shape for target in TARGETS for shape in graph.subjects(target)}


def property_shapes(graph: Graph) -> set[Node]:
    return {inner for shape in targeted(graph) for inner in graph.objects(shape, SH.property)}


@pytest.mark.parametrize("row", list(failing()), ids=lambda row: f"{row.shape}-{row.constraint}")
def test_row_breaks_one_constraint(row) -> None:
    """Each change of the good graph is one violation of the shape that it is made for, told in plain words."""
    (found,) = violations(changed(row))
    assert (row.shape, row.constraint, row.line) == (name(URIRef(found.shape)), found.constraint, told(found))


@pytest.mark.parametrize(("shape", "thing"), sorted(BLANK.items()))
def test_blank_node_breaks_the_shape(shape: str, thing: str) -> None:
    """A thing without an IRI is told, whatever it is."""
    text = re.sub(rf"id:{thing}(?![\w-])", f"_:{thing}", GOOD.read_text(encoding="utf-8"))
    found = violations(quads_of(text.encode(), format="ttl", name="blank"))
    assert shape in {name(URIRef(one.shape)) for one in found if one.focus == "[]"}
    assert {"NodeKind"} == {one.constraint for one in found}


@pytest.mark.parametrize("graph", [GOOD, GOLDEN], ids=["good", "sample corpus"])
def test_graph_conforms(graph: Path) -> None:
    """The good graph and that of the sample articles conform."""
    assert violations(read_quads(graph)) == ()


def test_everything_that_assemble_can_write_conforms() -> None:
    """Articles with links, decisions, verdicts, events, comparisons and all kinds of times conform."""
    assert violations(everything()) == ()


def test_shapes_are_well_formed() -> None:
    """The shapes conform to the shapes of shapes (SHACL, appendix C)."""
    assert validate(Graph(), shacl_graph=shapes(), meta_shacl=True)[0]


def test_each_shape_has_a_failing_example() -> None:
    """No shape that applies is without an example that breaks it."""
    graph = shapes()
    applying = targeted(graph) | property_shapes(graph)
    assert {name(shape) for shape in applying} == {row.shape for row in failing()} | set(BLANK)


def constraints(graph: Graph) -> Iterator[tuple[str, str]]:
    for shape in property_shapes(graph):
        for predicate in graph.predicates(shape):
            said = name(predicate).removeprefix(str(SH))
            if (kind := said[0].upper() + said[1:]) in CONSTRAINTS:
                yield name(shape), kind


def test_each_constraint_has_a_failing_example() -> None:
    """No constraint of a property is without an example that breaks it."""
    assert set() == set(constraints(shapes())) - {(row.shape, row.constraint) for row in failing()}


def test_each_constraint_is_one_that_the_tests_know() -> None:
    """What a shape says is a constraint of the list above, or no constraint: so none is passed over."""
    graph = shapes()
    said = {name(term).removeprefix(str(SH)) for shape in property_shapes(graph) for term in graph.predicates(shape)}
    others = {"path", "name", "message", "qualifiedValueShape", str(RDF.type)}
    assert {one for one in said - others if one[0].upper() + one[1:] not in CONSTRAINTS} == set()
    assert COMPONENT == "ConstraintComponent"


def test_each_property_shape_has_a_name_and_a_message() -> None:
    """A property that is wrong is told by name, and with what would be right."""
    graph = shapes()
    for shape in property_shapes(graph):
        assert graph.value(shape, SH.name), shape
        assert str(graph.value(shape, SH.message)).strip().endswith("."), shape


def written() -> list[ox.Quad]:
    return [*read_quads(GOLDEN), *everything()]


def test_each_class_that_is_written_has_a_shape() -> None:
    """No class is written that no shape is about; what a statement is besides, the shape of statements has."""
    graph = shapes()
    about = {str(one) for one in graph.objects(None, SH.targetClass)} | {
        str(one) for one in graph.objects(URIRef(f"{SHAPES}Statement-types"), SH.hasValue)
    }
    assert set() == {quad.object.value for quad in written() if quad.predicate.value == str(RDF.type)} - about


def paths(graph: Graph) -> Iterator[str]:
    for path in graph.objects(None, SH.path):
        listed = graph.value(path, SH.alternativePath)
        for step in [path] if listed is None else Collection(graph, listed):
            yield str(graph.value(step, SH.inversePath) or step)


def test_each_property_that_is_written_has_a_shape() -> None:
    """No property is written that no shape is about."""
    assert set() == {quad.predicate.value for quad in written()} - set(paths(shapes()))


def test_each_property_of_a_shape_is_in_the_good_graph() -> None:
    """The good graph has every property that a shape is about, so that its rows can break it."""
    assert set(paths(shapes())) == {quad.predicate.value for quad in good_store()}
