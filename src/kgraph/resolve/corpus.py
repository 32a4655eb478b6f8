"""What the articles of a corpus tell about each other's names: which keys are one thing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kgraph.model import Judgement
from kgraph.resolve.ages import join_namesakes
from kgraph.resolve.article import Reading
from kgraph.resolve.bodies import body_name
from kgraph.resolve.names import is_acronym, is_single
from kgraph.resolve.people import join_bare, join_people, tell_apart
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.unions import Joining

SHORTEST_ACRONYM = 3  # letters; one that another article defines must be no shorter
ENOUGH_CONTENT = 2  # words by which a body without its country is known in another article


def join(readings: Sequence[Reading], people: frozenset[Key]) -> tuple[list[list[Sighting]], Reasons]:
    """The sightings of a corpus, one list an entity, in the order of their first sightings; and why they are one."""
    joining = Joining(
        (seen for reading in readings for seen in reading.sightings),
        (reading.reasons for reading in readings),
    )
    persons = {key: joining.form(key) for key in joining.groups if key in people}
    join_people(joining, persons)
    join_bare(joining, persons)
    join_namesakes(joining, ((reading.article.id, reading.births) for reading in readings))
    _join_without_country(joining)
    _join_acronyms(joining, readings)
    tell_apart(joining, persons)
    return joining.clusters(), joining.reasons


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
        why = "defined so in another article, and nowhere otherwise"
        full = min((seen.form for seen in joining.groups[key] if not is_single(seen.form)), default=joining.form(key))
        reason = Judgement(left=group[0].form, right=full, same=True, rule="acronym", reason=why)
        joining.same(alone, key, reason)
