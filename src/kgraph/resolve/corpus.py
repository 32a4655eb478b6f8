"""What the articles of a corpus tell about each other's names: which keys are one thing."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgraph.model import Decision, Judgement
from kgraph.resolve.anchors import Register
from kgraph.resolve.article import Reading
from kgraph.resolve.bodies import body_name
from kgraph.resolve.names import is_acronym, is_single
from kgraph.resolve.people import join_bare, join_people, tell_apart
from kgraph.resolve.replay import Replayed, enforce, moved, planned
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.unions import Joining

SHORTEST_ACRONYM = 3  # letters; one that another article defines must be no shorter
ENOUGH_CONTENT = 2  # words by which a body without its country is known in another article


Clusters = list[list[Sighting]]
Successors = Callable[[Clusters], Mapping[str, str]]  # old ids and those that they lead to, if these are the entities


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """The sightings of a corpus, one list an entity, in the order of their first sightings; and why they are one.

    `root` gives for the key of a sighting that of its entity, `replayed` what became of the decisions.
    """

    clusters: Clusters
    judgements: set[Judgement]
    root: Callable[[Key], Key]
    replayed: Replayed


def join(
    readings: Sequence[Reading], people: frozenset[Key], decisions: Sequence[Decision], successors: Successors
) -> Joined:
    """Who is who in a corpus, by what its articles say and by decisions on entities, in order of time.

    What the articles alone say is found first, when there are decisions: it tells which names these are about.
    """
    replayed = Replayed()
    if decisions:
        alone = _joining(readings, replayed)
        _join_by_features(alone, readings, people)
        texts = {reading.article.sha256: reading.article.id for reading in readings}
        replayed = planned(decisions, Register(alone, lambda: successors(alone.clusters()), texts))
    joining = _joining(readings, replayed)
    enforce(decisions, replayed, joining)
    _join_by_features(joining, readings, people)
    return Joined(clusters=joining.clusters(), judgements=joining.reasons, root=joining.root, replayed=replayed)


def _joining(readings: Sequence[Reading], replayed: Replayed) -> Joining:
    return Joining(
        moved((seen for reading in readings for seen in reading.sightings), replayed.moves),
        (reason for reading in readings for reason in reading.judgements),
    )


def _join_by_features(joining: Joining, readings: Sequence[Reading], people: frozenset[Key]) -> None:
    persons = {key: joining.form(key) for key in joining.groups if key in people}
    join_people(joining, persons)
    join_bare(joining, persons)
    _join_without_country(joining)
    _join_acronyms(joining, readings)
    tell_apart(joining, persons)


def _join_without_country(joining: Joining) -> None:
    """A body without its country is the corpus' one of that name, if each article that has it names the country."""
    national: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in sorted(joining.groups):
        if key[0] == "institution" and len(key[2:]) >= ENOUGH_CONTENT:
            national[key[2:]].append(key)
    for key, content in _without_country(joining):
        fitting = national.get(content, [])
        articles = {seen.at[0] for seen in joining.groups[key]}
        if len(fitting) == 1 and all(fitting[0][1] in joining.countries(article) for article in articles):
            why = "the corpus knows one such body, and the article names its country"
            left, right = joining.form(key), joining.form(fitting[0])
            reason = Judgement(left=left, right=right, same=True, rule="country-left-out", reason=why)
            joining.same(key, fitting[0], reason)


def _without_country(joining: Joining) -> Iterator[tuple[Key, tuple[str, ...]]]:
    for key, group in sorted(joining.groups.items()):
        body = body_name(group[0].form) if key[0] == "name" else None
        if body is not None and body.country is None:
            yield key, body.content


def _join_acronyms(joining: Joining, readings: Sequence[Reading]) -> None:
    """An acronym that its article does not explain, and that means one thing wherever the corpus explains it."""
    defined: defaultdict[str, set[Key]] = defaultdict(set)
    for reading in readings:
        for short, keys in reading.definitions.items():
            defined[short].update(joining.root(key) for key in keys)
    for short, meant in sorted(defined.items()):
        alone = ("name", short)
        group = joining.groups.get(alone, ())
        if len(meant) != 1 or len(short) < SHORTEST_ACRONYM or not any(is_acronym(seen.form) for seen in group):
            continue
        key = next(iter(meant))
        if key not in joining.groups:  # decisions have given all its sightings other keys
            continue
        why = "defined so in another article, and nowhere otherwise"
        full = min((seen.form for seen in joining.groups[key] if not is_single(seen.form)), default=joining.form(key))
        reason = Judgement(left=group[0].form, right=full, same=True, rule="acronym", reason=why)
        joining.same(alone, key, reason)
