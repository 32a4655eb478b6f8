"""People who are called by a part of their name: who of the article it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgraph.model import Article, Judgement
from kgraph.resolve.features import PERSON, judge
from kgraph.resolve.groups import are_people, by_key
from kgraph.resolve.names import SHORTEST_SPELLING, PersonName, fold, is_single, sound
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.sightings import Key, Sighting

PERSON_LIKE = frozenset({"person", "organization", "other", "group"})  # what the tagger makes of a bare last name

People = defaultdict[str, dict[Key, Sighting]]


def _persons(sightings: Iterable[Sighting], people: frozenset[Key]) -> dict[Key, list[Sighting]]:
    return by_key(seen for seen in sightings if seen.key in people)


def by_initials(sightings: list[Sighting], people: frozenset[Key], reasons: Reasons) -> list[Sighting]:
    """ "J. Powell" is the one person of the article who fits."""
    persons = _persons(sightings, people)
    last_names: defaultdict[str, list[Key]] = defaultdict(list)
    for key, group in persons.items():
        last_names[PersonName.of(group[0].form).last].append(key)
    renamed: dict[Key, Key] = {}
    for key, group in persons.items():
        name = PersonName.of(group[0].form)
        if len(name.first) != 1:
            continue
        judged = {
            other: judge(group[0].form, persons[other][0].form, PERSON)
            for other in last_names[name.last]
            if other != key
        }
        fitting = [(other, reason) for other, reason in judged.items() if reason and reason.rule == "initial"]
        if len(fitting) == 1:
            renamed[key] = fitting[0][0]
            reasons.add(fitting[0][1], group[0], persons[fitting[0][0]][0])
    return [replace(seen, key=renamed.get(seen.key, seen.key)) for seen in sightings]


def by_last_name(
    article: Article, sightings: list[Sighting], people: frozenset[Key], reasons: Reasons
) -> list[Sighting]:
    """A last name alone is the one person of the article who has it and was named before.

    In a headline the full name may follow. Elsewhere a last name before it is left to the corpus: "Biden" at the head
    of an article on Hunter Biden is his father.
    """
    called = Surnames(_persons(sightings, people))

    def resolved(seen: Sighting) -> Sighting:
        fitting = called.find(seen) if _may_be_last_name(seen) else {}
        if not fitting:
            return seen
        chosen = _chosen(seen, fitting)
        if all(fitting[key].at > seen.at for key in chosen) and not in_heading(article, seen.at[1]):
            return replace(seen, key=("bare", seen.at[0], "person", PersonName.of(seen.form).last))
        if len(chosen) != 1:
            for full in fitting.values():
                reasons.add(_several(seen.form, full.form), seen, full)
            return seen
        full = fitting[chosen[0]]
        reasons.add(_last_name(seen.form, full.form), seen, full)
        return replace(seen, key=chosen[0])

    return [resolved(seen) for seen in sightings]


def in_heading(article: Article, at: int) -> bool:
    """Whether an offset is in a headline, a heading or the like, where names are short before they are told."""
    return any(block.kind != "paragraph" and block.start <= at < block.end for block in article.blocks)


class Surnames:
    """The people of an article by the words that may stand for them alone."""

    def __init__(self, persons: Mapping[Key, Sequence[Sighting]]) -> None:
        self._called: People = defaultdict(dict)
        self._sounding: People = defaultdict(dict)
        self._parts: People = defaultdict(dict)
        for key, group in persons.items():
            first = min(group, key=lambda seen: seen.at)
            for surname in PersonName.of(first.form).surnames:
                self._called[surname][key] = first
                if len(surname) >= SHORTEST_SPELLING:
                    self._sounding[sound(surname)][key] = first
            for part in first.form.split():
                self._parts[fold(part)][key] = first

    def find(self, seen: Sighting) -> dict[Key, Sighting]:
        """Those whom one word may stand for: by last name, by its sound, or by any part for what is tagged a person."""
        bare = PersonName.of(seen.form).last
        if bare in self._called:
            return self._called[bare]
        if len(bare) >= SHORTEST_SPELLING and sound(bare) in self._sounding:
            return self._sounding[sound(bare)]
        return self._parts.get(bare, {}) if seen.type == "person" else {}


def bare_persons(sightings: list[Sighting]) -> list[Sighting]:
    """People who are called by one word only: who they are is known in their article, not in another."""
    named = by_key(seen for seen in sightings if seen.key[0] == "name")
    alone = {key: group for key, group in named.items() if all(is_single(seen.form) for seen in group)}
    persons = {key for key, group in alone.items() if are_people(group)}
    return [
        replace(seen, key=("bare", seen.at[0], "person", *seen.key[1:])) if seen.key in persons else seen
        for seen in sightings
    ]


def _may_be_last_name(seen: Sighting) -> bool:
    if not is_single(seen.form) or not seen.named:
        return False
    if seen.key[0] in ("country", "organisation"):  # "Jordan", "Amnesty": only a person's when tagged so
        return seen.type == "person"
    return seen.key[0] == "name" and seen.type in PERSON_LIKE


def _chosen(seen: Sighting, fitting: Mapping[Key, Sighting]) -> list[Key]:
    """Of the people with a last name: those named before it; of these, those who share a title with it, if any."""
    before = [key for key, full in fitting.items() if full.at < seen.at] or list(fitting)
    titled = [key for key in before if fitting[key].titles & seen.titles]
    return titled if len(before) > 1 and titled else before


def _last_name(bare: str, full: str) -> Judgement:
    reason = "called so in an article that gives the full name"
    return Judgement(left=bare, right=full, same=True, rule="last-name", reason=reason)


def _several(bare: str, full: str) -> Judgement:
    reason = "the article has several people whom this name may mean"
    return Judgement(left=bare, right=full, same=False, rule="last-name-of-several", reason=reason)
