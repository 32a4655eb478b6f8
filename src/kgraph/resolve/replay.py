"""Decisions on who is who, replayed over a corpus: what was decided to be the same or different is so.

A decision that tells names apart which have one key gives the sightings of one name a key of its own. The others join
keys or keep them apart, before any feature does. The latest comes first: one that contradicts it has no effect.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from kgraph.ids import digest
from kgraph.model import Decision, EntityAnchor, Judgement
from kgraph.records import decision_line
from kgraph.resolve.anchors import Moves, Register
from kgraph.resolve.entities import id_digest
from kgraph.resolve.names import name_key
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.unions import Joining

Pairs = tuple[tuple[Key, Key], ...]
RULE = "decision"
CONTRADICTED = "a later decision says otherwise"


@dataclass(frozen=True, kw_only=True, slots=True)
class Replayed:
    """What becomes of decisions on entities: which keys each joins or keeps apart, or is about; and why some are idle.

    `moves` are the keys that sightings get because one key has names that were told apart.
    """

    pairs: dict[Decision, Pairs] = field(default_factory=dict)
    keys: dict[Decision, tuple[Key, ...]] = field(default_factory=dict)
    idle: dict[Decision, str] = field(default_factory=dict)
    moves: Moves = field(default_factory=dict)


class NotFoundError(Exception):
    """A decision has nothing to be about in this corpus; the message tells what is missing."""


def ordered(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, each once, the latest last; of one moment in the order of their lines' text."""
    lines = {decision_line(decision): decision for decision in decisions}
    return [lines[line] for line in sorted(lines, key=lambda line: (lines[line].instant, line))]


def planned(decisions: Sequence[Decision], register: Register) -> Replayed:
    """What the decisions, in order of time, are about, once names that share a key have keys of their own."""
    found = Replayed(moves=register.moves)
    telling_apart = [one for one in decisions if one.kind in TELLING_APART]
    for decision in (*telling_apart, *(one for one in decisions if one.kind not in TELLING_APART)):
        try:
            pairs, keys = PLANS.get(decision.kind, _about)(decision.entities, register)
        except NotFoundError as missing:
            found.idle[decision] = str(missing)
        else:
            found.pairs[decision], found.keys[decision] = pairs, keys
    return found


def enforce(decisions: Sequence[Decision], found: Replayed, joining: Joining) -> None:
    """Joins and keeps apart what was decided, the latest first; what contradicts a later one is idle."""
    for decision in reversed(decisions):
        pairs = found.pairs.get(decision, ())
        reason = judgement(decision)
        if decision.kind == "same":
            holds = all(joining.same(left, right, reason) for left, right in pairs)
        else:
            holds = all(joining.root(left) != joining.root(right) for left, right in pairs) and all(
                joining.different(left, right, reason) for left, right in pairs
            )
        if not holds:
            found.idle[decision] = CONTRADICTED


def moved(sightings: Iterable[Sighting], moves: Moves) -> tuple[Sighting, ...]:
    """The sightings with the keys that decisions give them."""
    return tuple(replace(seen, key=moves.get((seen.at, seen.key), seen.key)) for seen in sightings)


def judgement(decision: Decision) -> Judgement:
    """Why two names are, or are not, one: because somebody has decided so."""
    names = [anchor.name or anchor.label for anchor in decision.entities]
    if decision.kind == "split":
        names.insert(0, decision.entities[0].label)
    why = f": {decision.why}" if decision.why else ""
    return Judgement(
        left=names[0],
        right=names[-1],
        same=decision.kind == "same",
        rule=RULE,
        reason=f"{decision.who} decided so on {decision.instant.date().isoformat()}{why}",
    )


def _about(anchors: Sequence[EntityAnchor], register: Register) -> tuple[Pairs, tuple[Key, ...]]:
    """The keys of the entities, which stay as they are; two of them make a pair."""
    keys = tuple(_key(anchor, register) for anchor in anchors)
    return tuple(pairwise(keys)), keys


