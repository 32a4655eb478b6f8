"""Places of nodes: stable, whole and apart."""

import itertools
import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.view import layout as laid
from kgraph.view.layout import Box, layout

BOX = Box(width=110, above=14, below=40)


def overlapping(positions, boxes):
    """Pairs of nodes whose boxes meet."""
    return [
        (left, right)
        for left, right in itertools.combinations(sorted(positions), 2)
        if abs(positions[left][0] - positions[right][0]) < (boxes[left].width + boxes[right].width) / 2
        and positions[left][1] - boxes[left].above < positions[right][1] + boxes[right].below
        and positions[right][1] - boxes[right].above < positions[left][1] + boxes[left].below
    ]


def news_like(nodes, edges):
    """A few speakers with many arrows, many entities with few."""
    chance = random.Random(nodes)
    names = [f"n{place:04}" for place in range(nodes)]
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(names)
    for _ in range(edges):
        speaker, entity = names[int(chance.random() ** 2 * nodes / 4)], names[int(chance.random() ** 2 * nodes)]
        graph.add_edge(speaker, entity)
    return graph, {name: Box(width=chance.randint(40, 150), above=14, below=40) for name in names}


@pytest.mark.parametrize(("nodes", "edges"), [(1, 0), (2, 1), (10, 14), (60, 150), (200, 400)])
def test_no_box_lies_on_another(nodes, edges):
    """Nodes with their labels are apart in networks of every size."""
    graph, boxes = news_like(nodes, edges)
    positions = layout(graph, boxes)
    assert set(positions) == set(graph)
    assert overlapping(positions, boxes) == []


def test_sixty_nodes_fit_a_screen():
    """A demo's network stays readable on one screen: its picture is at most about twice the canvas."""
    graph, boxes = news_like(60, 150)
    across, down = zip(*layout(graph, boxes).values(), strict=True)
    assert max(across) - min(across) < 1900
    assert max(down) - min(down) < 1500


def test_places_are_whole_numbers():
    """Coordinates are plain integers."""
    graph, boxes = news_like(20, 30)
    assert {type(value) for place in layout(graph, boxes).values() for value in place} == {int}


def test_joined_nodes_are_nearer_than_others():
    """Distances in the picture follow distances in the graph."""
    path = nx.path_graph([f"n{place}" for place in range(6)])
    places = layout(path, dict.fromkeys(path, BOX))
    steps = [abs(places[f"n{one}"][0] - places["n0"][0]) for one in range(6)]
    assert steps == sorted(steps)


@settings(deadline=None, max_examples=40)
@given(
    edges=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30),
    seed=st.randoms(use_true_random=False),
)
def test_order_does_not_matter(edges, seed):
    """The same nodes and edges in any order, once or twice, get the same places, none on another."""
    named = [(f"n{left}", f"n{right}") for left, right in edges]
    nodes = [f"n{place}" for place in range(13)]
    boxes = dict.fromkeys(nodes, BOX)
    graph, shuffled = nx.MultiDiGraph(), nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(named)
    seed.shuffle(nodes)
    seed.shuffle(named)
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(named + named[:3])
    positions = layout(graph, boxes)
    assert positions == layout(shuffled, boxes)
    assert overlapping(positions, boxes) == []


def test_very_large_components_are_placed_apart_too(monkeypatch):
    """Above the size that can be majorized, nodes stand in a spiral, none on another."""
    monkeypatch.setattr(laid, "LARGEST", 50)
    star = nx.star_graph(120)
    graph = nx.relabel_nodes(star, {place: f"n{place:03}" for place in star})
    boxes = dict.fromkeys(graph, BOX)
    assert overlapping(layout(graph, boxes), boxes) == []


def test_nothing_gives_nothing():
    """An empty graph has no places."""
    assert layout(nx.MultiDiGraph(), {}) == {}
