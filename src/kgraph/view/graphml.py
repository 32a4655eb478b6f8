"""The network as GraphML, for programs that draw and measure graphs."""

import io

import networkx as nx

from kgraph.view.graph import plain_multigraph
from kgraph.view.network import Network


def graphml(network: Network) -> bytes:
    """GraphML in UTF-8: nodes with label and type, directed edges with relation, number and IRIs of the statements."""
    written = io.BytesIO()
    # the writer by name: the usual one writes other bytes where lxml happens to be installed
    nx.write_graphml_xml(plain_multigraph(network), written, encoding="utf-8", named_key_ids=True)
    return written.getvalue()
