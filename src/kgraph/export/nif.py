"""Texts with what was found in them, in the NLP Interchange Format 2.0, for annotation tools and entity linkers.

A piece of text is named by its offsets, code points from 0, the end outside, as NIF's offset-based strings are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kgraph.assemble import serialize
from kgraph.assemble.literals import count
from kgraph.errors import OutputError
from kgraph.export.part import Part, Things, said
from kgraph.vocab import ITSRDF, KG, NIF, OA, PROV, RDF, SCHEMA

PREFIXES = {"itsrdf": str(ITSRDF), "nif": str(NIF)}


@dataclass(frozen=True, slots=True)
class Text:
    """An article and its whole text."""

    article: ox.NamedNode
    words: str

    def iri(self, start: int, end: int) -> ox.NamedNode:
        """The name of a piece of it: a fragment, where the article's own IRI has none."""
        joint = "-" if "#" in self.article.value else "#"
        return ox.NamedNode(f"{self.article.value}{joint}offset_{start}_{end}")

    @property
    def context(self) -> ox.NamedNode:
        """The name of the whole."""
        return self.iri(0, len(self.words))


def nif(part: Part) -> bytes:
    """A context with the whole text for each article, a phrase for each mention, and each statement with its words.

    What stands in an article that is not in the part is left out. OutputError when an article's text is not at hand.
    """
    things = Things(part.quads)
    texts = {article: _text(part, things, article) for article in things.of_type(SCHEMA.NewsArticle)}
    quads = [quad for text in texts.values() for quad in _whole(things, text)]
    quads += [quad for mention in things.of_type(KG.Mention) for quad in _mention(things, texts, mention)]
    quads += [quad for statement in things.of_type(KG.Statement) for quad in _statement(things, texts, statement)]
    return serialize(quads, format="ttl", base=part.base, others=PREFIXES)


def _text(part: Part, things: Things, article: ox.NamedNode) -> Text:
    sha256 = things.text(article, KG.sha256)
    words = None if sha256 is None else part.text(sha256)
    if words is None:
        raise OutputError(f"the text of {article.value} is not kept with the store: build the article again")
    return Text(article, words)


def _whole(things: Things, text: Text) -> Iterator[ox.Quad]:
    yield from said(text.context, RDF.type, NIF.Context, NIF.OffsetBasedString)
    yield from said(text.context, NIF.isString, ox.Literal(text.words))
    yield from said(text.context, NIF.beginIndex, count(0))
    yield from said(text.context, NIF.endIndex, count(len(text.words)))
    yield from said(text.context, NIF.sourceUrl, *things.named(text.article, SCHEMA.url))
    yield from said(text.context, PROV.wasDerivedFrom, text.article)


def _mention(things: Things, texts: Mapping[ox.NamedNode, Text], mention: ox.NamedNode) -> Iterator[ox.Quad]:
    entities = things.named(mention, KG.mentionOf)
    for text, start, end in _places(things, texts, mention):
        yield from _piece(text, start, end, NIF.Phrase)
        yield from said(text.iri(start, end), ITSRDF.taIdentRef, *entities)
        for entity in entities:
            yield from said(text.iri(start, end), ITSRDF.taClassRef, *things.named(entity, RDF.type))


def _statement(things: Things, texts: Mapping[ox.NamedNode, Text], statement: ox.NamedNode) -> Iterator[ox.Quad]:
    for text, start, end in _places(things, texts, statement):
        yield from _piece(text, start, end, NIF.String)
        yield from said(statement, PROV.wasDerivedFrom, text.iri(start, end))
        yield from said(statement, RDF.type, KG.Statement)
        for name in (PROV.wasAttributedTo, SCHEMA.about, KG.relation):
            yield from said(statement, name, *things.named(statement, name))


def _places(things: Things, texts: Mapping[ox.NamedNode, Text], thing: ox.NamedNode) -> Iterator[tuple[Text, int, int]]:
    """Where the evidence of a thing stands, in the articles that are here."""
    for evidence in things.named(thing, KG.evidence):
        articles = [texts[article] for article in things.named(evidence, OA.hasSource) if article in texts]
        for selector in things.named(evidence, OA.hasSelector):
            start, end = things.text(selector, OA.start), things.text(selector, OA.end)
            if start is not None and end is not None and (start + end).isdecimal():
                yield from ((text, int(start), int(end)) for text in articles)


def _piece(text: Text, start: int, end: int, kind: str) -> Iterator[ox.Quad]:
    words = text.iri(start, end)
    yield from said(words, RDF.type, kind, NIF.OffsetBasedString)
    yield from said(words, NIF.anchorOf, ox.Literal(text.words[start:end]))
    yield from said(words, NIF.beginIndex, count(start))
    yield from said(words, NIF.endIndex, count(end))
    yield from said(words, NIF.referenceContext, text.context)
