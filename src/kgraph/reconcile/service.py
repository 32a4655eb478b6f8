"""A reconciliation service that has told what it is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kgraph.model import MentionType
from kgraph.reconcile.answers import Json, Manifest, manifest, results
from kgraph.reconcile.connection import Connection


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """What a service is asked: a name, the type of thing, how many candidates."""

    name: str
    type: MentionType
    limit: int


@dataclass(frozen=True)
class Service:
    """A service behind a connection; ServiceError for whatever it answers but what the protocol says."""

    connection: Connection

    @property
    def url(self) -> str:
        """The service's address."""
        return self.connection.url

    @cached_property
    def manifest(self) -> Manifest:
        """What the service tells of itself; it is asked once."""
        return manifest(self.url, self.connection.get())

    def wire(self, query: Query) -> dict[str, Json]:
        """A query as the service reads it; with its type where the service has one that is ours."""
        kind = self.manifest.types.get(query.type)
        asked: dict[str, Json] = {"query": query.name, "limit": query.limit}
        return asked if kind is None else {**asked, "type": kind}

    def results(self, batch: Sequence[dict[str, Json]]) -> list[list[Json]]:
        """The candidates of each query of a batch, as the service wrote them, in the order of the queries."""
        queries = {f"q{at}": query for at, query in enumerate(batch)}
        answer = self.connection.post({"queries": json.dumps(queries, ensure_ascii=False)})
        found = results(self.url, answer, queries)
        return [found[key] for key in queries]
