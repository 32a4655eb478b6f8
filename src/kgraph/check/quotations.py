"""The quotations of one article's graph: where they say they are, what they say is there, and whose they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgraph import ids
from kgraph.check.findings import FindingKind
from kgraph.vocab import KG, OA, ORG, RDF, SCHEMA, TIME

KIND_OF: Mapping[str, FindingKind] = {
    KG.Attribution: "statement",
    KG.Mention: "mention",
    SCHEMA.QuantitativeValue: "figure",
    TIME.TemporalEntity: "time",
    KG.ReportedEvent: "event",
    ORG.Membership: "office",
}
HOLDING = (KG.sourceEvidence, KG.cueEvidence, KG.evidence)
AROUND = KG.passage


@dataclass(slots=True)
class ArticleTriples:
    """The triples of one article's graph, by subject and predicate; objects are the values of IRIs and literals."""

    article: str
    by_subject: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, article: str, quads: Iterable[ox.Quad]) -> "ArticleTriples":
        """Those of the quads of a named graph."""
        found = cls(article)
        for quad in quads:
            predicates = found.by_subject.setdefault(_value(quad.subject), {})
            predicates.setdefault(_value(quad.predicate), []).append(_value(quad.object))
        return found

    @property
    def name(self) -> str:
        """The article's local name."""
        return self.article[len(self.base) :]

    @property
    def base(self) -> str:
        """What all of our names in this graph begin with."""
        return self.article[: max(self.article.rfind("/"), self.article.rfind("#"), self.article.rfind(":")) + 1]

    def all(self, subject: str, predicate: str) -> list[str]:
        """The objects, sorted."""
        return sorted(self.by_subject.get(subject, {}).get(str(predicate), ()))

    def one(self, subject: str, predicate: str) -> str | None:
        """The first of the objects; None when there are none."""
        return next(iter(self.all(subject, predicate)), None)

    def kind(self, subject: str) -> FindingKind | None:
        """What the subject is, among the things that rest on words."""
        return next((kind for one in self.all(subject, RDF.type) if (kind := KIND_OF.get(one)) is not None), None)

    def iri(self, kind: str, *parts: str) -> str:
        """The IRI that a thing of this article has by its parts."""
        return self.base + ids.local_name(kind, self.name, *parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """A piece of evidence: its IRI, offsets, words, and the words before and after."""

    iri: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def place(self) -> tuple[str, str]:
        """The offsets as they stand in names."""
        return str(self.start), str(self.end)


def quotations(triples: ArticleTriples) -> Iterator[Quotation | str]:
    """Every quotation of the graph, in order of IRIs; the IRI alone for one that lacks what makes it one."""
    for subject in sorted(triples.by_subject):
        if OA.SpecificResource in triples.all(subject, RDF.type):
            yield _quotation(triples, subject) or subject


def owners(triples: ArticleTriples) -> dict[str, list[tuple[str, str]]]:
    """What rests on each piece of evidence: subject and predicate by the evidence's IRI."""
    found: dict[str, list[tuple[str, str]]] = {}
    for subject, predicates in sorted(triples.by_subject.items()):
        for predicate in (*HOLDING, AROUND):
            for evidence in predicates.get(predicate, ()):
                found.setdefault(evidence, []).append((subject, predicate))
    return found


def _quotation(triples: ArticleTriples, iri: str) -> Quotation | None:
    """None where a selector is missing, or one that is not its own, or its offsets are no numbers."""
    position, quote = f"{iri}-position", f"{iri}-quote"
    if triples.all(iri, OA.hasSelector) != [position, quote] or triples.all(iri, OA.hasSource) != [triples.article]:
        return None
    numbers = [triples.all(position, OA.start), triples.all(position, OA.end)]
    words = [triples.all(quote, OA.exact), triples.all(quote, OA.prefix), triples.all(quote, OA.suffix)]
    if any(len(found) != 1 for found in (*numbers, *words)):
        return None
    (start,), (end,) = numbers
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    (exact,), (prefix,), (suffix,) = words
    return Quotation(iri=iri, start=int(start), end=int(end), exact=exact, prefix=prefix, suffix=suffix)


def _value(term: object) -> str:
    value = getattr(term, "value", None)
    return value if isinstance(value, str) else str(term)
