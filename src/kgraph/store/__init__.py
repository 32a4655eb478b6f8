"""Where the graph and the facts are kept, and how they are asked."""

from kgraph.store.facts import FactsShelf
from kgraph.store.graph import GraphStore
from kgraph.store.questions import Found, NamedQuery, Parameter, answer, ask, current, find_entities, named_queries
from kgraph.store.results import RESULT_FORMATS, Table, encode, table

__all__ = [
    "RESULT_FORMATS",
    "FactsShelf",
    "Found",
    "GraphStore",
    "NamedQuery",
    "Parameter",
    "Table",
    "answer",
    "ask",
    "current",
    "encode",
    "find_entities",
    "named_queries",
    "table",
]
