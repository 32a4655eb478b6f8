"""Where the graph and the facts are kept, and how they are asked."""

from kgraph.store.facts import FactsShelf
from kgraph.store.graph import GraphStore
from kgraph.store.places import open_graph
from kgraph.store.questions import Found, NamedQuery, Parameter, answer, ask, current, find_entities, named_queries
from kgraph.store.remote import AnyStore, ServerStore
from kgraph.store.results import RESULT_FORMATS, Table, encode, table

__all__ = [
    "RESULT_FORMATS",
    "AnyStore",
    "FactsShelf",
    "Found",
    "GraphStore",
    "NamedQuery",
    "Parameter",
    "ServerStore",
    "Table",
    "answer",
    "ask",
    "current",
    "encode",
    "find_entities",
    "named_queries",
    "open_graph",
    "table",
]
