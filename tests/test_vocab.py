"""The vocabulary in code, the ontology files, what is written and what is asked are held against each other."""

import dataclasses
import re
import subprocess
import sys
from typing import get_args

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, SKOS
from rdflib.namespace import RDFS as RDF_SCHEMA

from kgraph import vocab
from kgraph.assemble import Sides, article_quads
from kgraph.assemble.imports import ImportedFile, import_graphs
from kgraph.model import (
    RELATIONS,
    STATING,
    Certainty,
    Comparability,
    Compared,
    Comparison,
    Decision,
    Event,
    EventType,
    FigureKey,
    Link,
    Quantity,
    Span,
    Subject,
    Time,
)
from kgraph.resources import resource
from kgraph.store.questions import named_queries
from store.news import HARBOUR, LUND, harbour, reply, resolution, span

ONTOLOGY = URIRef("https://w3id.org/kgraph/ontology")
CLOSED = {
    "dcterms": vocab.DCTERMS,
    "kg": vocab.KG,
    "kgc": vocab.KGC,
    "kge": vocab.KGE,
    "kgr": vocab.KGR,
    "oa": vocab.OA,
    "org": vocab.ORG,
    "owl": vocab.OWL,
    "prov": vocab.PROV,
    "rdfs": vocab.RDFS,
    "schema": vocab.SCHEMA,
    "sem": vocab.SEM,
    "skos": vocab.SKOS,
    "time": vocab.TIME,
    "xsd": vocab.XSD,
}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


def ontology(name: str = "kgraph") -> Graph:
    return Graph(bind_namespaces="none").parse(resource("ontology", f"{name}.ttl"), format="turtle")


def kg_terms() -> set[str]:
    return {str(term) for term in vocab.KG}


def kg_subjects() -> list[URIRef]:
    return sorted({term for term in ontology().subjects() if str(term).startswith(str(vocab.KG))})


def everything() -> list[ox.Quad]:
    """The test articles with all that assemble can write."""
    facts, (first, second, *rest) = harbour()
    inside = dataclasses.replace(first.attribution, within=second.attribution.id)
    inner = dataclasses.replace(first, attribution=inside, verdict="accepted", probability=(0.0, 0.05))
    town, people = span(HARBOUR, "the town"), span(HARBOUR, "people")
    figures = (
        Quantity(span=people, value=5, minimum=5, maximum=6, unit="USD", of=people, places=(town,)),
        Quantity(span=town, value=1, attribution=inside.id, part_of=people, measured=town),
    )
    times = (
        Time(span=town, value="2024-11-04T15:00", tells="said", attribution=inside.id),
        Time(span=people, value="P3D", attribution=inside.id),
        Time(span=span(HARBOUR, "Monday"), value="2024-10/..", attribution=None),
    )
    known_as = (next(one.span for one in facts.mentions if resolution().entities_of(facts.article, one.span)),)
    told = Event(span=town, type="kill", actors=known_as, patients=known_as, places=known_as, times=(town,))
    events = (told, dataclasses.replace(told, span=people, attribution=inside.id))
    denied = [
        dataclasses.replace(
            second, attribution=dataclasses.replace(second.attribution, id=relation, relation=relation, hedge=town)
        )
        for relation in ("denies", "does-not-confirm", "declines-comment")
    ]
    articles = [
        (dataclasses.replace(facts, quantities=figures, times=times, events=events), (inner, second, *denied, *rest)),
        reply(),
    ]
    linked = Link(
        iri="https://example.org/1", match="close", score=0.7, evidence="", authority="a.ttl", sha256="0" * 64
    )
    named = {
        name: dataclasses.replace(entity, links=(linked,), identical=("https://example.org/2",))
        for name, entity in resolution().entities.items()
    }
    decision = Decision(kind="accept", who="Jo", when="2026-01-01T10:00:00Z", why="checked")
    decided = {first.attribution.id: (decision,), LUND: (decision,)}
    known = dataclasses.replace(resolution(), entities=named, decisions=decided)
    sides = Sides(side_by_side(facts.article.id, people, first.attribution.id))
    written = [quad for article in articles for quad in article_quads(*article, known, sides=sides)]
    return [*written, *imported()]


