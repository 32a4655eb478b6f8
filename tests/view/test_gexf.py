"""GEXF and Cytoscape's JSON that other programs read back whole."""

import io
import json

import networkx as nx
import pytest

from kgraph.view.cyjs import cyjs
from kgraph.view.gexf import gexf
from kgraph.view.network import Network, Node
from view.marked import BASE, STORY


def edges(graph):
    return sorted(
        (left, right, kept["relation"], kept["weight"], tuple(kept["statements"].split()))
        for left, right, kept in graph.edges(data=True)
    )


def test_gexf_keeps_nodes_and_parallel_edges():
    """Every node and every edge is there, directed, with label, type, relation and statements."""
    graph = nx.read_gexf(io.BytesIO(gexf(STORY)))
    assert dict(graph.nodes(data=True)) == {node.id: {"label": node.label, "type": node.type} for node in STORY.nodes}
    assert graph.is_directed()
    assert edges(graph) == sorted(
        (edge.speaker, edge.entity, edge.relation, len(edge.statements), edge.statements) for edge in STORY.edges
    )


def test_gexf_has_no_clock():
    """Neither the day nor the program's version is in it."""
    assert b"lastmodifieddate" not in gexf(STORY)
    assert b"creator" not in gexf(STORY)


def test_cyjs_has_all_elements():
    """Every node and every edge is there, each under an id of its own, with what Cytoscape shows."""
    elements = json.loads(cyjs(STORY))["elements"]
    nodes, arrows = ([one["data"] for one in elements[kind]] for kind in ("nodes", "edges"))
    assert [(one["id"], one["name"], one["type"]) for one in nodes] == [
        (node.id, node.label, node.type) for node in STORY.nodes
    ]
    assert [(one["source"], one["target"], one["interaction"], tuple(one["statements"])) for one in arrows] == [
        (edge.speaker, edge.entity, edge.relation, edge.statements) for edge in STORY.edges
    ]
    assert len({one["id"] for one in nodes + arrows}) == len(nodes) + len(arrows)


@pytest.mark.parametrize("write", [gexf, cyjs])
def test_same_network_gives_the_same_bytes(write):
    """Written twice, it is the same."""
    assert write(STORY) == write(STORY)


@pytest.mark.parametrize("write", [gexf, cyjs])
def test_strange_letters_do_no_harm(write):
    """A control character or half a character in a name does not spoil the file."""
    written = write(Network(nodes=(Node(id=BASE + "1", label="a\x00b \ud800 <&>", type="other"),)))
    if write is gexf:
        assert nx.read_gexf(io.BytesIO(written)).nodes[BASE + "1"]["label"] == "a\ufffdb \ufffd <&>"
    else:
        assert json.loads(written)["elements"]["nodes"][0]["data"]["label"] == "a\x00b ? <&>"


def test_empty_network_is_a_graph():
    """No nodes make valid files."""
    assert len(nx.read_gexf(io.BytesIO(gexf(Network())))) == 0
    assert json.loads(cyjs(Network()))["elements"] == {"nodes": [], "edges": []}
