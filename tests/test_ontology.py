"""Ontology, vocabulary, queries, shapes, alignments and what is written are held against each other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDFS, SKOS
from rdflib.term import Node

from kgraph import __version__, vocab
from kgraph.rdf import read_quads
from kgraph.resources import resource
from kgraph.store.questions import named_queries
from kgraph.validate.checking import SH
from test_vocab import CLOSED, everything, kg_subjects, kg_terms, ontology
from validate.test_shapes import GOLDEN, shapes

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "ontology.html"
KG = str(vocab.KG)
TERMS = {str(term).removeprefix(KG) for term in kg_terms()}
VANN = "http://purl.org/vocab/vann/"
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")
FILES = sorted(path.stem for path in resource("ontology").glob("*.ttl"))
STANDARDS = {
    str(space): name
    for name, space in CLOSED.items()
    if name in ("dcterms", "oa", "org", "prov", "schema", "sem", "skos", "time")
}
ALIGNED = (
    "http://groundedannotationframework.org/grasp#",
    "http://groundedannotationframework.org/grasp/factuality#",
    "http://groundedannotationframework.org/gaf#",
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "http://www.w3.org/2005/11/its/rdf#",
)
ANYTHING = {"https://schema.org/Thing", "http://www.w3.org/ns/prov#Agent", str(RDFS.Resource)}
ENTITIES = {
    *(f"https://schema.org/{name}" for name in ("Person", "Organization", "Place", "Event", "Thing")),
    f"{KG}Group",
}


def local(term: Node) -> str:
    return str(term).removeprefix(KG)


def kg_of(graph: Graph) -> set[str]:
    """The kg: terms in a graph, wherever they stand."""
    return {local(node) for triple in graph for node in triple if str(node).startswith(KG)}


# --- Every file ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_each_file_tells_version_licence_and_title(name: str) -> None:
    """Each file of the ontology is an owl:Ontology of this version, under CC BY, with a title and a day."""
    graph = ontology(name)
    (home,) = graph.subjects(RDF.type, OWL.Ontology)
    assert (Literal(__version__), LICENCE) == (graph.value(home, OWL.versionInfo), graph.value(home, DCTERMS.license))
    assert str(graph.value(home, OWL.versionIRI)).endswith(f"/{__version__}")
    assert graph.value(home, DCTERMS.created).datatype == URIRef(vocab.XSD.date)  # type: ignore[union-attr]
    assert graph.value(home, DCTERMS.title) or graph.value(home, SKOS.prefLabel)


@pytest.mark.parametrize("name", [name for name in FILES if name != "alignments"])
def test_each_file_tells_its_prefix(name: str) -> None:
    """The prefix that a file recommends is the one that it uses, and that the code uses where it has one."""
    graph = ontology(name)
    (home,) = graph.subjects(RDF.type, OWL.Ontology)
    prefix = str(graph.value(home, URIRef(f"{VANN}preferredNamespacePrefix")))
    space = str(graph.value(home, URIRef(f"{VANN}preferredNamespaceUri")))
    assert dict(graph.namespaces())[prefix] == URIRef(space)
    assert vocab.prefixes().get(prefix, space) == space


@pytest.mark.parametrize("name", FILES)
def test_prefixes_of_a_file_are_used(name: str) -> None:
    """A file declares no prefix that it does not use, and ours as the code has them."""
    text = resource("ontology", f"{name}.ttl").read_text(encoding="utf-8")
    for prefix, space in re.findall(r"^@prefix (\w+): <([^>]*)>", text, re.MULTILINE):
        assert re.search(rf"(?<![\w:/#<]){prefix}:[A-Za-z]", re.sub(r"(?m)^@prefix.*$", "", text)), prefix
        assert vocab.prefixes().get(prefix, space) == space


@pytest.mark.parametrize("name", [name for name in FILES if name != "kgraph"])
def test_files_use_known_kg_terms(name: str) -> None:
    """Shapes, schemes and alignments speak of no kg: term that the ontology does not define."""
    assert set() == kg_of(ontology(name)) - TERMS


# --- Every term ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", kg_subjects(), ids=local)
def test_each_term_has_an_example(term: URIRef) -> None:
    """Each term has an example in English that is no copy of its comment."""
    graph = ontology()
    (example,) = graph.objects(term, SKOS.example)
    assert isinstance(example, Literal)
    assert (example.language, example.strip().endswith(".")) == ("en", True)
    assert example != graph.value(term, RDFS.comment)


def test_labels_are_those_of_the_names() -> None:
    """A label is the name in words, so that who knows one knows the other."""
    graph = ontology()
    spelt = {term: re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local(term)).lower() for term in kg_subjects()}
    different = {local(term) for term, words in spelt.items() if str(graph.value(term, RDFS.label)).lower() != words}
    assert different == {"sha256"}


def supers() -> Iterator[tuple[URIRef, Node]]:
    graph = ontology()
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term, above in graph.subject_objects(predicate):
            yield term, graph.value(above, OWL.inverseOf) or above  # type: ignore[misc]


def test_super_terms_are_ours_or_of_a_standard() -> None:
    """What a term is a kind of is defined here, or by one of the vocabularies that the ontology is built on."""
    above = {str(one) for _, one in supers()}
    assert set() == {one for one in above if not one.startswith((KG, *STANDARDS))}
    for space in ("prov", "schema", "sem", "time", "skos", "dcterms"):
        assert any(STANDARDS.get(start) == space for one in above for start in STANDARDS if one.startswith(start)), (
            space
        )


def test_every_class_is_of_a_standard() -> None:
    """Each class leads up to a class of another vocabulary, so that a tool that knows that one can use ours."""
    graph = ontology()
    for term in graph.subjects(RDF.type, OWL.Class):
        if isinstance(term, URIRef):
            above = set(graph.transitive_objects(term, RDFS.subClassOf))
            assert any(str(one).startswith(tuple(STANDARDS)) for one in above), term


def named(graph: Graph, expression: Node | None) -> set[str]:
    """The classes that a domain or range names: one, or those of a union."""
    union = None if expression is None else graph.value(expression, OWL.unionOf)
    return {str(one) for one in ([expression] if union is None else Collection(graph, union))}


def test_what_is_written_is_in_domain_and_range() -> None:
    """Each kg: triple of the sample articles, and of all that can be written, is as the ontology has its property."""
    graph = ontology()
    quads = [*read_quads(GOLDEN), *everything()]
    types: dict[object, set[str]] = {}
    for quad in quads:
        if quad.predicate.value == str(RDF.type):
            types.setdefault(quad.subject, set()).add(quad.object.value)
    wrong = set()
    for quad in quads:
        property_ = URIRef(quad.predicate.value)
        if not str(property_).startswith(KG):
            continue
        for predicate, end in ((RDFS.domain, quad.subject), (RDFS.range, quad.object)):
            allowed = named(graph, graph.value(property_, predicate))
            if types.get(end) and not fits(types[end], allowed):
                wrong.add((local(property_), predicate, *types[end]))
    assert wrong == set()


def fits(given: set[str], allowed: set[str]) -> bool:
    return bool(given & allowed) or str(RDFS.Resource) in allowed or bool(allowed & ANYTHING and given & ENTITIES)


# --- Vocabulary, queries and shapes --------------------------------------------------------------------------------


def asked(name: str) -> set[tuple[str, str]]:
    """The prefixed names of a query, without its text and comments."""
    body = re.sub(r'"[^"]*"|^#.*$|PREFIX.*', "", named_queries()[name].sparql, flags=re.MULTILINE)
    return set(re.findall(r"(?<![\w?:])(\w+):([A-Za-z][\w-]*)", body))


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_queries_ask_for_terms_that_the_ontology_has(name: str) -> None:
    """Each kg: term of a query is in the ontology, and each concept in its scheme."""
    concepts = {prefix: {str(one) for one in ontology(scheme).subjects(RDF.type, SKOS.Concept)}
                for prefix, scheme in (("kgr", "relations"), ("kgc", "certainty"), ("kge", "events"))}  # fmt: skip
    for prefix, term in asked(name):
        if prefix == "kg":
            assert term in TERMS
        elif prefix in concepts and (prefix, term) not in {("kgr", "stating"), ("kgc", "scale")}:
            assert vocab.prefixes()[prefix] + term in concepts[prefix]


def test_shapes_are_about_every_kg_term_that_is_written() -> None:
    """Each kg: class and property stands in the shapes, but those of the cue scheme, which is no graph of articles."""
    graph = ontology()
    of_cues = {local(one) for one in graph.subjects(RDFS.domain, URIRef(vocab.KG.Cue))} | {"Cue"}
    enumerated = {local(one) for one in graph.subjects(OWL.oneOf)}
    assert of_cues | enumerated == TERMS - kg_of(shapes())


def test_shapes_know_all_values_of_a_closed_list() -> None:
    """Where a shape lists values, they are all that the ontology or the scheme has."""
    known = shapes()
    lists = {frozenset(map(str, Collection(known, one))) for one in known.objects(None, SH.term("in"))}
    graph = ontology()
    for listed in graph.objects(None, OWL.oneOf):
        assert frozenset(map(str, Collection(graph, listed))) in lists
    for scheme in ("relations", "certainty", "events"):
        assert frozenset(map(str, ontology(scheme).subjects(RDF.type, SKOS.Concept))) in lists


# --- Alignments ----------------------------------------------------------------------------------------------------


def test_alignments_lead_from_ours_to_grasp_and_nif() -> None:
    """Subjects are terms that we define or write, objects are of GRaSP, GAF, NIF or ITS RDF."""
    graph = ontology("alignments")
    (home,) = graph.subjects(RDF.type, OWL.Ontology)
    written = {quad.predicate.value for quad in everything()} | {quad.object.value for quad in everything()}
    aligned = [triple for triple in graph if triple[0] != home]
    assert {str(subject) for subject, _, _ in aligned} <= kg_terms() | written
    assert all(str(target).startswith(ALIGNED) for _, _, target in aligned)
    assert all(any(str(one).startswith(space) for _, _, one in aligned) for space in ALIGNED)


def test_alignments_claim_no_more_than_they_can() -> None:
    """Nothing is said to be the same: terms are close, related, or a case of the other."""
    graph = ontology("alignments")
    (home,) = graph.subjects(RDF.type, OWL.Ontology)
    used = {predicate for subject, predicate, _ in graph if subject != home}
    assert used <= {SKOS.closeMatch, SKOS.relatedMatch, RDFS.subPropertyOf}
