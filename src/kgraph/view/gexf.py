"""The network as GEXF 1.2, Gephi's own format."""

import io

from networkx.readwrite.gexf import GEXFWriter

from kgraph.view.graph import plain_multigraph
from kgraph.view.network import Network


def gexf(network: Network) -> bytes:
    """GEXF in UTF-8, with what GraphML has; without the day on which it was written."""
    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(plain_multigraph(network))
    writer.xml.remove(writer.xml.find("meta"))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
