"""Graphs against the shapes of `ontology/shapes.ttl`: what is not as kgraph writes it, in plain words."""

from kgraph.validate.checking import Violation, conforms, violations
from kgraph.validate.words import told

__all__ = ["Violation", "conforms", "told", "violations"]