def imported() -> list[ox.Quad]:
    """What is told of an imported file."""
    file = ImportedFile(
        label="a.trig",
        format="trig",
        media_type="application/trig",
        size=1,
        sha256="0" * 64,
        origin="https://example.org/",
    )
    named = [ox.Quad(*3 * [ox.NamedNode("https://example.org/1")], ox.NamedNode("https://example.org/graph"))]
    graphs = import_graphs(file, named)
    return graphs[max(graphs, key=lambda name: -len(name))]


def written() -> set[str]:
    """IRIs of all predicates, classes and other terms that assembling the test articles writes."""
    quads = everything()
    terms = {quad.predicate.value for quad in quads}
    terms |= {quad.object.value for quad in quads if str(quad.object).startswith("<")}
    return {term for term in terms if term.startswith(tuple(str(namespace) for namespace in CLOSED.values()))}


def side_by_side(article: str, number: Span, statement: str) -> Compared:
    """A figure compared with itself in every way there is."""
    key = FigureKey(article=article, span=number)
    return Compared(
        subjects={key: Subject(thing="person", of=(LUND,), happenings=("kill",), places=(LUND,))},
        comparisons=tuple(
            Comparison(left=key, right=key, verdict=verdict, because="") for verdict in get_args(Comparability)
        ),
        said={statement: "2024-11-04"},
        voices={statement: 2},
    )


def test_ontology_and_code_have_the_same_kg_terms() -> None:
    """Every term of the KG namespace is defined in the ontology, and the other way round."""
    assert kg_terms() == {str(term) for term in kg_subjects()}


