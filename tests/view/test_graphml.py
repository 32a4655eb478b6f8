"""GraphML that other programs read back whole."""

import io

import networkx as nx

from kgraph.view.graphml import graphml
from kgraph.view.network import Network, Node
from view.marked import BASE, STORY


def read(written):
    return nx.read_graphml(io.BytesIO(written), force_multigraph=True)


def test_round_trip_keeps_nodes_and_parallel_edges():
    """Every node and every edge is there, directed, with label, type, relation and statements."""
    graph = read(graphml(STORY))
    nodes = {node.id: {"label": node.label, "type": node.type} for node in STORY.nodes}
    assert dict(graph.nodes(data=True)) == nodes
    assert graph.is_directed()
    found = sorted(
        (left, right, kept["relation"], kept["weight"], tuple(kept["statements"].split()))
        for left, right, kept in graph.edges(data=True)
    )
    wanted = sorted(
        (edge.speaker, edge.entity, edge.relation, len(edge.statements), edge.statements) for edge in STORY.edges
    )
    assert found == wanted


def test_edge_ids_are_unique():
    """No two edges share an id."""
    written = graphml(STORY).decode()
    ids = [part.split('"')[0] for part in written.split("<edge ")[1:] for part in [part.split('id="')[1]]]
    assert len(set(ids)) == len(STORY.edges)


def test_letters_that_xml_forbids_are_replaced():
    """A control character in a name does not spoil the file."""
    written = graphml(Network(nodes=(Node(id=BASE + "1", label="a\x00b\x0bc \ud800 <&>", type="other"),)))
    assert read(written).nodes[BASE + "1"]["label"] == "a\ufffdb\ufffdc \ufffd <&>"


def test_same_network_gives_the_same_bytes():
    """Written twice, it is the same."""
    assert graphml(STORY) == graphml(STORY)


def test_empty_network_is_a_graph():
    """No nodes make a valid file."""
    assert len(read(graphml(Network()))) == 0
