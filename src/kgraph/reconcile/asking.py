"""Many names to a service: from the cache, or in batches."""

from collections.abc import Iterator, Mapping

from kgraph.authorities.values import Candidate
from kgraph.errors import ServiceError
from kgraph.reconcile.answers import Json, candidates
from kgraph.reconcile.cache import AnswerCache
from kgraph.reconcile.service import Query, Service

Answers = dict[str, tuple[Candidate, ...]]


def ask(service: Service, queries: Mapping[str, Query], cache: AnswerCache) -> Iterator[Answers]:
    """The candidates for each query by its key: first those of the cache, then batch by batch.

    ServiceError when the service fails; what was given out before is complete, and is in the cache.
    """
    wires = {key: service.wire(query) for key, query in queries.items()}
    known = {key: found for key in queries if (found := _kept(service, queries[key], wires[key], cache)) is not None}
    if known:
        yield known
    unknown = [key for key in queries if key not in known]
    size = service.manifest.batch
    for start in range(0, len(unknown), size):
        batch = unknown[start : start + size]
        results = service.results([wires[key] for key in batch])
        answers = {key: _read(service, queries[key], result) for key, result in zip(batch, results, strict=True)}
        for key, result in zip(batch, results, strict=True):
            cache.put(service.url, wires[key], result)
        yield answers


def _kept(service: Service, query: Query, wire: dict[str, Json], cache: AnswerCache) -> tuple[Candidate, ...] | None:
    """The candidates of an answer that was kept; None when there is none, or not as it should be."""
    result = cache.get(service.url, wire)
    try:
        return None if result is None else _read(service, query, result)
    except ServiceError:
        return None


def _read(service: Service, query: Query, result: list[Json]) -> tuple[Candidate, ...]:
    return candidates(service.url, service.manifest, result, query.limit)