@pytest.mark.parametrize(
    ("namespace", "scheme", "values"),
    [
        (vocab.KGR, "relations", RELATIONS),
        (vocab.KGC, "certainty", get_args(Certainty)),
        (vocab.KGE, "events", get_args(EventType)),
    ],
)
def test_schemes_hold_the_values_of_the_model(namespace: object, scheme: str, values: tuple[str, ...]) -> None:
    """The concepts of a scheme are the values that the model knows, each with label, definition and scheme."""
    graph = ontology(scheme)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert {f"{namespace}{value}" for value in values} == {str(concept) for concept in concepts}
    (home,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    for concept in concepts:
        assert graph.value(concept, SKOS.prefLabel)
        assert graph.value(concept, SKOS.definition)
        assert home == graph.value(concept, SKOS.inScheme)


def test_stating_collection_is_that_of_the_model() -> None:
    """The relations that make a statement are the same in the scheme and in the model."""
    members = ontology("relations").objects(URIRef(f"{vocab.KGR}stating"), SKOS.member)
    assert {f"{vocab.KGR}{relation}" for relation in STATING} == {str(member) for member in members}


def test_scale_of_certainty_is_ordered_as_in_the_model() -> None:
    """The scale runs from certain to unlikely in the model's order; unstated stands beside it."""
    graph = ontology("certainty")
    listed = graph.value(URIRef(f"{vocab.KGC}scale"), SKOS.memberList)
    assert listed is not None
    scale = [str(member) for member in Collection(graph, listed)]
    assert [f"{vocab.KGC}{value}" for value in get_args(Certainty) if value != "unstated"] == scale


@pytest.mark.parametrize("term", kg_subjects(), ids=lambda term: term.rpartition("#")[2])
def test_each_term_is_described(term: URIRef) -> None:
    """Each kg: term has one English label, one English comment and says where it is defined."""
    graph = ontology()
    for predicate in (RDF_SCHEMA.label, RDF_SCHEMA.comment):
        (text,) = graph.objects(term, predicate)
        assert isinstance(text, Literal)
        assert text.language == "en"
        assert text.strip()
    assert list(graph.objects(term, RDF_SCHEMA.isDefinedBy)) == [ONTOLOGY]


def test_each_property_has_domain_and_range() -> None:
    """Each property says of what and with which values it is used."""
    graph = ontology()
    properties = {term for kind in PROPERTIES for term in graph.subjects(RDF.type, kind)}
    assert properties
    for predicate in (RDF_SCHEMA.domain, RDF_SCHEMA.range):
        assert set() == {term for term in properties if len(list(graph.objects(term, predicate))) != 1}


@pytest.mark.parametrize(("edge", "made"), [("states", "madeStatement"), ("reports", "madeReport")])
def test_plain_edges_are_property_chains(edge: str, made: str) -> None:
    """kg:states and kg:reports are declared as the chains from the speaker through the statement."""
    graph = ontology()
    listed = graph.value(URIRef(vocab.KG[edge]), OWL.propertyChainAxiom)
    assert listed is not None
    assert [vocab.KG[made], vocab.SCHEMA.about] == [str(one) for one in Collection(graph, listed)]


def test_ontology_tells_its_version() -> None:
    """The ontology carries a version."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(ontology().value(ONTOLOGY, OWL.versionInfo)))


def test_only_known_terms_are_written() -> None:
    """Each term that assemble writes from our and others' vocabularies is one of the closed namespaces'."""
    known = {str(term) for name, space in CLOSED.items() if name not in ("kgr", "kgc", "kge") for term in space}
    known |= {f"{vocab.KGR}{value}" for value in RELATIONS} | {f"{vocab.KGC}{value}" for value in get_args(Certainty)}
    known |= {f"{vocab.KGE}{value}" for value in get_args(EventType)}
    assert set() == written() - known


def test_each_property_is_written() -> None:
    """The ontology defines no property that assemble never writes."""
    graph = ontology()
    properties = {str(term) for kind in PROPERTIES for term in graph.subjects(RDF.type, kind)}
    in_schemes = {str(one) for scheme in ("cues", "yardstick") for one in ontology(scheme).predicates()}
    assert set() == properties - written() - in_schemes


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_queries_use_known_terms_under_our_prefixes(name: str) -> None:
    """A named query declares our prefixes as we do, all that it uses and no others, and asks for known terms."""
    body = re.sub(r'"[^"]*"|^#.*$', "", named_queries()[name].sparql, flags=re.MULTILINE)
    declared = dict(re.findall(r"PREFIX (\w+): <([^>]*)>", body))
    used = re.findall(r"(?<![\w?:])(\w+):([A-Za-z][\w-]*)", re.sub(r"PREFIX.*", "", body))
    assert declared == {prefix: vocab.prefixes()[prefix] for prefix in declared}
    assert set(declared) == {prefix for prefix, _ in used}
    for prefix, term in used:
        assert CLOSED[prefix][term]


@pytest.mark.parametrize(
    "name", ["KG", "SCHEMA", "PROV", "OA", "ORG", "OWL", "SKOS", "DCTERMS", "FOAF", "RDF", "RDFS", "XSD", "KGR", "KGC"]
)
def test_misspelt_term_raises(name: str) -> None:
    """A term that a namespace does not have raises at once."""
    with pytest.raises(AttributeError, match="stats"):
        getattr(vocab, name).stats  # noqa: B018


def test_base_is_behind_the_id_prefix() -> None:
    """The prefix id: stands for the base that things get their names under."""
    assert vocab.prefixes("https://example.org/x/")["id"] == "https://example.org/x/"


@pytest.mark.parametrize("room", ["kgraph.store", "kgraph.vocab", "kgraph.store.questions", "kgraph.assemble"])
def test_rooms_of_the_graph_import_nothing_heavy(room: str) -> None:
    """Asking a store loads no language model, no network drawing and no graph layout."""
    code = f"import sys, {room}; print(sorted({{'spacy', 'pyvis', 'networkx'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
