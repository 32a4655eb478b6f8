"""A store as a dataset of rdflib, for those whose tools speak rdflib."""

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from kgraph.store.changes import put_in
from kgraph.store.graph import GraphStore
from kgraph.store.questions import base_of
from kgraph.store.remote import AnyStore
from kgraph.vocab import prefixes


def as_dataset(store: AnyStore) -> Dataset:
    """The store as an rdflib Dataset with our prefixes; its default graph is the union of the named graphs.

    An embedded store is read where it lies, and what is open for reading only cannot be changed through the dataset
    either; a server's is copied into memory. Queries are answered by Oxigraph, but for those that rdflib prepares or
    gives values to beside the text.
    """
    dataset = Dataset(store=OxigraphStore(store=_embedded(store)))
    for name, namespace in prefixes(base_of(store)).items():
        dataset.bind(name, namespace, override=True, replace=True)
    return dataset


def _embedded(store: AnyStore) -> ox.Store:
    if isinstance(store, GraphStore):
        return store.oxigraph()
    copy = ox.Store()
    put_in(copy, set(store.quads()))
    return copy
