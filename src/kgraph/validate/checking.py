"""The shapes over a graph: the one file that knows pyshacl, and with it rdflib's graphs."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kgraph.resources import resource
from kgraph.vocab import XSD

SH = Namespace("http://www.w3.org/ns/shacl#")
COMPONENT = "ConstraintComponent"  # how SHACL ends the names of its constraints


@dataclass(frozen=True, kw_only=True, slots=True)
class Violation:
    """One thing that is not as its shape has it.

    `focus` and `value` are terms as N-Triples writes them; a blank node is `[]`. `path` is the IRI of the property,
    None where the shape is about the thing itself or a longer way; `name` is what the shape calls it. `value` is None
    where one is missing or there are too many. `message` says what would be right. `shape` is the IRI of the shape,
    `constraint` the kind of constraint by SHACL ("MinCount", "Class"), `severity` Violation, Warning or Info.
    """

    focus: str
    path: str | None
    name: str | None
    value: str | None
    message: str
    shape: str
    constraint: str
    severity: str = "Violation"


def violations(quads: Iterable[ox.Quad]) -> tuple[Violation, ...]:
    """What is wrong in a graph, sorted; nothing where it conforms. Names of graphs do not count.

    A value that breaks several constraints of a shape is one violation. Triples about triples (RDF 1.2)
    are left out: SHACL does not know them. Loads nothing, whatever the graph imports.
    """
    from pyshacl import validate  # takes a third of a second to load

    with _quiet():
        _, report, _ = validate(
            _graph(quads),
            shacl_graph=_shapes(),
            inference="none",
            do_owl_imports=False,
            inplace=True,
        )
    if not isinstance(report, Graph):
        raise RuntimeError(f"the shapes cannot be used: {report}")
    once: dict[tuple[str, ...], Violation] = {}
    for violation in sorted(_results(report), key=_order):
        once.setdefault((violation.focus, violation.shape, violation.value or violation.constraint), violation)
    return tuple(once.values())


def conforms(quads: Iterable[ox.Quad]) -> bool:
    """Whether a graph is as the shapes have it."""
    return not violations(quads)


@cache
def _shapes() -> Graph:
    graph = Graph(bind_namespaces="none")
    return graph.parse(data=resource("ontology", "shapes.ttl").read_text(encoding="utf-8"), format="turtle")


def _graph(quads: Iterable[ox.Quad]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for quad in quads:
        if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple):
            graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language is not None:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == XSD.string:
        return Literal(term.value)  # which rdflib does not take for the same as one that names its datatype
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def _results(report: Graph) -> Iterator[Violation]:
    for result in report.objects(None, SH.result):  # not those inside of them, which tell more of one value
        shape = report.value(result, SH.sourceShape)
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        name = _shapes().value(shape, SH.name)
        yield Violation(
            focus=_written(report.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else None,
            name=None if name is None else str(name),
            value=None if value is None else _written(value),
            message=str(report.value(result, SH.resultMessage)),
            shape=str(shape),
            constraint=_last(report.value(result, SH.sourceConstraintComponent)).removesuffix(COMPONENT),
            severity=_last(report.value(result, SH.resultSeverity)),
        )


def _written(term: Node | None) -> str:
    if isinstance(term, URIRef):
        return str(ox.NamedNode(term))
    if not isinstance(term, Literal):
        return "[]"
    datatype = None if term.datatype is None else ox.NamedNode(term.datatype)
    return str(ox.Literal(str(term), language=term.language, datatype=None if term.language else datatype))


def _last(term: Node | None) -> str:
    return str(term).rpartition("#")[2]


def _order(violation: Violation) -> tuple[str, ...]:
    return (violation.focus, violation.path or "", violation.shape, violation.constraint, violation.value or "")


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs a traceback for each literal that is not what its datatype says; the shapes tell of it in a line."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
