"""Values to RDF and RDF to bytes: the one place that knows both the values and the ontology. It decides nothing.

Everything about an article lies in one named graph, whose name is the article's IRI. Names are made from content, so
the same facts give the same quads; there are no blank nodes. Literals are written in the canonical form of their
datatype, as Oxigraph keeps them, so that what is read back from a store equals what was put in.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO

import pyoxigraph as ox

import kgraph
from kgraph import ids
from kgraph.errors import OutputError
from kgraph.model import STATING, Attribution, Entity, Facts, Mention, MentionType, Resolution, Role, Span, Statement
from kgraph.vocab import KG, KGC, KGR, OA, ORG, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, prefixes

CONTEXT = 32  # characters of text before and after a quotation, enough to find it again in a changed text
SCORE_DIGITS = 4  # more would pretend a precision that development data does not give
NAMES_LANGUAGE = "en"  # entities are shared by articles: their names carry one tag, whatever an article's language
GAP = " … "  # between the spans of a content that the article interrupts

CLASSES: dict[MentionType, str] = {
    "person": SCHEMA.Person,
    "organization": SCHEMA.Organization,
    "place": SCHEMA.Place,
    "group": KG.Group,
    "event": SCHEMA.Event,
    "other": SCHEMA.Thing,
}
FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
TRIPLES_ONLY = frozenset({"ttl", "nt"})

_node = lru_cache(maxsize=4096)(ox.NamedNode)


def article_quads(
    facts: Facts, statements: Sequence[Statement], resolution: Resolution, *, base: str = ids.BASE
) -> list[ox.Quad]:
    """The named graph of one article, sorted; ValueError when a quotation is not what the text has at its offsets.

    A mention or role of which it is not known who is meant has no node: there is nothing that it could point to.
    """
    graph = _Graph(facts, base)
    run = _article(graph)
    for name in _entity_names(facts, statements, resolution):
        _entity(graph, name, resolution)
    for mention in facts.mentions:
        _mention(graph, mention, resolution)
    for statement in statements:
        _attribution(graph, statement, run)
    for role in facts.roles:
        _role(graph, role, resolution)
    return sorted(graph.quads, key=_order)


def serialize(quads: Iterable[ox.Quad], *, format: str, base: str = ids.BASE) -> bytes:
    """The quads as `ttl`, `trig`, `nt`, `nq` or `jsonld`, the same bytes whatever their order; else OutputError.

    `ttl` and `nt` know no graphs: their names go, and a triple of several graphs is written once.
    """
    if format not in FORMATS:
        raise OutputError(f"{format!r} is no format for a graph: use one of {', '.join(FORMATS)}")
    if format in TRIPLES_ONLY:
        quads = (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    ordered = sorted(set(quads), key=_order)
    output = BytesIO()
    ox.serialize(ordered, output, FORMATS[format], prefixes=prefixes(base))
    written = output.getvalue()
    if format in ("ttl", "trig"):
        return _laid_out(written.decode()).encode()
    return written if written.endswith(b"\n") else written + b"\n"


def passage(facts: Facts, attribution: Attribution) -> Span | None:
    """The sentences that source, cue and content touch, from the first's start to the last's end.

    None for an attribution without any words; where no sentence is known, the words themselves and what lies between.
    """
    spans = _spans(attribution)
    if not spans:
        return None
    touched = [
        (start, end) for start, end in facts.sentences if any(start < span.end and span.start < end for span in spans)
    ]
    borders = touched + [(span.start, span.end) for span in spans]
    return Span.of(facts.article.text, min(start for start, _ in borders), max(end for _, end in borders))


class _Graph:
    """The quads of one article while they are collected, and the names that stand for its things."""

    def __init__(self, facts: Facts, base: str) -> None:
        self.facts = facts
        self.base = base
        self.article = self.iri(facts.article.id)
        self.quads: set[ox.Quad] = set()

    def iri(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(ids.iri(name, self.base))

    def name(self, kind: str, *parts: str) -> ox.NamedNode:
        """A thing of this article alone, named by its parts."""
        return self.iri(ids.local_name(kind, self.facts.article.id, *parts))

    def words(self, text: str) -> ox.Literal:
        """Words of the article, in its language."""
        return ox.Literal(text, language=self.facts.article.language)

    def add(self, subject: ox.NamedNode, predicate: str, *objects: ox.NamedNode | ox.Literal | str) -> None:
        """One quad an object; a plain string is a term of a vocabulary."""
        for value in objects:
            term = _node(value) if isinstance(value, str) else value
            self.quads.add(ox.Quad(subject, _node(predicate), term, self.article))

    def evidence(self, span: Span) -> ox.NamedNode:
        """The node of these words of the article: a Web Annotation selection by position and by quotation."""
        text = self.facts.article.text
        if text[span.start : span.end] != span.text:
            found = text[span.start : span.end]
            raise ValueError(
                f"{self.facts.article.id} has {found!r} at {span.start}:{span.end}, not {span.text!r}: extract it again"
            )
        name = ids.local_name("evidence", self.facts.article.id, str(span.start), str(span.end))
        node, position, quote = self.iri(name), self.iri(f"{name}-position"), self.iri(f"{name}-quote")
        self.add(node, RDF.type, OA.SpecificResource)
        self.add(node, OA.hasSource, self.article)
        self.add(node, OA.hasSelector, position, quote)
        self.add(position, RDF.type, OA.TextPositionSelector)
        self.add(position, OA.start, _count(span.start))
        self.add(position, OA.end, _count(span.end))
        self.add(quote, RDF.type, OA.TextQuoteSelector)
        self.add(quote, OA.exact, ox.Literal(span.text))
        self.add(quote, OA.prefix, ox.Literal(text[max(0, span.start - CONTEXT) : span.start]))
        self.add(quote, OA.suffix, ox.Literal(text[span.end : span.end + CONTEXT]))
        return node


def _article(graph: _Graph) -> ox.NamedNode:
    """Writes the article and the run that read it; gives the run."""
    article, node = graph.facts.article, graph.article
    graph.add(node, RDF.type, SCHEMA.NewsArticle)
    graph.add(node, KG.sha256, ox.Literal(article.sha256))
    graph.add(node, SCHEMA.inLanguage, ox.Literal(article.language))
    graph.add(node, SCHEMA.author, *(ox.Literal(author) for author in article.authors))
    if article.title is not None:
        graph.add(node, SCHEMA.headline, graph.words(article.title))
    if article.published is not None:
        graph.add(node, SCHEMA.datePublished, _moment(article.published))
    if article.publisher is not None:
        graph.add(node, SCHEMA.publisher, ox.Literal(article.publisher))
    if article.url is not None:
        graph.add(node, SCHEMA.url, _address(article.url))
    return _run(graph)


def _run(graph: _Graph) -> ox.NamedNode:
    version, extractor = kgraph.__version__, graph.facts.extractor
    software = graph.iri(ids.local_name("software", "kgraph", version, extractor))
    graph.add(software, RDF.type, PROV.SoftwareAgent)
    graph.add(software, RDFS.label, ox.Literal("kgraph"))
    graph.add(software, SCHEMA.softwareVersion, ox.Literal(version))
    graph.add(software, KG.extractor, ox.Literal(extractor))
    run = graph.name("run", version, extractor)
    graph.add(run, RDF.type, PROV.Activity)
    graph.add(run, PROV.used, graph.article)
    graph.add(run, PROV.wasAssociatedWith, software)
    return run


def _entity_names(facts: Facts, statements: Sequence[Statement], resolution: Resolution) -> list[str]:
    """Ids of all entities that the article's graph speaks of, without duplicates."""
    spans = [mention.span for mention in facts.mentions]
    for role in facts.roles:
        spans += [role.person] if role.organization is None else [role.person, role.organization]
    names = {name: None for span in spans for name in resolution.entities_of(facts.article, span)}
    for statement in statements:
        names |= dict.fromkeys((*statement.speakers, *statement.addressees, *statement.about))
    return list(names)


