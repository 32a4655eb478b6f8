"""Keys that are found to be one thing, or decided to be two, while a corpus is read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kgraph.model import Judgement
from kgraph.resolve.groups import by_key
from kgraph.resolve.names import is_full
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.sightings import Key, Sighting

SCOPED = frozenset({"bare", "scoped"})  # keys of what is known in one article only


class Unions:
    """Keys that were found to be one thing, or kept apart; the smallest key of a union stands for it."""

    def __init__(self) -> None:
        self._parents: dict[Key, Key] = {}
        self._others: defaultdict[Key, set[Key]] = defaultdict(set)  # what a union is kept apart from, by root

    def root(self, key: Key) -> Key:
        """The key that stands for the union of `key`."""
        path = []
        while key in self._parents:
            path.append(key)
            key = self._parents[key]
        for passed in path:
            self._parents[passed] = key
        return key

    def join(self, left: Key, right: Key) -> bool:
        """Makes one union of the two keys' unions; False when they are kept apart."""
        first, second = sorted((self.root(left), self.root(right)))
        if second in self._others.get(first, ()):
            return False
        if first != second:
            self._parents[second] = first
            for other in self._others.pop(second, ()):
                self._others[other].discard(second)
                self.part(first, other)
        return True

    def part(self, left: Key, right: Key) -> bool:
        """Keeps the two keys' unions apart from now on; False when they are one."""
        first, second = self.root(left), self.root(right)
        if first == second:
            return False
        self._others[first].add(second)
        self._others[second].add(first)
        return True


class Joining:
    """The sightings of a corpus by key, which keys were joined, and why."""

    def __init__(self, sightings: Iterable[Sighting], reasons: Iterable[Reasons]) -> None:
        self.groups: Mapping[Key, Sequence[Sighting]] = by_key(sightings)
        self.reasons = Reasons()
        for found in reasons:
            self.reasons.update(found)
        self._unions = Unions()
        countries: defaultdict[str, set[str]] = defaultdict(set)
        for key, group in self.groups.items():
            if key[0] == "country":
                for seen in group:
                    countries[seen.at[0]].add(key[1])
        self._countries = countries
        self._named: defaultdict[str, list[Key]] = defaultdict(list)
        for key in sorted(self.groups):
            for article in dict.fromkeys(seen.at[0] for seen in self.groups[key]):
                self._named[article].append(key)

    def root(self, key: Key) -> Key:
        """The key that stands for what `key` was joined to."""
        return self._unions.root(key)

    def same(self, left: Key, right: Key, reason: Judgement) -> bool:
        """Joins two keys, and keeps the reason; False when they were decided to be different."""
        joined = self._unions.join(left, right)
        if joined and reason.left != reason.right:
            self._keep(left, right, reason)
        return joined

    def different(self, left: Key, right: Key, reason: Judgement) -> bool:
        """Keeps two keys apart, whatever comes, and keeps the reason; False when they were decided to be the same."""
        parted = self._unions.part(left, right)
        if parted:
            self._keep(left, right, reason)
        return parted

    def apart(self, left: Key, right: Key, reason: Judgement) -> None:
        """Keeps the reason why two keys are not joined, which something else may still do."""
        self._keep(left, right, reason)

    def _keep(self, left: Key, right: Key, reason: Judgement) -> None:
        self.reasons.add(reason, self.groups[left][0], self.groups[right][0])

    def form(self, key: Key) -> str:
        """The most frequent full form of a key."""
        return form_of(self.groups[key])

    def countries(self, article: str) -> frozenset[str]:
        """The codes of the countries that an article names."""
        return frozenset(self._countries.get(article, ()))

    def named_in(self, article: str) -> Sequence[Key]:
        """The keys that an article has, sorted."""
        return self._named.get(article, ())

    def shared(self, left: Key, right: Key) -> Key | None:
        """A name that some article of one key has in common with one of the other, if it has a meaning beyond both."""
        near = {key for article in self.articles(left) for key in self.named_in(article) if key[0] not in SCOPED}
        others = self.articles(right)
        found = (key for key in sorted(near - {left, right}) if not others.isdisjoint(self.articles(key)))
        return next(found, None)

    def articles(self, key: Key) -> frozenset[str]:
        """The articles that have this very key."""
        return frozenset(seen.at[0] for seen in self.groups[key])

    def clusters(self) -> list[list[Sighting]]:
        """The sightings, one list for what was joined, in the order of their first sightings."""
        found: defaultdict[Key, list[Sighting]] = defaultdict(list)
        for key, group in self.groups.items():
            found[self.root(key)].extend(group)
        return list(found.values())


def form_of(group: Sequence[Sighting]) -> str:
    """The most frequent full form of a name, the first by the alphabet among equals."""
    counted = Counter(seen.form for seen in group)
    return min(counted, key=lambda form: (not is_full(form), -counted[form], form))
