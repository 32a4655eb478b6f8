"""The network as GraphML, for programs that draw and measure graphs."""

import io
import re

import networkx as nx

from kgraph.view.graph import multigraph
from kgraph.view.network import Network

# what XML 1.0 (section 2.2) does not allow in a document
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(network: Network) -> bytes:
    """GraphML in UTF-8: nodes with label and type, directed edges with relation, number and IRIs of the statements."""
    graph = multigraph(network)
    for _, attributes in graph.nodes(data=True):
        attributes["label"] = UNWRITABLE.sub("\ufffd", attributes["label"])
    for _, _, attributes in graph.edges(data=True):
        statements = attributes.pop("statements")
        attributes |= {"weight": len(statements), "statements": " ".join(statements)}
    written = io.BytesIO()
    # the writer by name: the usual one writes other bytes where lxml happens to be installed
    nx.write_graphml_xml(graph, written, encoding="utf-8", named_key_ids=True)
    return written.getvalue()
