"""The terms that the graph is written in, as closed namespaces: a misspelt term raises AttributeError at once.

KG, KGR and KGC hold what `ontology/` defines, no more and no less; of the vocabularies of others only what is used.
"""

# The terms are spelt as their vocabularies spell them.
# ruff: noqa: N815

from kgraph import ids
from kgraph.namespaces import Closed


class KG(metaclass=Closed, iri="https://w3id.org/kgraph/ontology#"):
    """Our own terms, as `ontology/kgraph.ttl` defines them."""

    Attribution: str
    Cue: str
    Decision: str
    Group: str
    Import: str
    ImportedGraph: str
    Link: str
    Mention: str
    Mode: str
    OfficeStatus: str
    Polarity: str
    QuantityModifier: str
    ReportedEvent: str
    Statement: str
    Verdict: str

    About: str
    Accepted: str
    Acting: str
    Affirmed: str
    AtLeast: str
    AtMost: str
    Between: str
    Current: str
    Denied: str
    Direct: str
    Elect: str
    Exactly: str
    Former: str
    Indirect: str
    Mixed: str
    Rejected: str
    Unconfirmed: str

    actorWords: str
    addressee: str
    agreesWith: str
    asOf: str
    byteSize: str
    certainty: str
    conflictsWith: str
    counted: str
    cue: str
    cueEvidence: str
    cueLemma: str
    cueRelation: str
    decides: str
    declinesComment: str
    declinesWith: str
    denies: str
    describesEvent: str
    differsInPlaceFrom: str
    doesNotConfirm: str
    eventActor: str
    eventPatient: str
    evidence: str
    extractor: str
    frame: str
    happening: str
    hedge: str
    importedGraph: str
    independentSources: str
    linkOf: str
    madeReport: str
    madeStatement: str
    match: str
    measured: str
    mentionOf: str
    mentionsEvent: str
    mentionsQuantity: str
    mentionsTime: str
    mode: str
    modifier: str
    nestedFrame: str
    officeStatus: str
    originalGraph: str
    overlapsWith: str
    partOf: str
    partOfSpeech: str
    passage: str
    patientWords: str
    place: str
    polarity: str
    probabilityMaximum: str
    probabilityMinimum: str
    quantity: str
    relation: str
    reports: str
    rule: str
    said: str
    saidAt: str
    score: str
    sha256: str
    source: str
    sourceEvidence: str
    states: str
    supersededBy: str
    supersedes: str
    target: str
    thing: str
    thingOf: str
    time: str
    timeValue: str
    verdict: str
    where: str
    within: str


class KGR(
    metaclass=Closed,
    iri="https://w3id.org/kgraph/relation#",
    terms=(
        "states", "reports", "denies", "does-not-confirm", "declines-comment", "asks", "believes", "intends", "other",
    ),
):  # fmt: skip
    """The relations between a source and what it says, a scheme of concepts."""


class KGC(
    metaclass=Closed,
    iri="https://w3id.org/kgraph/certainty#",
    terms=("certain", "almost-certain", "highly-likely", "likely", "possible", "unlikely", "unstated"),
):
    """The certainties, a scheme of concepts."""


class KGE(
    metaclass=Closed,
    iri="https://w3id.org/kgraph/event#",
    terms=(
        "deploy", "clash", "strike", "meet", "sign", "sanction", "kill", "injure", "arrest", "elect", "resign",
        "announce", "supply", "train",
    ),
):  # fmt: skip
    """The types of events, a scheme of concepts."""


class SCHEMA(metaclass=Closed, iri="https://schema.org/"):
    """schema.org, under its https name."""

    Claim: str
    Event: str
    NewsArticle: str
    Organization: str
    Person: str
    Place: str
    QuantitativeValue: str
    Thing: str

    about: str
    areaServed: str
    alternateName: str
    author: str
    datePublished: str
    description: str
    headline: str
    inLanguage: str
    latitude: str
    longitude: str
    maxValue: str
    mentions: str
    minValue: str
    name: str
    publisher: str
    roleName: str
    softwareVersion: str
    text: str
    unitCode: str
    url: str
    value: str