def _entity(graph: _Graph, name: str, resolution: Resolution) -> None:
    entity: Entity | None = resolution.entities.get(name)
    if entity is None:
        raise ValueError(f"{graph.facts.article.id} speaks of {name}, which the resolution does not have")
    node = graph.iri(name)
    graph.add(graph.article, SCHEMA.mentions, node)
    graph.add(node, RDF.type, CLASSES[entity.type])
    graph.add(node, RDFS.label, ox.Literal(entity.label, language=NAMES_LANGUAGE))
    others = (other for other in entity.names if other != entity.label)
    graph.add(node, SKOS.altLabel, *(ox.Literal(other, language=NAMES_LANGUAGE) for other in others))
    graph.add(node, SKOS.exactMatch, *(ox.NamedNode(iri) for iri in entity.same_as))


def _mention(graph: _Graph, mention: Mention, resolution: Resolution) -> None:
    entities = resolution.entities_of(graph.facts.article, mention.span)
    if not entities:
        return
    node = graph.name("mention", str(mention.span.start), str(mention.span.end))
    graph.add(node, RDF.type, KG.Mention)
    graph.add(node, KG.mentionOf, *(graph.iri(name) for name in entities))
    graph.add(node, KG.evidence, graph.evidence(mention.span))
    graph.add(node, PROV.wasDerivedFrom, graph.article)


