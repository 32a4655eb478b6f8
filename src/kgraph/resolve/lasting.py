"""Ids that an entity would have if the corpus had fewer articles, so that they still lead to it when it has more.

An id comes from one key and the type of that key's sightings. A smaller corpus may lack the key that names the entity
now, may give another type most votes, and may read a name otherwise because it does not know a full name as a
person's. So each key that a mention has or could have, with each type that could win, is an id that somebody may hold.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgraph.model import MENTION_TYPES, Entity, MentionKey, MentionType
from kgraph.resolve.article import Draft, Reading, people_of, settle
from kgraph.resolve.entities import KNOWN_TYPES, LEVELS, identifier
from kgraph.resolve.groups import by_key
from kgraph.resolve.names import PersonName, fold, is_full, sound
from kgraph.resolve.sightings import Key, Sighting

Claim = tuple[bool, str]  # whether only another reading gives the id, and the entity that the mention stands for


@dataclass(frozen=True, kw_only=True, slots=True)
class Former:
    """Old ids and the entities that they lead to now; and for each article, by id, those that its mentions give."""

    replaced: Mapping[str, str]
    by_article: Mapping[str, tuple[str, ...]]


def former_ids(
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    people: frozenset[Key],
    made: Sequence[tuple[Entity, Sequence[Sighting]]],
) -> Former:
    """The ids that a part of the corpus would give and the whole does not, each with one entity that it leads to.

    An id leads to whom its key stands for now. A key that nothing has any more leads to where its mentions have gone.
    """
    now = {seen.at: (seen, one.id) for one, cluster in made for seen in cluster}
    named = {one.id for one, _ in made}
    others = _other_readings(drafts, readings, people, {at: seen for at, (seen, _) in now.items()})
    unsure = {seen.key for seen in others} | {now[seen.at][0].key for seen in others}
    claims: defaultdict[str, dict[str, Claim]] = defaultdict(dict)  # old id to article to claim
    for key, group in by_key([*(seen for seen, _ in now.values()), *others]).items():
        for kind, voters in _possible_types(key, group, sure=key not in unsure).items():
            old = identifier(key, kind)
            for seen in voters if old not in named else ():
                claim = (now[seen.at][0].key != key, now[seen.at][1])
                claims[old][seen.at[0]] = min(claim, claims[old].get(seen.at[0], claim))
    replaced = {old: min(claimed.values())[1] for old, claimed in sorted(claims.items())}
    by_article: defaultdict[str, list[str]] = defaultdict(list)
    for old, claimed in sorted(claims.items()):
        for article, (_, entity) in sorted(claimed.items()):
            if entity == replaced[old]:
                by_article[article].append(old)
    return Former(replaced=replaced, by_article={name: tuple(old) for name, old in sorted(by_article.items())})


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


def _other_readings(
    drafts: Sequence[Draft], readings: Sequence[Reading], people: frozenset[Key], now: Mapping[MentionKey, Sighting]
) -> list[Sighting]:
    """Sightings as they would be in a part of the corpus, where they are not so in the whole."""
    doubtful = _doubtful(drafts)
    found: dict[Sighting, None] = {}
    for drafted, reading in zip(drafts, readings, strict=True):
        settled = [
            reading.sightings,
            *(settle(drafted, some).sightings for some in _peoples(drafted, people, doubtful)),
        ]
        found |= dict.fromkeys(seen for sightings in settled for seen in sightings if _differ(seen, now[seen.at]))
    return list(found)


def _differ(left: Sighting, right: Sighting) -> bool:
    return left.key != right.key or any(level(left) != level(right) for level in LEVELS)


def _doubtful(drafts: Sequence[Draft]) -> frozenset[Key]:
    """Full names that some articles hold to be people's and that are none, or may be none, by the others alone."""
    having: Counter[Key] = Counter()
    sure: Counter[Key] = Counter()
    likely: set[Key] = set()
    for drafted in drafts:
        known = people_of([drafted])
        full = by_key(seen for seen in drafted.sightings if seen.key[0] == "name" and is_full(seen.form))
        having.update(full.keys())
        sure.update(known & full.keys())
        likely |= known
        likely |= {
            key for key, group in full.items() if any(level(seen) == "person" for seen in group for level in LEVELS)
        }
    return frozenset(key for key in likely if having[key] > max(1, sure[key]))


def _peoples(drafted: Draft, people: frozenset[Key], doubtful: frozenset[Key]) -> Iterator[frozenset[Key]]:
    """Who of the article's full names may be people: without the doubtful ones, with all, and with each of them.

    A doubtful one makes no difference if none of the article's names can be short for it, nor it for another.
    """
    forms = {fold(seen.form): seen.form for seen in drafted.sightings}
    short = {form for form, written in forms.items() if len(PersonName.of(written).first) <= 1}
    parts = Counter(part for form in forms for part in _sounds(form))
    short_parts = Counter(part for form in short for part in _sounds(form))
    doubts = {
        seen.key
        for seen in drafted.sightings
        if seen.key in doubtful
        for form in (fold(seen.form),)
        for part in _sounds(form)
        if (parts[part] > 1 if form in short else short_parts[part])
    }
    if not doubts:
        return
    surely = frozenset({seen.key for seen in drafted.sightings} & people) - doubts
    yield from dict.fromkeys((surely, surely | doubts, *(surely | {key} for key in sorted(doubts))))


def _sounds(form: str) -> frozenset[str]:
    return frozenset(sound(part) for part in form.split())
