"""Ids that an entity would have if the corpus had fewer articles, so that they still lead to it when it has more.

An id comes from one key and the type of that key's sightings. A smaller corpus may lack the key that names the entity
now, may give another type most votes, and may read a short name otherwise. So each key that a mention has or could
have, with each type that could win, is an id that somebody may hold.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kgraph.model import MENTION_TYPES, Entity, MentionKey, MentionType
from kgraph.resolve.article import Draft, Reading
from kgraph.resolve.entities import KNOWN_TYPES, LEVELS, identifier, voted_type
from kgraph.resolve.groups import by_key
from kgraph.resolve.otherwise import Readings, all_readings
from kgraph.resolve.sightings import Key, Sighting

Now: TypeAlias = dict[MentionKey, tuple[Sighting, str]]  # how the whole corpus reads a mention, and its entity's id
Claim: TypeAlias = tuple[bool, bool, str]  # not by the article alone; not by the key of now; the entity: the least wins


@dataclass(frozen=True, kw_only=True, slots=True)
class Former:
    """Old ids and the entities that they lead to now; and for each article, by id, those that its mentions give."""

    replaced: dict[str, str]
    by_article: dict[str, tuple[str, ...]]


def former_ids(
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    people: frozenset[Key],
    made: Sequence[tuple[Entity, Sequence[Sighting]]],
) -> Former:
    """The ids that a part of the corpus would give and the whole does not, each with one entity that it leads to.

    An id leads to what an article that gives it by itself has under its key now; a key that nothing has any more leads
    to where its mentions have gone.
    """
    now: Now = {seen.at: (seen, one.id) for one, cluster in made for seen in cluster if not seen.silent}
    claims = _claims(all_readings(drafts, readings, people), now)
    replaced = {old: min(claimed.values())[-1] for old, claimed in sorted(claims.items())}
    by_article: defaultdict[str, list[str]] = defaultdict(list)
    for old, claimed in sorted(claims.items()):
        for article, (*_, entity) in sorted(claimed.items()):
            if entity == replaced[old]:
                by_article[article].append(old)
    return Former(replaced=replaced, by_article={name: tuple(old) for name, old in sorted(by_article.items())})


def _claims(readings: Sequence[Readings], now: Now) -> dict[str, dict[str, Claim]]:
    """For each old id the articles that may give it, and how well founded that is."""
    named = {entity for _, entity in now.values()}
    alone = _alone(readings)
    differing = _differing(readings, now)
    unsure = {seen.key for seen in differing} | {now[seen.at][0].key for seen in differing}
    found: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for key, group in by_key([*(seen for seen, _ in now.values()), *differing]).items():
        for kind, voters in _possible_types(key, group, sure=key not in unsure).items():
            old = identifier(key, kind)
            for seen in voters if old not in named else ():
                usual, entity = now[seen.at]
                claim = (alone.get((seen.at[0], key)) != kind, usual.key != key, entity)
                found[old][seen.at[0]] = min(claim, found[old].get(seen.at[0], claim))
    return found


def _alone(readings: Sequence[Readings]) -> dict[tuple[str, Key], MentionType]:
    """The type that each key which names an entity of an article by itself has there."""
    return {
        (group[0].at[0], key): voted_type(key, group)
        for reading in readings
        for key, group in by_key(reading.alone).items()
        if reading.naming is None or key in reading.naming
    }


def _differing(readings: Sequence[Readings], now: Now) -> list[Sighting]:
    """Sightings as they would be in a part of the corpus, where they are not so in the whole."""
    found: dict[Sighting, None] = {}
    for reading in readings:
        for seen in (one for sightings in (reading.whole, reading.alone, *reading.others) for one in sightings):
            if seen.silent:  # it has no id of its own in any corpus
                continue
            usual = now[seen.at][0]
            if seen.key != usual.key or any(level(seen) != level(usual) for level in LEVELS):
                found[seen] = None
    return list(found)


def _possible_types(key: Key, group: Sequence[Sighting], *, sure: bool) -> dict[MentionType, list[Sighting]]:
    """The types that win in some part of the articles, and who votes for them.

    Where it is not sure that an article's sightings have this key in every corpus, any vote may win.
    """
    if key[0] in KNOWN_TYPES:
        return {KNOWN_TYPES[key[0]]: list(group)}
    found: defaultdict[MentionType, list[Sighting]] = defaultdict(list)
    if not sure:
        for seen in group:
            for kind in {vote for level in LEVELS if (vote := level(seen)) is not None}:
                found[kind].append(seen)
        return found
    articles: defaultdict[str, list[Sighting]] = defaultdict(list)
    for seen in group:
        articles[seen.at[0]].append(seen)
    waiting: Iterable[list[Sighting]] = articles.values()
    for level in LEVELS:
        voting = [part for part in waiting if any(level(seen) is not None for seen in part)]
        waiting = [part for part in waiting if all(level(seen) is None for seen in part)]
        counts = [Counter(vote for seen in part if (vote := level(seen)) is not None) for part in voting]
        for kind in {kind for counted in counts for kind in counted if not _always_behind(kind, counts)}:
            found[kind] += [seen for part in voting for seen in part if level(seen) == kind]
    return found


def _always_behind(kind: MentionType, counts: Sequence[Counter[MentionType]]) -> bool:
    """Whether one other type has the better of `kind` in each article that votes for it, and so in all of them."""
    voting = [counted for counted in counts if counted[kind]]
    at = MENTION_TYPES.index(kind)
    return any(
        all((counted[other], -other_at) > (counted[kind], -at) for counted in voting)
        for other_at, other in enumerate(MENTION_TYPES)
        if other != kind
    )
