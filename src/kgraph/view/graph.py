"""The network as a networkx graph, for layout and export."""

import networkx as nx

from kgraph.assemble.formats import UNWRITABLE
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


def plain_multigraph(network: Network) -> nx.MultiDiGraph:
    """The same with words and numbers alone that XML can hold: of the statements their number and their IRIs."""
    graph = multigraph(network)
    for _, attributes in graph.nodes(data=True):
        attributes["label"] = UNWRITABLE.sub("\ufffd", attributes["label"])
    for _, _, attributes in graph.edges(data=True):
        statements = attributes.pop("statements")
        attributes |= {"weight": len(statements), "statements": " ".join(statements)}
    return graph
