"""Parts of a store: an article, all about an entity, or what a query constructs."""

from collections.abc import Sequence

import pyoxigraph as ox

from kgraph.errors import QueryError
from kgraph.export.neighbourhood import neighbourhood
from kgraph.export.part import Part, TextOf, no_text
from kgraph.store.changes import restored
from kgraph.store.graph import GraphStore
from kgraph.store.imports import imported_graphs
from kgraph.store.questions import answer, ask, base_of, find_entities, the_one
from kgraph.store.remote import AnyStore
from kgraph.store.results import table
from kgraph.store.syntax import describes

SHOWN = 3  # articles that a message names
RESULT = "constructed"  # the local name of the graph of what a query makes, where a format wants a store


def whole(store: AnyStore, *, text: TextOf = no_text, own: bool = False) -> Part:
    """All of the store; if `own`, without what imported files say."""
    foreign = {ox.NamedNode(name) for name in imported_graphs(store)} if own else set()
    quads = tuple(quad for quad in store.quads() if quad.graph_name not in foreign)
    return Part(quads=quads, base=base_of(store), text=text)


def of_article(store: AnyStore, wanted: str, *, text: TextOf = no_text) -> Part:
    """The graph of the one article with this IRI, local name or title, or part of a title; else QueryError."""
    return Part(quads=tuple(store.quads(_article(store, wanted))), base=base_of(store), text=text)


def about(store: AnyStore, wanted: str, *, text: TextOf = no_text) -> Part:
    """What is said by and of one thing, told as `find_entities` takes it; QueryError when it is none or several."""
    return Part(quads=neighbourhood(store.quads(), the_one(store, wanted)), base=base_of(store), text=text)


def constructed(store: AnyStore, sparql: str, *, text: TextOf = no_text) -> Part:
    """The triples that a CONSTRUCT query makes; QueryError for another query, and for one that makes blank nodes."""
    answered = answer(store, sparql)
    if not isinstance(answered, ox.QueryTriples) or describes(sparql):
        raise QueryError("only a query that begins with CONSTRUCT makes a graph to export; `kgraph query` runs others")
    quads = tuple(restored(ox.Quad(*triple)) for triple in answered)
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in quad):
        raise QueryError("the query makes blank nodes, which have another name each time: make IRIs of them")
    return Part(quads=quads, base=base_of(store), text=text)


def as_store(part: Part) -> GraphStore:
    """The part as a store of its own, in memory."""
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in part.quads:
        name = quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else ox.NamedNode(part.base + RESULT)
        graphs.setdefault(name.value, []).append(ox.Quad(quad.subject, quad.predicate, quad.object, name))
    store = GraphStore.in_memory()
    for graph in sorted(graphs):
        store.replace(graph, graphs[graph])
    return store


def _article(store: AnyStore, wanted: str) -> str:
    articles = {iri: title for iri, title, *_ in table(ask(store, "articles")).rows if iri is not None}
    named = [found.iri for found in find_entities(store, wanted) if found.iri in articles]
    plain = " ".join(wanted.casefold().split())
    titles = {iri: " ".join(title.casefold().split()) for iri, title in articles.items() if title is not None}
    called = [iri for iri, title in titles.items() if title == plain]
    partly = [iri for iri, title in titles.items() if plain and plain in title]
    best = named or called or partly
    if len(best) == 1:
        return best[0]
    if not best:
        raise QueryError(f"no article in the store is called {wanted!r}; `kgraph query articles` lists what is")
    names = [f"{articles[iri] or 'an article'} ({iri.removeprefix(base_of(store))})" for iri in best]
    raise QueryError(f"{wanted!r} may be {_listed(names)}: give the full title, or what stands in brackets")


def _listed(names: Sequence[str]) -> str:
    more = f" or {len(names) - SHOWN} others" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
