"""A store that is open, for those who work in Python or in a notebook."""

from collections.abc import Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kgraph.store import FOLDER
from kgraph.store.places import open_graph
from kgraph.store.questions import answer, ask, named_query
from kgraph.store.results import Table, table

if TYPE_CHECKING:
    import networkx
    import rdflib

HEIGHT = 640  # pixels of the page in a notebook


class OpenStore:
    """A store as it is now, to read: as rdflib's dataset, as networkx' graph, by questions, and as a picture.

    What is built afterwards is not seen; open it again. StoreError when there is no store.
    """

    def __init__(self, where: Path | str = FOLDER) -> None:
        self.store = open_graph(where, read_only=True)
        self._where = str(where)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store; closing twice does no harm."""
        self.store.close()

    @cached_property
    def graph(self) -> "rdflib.Dataset":
        """The store as an rdflib Dataset, to read; its default graph is the union of the named graphs."""
        from kgraph.store.dataset import as_dataset

        return as_dataset(self.store)

    def query(self, query: str, parameters: Mapping[str, str] | None = None) -> Table:
        """Columns and rows that answer a named query, with its parameters, or SPARQL; QueryError when it is neither."""
        if named_query(query) is not None or "{" not in query:
            return table(ask(self.store, query, parameters))
        return table(answer(self.store, query))

    def to_networkx(self) -> "networkx.MultiDiGraph":
        """Who states and reports something about whom: nodes with `label` and `type`, edges with `relation`.

        Each edge has its `statements`, IRIs of the store.
        """
        from kgraph.view.graph import multigraph
        from kgraph.view.network import network

        return multigraph(network(self.store))

    def _repr_html_(self) -> str:
        """The interactive network, in a frame of its own that reaches neither the notebook nor the network."""
        from kgraph.view.network import network
        from kgraph.view.page import page

        shown = escape(page(network(self.store)), quote=True)
        return (
            f'<iframe sandbox="allow-scripts" style="width:100%;height:{HEIGHT}px;border:0" srcdoc="{shown}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"kgraph.open({self._where!r})"


open = OpenStore  # as `kgraph.open`