def _different(anchors: Sequence[EntityAnchor], register: Register) -> tuple[Pairs, tuple[Key, ...]]:
    """Two entities by their keys, or two names of one entity."""
    left, right = anchors
    ours, theirs = _key(left, register), _key(right, register)
    if ours == theirs:
        return _two_names(ours, left, right, register)
    if theirs in register.union(ours):
        return ((ours, theirs),), (ours, theirs)
    return tuple(product(register.union(ours), register.union(theirs))), (ours, theirs)


def _two_names(key: Key, left: EntityAnchor, right: EntityAnchor, register: Register) -> tuple[Pairs, tuple[Key, ...]]:
    """The keys of two names; where they have one in common, one of the names gets a key of its own.

    The name that the key is made of keeps it, else the label.
    """
    names = [anchor.name or anchor.label for anchor in (left, right)]
    ours, theirs = (_named(key, left, name, register) for name in names)
    if set(ours) & set(theirs):
        raise NotFoundError(f"“{names[0]}” and “{names[1]}” are one name")
    mine, others = _keys(ours), _keys(theirs)
    if shared := mine & others:
        goes = max(names, key=lambda name: (_own(name) not in shared, name != left.label, name))
        going, staying = (ours, others) if goes == names[0] else (theirs, mine)
        target = _parted(left, goes)
        register.move(going, target)
        mine, others = staying, {target}
    return tuple(product(sorted(mine), sorted(others))), (min(mine), min(others))


def _split(anchors: Sequence[EntityAnchor], register: Register) -> tuple[Pairs, tuple[Key, ...]]:
    """What an entity is called besides, and the name that is taken out of it.

    A name that has a key of its own there takes all that articles read as short for it along.
    """
    (anchor,) = anchors
    if anchor.articles:
        return _split_articles(anchor, register)
    key, name = _key(anchor, register), anchor.name or ""
    going = _named(key, anchor, name, register)
    staying = _keys(set(register.sightings(key)) - set(going))
    if not staying:
        raise NotFoundError(f"“{anchor.label}” has no other name than “{name}” now")
    others = _keys(going)
    if others & set(register.union(key)):
        is_own = _own(name) in others and staying != {_own(name)}
        target = _own(name) if is_own else _parted(anchor, name)
        register.move([seen for seen in going if seen.key != target], target)
        others = {target}
    rest = sorted(staying - others)
    return tuple(product(rest, sorted(others))), (rest[0], min(others))


def _split_articles(anchor: EntityAnchor, register: Register) -> tuple[Pairs, tuple[Key, ...]]:
    """An entity, and what some articles mean by its names, or by one of them."""
    key = _key(anchor, register)
    named = register.sightings(key) if anchor.name is None else register.named(key, anchor.name)
    going = register.within(named, anchor.articles)
    staying = sorted(_keys(set(register.sightings(key)) - set(going)))
    if not going or not staying:
        raise NotFoundError(f"“{anchor.label}” is not named in these articles and in others now; it waits")
    target = ("parted", digest(id_digest(anchor.entity), *sorted(anchor.articles)), anchor.name or anchor.label)
    register.move(going, target)
    return tuple((other, target) for other in staying), (staying[0], target)


def _key(anchor: EntityAnchor, register: Register) -> Key:
    key = register.key(anchor)
    if key is None:
        raise NotFoundError(_missing(anchor.label))
    return key


def _named(key: Key, anchor: EntityAnchor, name: str, register: Register) -> list[Sighting]:
    """The sightings of a name in the entity, or wherever else it is, if that is one thing."""
    found = register.named(key, name) or register.elsewhere(anchor, name)
    if not found:
        raise NotFoundError(_missing(name))
    return found


def _missing(name: str) -> str:
    return f"no article names “{name}” now, or several things are called so; it waits"


def _parted(anchor: EntityAnchor, name: str) -> Key:
    """The key of a name that is told apart from an entity; it hangs on the decision alone, so that its id lasts."""
    return ("parted", id_digest(anchor.entity), name)


def _own(name: str) -> Key:
    """The key that a name has by itself."""
    return ("name", name_key(name))


def _keys(sightings: Iterable[Sighting]) -> set[Key]:
    return {seen.key for seen in sightings}


PLANS = {"different": _different, "split": _split}
TELLING_APART = frozenset(PLANS)
