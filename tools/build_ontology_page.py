"""Builds docs/ontology.html, the ontology for readers, from ontology/*.ttl and tools/ontology.html.

One file without a script, which asks for nothing: `make ontology-page`. The same ontology gives the same bytes.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import BNode, Node

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "ontology.html"
TEMPLATE = ROOT / "tools" / "ontology.html"
HOME = URIRef("https://w3id.org/kgraph/ontology")
KG = "https://w3id.org/kgraph/ontology#"
VANN = Namespace("http://purl.org/vocab/vann/")
SCHEMES = ("relations", "certainty", "events")
KINDS = (
    ("classes", "Classes", (OWL.Class,)),
    ("object-properties", "Properties between things", (OWL.ObjectProperty,)),
    ("datatype-properties", "Properties with a value", (OWL.DatatypeProperty,)),
    ("individuals", "Individuals", (OWL.NamedIndividual,)),
)
TRAITS = ((OWL.FunctionalProperty, "at most one value"), (OWL.SymmetricProperty, "symmetric"))
RELATED = (
    (RDF.type, "type"),
    (RDFS.subClassOf, "subclass of"),
    (RDFS.subPropertyOf, "subproperty of"),
    (RDFS.domain, "domain"),
    (RDFS.range, "range"),
    (OWL.inverseOf, "inverse of"),
    (OWL.propertyChainAxiom, "short for"),
    (OWL.oneOf, "one of"),
    (RDFS.seeAlso, "see also"),
    (SKOS.closeMatch, "close to"),
    (SKOS.relatedMatch, "related to"),
)
BETWEEN = {OWL.unionOf: " or ", OWL.propertyChainAxiom: " / ", OWL.oneOf: ", "}


@dataclass(frozen=True, kw_only=True)
class Word:
    """A piece of a line: text, and where it leads."""

    text: str
    link: str | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a term has to do with others."""

    name: str
    values: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term as it is shown."""

    anchor: str
    iri: str
    short: str
    label: str
    comment: str
    examples: tuple[str, ...]
    traits: tuple[str, ...]
    lines: tuple[Line, ...]


class Reader:
    """The ontology with its alignments, as values for the page."""

    def __init__(self) -> None:
        self.graph = graph_of("kgraph", "alignments")
        self.prefixes = {str(space): prefix for prefix, space in self.graph.namespaces()}

    def terms(self, kinds: tuple[URIRef, ...]) -> tuple[Term, ...]:
        """The terms of a kind by name, capitals or not."""
        found = {term for kind in kinds for term in self.graph.subjects(RDF.type, kind) if str(term).startswith(KG)}
        return tuple(self._term(term) for term in sorted(found, key=lambda term: (str(term).lower(), str(term))))

    def _term(self, term: Node) -> Term:
        name = str(term).removeprefix(KG)
        types = set(self.graph.objects(term, RDF.type))
        return Term(
            anchor=name,
            iri=str(term),
            short=f"kg:{name}",
            label=str(self.graph.value(term, RDFS.label)),
            comment=str(self.graph.value(term, RDFS.comment)),
            examples=tuple(sorted(str(one) for one in self.graph.objects(term, SKOS.example))),
            traits=tuple(words for kind, words in TRAITS if kind in types),
            lines=tuple(self._lines(term)),
        )

    def _lines(self, term: Node) -> Iterator[Line]:
        for predicate, name in RELATED:
            objects = (one for one in self.graph.objects(term, predicate) if not str(one).startswith(str(OWL)))
            values = sorted((tuple(self._words(predicate, one)) for one in objects), key=_text)
            if values:
                yield Line(name=name, values=tuple(values))

    def _words(self, predicate: Node, value: Node) -> Iterator[Word]:
        if isinstance(value, URIRef):
            yield self.word(value)
            return
        inverse = self.graph.value(value, OWL.inverseOf)
        if inverse is not None:
            yield Word(text="the inverse of ")
            yield self.word(inverse)
            return
        union = self.graph.value(value, OWL.unionOf)
        between = BETWEEN[OWL.unionOf] if union is not None else BETWEEN[URIRef(str(predicate))]
        for number, one in enumerate(Collection(self.graph, value if union is None else union)):
            if number:
                yield Word(text=between)
            yield self.word(one)

    def word(self, iri: Node) -> Word:
        """An IRI under its prefix: a place on this page for a term of ours, else where it leads."""
        if isinstance(iri, BNode):
            raise ValueError(f"{iri} has no name, and the page cannot tell it")
        text = str(iri)
        if text.startswith(KG):
            return Word(text=f"kg:{text.removeprefix(KG)}", link=f"#{text.removeprefix(KG)}")
        start = max((space for space in self.prefixes if text.startswith(space)), key=len, default=None)
        short = text if start is None else f"{self.prefixes[start]}:{text.removeprefix(start)}"
        return Word(text=short, link=text)


def _text(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def graph_of(*names: str) -> Graph:
    """Files of the ontology as one graph."""
    graph = Graph(bind_namespaces="none")
    for name in names:
        graph.parse(ROOT / "ontology" / f"{name}.ttl", format="turtle")
    return graph


def scheme(name: str) -> dict[str, object]:
    """A concept scheme: its title, and its concepts along its scale or by their names."""
    graph = graph_of(name)
    (home,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    prefix = str(graph.value(home, VANN.preferredNamespacePrefix))
    space = str(graph.value(home, VANN.preferredNamespaceUri))
    scale = next(graph.objects(None, SKOS.memberList), None)
    order = [] if scale is None else list(Collection(graph, scale))
    concepts = sorted(graph.subjects(RDF.type, SKOS.Concept), key=str)
    ordered = [*order, *(one for one in concepts if one not in order)]
    return {
        "anchor": f"scheme-{name}",
        "title": str(graph.value(home, DCTERMS.title)),
        "description": str(graph.value(home, DCTERMS.description)),
        "prefix": prefix,
        "space": space,
        "concepts": [
            {
                "short": f"{prefix}:{str(one).removeprefix(space)}",
                "iri": str(one),
                "label": str(graph.value(one, SKOS.prefLabel)),
                "definition": str(graph.value(one, SKOS.definition)),
            }
            for one in ordered
        ],
    }


def page() -> str:
    """The page as text."""
    reader = Reader()
    told = {name: str(reader.graph.value(HOME, predicate)) for name, predicate in {
        "title": DCTERMS.title, "description": DCTERMS.description, "version": OWL.versionInfo,
        "version_iri": OWL.versionIRI, "created": DCTERMS.created, "licence": DCTERMS.license,
        "prefix": VANN.preferredNamespacePrefix, "space": VANN.preferredNamespaceUri,
    }.items()}  # fmt: skip
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    sections = [{"anchor": anchor, "title": title, "terms": reader.terms(kinds)} for anchor, title, kinds in KINDS]
    return template.render(about=told, sections=sections, schemes=[scheme(name) for name in SCHEMES]).rstrip() + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    parser.parse_args().output.write_text(page(), encoding="utf-8", newline="\n")
