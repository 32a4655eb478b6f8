"""The network as a networkx graph, for layout and export."""

import networkx as nx

from kgraph.view.network import Network


def multigraph(network: Network) -> nx.MultiDiGraph:
    """The network as a networkx graph; parallel edges are kept, and an edge's key is its place in the network."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((node.id, {"label": node.label, "type": node.type}) for node in network.nodes)
    graph.add_edges_from(
        (edge.speaker, edge.entity, f"e{place}", {"relation": edge.relation, "statements": edge.statements})
        for place, edge in enumerate(network.edges)
    )
    return graph