def _attribution(graph: _Graph, statement: Statement, run: ox.NamedNode) -> None:
    found = statement.attribution
    node = graph.iri(found.id)
    graph.add(node, RDF.type, KG.Attribution)
    graph.add(node, KG.relation, KGR[found.relation])
    graph.add(node, KG.mode, KG[found.mode.capitalize()])
    graph.add(node, KG.certainty, KGC[found.certainty])
    graph.add(node, KG.polarity, KG[found.polarity.capitalize()])
    graph.add(node, SCHEMA.about, *(graph.iri(name) for name in statement.about))
    graph.add(node, PROV.wasAttributedTo, *(graph.iri(name) for name in statement.speakers))
    graph.add(node, KG.addressee, *(graph.iri(name) for name in statement.addressees))
    graph.add(node, PROV.wasDerivedFrom, graph.article)
    graph.add(node, PROV.wasGeneratedBy, run)
    if found.within is not None:
        graph.add(node, KG.within, graph.iri(found.within))
    if found.rule:
        graph.add(node, KG.rule, ox.Literal(found.rule))
    if found.score is not None:
        graph.add(node, KG.score, _decimal(found.score))
    _words(graph, node, found)
    if found.relation in STATING:
        graph.add(node, RDF.type, KG.Statement, SCHEMA.Claim, PROV.Entity)
        _edges(graph, node, statement)


def _words(graph: _Graph, node: ox.NamedNode, found: Attribution) -> None:
    """Writes what the article says, in which words, and where."""
    if found.source is not None:
        graph.add(node, KG.source, graph.words(found.source.text))
        graph.add(node, KG.sourceEvidence, graph.evidence(found.source))
    if found.cue is not None:
        graph.add(node, KG.cue, graph.words(found.cue.span.text))
        graph.add(node, KG.cueLemma, ox.Literal(found.cue.lemma))
        graph.add(node, KG.cueEvidence, graph.evidence(found.cue.span))
    if found.content:
        graph.add(node, SCHEMA.text, graph.words(GAP.join(span.text for span in found.content)))
        graph.add(node, KG.evidence, *(graph.evidence(span) for span in found.content))
    shown = passage(graph.facts, found)
    if shown is not None:
        graph.add(node, KG.passage, graph.evidence(shown))


def _edges(graph: _Graph, node: ox.NamedNode, statement: Statement) -> None:
    """Joins each speaker to the statement and to all that it is about, but never to itself."""
    reported = statement.attribution.relation == "reports"
    made, said = (KG.madeReport, KG.reports) if reported else (KG.madeStatement, KG.states)
    for speaker in statement.speakers:
        graph.add(graph.iri(speaker), made, node)
        graph.add(graph.iri(speaker), said, *(graph.iri(name) for name in statement.about if name != speaker))


def _role(graph: _Graph, role: Role, resolution: Resolution) -> None:
    """Writes one membership for each person and organization that the words stand for."""
    article = graph.facts.article
    offices: tuple[str | None, ...] = (None,)
    if role.organization is not None:
        offices = resolution.entities_of(article, role.organization) or (None,)
    for person in resolution.entities_of(article, role.person):
        for office in offices:
            where = (str(role.evidence.start), str(role.evidence.end))
            node = graph.name("role", person, role.title, office or "", *where)
            graph.add(node, RDF.type, ORG.Membership)
            graph.add(node, ORG.member, graph.iri(person))
            graph.add(node, SCHEMA.roleName, graph.words(role.title))
            graph.add(node, KG.evidence, graph.evidence(role.evidence))
            graph.add(node, PROV.wasDerivedFrom, graph.article)
            if office is not None:
                graph.add(node, ORG.organization, graph.iri(office))


def _spans(attribution: Attribution) -> list[Span]:
    heads = [attribution.source, attribution.cue.span if attribution.cue is not None else None]
    return [span for span in heads if span is not None] + list(attribution.content)


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_node(XSD.nonNegativeInteger))


def _decimal(number: float) -> ox.Literal:
    written = f"{number:.{SCORE_DIGITS}f}".rstrip("0").rstrip(".")
    return ox.Literal(written, datatype=_node(XSD.decimal))


def _moment(iso: str) -> ox.Literal:
    """A date or date-time in the canonical form of XML Schema (part 2, 3.2.7.2): no trailing zeros, Z for UTC."""
    if "T" not in iso:
        return ox.Literal(date.fromisoformat(iso).isoformat(), datatype=_node(XSD.date))
    moment = datetime.fromisoformat(iso)
    clock = moment.replace(tzinfo=None).isoformat()
    if moment.microsecond:
        clock = clock.rstrip("0")
    zone = "" if moment.tzinfo is None else moment.isoformat()[-6:]
    return ox.Literal(clock + ("Z" if zone == "+00:00" else zone), datatype=_node(XSD.dateTime))


def _address(url: str) -> ox.NamedNode | ox.Literal:
    """An IRI, or the words as they stand when they are none."""
    try:
        return ox.NamedNode(url)
    except ValueError:
        return ox.Literal(url)


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    """Graph, subject, predicate and object as N-Triples writes them."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _laid_out(turtle: str) -> str:
    """Prefixes in the order of their names and a blank line before each subject, for readers.

    Oxigraph escapes line ends inside literals, so a line that is not indented begins a prefix, a subject or a graph.
    """
    lines = turtle.split("\n")
    head = sorted(line for line in lines if line.startswith("@prefix "))
    body = [line for line in lines if line and not line.startswith("@prefix ")]
    spaced = (line if line[0] in "\t}" else f"\n{line}" for line in body)
    return "\n".join([*head, *spaced, ""])