class PROV(metaclass=Closed, iri="http://www.w3.org/ns/prov#"):
    """PROV-O, https://www.w3.org/TR/prov-o/."""

    Activity: str
    Entity: str
    Person: str
    SoftwareAgent: str

    endedAtTime: str
    hadPrimarySource: str
    used: str
    wasAssociatedWith: str
    wasAttributedTo: str
    wasDerivedFrom: str
    wasGeneratedBy: str
    wasInfluencedBy: str


class NIF(metaclass=Closed, iri="http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"):
    """The NLP Interchange Format 2.0, https://persistence.uni-leipzig.org/nlp2rdf/, in which texts are exported."""

    Context: str
    OffsetBasedString: str
    Phrase: str
    String: str

    anchorOf: str
    beginIndex: str
    endIndex: str
    isString: str
    referenceContext: str
    sourceUrl: str


class ITSRDF(metaclass=Closed, iri="http://www.w3.org/2005/11/its/rdf#"):
    """The Internationalization Tag Set in RDF, with which NIF says what words stand for."""

    taClassRef: str
    taIdentRef: str


class NP(metaclass=Closed, iri="http://www.nanopub.org/nschema#"):
    """Nanopublications, https://nanopub.net/guidelines/working_draft/."""

    Nanopublication: str

    hasAssertion: str
    hasProvenance: str
    hasPublicationInfo: str


class OA(metaclass=Closed, iri="http://www.w3.org/ns/oa#"):
    """The Web Annotation vocabulary, https://www.w3.org/TR/annotation-vocab/."""

    SpecificResource: str
    TextPositionSelector: str
    TextQuoteSelector: str

    end: str
    exact: str
    hasSelector: str
    hasSource: str
    prefix: str
    start: str
    suffix: str


class ORG(metaclass=Closed, iri="http://www.w3.org/ns/org#"):
    """The Organization ontology, https://www.w3.org/TR/vocab-org/."""

    Membership: str
    Role: str

    member: str
    organization: str
    role: str


class OWL(metaclass=Closed, iri="http://www.w3.org/2002/07/owl#"):
    """The Web Ontology Language, in which people say that two things are one."""

    sameAs: str


class SEM(metaclass=Closed, iri="http://semanticweb.cs.vu.nl/2009/11/sem/"):
    """The Simple Event Model, https://semanticweb.cs.vu.nl/2009/11/sem/."""

    eventType: str
    hasPlace: str
    hasTime: str


class TIME(metaclass=Closed, iri="http://www.w3.org/2006/time#"):
    """OWL-Time, https://www.w3.org/TR/owl-time/."""

    Instant: str
    TemporalEntity: str

    hasBeginning: str
    hasEnd: str
    hasXSDDuration: str
    inXSDDate: str
    inXSDDateTime: str


class SKOS(metaclass=Closed, iri="http://www.w3.org/2004/02/skos/core#"):
    """SKOS, https://www.w3.org/TR/skos-reference/."""

    altLabel: str
    broadMatch: str
    closeMatch: str
    definition: str
    exactMatch: str
    hiddenLabel: str
    member: str
    prefLabel: str


class FOAF(metaclass=Closed, iri="http://xmlns.com/foaf/0.1/"):
    """FOAF, http://xmlns.com/foaf/spec/, in which authorities name people."""

    name: str


class RDF(metaclass=Closed, iri="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF itself, of version 1.2 where something is said of a triple."""

    reifies: str

    type: str


class RDFS(metaclass=Closed, iri="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    comment: str
    label: str


class XSD(metaclass=Closed, iri="http://www.w3.org/2001/XMLSchema#"):
    """The datatypes of XML Schema."""

    date: str
    dateTime: str
    decimal: str
    duration: str
    integer: str
    nonNegativeInteger: str
    string: str


class DCTERMS(metaclass=Closed, iri="http://purl.org/dc/terms/"):
    """DCMI metadata terms, in which the ontology describes itself and an IRI that was given up names its successor."""

    description: str
    format: str
    isReplacedBy: str
    title: str


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
