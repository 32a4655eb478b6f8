"""The named graph of one article while it is written."""

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.literals import count, term
from kgraph.model import Facts, Span
from kgraph.vocab import OA, RDF

CONTEXT = 32  # characters of text before and after a quotation, enough to find it again in a changed text


class ArticleGraph:
    """The quads of one article while they are collected, and the names that stand for its things."""

    def __init__(self, facts: Facts, base: str) -> None:
        self.facts = facts
        self.base = base
        self.article = self.iri(facts.article.id)
        self.quads: set[ox.Quad] = set()

    def iri(self, name: str) -> ox.NamedNode:
        """The node of a local name."""
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
            node = term(value) if isinstance(value, str) else value
            self.quads.add(ox.Quad(subject, term(predicate), node, self.article))

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
        self.add(position, OA.start, count(span.start))
        self.add(position, OA.end, count(span.end))
        self.add(quote, RDF.type, OA.TextQuoteSelector)
        self.add(quote, OA.exact, ox.Literal(span.text))
        self.add(quote, OA.prefix, ox.Literal(text[max(0, span.start - CONTEXT) : span.start]))
        self.add(quote, OA.suffix, ox.Literal(text[span.end : span.end + CONTEXT]))
        return node
