"""Rows of the named queries become one network."""

import random

import pytest

from kgraph.assemble import article_quads
from kgraph.ids import iri
from kgraph.store.graph import GraphStore
from kgraph.view.network import Edge, Highlight, Network, Node, network, network_from_rows
from store import news

B = "https://example.org/id/"
NODES = [
    {"entity": B + "ann", "label": "Ann Orr", "type": "person", "name": "Orr"},
    {"entity": B + "ann", "label": "Ann Orr", "type": "person", "name": "A. Orr"},
    {"entity": B + "alba", "label": "Alba", "type": "place", "name": None},
    {"entity": B + "news", "label": "Alba News", "type": "organization", "name": None},
]
EDGES = [
    {"speaker": B + "ann", "relation": "states", "entity": B + "alba", "statement": B + "s2"},
    {"speaker": B + "ann", "relation": "states", "entity": B + "alba", "statement": B + "s1"},
    {"speaker": B + "ann", "relation": "reports", "entity": B + "alba", "statement": B + "s3"},
    {"speaker": B + "news", "relation": "states", "entity": B + "ann", "statement": B + "s4"},
]
ABOUT = [{"statement": B + f"s{place}", "entity": B + "alba"} for place in (1, 2, 3)]
TEXT = "“It is cold,” Ann Orr said."


def passage(role, start, end, **changed):
    """A row of `passages`; the passage stands at 100 in its article."""
    row = {
        "statement": B + "s1", "relation": "states", "speaker": B + "ann", "speakerLabel": "Ann Orr", "role": role,
        "start": str(start), "end": str(end), "passage": TEXT, "passageStart": "100", "article": B + "article-1",
        "title": "Cold", "published": "2031-01-02",
    }  # fmt: skip
    return row | changed


def built(**rows):
    return network_from_rows(**({"nodes": NODES, "edges": EDGES, "about": ABOUT, "passages": []} | rows))


def test_nodes_gather_their_names():
    """An entity is one node, with its other names sorted."""
    assert built().nodes == (
        Node(id=B + "alba", label="Alba", type="place"),
        Node(id=B + "ann", label="Ann Orr", type="person", names=("A. Orr", "Orr")),
        Node(id=B + "news", label="Alba News", type="organization"),
    )


def test_edges_gather_their_statements():
    """One edge for a speaker, an entity and a relation, with all the statements behind it."""
    assert built().edges == (
        Edge(speaker=B + "ann", entity=B + "alba", relation="reports", statements=(B + "s3",)),
        Edge(speaker=B + "ann", entity=B + "alba", relation="states", statements=(B + "s1", B + "s2")),
        Edge(speaker=B + "news", entity=B + "ann", relation="states", statements=(B + "s4",)),
    )


def test_highlights_count_from_the_passage():
    """Offsets of the article become offsets of the passage, and still cut out the same words."""
    rows = [passage("content", 101, 112), passage("source", 114, 121), passage("cue", 122, 126)]
    (found,) = built(passages=rows).passages
    assert found.highlights == (
        Highlight(start=1, end=12, role="content"),
        Highlight(start=14, end=21, role="source"),
        Highlight(start=22, end=26, role="cue"),
    )
    assert [TEXT[mark.start : mark.end] for mark in found.highlights] == ["It is cold,", "Ann Orr", "said"]


def test_passage_knows_who_and_what_and_where():
    """A passage names its speakers, what it is about, and its article."""
    rows = [passage("cue", 122, 126), passage("cue", 122, 126, speaker=B + "news", speakerLabel="Alba News")]
    (found,) = built(passages=rows).passages
    assert (found.speakers, found.about) == ((B + "ann", B + "news"), (B + "alba",))
    assert (found.article, found.title, found.published, found.start) == (B + "article-1", "Cold", "2031-01-02", 100)


