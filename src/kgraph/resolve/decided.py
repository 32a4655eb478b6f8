"""Entities as people have decided: their labels, types and what they are elsewhere; and what was decided of each."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from kgraph.model import MENTION_TYPES, Decision, Entity, Resolution
from kgraph.resolve.replay import CONTRADICTED, Replayed
from kgraph.resolve.sightings import Key

Owner = Callable[[Key], str | None]  # the id of the entity that a key is of


def with_decisions(
    resolution: Resolution, decisions: Sequence[Decision], replayed: Replayed, owner: Owner
) -> Resolution:
    """The resolution with labels, types and IRIs elsewhere as decided, in order of time: the latest holds."""
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    idle: dict[Decision, str] = {}
    settled: dict[tuple[str, str], str | None] = {}
    for decision in reversed(decisions):
        owners = _owners(decision, replayed, owner, resolution)
        if not owners:
            idle[decision] = replayed.idle.get(decision, CONTRADICTED)
        elif decision.kind in ("label", "type") and (
            settled.setdefault((owners[0], decision.kind), decision.value) != decision.value
        ):
            idle[decision] = CONTRADICTED
        else:
            for name in owners:
                found[name].append(decision)
    entities = dict(resolution.entities)
    for name, taken in found.items():
        for decision in taken:
            entities[name] = _changed(entities[name], decision)
    by_name = {name: tuple(reversed(taken)) for name, taken in sorted(found.items())}
    return replace(resolution, entities=entities, decisions=by_name, idle=idle)


def _owners(decision: Decision, replayed: Replayed, owner: Owner, resolution: Resolution) -> tuple[str, ...]:
    """The ids of the entities that a decision has an effect on."""
    if decision not in replayed.idle:
        ids = (owner(key) for key in replayed.keys[decision])
        return tuple(dict.fromkeys(name for name in ids if name is not None))
    # A country whose government speaks is an entity without any mention that could find it.
    alone = [anchor.entity for anchor in decision.entities if anchor.entity in resolution.entities]
    return tuple(alone) if len(decision.entities) == 1 and decision.kind != "split" else ()


def _changed(entity: Entity, decision: Decision) -> Entity:
    """The entity as a decision on its label, type or sameness has it; others leave it as it is."""
    value = decision.value
    if value is None:
        return entity
    if decision.kind == "label":
        return replace(entity, label=value, names=tuple(sorted({*entity.names, entity.label} - {value})))
    if decision.kind == "type":
        return replace(entity, type=next(kind for kind in MENTION_TYPES if kind == value))
    return replace(entity, identical=tuple(sorted({*entity.identical, value})))
