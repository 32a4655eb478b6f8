"""The terms that the graph is written in, as closed namespaces: a misspelt term raises AttributeError at once.

KG, KGR and KGC hold what `ontology/` defines, no more and no less; of the vocabularies of others only what is used.
"""

# The terms are spelt as their vocabularies spell them.
# ruff: noqa: N815

from typing import get_args

from rdflib import Namespace, URIRef
from rdflib.namespace import ClosedNamespace, DefinedNamespace

from kgraph import ids
from kgraph.model import RELATIONS, Certainty, EventType


class KG(DefinedNamespace):
    """Our own terms, as `ontology/kgraph.ttl` defines them."""

    _fail = True
    _NS = Namespace("https://w3id.org/kgraph/ontology#")

    Attribution: URIRef
    Cue: URIRef
    Decision: URIRef
    Group: URIRef
    Link: URIRef
    Mention: URIRef
    Mode: URIRef
    OfficeStatus: URIRef
    Polarity: URIRef
    QuantityModifier: URIRef
    ReportedEvent: URIRef
    Statement: URIRef
    Verdict: URIRef

    About: URIRef
    Accepted: URIRef
    Acting: URIRef
    Affirmed: URIRef
    AtLeast: URIRef
    AtMost: URIRef
    Between: URIRef
    Current: URIRef
    Denied: URIRef
    Direct: URIRef
    Elect: URIRef
    Exactly: URIRef
    Former: URIRef
    Indirect: URIRef
    Mixed: URIRef
    Rejected: URIRef
    Unconfirmed: URIRef

    actorWords: URIRef
    addressee: URIRef
    agreesWith: URIRef
    asOf: URIRef
    certainty: URIRef
    conflictsWith: URIRef
    counted: URIRef
    cue: URIRef
    cueEvidence: URIRef
    cueLemma: URIRef
    cueRelation: URIRef
    decides: URIRef
    declinesComment: URIRef
    declinesWith: URIRef
    denies: URIRef
    describesEvent: URIRef
    differsInPlaceFrom: URIRef
    doesNotConfirm: URIRef
    eventActor: URIRef
    eventPatient: URIRef
    evidence: URIRef
    extractor: URIRef
    frame: URIRef
    happening: URIRef
    hedge: URIRef
    independentSources: URIRef
    linkOf: URIRef
    madeReport: URIRef
    madeStatement: URIRef
    match: URIRef
    measured: URIRef
    mentionOf: URIRef
    mentionsEvent: URIRef
    mentionsQuantity: URIRef
    mentionsTime: URIRef
    mode: URIRef
    modifier: URIRef
    nestedFrame: URIRef
    officeStatus: URIRef
    overlapsWith: URIRef
    partOf: URIRef
    partOfSpeech: URIRef
    passage: URIRef
    patientWords: URIRef
    place: URIRef
    polarity: URIRef
    probabilityMaximum: URIRef
    probabilityMinimum: URIRef
    quantity: URIRef
    relation: URIRef
    reports: URIRef
    rule: URIRef
    said: URIRef
    saidAt: URIRef
    score: URIRef
    sha256: URIRef
    source: URIRef
    sourceEvidence: URIRef
    states: URIRef
    supersededBy: URIRef
    supersedes: URIRef
    target: URIRef
    thing: URIRef
    thingOf: URIRef
    time: URIRef
    timeValue: URIRef
    verdict: URIRef
    where: URIRef
    within: URIRef


KGR = ClosedNamespace("https://w3id.org/kgraph/relation#", list(RELATIONS))
KGC = ClosedNamespace("https://w3id.org/kgraph/certainty#", list(get_args(Certainty)))
KGE = ClosedNamespace("https://w3id.org/kgraph/event#", list(get_args(EventType)))


class SCHEMA(DefinedNamespace):
    """schema.org, under its https name."""

    _fail = True
    _NS = Namespace("https://schema.org/")

    Claim: URIRef
    Event: URIRef
    NewsArticle: URIRef
    Organization: URIRef
    Person: URIRef
    Place: URIRef
    QuantitativeValue: URIRef
    Thing: URIRef

    about: URIRef
    areaServed: URIRef
    alternateName: URIRef
    author: URIRef
    datePublished: URIRef
    description: URIRef
    headline: URIRef
    inLanguage: URIRef
    latitude: URIRef
    longitude: URIRef
    maxValue: URIRef
    mentions: URIRef
    minValue: URIRef
    name: URIRef
    publisher: URIRef
    roleName: URIRef
    softwareVersion: URIRef
    text: URIRef
    unitCode: URIRef
    url: URIRef
    value: URIRef


