"""Who is meant by the anchor of a decision, in a corpus that has changed since."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from kgraph.model import Entity, EntityAnchor, MentionKey
from kgraph.resolve.entities import entity, id_digest, key_digest
from kgraph.resolve.names import is_full, name_key
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.unions import Joining

Moves = dict[tuple[MentionKey, Key], Key]  # the key that a sighting gets, by its place and the key that it had


class Register:
    """The keys of a corpus as its articles alone join them, and what decisions have moved to keys of their own.

    `former` gives the ids that lead to others now; it is asked only about an id that no key gives. `texts` are the ids
    of the articles by hash. `moves` are the keys that sightings get.
    """

    def __init__(self, joining: Joining, former: Callable[[], Mapping[str, str]], texts: Mapping[str, str]) -> None:
        self._root = joining.root
        self._former = former
        self._texts = texts
        self.moves: Moves = {}
        self._origins: Moves = {}  # the key that a moved sighting had at first
        self._groups: dict[Key, list[Sighting]] = {key: list(group) for key, group in joining.groups.items()}
        self._digests = {key_digest(key): key for key in self._groups}
        self._unions: defaultdict[Key, set[Key]] = defaultdict(set)
        self._called: defaultdict[str, set[Key]] = defaultdict(set)
        for key, group in self._groups.items():
            self._unions[joining.root(key)].add(key)
            for form in {seen.form for seen in group}:
                self._called[name_key(form)].add(key)

    def key(self, anchor: EntityAnchor) -> Key | None:
        """A key of the entity: by its id, else by what that led to, else by its label; None for no one, or several."""
        found = self._by_id(anchor.entity)
        if found is None:
            found = self._by_id(self._old.get(anchor.entity, ""))
        return found or self._labelled(anchor)

    def union(self, key: Key) -> list[Key]:
        """The keys that the articles join with `key`, it among them, as far as they still have sightings."""
        return sorted(one for one in self._unions[self._root(key)] if self._groups.get(one))

    def named(self, key: Key, name: str) -> list[Sighting]:
        """The sightings of the name in the union of `key`: with just its letters, else with much the same."""
        group = self.sightings(key)
        exact = [seen for seen in group if seen.form == name]
        return exact or [seen for seen in group if name_key(seen.form) == name_key(name)]

    def within(self, sightings: Sequence[Sighting], hashes: Sequence[str]) -> list[Sighting]:
        """Those of the sightings that stand in one of the articles."""
        articles = {self._texts.get(sha256) for sha256 in hashes}
        return [seen for seen in sightings if seen.at[0] in articles]

    def elsewhere(self, anchor: EntityAnchor, name: str) -> list[Sighting]:
        """The sightings of the only thing with the name, or of the one that has the anchor's type, too; else none."""
        key = _one(self._having(name), lambda root: self._is(root, anchor))
        return [] if key is None else self.named(key, name)

    def sightings(self, key: Key) -> list[Sighting]:
        """The sightings in the union of `key`."""
        return [seen for one in self.union(key) for seen in self._groups[one]]

    def move(self, sightings: Sequence[Sighting], target: Key) -> None:
        """Gives sightings another key, which is in no union but its own where it is new."""
        going = set(sightings)
        for key in {seen.key for seen in going}:
            self._groups[key] = [seen for seen in self._groups[key] if seen not in going]
        for seen in sightings:
            origin = self._origins.get((seen.at, seen.key), seen.key)
            self._origins[seen.at, target] = origin
            self.moves[seen.at, origin] = target
            self._called[name_key(seen.form)].add(target)
        self._groups.setdefault(target, []).extend(replace(seen, key=target) for seen in sightings)
        self._digests[key_digest(target)] = target
        self._unions[self._root(target)].add(target)

    @cached_property
    def _old(self) -> Mapping[str, str]:
        return self._former()

    def _by_id(self, identifier: str) -> Key | None:
        key = self._digests.get(id_digest(identifier))
        return key if key is not None and self._groups.get(key) else None

    def _labelled(self, anchor: EntityAnchor) -> Key | None:
        """A key of the one thing with the label; a person's full name may be another name of hers by now."""
        called = self._having(anchor.label)
        wanted = name_key(anchor.label)
        labelled = {root: keys for root, keys in called.items() if name_key(self._entity(root).label) == wanted}
        by_name = called if anchor.type == "person" and is_full(anchor.label) else {}
        return _one(labelled or by_name, lambda root: self._is(root, anchor))

    def _having(self, name: str) -> dict[Key, list[Key]]:
        """The keys that have sightings of the name, by the union that they are in."""
        found: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in self._called.get(name_key(name), ()):
            if any(name_key(seen.form) == name_key(name) for seen in self._groups[key]):
                found[self._root(key)].append(key)
        return dict(found)

    def _is(self, root: Key, anchor: EntityAnchor) -> bool:
        return self._entity(root).type == anchor.type

    def _entity(self, root: Key) -> Entity:
        return entity(self.sightings(root))


def _one(unions: Mapping[Key, Sequence[Key]], fits: Callable[[Key], bool]) -> Key | None:
    """A key of the only union, or of the only one whose root fits; None where there is none, or are several."""
    roots = [root for root in unions if len(unions) == 1 or fits(root)]
    return min(unions[roots[0]]) if len(roots) == 1 else None
