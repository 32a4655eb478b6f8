"""What the articles of a corpus tell about each other's names: which keys are one thing."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.model import Decision, Judgement, MentionKey
from kgraph.resolve.ages import join_namesakes
from kgraph.resolve.anchors import Register
from kgraph.resolve.article import Draft, Reading
from kgraph.resolve.bodies import BodyName, body_name
from kgraph.resolve.features import initials
from kgraph.resolve.holders import Office
from kgraph.resolve.names import PersonName, is_acronym, is_single
from kgraph.resolve.officers import join_officers
from kgraph.resolve.owners import join_bare, join_initials, join_parts
from kgraph.resolve.people import Persons, join_people, likely_people, tell_apart
from kgraph.resolve.places import known_place
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.replay import Replayed, enforce, moved, planned
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.unions import Joining
from kgraph.resolve.wordlists import words

SHORTEST_ACRONYM = 3  # letters; one that another article defines must be no shorter
LONG_WORD = 5  # letters of a word that tells what an article is about
ENOUGH_CONTENT = 2  # words by which a body without its country is known in another article


Clusters = list[list[Sighting]]
Successors = Callable[[Clusters], Mapping[str, str]]  # old ids and those that they lead to, if these are the entities


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """The sightings of a corpus, one list an entity, in the order of their first sightings; and why they are one.

    `root` gives for the key of a sighting that of its entity, `replayed` what became of the decisions.
    """

    clusters: Clusters
    reasons: Reasons
    root: Callable[[Key], Key]
    replayed: Replayed


def join(drafts: Sequence[Draft], readings: Sequence[Reading], people: frozenset[Key]) -> Joined:
    """Who is who in a corpus, by what its articles say."""
    return _joined(_join_by_features(_joining(readings), drafts, readings, people), Replayed())


def join_as_decided(
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    people: frozenset[Key],
    decisions: Sequence[Decision],
    successors: Successors,
) -> Joined:
    """The same by decisions on entities, in order of time, too; what the articles alone say tells whom they mean."""
    alone = _join_by_features(_joining(readings), drafts, readings, people)
    texts = {reading.article.sha256: reading.article.id for reading in readings}
    replayed = planned(decisions, Register(alone, lambda: successors(_clusters(alone)), texts))
    readings = [replace(reading, sightings=moved(reading.sightings, replayed.moves)) for reading in readings]
    joining = _joining(readings)
    enforce(decisions, replayed, joining)
    return _joined(_join_by_features(joining, drafts, readings, people), replayed)


def _joining(readings: Sequence[Reading]) -> Joining:
    return Joining(
        (seen for reading in readings for seen in reading.sightings),
        (reading.reasons for reading in readings),
    )


def _joined(joining: Joining, replayed: Replayed) -> Joined:
    return Joined(clusters=_clusters(joining), reasons=joining.reasons, root=joining.root, replayed=replayed)


def _clusters(joining: Joining) -> Clusters:
    return [cluster for cluster in joining.clusters() if not all(seen.silent for seen in cluster)]


def _join_by_features(
    joining: Joining, drafts: Sequence[Draft], readings: Sequence[Reading], people: frozenset[Key]
) -> Joining:
    persons = {key: joining.form(key) for key in joining.groups if key in people}
    join_people(joining, persons, likely_people(joining, persons))
    join_initials(joining, persons)
    join_parts(joining, persons)
    join_bare(joining, persons)
    join_namesakes(joining, ((reading.article.id, reading.births) for reading in readings))
    _join_without_country(joining)
    _join_acronyms(joining, readings)
    _join_fitting(joining)
    _join_described(joining)
    _join_places(joining, persons, _speaking(drafts))
    join_officers(joining, persons, _held(joining, drafts, readings))
    tell_apart(joining, persons)
    return joining


def _held(
    joining: Joining, drafts: Sequence[Draft], readings: Sequence[Reading]
) -> Iterator[tuple[Office, Key, str | None]]:
    """The offices that the roles of each article give, whose they are, and the article's date.

    An office without a country is one of the country that the article names, if it names but one.
    """
    for drafted, reading in zip(drafts, readings, strict=True):
        keys = {seen.at[1:]: seen.key for seen in reading.sightings} if drafted.held else {}
        for office, person in drafted.held:
            key = keys.get((person.start, person.end))
            named = joining.countries(drafted.article.id)
            owner = office.owner or (min(named) if len(named) == 1 else "")
            if key is not None and owner:
                yield replace(office, owner=owner), key, drafted.article.published


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


def _join_described(joining: Joining) -> None:
    """A body that is only described is the one of its country and kind that the corpus names: "Seoul's spy agency"."""
    named: defaultdict[str, list[tuple[Key, BodyName]]] = defaultdict(list)
    described: list[tuple[Key, BodyName]] = []
    for key, group in sorted(joining.groups.items()):
        body = body_name(group[0].form) if key[0] == "institution" else None
        if body is not None and any(seen.named for seen in group):
            named[key[1]].append((key, body))
        elif body is not None:
            described.append((key, body))
    for key, body in described:
        fitting = [other for other, full in named[key[1]] if _is_kind_of(body, full)]
        if len({joining.root(other) for other in fitting}) == 1:
            why = "the one body of this country and kind that the corpus names"
            left, right = joining.form(key), joining.form(fitting[0])
            reason = Judgement(left=left, right=right, same=True, rule="described-body", reason=why)
            joining.same(key, fitting[0], reason)


def _is_kind_of(described: BodyName, full: BodyName) -> bool:
    """Whether a description has the kind of a body and some of its words, as "intelligence agency" of a service."""
    generic = {described.head, full.head} <= words("generic-head")
    return (generic or described.head == full.head) and set(described.content) < set(full.content)


def _join_fitting(joining: Joining) -> None:
    """An acronym that no article explains is the corpus' one name of several words whose first letters it has.

    With three letters, which fit much, the articles must have something else in common.
    """
    full: defaultdict[str, set[Key]] = defaultdict(set)
    for key, group in joining.groups.items():
        if key[0] in ("name", "institution", "organisation") and group[0].type != "person":
            for letters in initials(joining.form(key)):
                full[letters].add(key)
    for key, group in sorted(joining.groups.items()):
        if key[0] != "name" or len(key[1]) < SHORTEST_ACRONYM or joining.root(key) != key:
            continue
        meant = full.get(key[1], set()) - {key}
        if not any(is_acronym(seen.form) for seen in group) or len({joining.root(one) for one in meant}) != 1:
            continue
        known = min(meant)
        if len(key[1]) > SHORTEST_ACRONYM or joining.shared(key, known) or _has_word_of(joining, key, known):
            why = "the first letters of one name of the corpus, and of no other"
            reason = Judgement(left=joining.form(key), right=joining.form(known), same=True, rule="acronym", reason=why)
            joining.same(key, known, reason)


def _speaking(drafts: Sequence[Draft]) -> frozenset[MentionKey]:
    return frozenset((drafted.article.id, span.start, span.end) for drafted in drafts for span in drafted.speaking)


def _join_places(joining: Joining, persons: Persons, speaking: frozenset[MentionKey]) -> None:
    """Names that only one well known place has, and that some article takes for a place: "Kiev" beside "Kyiv".

    A name that speaks is none: it is no place that does.
    """
    surnames = {surname for form in persons.values() for surname in PersonName.of(form).surnames}
    called: defaultdict[str, list[Key]] = defaultdict(list)
    for key, group in joining.groups.items():
        if key[0] == "place":
            called[key[1]].append(key)
        elif key[0] == "name" and key not in persons and key[1] not in surnames and all(map(_may_be_place, group)):
            place = known_place(joining.form(key))
            if place is not None and not any(seen.at in speaking for seen in group):
                called[place.geonames].append(key)
    for _, keys in sorted(called.items()):
        if not any(seen.type == "place" or key[0] == "place" for key in keys for seen in joining.groups[key]):
            continue
        first, *others = sorted(keys, key=lambda key: (key[0] != "place", key))
        for key in others:
            why = "the gazetteer has both for one place, and neither for another that is known as well"
            left, right = joining.form(key), joining.form(first)
            joining.same(first, key, Judgement(left=left, right=right, same=True, rule="gazetteer", reason=why))


def _may_be_place(seen: Sighting) -> bool:
    return seen.grammar in (None, "place") and not seen.titles


def _has_word_of(joining: Joining, short: Key, full: Key) -> bool:
    """Whether an article with the acronym names something with a word of the full name: "CSU" for "CDU"."""
    telling = {word for word in full[-1].split() if len(word) >= LONG_WORD and word not in words("institution")}
    near = (key for article in joining.articles(short) for key in joining.named_in(article))
    return any(telling & set(key[-1].split()) for key in near)


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
