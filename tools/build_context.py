"""Builds ontology/context.jsonld, the JSON-LD context of what we write, from kgraph.vocab and ontology/kgraph.ttl.

A term is the last part of an IRI; where two have the same, or a prefix has that name, it is told with its vocabulary
("org_member"), our own terms coming first. The same vocabulary gives the same bytes.
"""

import json
from pathlib import Path

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

from kgraph import vocab

TARGET = Path(__file__).resolve().parent.parent / "ontology" / "context.jsonld"
ONTOLOGY = TARGET.with_name("kgraph.ttl")
SPACES = ("kg", "schema", "prov", "oa", "org", "sem", "time", "skos", "rdfs", "dcterms", "owl")
ID = "@id"
# what the properties of others have as values in what we write, where it is always of one kind and no string
TYPES = {
    "schema": {
        **dict.fromkeys(("about", "areaServed", "mentions"), ID),
        **dict.fromkeys(("latitude", "longitude", "maxValue", "minValue", "value"), str(XSD.decimal)),
    },
    "prov": {
        **dict.fromkeys(("used", "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom", "wasGeneratedBy"), ID),
        "wasInfluencedBy": ID,
        "hadPrimarySource": ID,
        "endedAtTime": str(XSD.dateTime),
    },
    "oa": {
        **dict.fromkeys(("hasSelector", "hasSource"), ID),
        **dict.fromkeys(("start", "end"), str(XSD.nonNegativeInteger)),
    },
    "org": dict.fromkeys(("member", "organization", "role"), ID),
    "sem": dict.fromkeys(("eventType", "hasPlace", "hasTime"), ID),
    "time": {
        **dict.fromkeys(("hasBeginning", "hasEnd"), ID),
        "hasXSDDuration": str(XSD.duration),
        "inXSDDate": str(XSD.date),
        "inXSDDateTime": str(XSD.dateTime),
    },
    "skos": dict.fromkeys(("broadMatch", "closeMatch", "exactMatch"), ID),
    "dcterms": {"isReplacedBy": ID},
    "owl": {"sameAs": ID},
}


def context() -> dict[str, object]:
    """The prefixes but that of the base, which each graph has its own of, and the terms, each sorted by name."""
    prefixes = {name: space for name, space in vocab.prefixes().items() if name != "id"}
    graph = Graph(bind_namespaces="none").parse(ONTOLOGY, format="turtle")
    values = {str(value) for value in graph.subjects(RDF.type, OWL.NamedIndividual)}
    terms: dict[str, object] = {}
    for space in SPACES:
        names = getattr(vocab, space.upper())
        for iri in names:
            if iri in values:
                continue
            local = iri.removeprefix(str(names))
            term = f"{space}_{local}" if local in terms or local in vocab.prefixes() else local
            kind = _own_kind(graph, URIRef(iri)) if space == "kg" else TYPES.get(space, {}).get(local)
            terms[term] = iri if kind is None else {"@id": iri, "@type": kind}
    return prefixes | dict(sorted(terms.items()))


def _own_kind(graph: Graph, iri: URIRef) -> str | None:
    """How a store gives the values of a property of ours: as IRIs, or with its datatype; None for words."""
    if (iri, RDF.type, OWL.ObjectProperty) in graph:
        return ID
    kinds = {str(kind) for kind in graph.objects(iri, RDFS.range) if kind in Namespace(str(XSD))}
    if str(XSD.nonNegativeInteger) in kinds:
        return str(XSD.integer)  # Oxigraph keeps all whole numbers so
    return next(iter(kinds - {str(XSD.string)}), None)


def written() -> str:
    """The file's text."""
    return json.dumps({"@context": context()}, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(), encoding="utf-8")
