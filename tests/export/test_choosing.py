"""Parts of a store: an article, what is about somebody, and what a query makes."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from export.sample import part
from kgraph import ids
from kgraph.errors import QueryError
from kgraph.export import about, as_store, constructed, of_article, whole
from kgraph.store.changes import restored
from kgraph.store.graph import GraphStore
from kgraph.vocab import KG, RDFS, SCHEMA
from store.news import GAZETTE, IDA, LUND, TOM, harbour, reply

NAME = ids.BASE
HARBOUR_ARTICLE, REPLY_ARTICLE = f"{NAME}article-harbour", f"{NAME}article-reply"
FIRST, SECOND, THIRD, BELIEF, SILENCE = (NAME + one.attribution.id for one in harbour()[1])
(ANSWER,) = (NAME + one.attribution.id for one in reply()[1])


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with as_store(part()) as opened:
        yield opened


def kept() -> set[ox.Quad]:
    """The quads as a store gives them back."""
    scratch = ox.Store()
    scratch.extend(part().quads)
    return {restored(quad) for quad in scratch}


def subjects(quads: tuple[ox.Quad, ...]) -> set[str]:
    return {quad.subject.value for quad in quads}


def said(quads: tuple[ox.Quad, ...], subject: str) -> set[str]:
    return {quad.predicate.value for quad in quads if quad.subject.value == NAME + subject}


def test_whole_store(store: GraphStore) -> None:
    """All quads come as they were put in, with the offsets' own type."""
    assert set(whole(store).quads) == kept()


@pytest.mark.parametrize(
    "text",
    [
        HARBOUR_ARTICLE,
        f"<{HARBOUR_ARTICLE}>",
        "article-harbour",
        "id:article-harbour",
        "Lund opens its harbour",
        "OPENS its",
    ],
)
def test_an_article_is_chosen_by_what_it_is_called(store: GraphStore, text: str) -> None:
    """Its IRI, local name, title or a part of the title give exactly its graph."""
    assert set(of_article(store, text).quads) == {
        quad for quad in kept() if quad.graph_name == ox.NamedNode(HARBOUR_ARTICLE)
    }


@pytest.mark.parametrize("text", ["Nothing of the kind", "", "Ida Brandt", "person-ida-brandt-1"])
def test_what_is_no_article_is_refused(store: GraphStore, text: str) -> None:
    """A name that no article has, or that somebody has who is none, is told."""
    with pytest.raises(QueryError, match="no article in the store is called"):
        of_article(store, text)


def test_a_title_of_several_articles_asks_which() -> None:
    """A part of two titles names both with what tells them apart."""
    quads = part().quads
    title = ox.NamedNode(str(SCHEMA.headline))
    node = ox.NamedNode(REPLY_ARTICLE)
    titled = (*quads, ox.Quad(node, title, ox.Literal("Lund has no harbour"), node))
    with (
        as_store(type(part())(quads=titled)) as opened,
        pytest.raises(
            QueryError, match=r"may be Lund opens its harbour \(article-harbour\), Lund has .* \(article-reply\)"
        ),
    ):
        of_article(opened, "lund")


def test_about_somebody_has_all_that_they_said(store: GraphStore) -> None:
    """By somebody and about them: their attributions with evidence, mentions and articles, and no others."""
    found = about(store, "Tom Reed").quads
    assert {SILENCE, ANSWER, HARBOUR_ARTICLE, REPLY_ARTICLE} <= subjects(found)
    assert not {FIRST, SECOND, THIRD, BELIEF} & subjects(found)
    assert {str(SCHEMA.url), str(SCHEMA.headline), str(KG.sha256)} <= said(found, "article-harbour")
    words = {quad.object.value for quad in found if quad.predicate.value.endswith("#exact")}
    assert {"Lund is too small for a harbour", "declined to comment", "Tom Reed"} <= words


def test_about_describes_others_by_name_alone(store: GraphStore) -> None:
    """What a statement is about is named, but what else is said of it, or by it, stays out."""
    found = about(store, "Tom Reed").quads
    assert str(RDFS.label) in said(found, LUND)
    assert not {str(KG.states), str(KG.madeStatement), str(SCHEMA.mentions)} & said(found, LUND)
    assert IDA not in " ".join(subjects(found))


def test_about_a_place_has_who_speaks_of_it(store: GraphStore) -> None:
    """Statements about a place come with their speakers, whose edges lead to it alone."""
    found = about(store, LUND).quads
    assert {FIRST, SECOND, THIRD, ANSWER} <= subjects(found)
    ends = {
        quad.object.value
        for quad in found
        if quad.subject.value == NAME + IDA and quad.predicate.value == str(KG.states)
    }
    assert ends == {NAME + LUND}
    assert str(KG.reports) in said(found, GAZETTE)


@pytest.mark.parametrize("text", [TOM, LUND, GAZETTE])
def test_about_is_a_graph_of_its_own(store: GraphStore, text: str) -> None:
    """Nothing leads to what the part does not describe: the shapes of the ontology hold."""
    ends = {quad.subject for quad in whole(store).quads}
    found = about(store, text).quads
    assert not {quad.object for quad in found if quad.object in ends} - {quad.subject for quad in found}


def test_unknown_name_is_told(store: GraphStore) -> None:
    """About whom nothing is known is a mistake."""
    with pytest.raises(QueryError, match="nothing in the store is called 'Nobody'"):
        about(store, "Nobody")


def test_query_makes_a_part(store: GraphStore) -> None:
    """What a CONSTRUCT query makes is the part, and offsets have their own type."""
    found = constructed(store, "CONSTRUCT { ?s oa:start ?n } WHERE { ?s oa:start ?n }").quads
    assert found
    assert {quad.triple for quad in found} == {
        quad.triple for quad in kept() if quad.predicate.value.endswith("/oa#start")
    }


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("SELECT * { ?s ?p ?o }", "only a query that begins with CONSTRUCT"),
        ("ASK { ?s ?p ?o }", "only a query that begins with CONSTRUCT"),
        ("DESCRIBE ?s { ?s ?p ?o }", "only a query that begins with CONSTRUCT"),
        ("CONSTRUCT { [] ?p ?o } WHERE { ?s ?p ?o }", "blank nodes"),
        ("CONSTRUCT { ?s ?p }", "cannot be read"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "cannot be read"),
    ],
)
def test_other_queries_are_refused(store: GraphStore, sparql: str, says: str) -> None:
    """A query that makes no graph, or one that would be another each time, is refused."""
    with pytest.raises(QueryError, match=says):
        constructed(store, sparql)


def test_describe_as_a_name_is_no_describe(store: GraphStore) -> None:
    """The word in a prefix, a string or a comment does no harm."""
    sparql = (
        'PREFIX describe: <https://e.org/> CONSTRUCT { ?s describe:describe "DESCRIBE" } { ?s a kg:Group } # describe'
    )
    assert constructed(store, sparql).quads == ()
