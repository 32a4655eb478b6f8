"""What got an IRI keeps it: while the corpus grows, when two entities become one, and when a text is read again."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph import ids
from kgraph.assemble import article_quads
from kgraph.model import Attribution, Facts
from kgraph.pipeline import build, facts_of
from kgraph.resolve import resolve, statements
from kgraph.show import show
from kgraph.store.graph import GraphStore
from kgraph.store.questions import answer, ask, current, find_entities
from kgraph.store.results import table
from kgraph.vocab import DCTERMS

FIRST = """Bridge stays shut

Minister Natalia Zelinskaya said on Monday that the bridge in Lviv would stay shut.
"""
SECOND = """Ferry to run

Minister Natalia Zelinskaia said on Tuesday that a ferry would run in Lviv at night.
"""
ARTICLES = Path(__file__).parent.parent / "data" / "articles"


def speaker(store: GraphStore) -> str:
    """The one who speaks in the store."""
    (found,) = {row[0] for row in table(ask(store, "who-said-what")).rows}
    assert found is not None
    return found


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GraphStore, str]]:
    """A store into which a second article came, and the speaker's IRI before it did."""
    folder = tmp_path_factory.mktemp("grown")
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    where = {"store": folder / "store", "out": folder / "out"}
    build([folder / "first.txt"], **where)
    with GraphStore.open(folder / "store" / "graph", read_only=True) as store:
        old = speaker(store)
    build([folder / "second.txt"], **where)
    with GraphStore.open(folder / "store" / "graph", read_only=True) as store:
        yield store, old


def test_old_iri_is_replaced_in_the_graph(grown: tuple[GraphStore, str]) -> None:
    """The graph of the article that gave the old IRI, and it alone, tells what replaces it."""
    store, old = grown
    told = [quad for quad in store.quads() if quad.predicate.value == str(DCTERMS.isReplacedBy)]
    assert [(quad.subject.value, quad.object) for quad in told] == [(old, ox.NamedNode(speaker(store)))]
    assert "bridge" in str(told[0].graph_name)


def test_old_iri_is_found(grown: tuple[GraphStore, str]) -> None:
    """The old IRI and its local name mean the new one, and it is said that they were asked for."""
    store, old = grown
    assert current(store, old) == speaker(store) != old
    assert current(store, speaker(store)) == speaker(store)
    for text in (old, old.removeprefix(ids.BASE)):
        assert [(found.iri, found.asked) for found in find_entities(store, text)] == [(speaker(store), old)]
    assert [found.asked for found in find_entities(store, "Natalia Zelinskaya")] == [None]


def test_named_query_takes_the_old_iri(grown: tuple[GraphStore, str]) -> None:
    """A named query answers to the old IRI what it answers to the new one."""
    store, old = grown
    asked = [table(ask(store, "stated-by", {"speaker": iri})) for iri in (old, speaker(store))]
    assert len(asked[0].rows) == 2
    assert asked[0] == asked[1]


def test_sparql_follows_the_triple(grown: tuple[GraphStore, str]) -> None:
    """SPARQL of one's own reaches the statements from the old IRI by a path."""
    store, old = grown
    found = answer(store, f"SELECT ?s {{ <{old}> dcterms:isReplacedBy*/kg:madeStatement ?s }}")
    assert len(table(found).rows) == 2


def test_show_tells_that_the_iri_is_old(grown: tuple[GraphStore, str]) -> None:
    """The entity is shown under its new IRI, with a line on the old one; without it for the new one."""
    store, old = grown
    lines = show(store, old).split("\n")
    usual = show(store, speaker(store)).split("\n")
    assert " ".join(" ".join(lines[1:3]).split()) == f"asked for {old}, which is replaced by the IRI below"
    assert [lines[0], *lines[3:]] == usual


def test_query_lists_what_was_replaced(grown: tuple[GraphStore, str]) -> None:
    """The named query `replaced` gives the old IRIs of an entity."""
    store, old = grown
    assert [row[:2] for row in table(ask(store, "replaced", {"now": old})).rows] == [(old, speaker(store))]


@pytest.mark.parametrize(
    ("steps", "start", "end"),
    [
        ([("a", "b"), ("b", "c")], "a", "c"),
        ([("a", "b"), ("a", "c")], "a", "b"),
        ([("a", "b"), ("b", "a")], "a", "a"),
        ([("a", "b"), ("b", "c"), ("c", "b")], "a", "a"),
        ([], "a", "a"),
    ],
)
def test_current_ends(steps: list[tuple[str, str]], start: str, end: str) -> None:
    """Successors are followed to the last; of several the first counts, and a circle leads nowhere."""
    base, graph = "https://example.org/", ox.NamedNode("https://example.org/import")
    replaces = ox.NamedNode(DCTERMS.isReplacedBy)
    with GraphStore.in_memory() as store:
        quads = [ox.Quad(ox.NamedNode(base + old), replaces, ox.NamedNode(base + new), graph) for old, new in steps]
        store.replace(graph.value, quads)
        assert current(store, base + start) == base + end


@pytest.fixture(scope="module")
def corpus() -> list[Facts]:
    return [facts for facts in facts_of([ARTICLES], model="rules") if isinstance(facts, Facts)]


def own_names(facts: Facts, corpus: list[Facts]) -> set[str]:
    """The names of all in an article's graph that is no entity: statements, mentions, roles, evidence, runs."""
    found = resolve(corpus)
    entities = {ids.iri(name) for name in (*found.entities, *found.replaced)}
    return {quad.subject.value for quad in article_quads(facts, statements(facts, found), found)} - entities


def test_names_inside_an_article_do_not_depend_on_the_others(corpus: list[Facts]) -> None:
    """Statements, mentions, roles and evidence have the names that they have when the article is alone."""
    kinds = set()
    for facts in corpus:
        alone = own_names(facts, [facts])
        assert own_names(facts, corpus) == alone
        kinds |= {name.removeprefix(ids.BASE).split("-")[0] for name in alone}
    of_articles = {"article", "evidence", "event", "mention", "office", "quantity", "role", "run", "statement", "time"}
    assert kinds == of_articles | {"day", "software"}


def test_same_words_keep_their_name_when_read_again(corpus: list[Facts]) -> None:
    """Another reader gives an attribution with the same source, cue and content the same name."""
    path = ARTICLES / "2024-11-04-kursk-first-clash.txt"
    (again,) = facts_of([path], model="default")
    assert isinstance(again, Facts)
    (before,) = (facts for facts in corpus if facts.article.id == again.article.id)

    def places(one: Attribution) -> tuple[object, ...]:
        return one.source, None if one.cue is None else one.cue.span, one.content

    named = {places(one): one.id for one in before.attributions}
    both = [(named[places(one)], one.id) for one in again.attributions if places(one) in named]
    assert both
    assert all(old == new for old, new in both)