def test_sentences_apart_are_joined_with_an_ellipsis():
    """Two runs of sentences become one text, and marks stay on their words."""
    rows = [passage("cue", 122, 126), passage("content", 300, 304, passageStart="300", passage="Snow fell.")]
    (found,) = built(passages=[*rows, passage("content", 300, 304)]).passages
    assert found.text == TEXT + " … Snow fell."
    assert [found.text[mark.start : mark.end] for mark in found.highlights] == ["said", "Snow"]


@pytest.mark.parametrize("offset", ["", "one", "-3", "9" * 5000, None])
def test_offsets_that_are_no_numbers_are_left_out(offset):
    """Imported RDF with a broken selector costs its passage, not the page."""
    assert built(passages=[passage("cue", 0, 4) | {"start": offset}]).passages == ()


def test_entities_without_a_description_are_named_by_their_iri():
    """An edge's end that no other row describes is a node all the same."""
    extra = {"speaker": B + "x-1", "relation": "states", "entity": B + "alba", "statement": B + "s9"}
    assert Node(id=B + "x-1", label="x-1", type="other") in built(edges=[extra]).nodes


def test_several_types_give_the_more_special_one():
    """A thing that is also a person is a person."""
    rows = [{"entity": B + "ann", "label": "Ann", "type": kind, "name": None} for kind in ("other", "person")]
    assert built(nodes=rows, edges=[]).nodes == (Node(id=B + "ann", label="Ann", type="person"),)


def test_order_of_rows_does_not_matter():
    """Any order of the rows gives the same network."""
    rows = {
        "nodes": NODES,
        "edges": EDGES,
        "about": ABOUT,
        "passages": [passage("cue", 122, 126), passage("source", 114, 121)],
    }
    chance = random.Random(1)
    mixed = {name: chance.sample(group, len(group)) for name, group in rows.items()}
    assert network_from_rows(**mixed) == network_from_rows(**rows)


@pytest.fixture(scope="module")
def store():
    """A store with two short articles."""
    with GraphStore.in_memory() as opened:
        for facts, statements in (news.harbour(), news.reply()):
            name = iri(facts.article.id)
            opened.replace(name, article_quads(facts, statements, news.resolution()))
        yield opened


def test_store_gives_who_speaks_about_whom(store):
    """The edges are the graph's, the beliefs and what a speaker says of itself left out."""
    labels = {node.id: node.label for node in network(store).nodes}
    edges = [
        (labels[edge.speaker], edge.relation, labels[edge.entity], len(edge.statements))
        for edge in network(store).edges
    ]
    assert sorted(edges) == [
        ("Ida Brandt", "states", "Lund", 2),
        ("Lund Gazette", "reports", "Lund", 1),
        ("Tom Reed", "states", "Lund", 1),
    ]


def test_store_gives_the_sentences_with_their_marks(store):
    """Every statement comes with its sentences, and the marks cut out source, cue and content."""
    found = {
        passage.text: [(mark.role, passage.text[mark.start : mark.end]) for mark in passage.highlights]
        for passage in network(store).passages
    }
    assert found["Lund is too small for a harbour, Tom Reed said."] == [
        ("content", "Lund is too small for a harbour"),
        ("source", "Tom Reed"),
        ("cue", "said"),
    ]
    assert found["“We are ready,” she told the Lund Gazette, “and so is the town.”"] == [
        ("content", "“We are ready,”"),
        ("source", "she"),
        ("cue", "told"),
        ("content", "“and so is the town.”"),
    ]


def test_store_names_article_and_date(store):
    """A passage tells where it stands; an article without a headline has none."""
    told = {(passage.title, passage.published) for passage in network(store).passages}
    assert ("Lund opens its harbour", "2024-05-06") in told
    assert {title for title, _ in told} == {"Lund opens its harbour", None}


def test_empty_store_gives_an_empty_network():
    """A store without statements has nothing to show."""
    with GraphStore.in_memory() as opened:
        assert network(opened) == Network()


def test_no_rows_give_an_empty_network():
    """Nothing in, nothing out."""
    assert network_from_rows(nodes=[], edges=[], about=[], passages=[]) == Network()