class PROV(DefinedNamespace):
    """PROV-O, https://www.w3.org/TR/prov-o/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/prov#")

    Activity: URIRef
    Entity: URIRef
    Person: URIRef
    SoftwareAgent: URIRef

    endedAtTime: URIRef
    used: URIRef
    wasAssociatedWith: URIRef
    wasAttributedTo: URIRef
    wasDerivedFrom: URIRef
    wasGeneratedBy: URIRef
    wasInfluencedBy: URIRef


class OA(DefinedNamespace):
    """The Web Annotation vocabulary, https://www.w3.org/TR/annotation-vocab/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef

    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


class ORG(DefinedNamespace):
    """The Organization ontology, https://www.w3.org/TR/vocab-org/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/org#")

    Membership: URIRef
    Role: URIRef

    member: URIRef
    organization: URIRef
    role: URIRef


class OWL(DefinedNamespace):
    """The Web Ontology Language, in which people say that two things are one."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2002/07/owl#")

    sameAs: URIRef


class SEM(DefinedNamespace):
    """The Simple Event Model, https://semanticweb.cs.vu.nl/2009/11/sem/."""

    _fail = True
    _NS = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")

    eventType: URIRef
    hasPlace: URIRef
    hasTime: URIRef


class TIME(DefinedNamespace):
    """OWL-Time, https://www.w3.org/TR/owl-time/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2006/time#")

    Instant: URIRef
    TemporalEntity: URIRef

    hasBeginning: URIRef
    hasEnd: URIRef
    hasXSDDuration: URIRef
    inXSDDate: URIRef
    inXSDDateTime: URIRef


class SKOS(DefinedNamespace):
    """SKOS, https://www.w3.org/TR/skos-reference/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2004/02/skos/core#")

    altLabel: URIRef
    broadMatch: URIRef
    closeMatch: URIRef
    definition: URIRef
    exactMatch: URIRef
    hiddenLabel: URIRef
    member: URIRef
    prefLabel: URIRef


class NIF(DefinedNamespace):
    """The NLP Interchange Format 2.0, https://persistence.uni-leipzig.org/nlp2rdf/, in which texts are exported."""

    _fail = True
    _NS = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")

    Context: URIRef
    OffsetBasedString: URIRef
    Phrase: URIRef
    String: URIRef

    anchorOf: URIRef
    beginIndex: URIRef
    endIndex: URIRef
    isString: URIRef
    referenceContext: URIRef
    sourceUrl: URIRef


class ITSRDF(DefinedNamespace):
    """The Internationalization Tag Set in RDF, with which NIF says what words stand for."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2005/11/its/rdf#")

    taClassRef: URIRef
    taIdentRef: URIRef


class NP(DefinedNamespace):
    """Nanopublications, https://nanopub.net/guidelines/working_draft/."""

    _fail = True
    _NS = Namespace("http://www.nanopub.org/nschema#")

    Nanopublication: URIRef

    hasAssertion: URIRef
    hasProvenance: URIRef
    hasPublicationInfo: URIRef


class FOAF(DefinedNamespace):
    """FOAF, http://xmlns.com/foaf/spec/, in which authorities name people."""

    _fail = True
    _NS = Namespace("http://xmlns.com/foaf/0.1/")

    name: URIRef


class RDF(DefinedNamespace):
    """RDF itself, of version 1.2 where something is said of a triple."""

    _fail = True
    _NS = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")

    reifies: URIRef
    type: URIRef


class RDFS(DefinedNamespace):
    """RDF Schema."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2000/01/rdf-schema#")

    comment: URIRef
    label: URIRef


class XSD(DefinedNamespace):
    """The datatypes of XML Schema."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2001/XMLSchema#")

    date: URIRef
    dateTime: URIRef
    decimal: URIRef
    duration: URIRef
    integer: URIRef
    nonNegativeInteger: URIRef
    string: URIRef


class DCTERMS(DefinedNamespace):
    """DCMI metadata terms, in which the ontology describes itself and an IRI that was given up names its successor."""

    _fail = True
    _NS = Namespace("http://purl.org/dc/terms/")

    description: URIRef
    isReplacedBy: URIRef
    title: URIRef


def prefixes(base: str = ids.BASE) -> dict[str, str]:
    """Our prefix names and what they stand for, sorted by name; `id` stands for `base`."""
    named = {
        "dcterms": DCTERMS,
        "id": base,
        "kg": KG,
        "kgc": KGC,
        "kge": KGE,
        "kgr": KGR,
        "oa": OA,
        "org": ORG,
        "prov": PROV,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sem": SEM,
        "skos": SKOS,
        "time": TIME,
        "xsd": XSD,
    }
    return {name: str(namespace) for name, namespace in named.items()}
