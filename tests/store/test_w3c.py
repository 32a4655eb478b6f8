"""The W3C's tests of Turtle, TriG, N-Triples and N-Quads: what import takes and refuses, and what comes out again.

They are no part of the project: `pytest tests/store/test_w3c.py --rdf-tests DIR` takes them where they lie.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, Namespace

from kgraph import ids
from kgraph.assemble import serialize
from kgraph.pipeline import import_files
from kgraph.rdf import quads_of
from kgraph.store.graph import GraphStore
from kgraph.store.imports import ImportShelf, dataset

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
RDFT = Namespace("http://www.w3.org/ns/rdftest#")
SUITES = {"rdf-turtle": "ttl", "rdf-trig": "trig", "rdf-n-triples": "nt", "rdf-n-quads": "nq"}
LEAST = 60  # tests in the smallest of the suites; fewer would mean that the manifest was not understood
EXCEPTIONS: dict[str, str] = {}  # tests by name that come out otherwise than they should, with the reason


class Case(NamedTuple):
    name: str
    positive: bool
    action: Path
    result: Path | None
    base: str


def cases(folder: Path) -> Iterator[Case]:
    """The tests of a suite, in the order of its manifest."""
    graph = rdflib.Graph().parse(folder / "manifest.ttl", publicID="https://manifest/")
    manifest = rdflib.URIRef("https://manifest/")
    base = graph.value(manifest, MF.assumedTestBase) or f"https://w3c.github.io/rdf-tests/rdf/rdf11/{folder.name}/"
    for test in Collection(graph, graph.value(manifest, MF.entries)):
        action, result = (graph.value(test, term) for term in (MF.action, MF.result))
        name = str(action).removeprefix("https://manifest/")
        yield Case(
            name=str(graph.value(test, MF.name)),
            positive="Negative" not in str(graph.value(test, RDF.type)),
            action=folder / name,
            result=None if result is None else folder / str(result).removeprefix("https://manifest/"),
            base=f"{base}{name}",
        )


@pytest.fixture
def suite(request: pytest.FixtureRequest) -> tuple[str, list[Case]]:
    where = request.config.getoption("--rdf-tests")
    if where is None:
        pytest.skip("the W3C's tests are no part of the project: give their folder with --rdf-tests DIR")
    return SUITES[request.param], list(cases(Path(where) / request.param))


def taken(case: Case, store: Path) -> bool:
    """Whether import takes the file of a test."""
    report = import_files([case.action], store=store, stdin=bytes, origin=case.base)
    return not report.failures


def by_value(term: Any) -> Any:
    """A literal by its value, as rdflib knows it, whichever of the whole numbers its type is; others as they are."""
    if not isinstance(term, ox.Literal) or term.language is not None:
        return term
    value = rdflib.Literal(term.value, datatype=term.datatype.value).value
    if value is None or isinstance(value, str):
        return term
    return ox.Literal(repr(value.normalize() if isinstance(value, Decimal) else value))


def canonical(quads: list[ox.Quad]) -> set[ox.Quad]:
    """The quads with literals by their values, and with the same names for the same blank nodes."""
    found = ox.Dataset([ox.Quad(q.subject, q.predicate, by_value(q.object), q.graph_name) for q in quads])
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(found)


def expected(case: Case, format: str) -> list[ox.Quad]:
    """What the file of a test says, by the result that comes with it where there is one."""
    if case.result is None:
        return quads_of(case.action.read_bytes(), format=format, name=case.name, origin=case.base)
    return quads_of(case.result.read_bytes(), format=case.result.suffix[1:], name=case.name)


@pytest.mark.parametrize("suite", SUITES, indirect=True)
def test_verdicts_and_values(suite: tuple[str, list[Case]], tmp_path: Path) -> None:
    """Import takes what is right and refuses what is wrong; what it takes comes out of the store with equal values."""
    format, tests = suite
    assert len(tests) >= LEAST
    wrong = [case.name for case in tests if taken(case, tmp_path / "store") != case.positive]
    files = {file.origin: file for file in ImportShelf(tmp_path / "store").all()}
    changed: list[str] = []
    with GraphStore.open(tmp_path / "store" / "graph", read_only=True) as graph:
        for case in tests:
            if not case.positive or case.name in wrong:
                continue
            written = serialize(dataset(graph, files[case.base], ids.BASE), format=format)
            if canonical(quads_of(written, format=format, name=case.name)) != canonical(expected(case, format)):
                changed.append(case.name)
    assert {*wrong, *changed} == EXCEPTIONS.keys() & {case.name for case in tests}
