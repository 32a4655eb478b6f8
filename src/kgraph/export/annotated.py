"""The graph in RDF 1.2, where each plain edge between entities is annotated with the statements behind it.

See https://www.w3.org/TR/rdf12-turtle/: the statement reifies the edge, `STATEMENT rdf:reifies <<( A kg:states B )>>`,
so what is said of the statement is said of the edge. rdflib does not read it yet.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.assemble import serialize
from kgraph.assemble.statements import NARROWER
from kgraph.export.part import Part, Things, said
from kgraph.model import STATING
from kgraph.vocab import KG, KGR, PROV, RDF, SCHEMA

EDGES = {
    str(KGR[relation]): (
        [KG.reports] if relation == "reports" else [KG.states, *filter(None, [NARROWER.get(relation)])]
    )
    for relation in STATING
}  # those that a statement of a relation draws


def annotated(part: Part) -> bytes:
    """Turtle 1.2: the whole part, and for each statement the edges that it draws."""
    things = Things(part.quads)
    reified = [quad for one in things.of_type(KG.Statement) for quad in _reified(things, one)]
    return serialize([*part.quads, *reified], format="ttl", base=part.base, others={"rdf": str(RDF)})


def _reified(things: Things, statement: ox.NamedNode) -> Iterator[ox.Quad]:
    edges = [edge for kind in things.named(statement, KG.relation) for edge in EDGES.get(kind.value, ())]
    for speaker in things.named(statement, PROV.wasAttributedTo):
        for edge in edges:
            drawn = set(things.named(speaker, edge))
            for entity in things.named(statement, SCHEMA.about):
                if entity in drawn:
                    yield from said(statement, RDF.reifies, ox.Triple(speaker, ox.NamedNode(edge), entity))
