"""The network as JSON for Cytoscape and Cytoscape.js."""

import json

from kgraph.view.network import Network


def cyjs(network: Network) -> bytes:
    """Nodes with label, which is their name, and type; edges with relation, number and IRIs of the statements.

    See https://js.cytoscape.org/#notation/elements-json.
    """
    nodes = [
        {"data": {"id": node.id, "name": node.label, "label": node.label, "type": node.type}} for node in network.nodes
    ]
    edges = [
        {
            "data": {
                "id": f"e{place}",
                "source": edge.speaker,
                "target": edge.entity,
                "relation": edge.relation,
                "interaction": edge.relation,
                "weight": len(edge.statements),
                "statements": edge.statements,
            }
        }
        for place, edge in enumerate(network.edges)
    ]
    graph = {"data": {"name": "kgraph"}, "directed": True, "elements": {"nodes": nodes, "edges": edges}}
    return json.dumps(graph, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace") + b"\n"
