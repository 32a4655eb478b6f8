"""Graphs against the shapes of `ontology/shapes.ttl`: what is not as kgraph writes it, in plain words."""

from kgraph.validate.checking import Violation, conforms, violations
from kgraph.validate.reading import GRAPH_FORMATS, quads_of, read_quads
from kgraph.validate.words import told

__all__ = ["GRAPH_FORMATS", "Violation", "conforms", "quads_of", "read_quads", "told", "violations"]
