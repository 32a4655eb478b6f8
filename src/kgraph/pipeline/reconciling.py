"""A reconciliation service asked about the entities of a store, and its answers kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import ServiceError, StoreError
from kgraph.model import Entity, Facts, LinkRecord, MentionType, ModelName, Problem, Resolution, Statement
from kgraph.pipeline.linking import linked
from kgraph.pipeline.progress import Progress, unseen
from kgraph.pipeline.reading import resolved
from kgraph.pipeline.storing import stored

if TYPE_CHECKING:
    from kgraph.reconcile import Service
    from kgraph.resolve.candidates import Choice
    from kgraph.store.links import LinkShelf
    from kgraph.store.writer import Writer

NAMED = 3  # matches that were not believed and that a message lists
TYPES: tuple[MentionType, ...] = ("person", "organization", "place", "event")  # what services know one by one


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkReport:
    """What a service was asked and what came of it.

    `entities` counts those that have a name to ask for, `answered` those of which the service answered; `failure` is
    what it failed with, None when it answered everything.
    """

    service: str
    entities: int
    answered: int
    links: tuple[LinkRecord, ...]
    problems: tuple[Problem, ...]
    failure: ServiceError | None = None


@dataclass(frozen=True, slots=True)
class _Call:
    """What is to be asked, and where."""

    service: "Service"
    store: Path
    cache: Path
    types: Collection[MentionType]
    limit: int
    threshold: float
    model: ModelName
    report: Progress


def link(
    service: "Service",
    *,
    store: Path | str,
    cache: Path,
    types: Collection[MentionType] = TYPES,
    limit: int = 3,
    threshold: float = 50.0,
    model: ModelName = "default",
    dry_run: bool = False,
    progress: Progress | None = None,
) -> LinkReport:
    """Asks the service about each entity of the store that has a telling name, and keeps the links in the store.

    The facts are those that the model found. A dry run keeps no link. When the service fails on the way, what it
    answered completely is kept, and the report says with what it failed. ServiceError when it cannot be asked at all,
    StoreError when there is no store.
    """
    from kgraph.store.places import folder_of
    from kgraph.store.writer import FACTS, writing

    folder = folder_of(store)
    if not (folder / FACTS).is_dir():
        raise StoreError(f"there is no store in {store}; run `kgraph build` first, or give --store WHERE")
    call = _Call(service, folder, cache, types, limit, threshold, model, progress or unseen)
    if dry_run:
        return _linked(call, None)
    with writing(folder, "link") as writer:
        return _linked(call, writer)


def _linked(call: _Call, writer: "Writer | None") -> LinkReport:
    """Asks, and keeps the answers where there is somebody who writes."""
    from kgraph.extract import extractor
    from kgraph.resolve.links import added, parted
    from kgraph.store.decisions import DecisionShelf
    from kgraph.store.facts import FactsShelf
    from kgraph.store.links import LinkShelf

    service, store, model, report = call.service, call.store, call.model, call.report
    corpus = tuple(FactsShelf(store / "facts").all(extractor(model)))
    if not corpus:
        raise StoreError(f"there are no facts of the model {model} in {store}; run `kgraph build` first")
    decisions, undecided = DecisionShelf(store).all()
    resolution, statements = resolved(corpus, report, decisions)
    entities = _asked_about(resolution, call.types)
    choices, failure = _choices(service, entities, call.cache, call.limit, call.threshold, report)
    found, shared = parted([choice.link for choice in choices.values() if choice.link is not None])
    shelf = LinkShelf(store)
    problems: tuple[Problem, ...] = (*undecided, *_open(choices, service.url), *shared)
    if writer is not None and choices:
        old, strange = shelf.all()
        shelf.keep(added(old, found, asked=choices, service=service.url, resolution=resolution))
        problems += strange
        _renew(writer, shelf, corpus, statements, resolution, report)
    return LinkReport(
        service=service.url,
        entities=len(entities),
        answered=len(choices),
        links=found,
        problems=problems,
        failure=failure,
    )


def _asked_about(resolution: Resolution, types: Collection[MentionType]) -> dict[str, Entity]:
    """The entities that have a name to ask for, by id, sorted."""
    from kgraph.resolve.claims import telling_names

    chosen = (entity for entity in resolution.entities.values() if entity.type in types and telling_names(entity))
    return {entity.id: entity for entity in sorted(chosen, key=lambda entity: entity.id)}


def _choices(
    service: "Service", entities: Mapping[str, Entity], cache: Path, limit: int, threshold: float, report: Progress
) -> "tuple[dict[str, Choice], ServiceError | None]":
    """What is believed of the service's answers, by entity; and with what it failed before it answered everything."""
    from kgraph.reconcile import AnswerCache, Query, ask
    from kgraph.resolve.candidates import choose
    from kgraph.resolve.claims import telling_names

    queries = {
        name: Query(name=telling_names(entity)[0], type=entity.type, limit=limit) for name, entity in entities.items()
    }
    _ = service.manifest  # a service that is none fails here, as a whole
    choices: dict[str, Choice] = {}
    try:
        for answers in ask(service, queries, AnswerCache(cache)):
            for name, candidates in answers.items():
                choices[name] = choose(entities[name], candidates, threshold=threshold, service=service.url)
            report("asking", len(choices), len(entities))
    except ServiceError as error:
        return dict(sorted(choices.items())), error
    return dict(sorted(choices.items())), None


def _open(choices: "Mapping[str, Choice]", service: str) -> tuple[Problem, ...]:
    """What stays open, and in one line what the service claims and is not believed."""
    left = [choice.problem for choice in choices.values() if choice.problem is not None]
    lies = [(name, one) for name, choice in choices.items() for one in choice.refused]
    if lies:
        some = "; ".join(f"{one.record.label} ({one.record.iri}) for {name}" for name, one in lies[:NAMED])
        more = f" and {len(lies) - NAMED} more" if len(lies) > NAMED else ""
        told = f"{service} claims matches whose names or types do not agree, and is not believed: {some}{more}"
        left.append(Problem(stage="link", message=told))
    return tuple(left)


def _renew(
    writer: "Writer",
    shelf: "LinkShelf",
    corpus: Sequence[Facts],
    statements: Mapping[str, Sequence[Statement]],
    resolution: Resolution,
    report: Progress,
) -> None:
    """Brings the graph to what the shelf of links says now."""
    from kgraph.store.judgements import JudgementShelf
    from kgraph.store.questions import base_of

    resolution, _ = linked(resolution, shelf, (), report)
    with writer.graph() as graph:
        stored(graph, corpus, statements, resolution, base_of(graph), report)
        JudgementShelf(writer.folder).keep(resolution.judgements)
