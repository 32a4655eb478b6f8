"""Links that were found before, given back to the entities of this build."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgraph.authorities.values import Authority
from kgraph.model import Entity, Link, LinkRecord, Problem, Resolution
from kgraph.resolve.names import name_key

NAMED = 3  # links that a message lists

Names = Mapping[tuple[str, str], set[str]]  # ids of entities by type and folded name


def with_links(resolution: Resolution, records: Iterable[LinkRecord]) -> tuple[Resolution, tuple[Problem, ...]]:
    """The resolution with the links at its entities; problems for those that find none, or are not what they seemed.

    A link is its entity's by id, the present or a former one; where nothing has or had the id, by the name and type, if
    one entity has these.
    """
    known = _by_name(resolution.entities)
    owned: list[LinkRecord] = []
    lost: list[LinkRecord] = []
    for record in sorted(records, key=order):
        owner = _owner(record, resolution, known)
        if owner is None:
            lost.append(record)
        else:
            owned.append(replace(record, entity=owner))
    kept, shared = parted(owned)
    found: defaultdict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
    for record in sorted(kept, key=_strength):
        found[record.entity].setdefault((record.link.iri, record.link.authority), record.link)
    entities = {
        name: replace(entity, links=tuple(link for _, link in sorted(found[name].items()))) if name in found else entity
        for name, entity in resolution.entities.items()
    }
    return replace(resolution, entities=entities), (*_lost(lost), *shared)


def parted(records: Sequence[LinkRecord]) -> tuple[tuple[LinkRecord, ...], tuple[Problem, ...]]:
    """The links with none exact whose target is another entity's as well: that would say that the two are one."""
    owners: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        if record.link.match == "exact":
            owners[record.link.iri][record.entity] = None
    shared = {iri: list(group) for iri, group in sorted(owners.items()) if len(group) > 1}
    kept = tuple(
        replace(record, link=replace(record.link, match="close")) if record.link.iri in shared else record
        for record in records
    )
    return kept, tuple(
        Problem(
            stage="link",
            message=f"{len(group)} entities are called like {iri} ({', '.join(group[:NAMED])}): linked as close only",
        )
        for iri, group in shared.items()
    )


def replaced(
    old: Iterable[LinkRecord], new: Iterable[LinkRecord], *, authority: Authority, resolution: Resolution
) -> tuple[LinkRecord, ...]:
    """The links with those that an authority now gives in place of those that it gave before.

    What the same file said of an entity that no article names now stays, for the day when one does again.
    """
    known = _by_name(resolution.entities)
    others = (
        record
        for record in old
        if record.link.authority != authority.name
        or (record.link.sha256 == authority.sha256 and _owner(record, resolution, known) is None)
    )
    return tuple(sorted({*others, *new}, key=order))


def added(
    old: Iterable[LinkRecord], new: Iterable[LinkRecord], *, asked: Iterable[str], service: str, resolution: Resolution
) -> tuple[LinkRecord, ...]:
    """The links with those that a service now gives for the entities that it was asked about."""
    known, renewed = _by_name(resolution.entities), set(asked)
    others = (
        record for record in old if record.link.authority != service or _owner(record, resolution, known) not in renewed
    )
    return tuple(sorted({*others, *new}, key=order))


def _owner(record: LinkRecord, resolution: Resolution, known: Names) -> str | None:
    """The id of the entity that a link is of; None when there is none, or several could be it."""
    current = resolution.current(record.entity)
    if current is not None:
        return current
    owners = known.get((record.type, name_key(record.label)), set())
    return next(iter(owners)) if len(owners) == 1 else None


def _by_name(entities: Mapping[str, Entity]) -> Names:
    known: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in entities.values():
        for name in (entity.label, *entity.names):
            known[entity.type, name_key(name)].add(entity.id)
    return dict(known)


def order(record: LinkRecord) -> tuple[str, ...]:
    """By what links are sorted: authority, entity, target, and whatever else they may differ in."""
    link = record.link
    return (link.authority, record.entity, link.iri, link.match, link.sha256 or "", link.evidence, str(link.score))


def _strength(record: LinkRecord) -> tuple[object, ...]:
    """Of links to one thing by one authority the surest comes first."""
    return (record.link.match != "exact", -record.link.score, *order(record))


def _lost(lost: Sequence[LinkRecord]) -> tuple[Problem, ...]:
    if not lost:
        return ()
    some = ", ".join(dict.fromkeys(record.label for record in lost[:NAMED]))
    more = " and others" if len(lost) > NAMED else ""
    links = "1 link waits" if len(lost) == 1 else f"{len(lost)} links wait"
    return (Problem(stage="link", message=f"{links} for an entity that no article names now: {some}{more}"),)
