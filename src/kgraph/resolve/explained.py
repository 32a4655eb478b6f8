"""Why an entity has each of its names: judgements that lead from every name, over others, to its label.

Most are made while names are compared. What has one key from the start was never compared: those are added here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kgraph.model import Entity, Judgement, MentionType
from kgraph.resolve.bodies import body_name, known_body
from kgraph.resolve.entities import known_label
from kgraph.resolve.features import ORGANISATION, TABLES, judge
from kgraph.resolve.governments import is_government
from kgraph.resolve.groups import by_key
from kgraph.resolve.sightings import Key, Sighting
from kgraph.resolve.unions import form_of


def explained(made: Entity, sightings: Sequence[Sighting], known: Iterable[Judgement]) -> Iterator[Judgement]:
    """The judgements that each name of an entity needs besides those that are `known`, to lead to the label."""
    names = _Names(known)
    for left, right, key in _pairs(made, sightings):
        if not names.are_joined(left, right):
            judged = replace(_judgement(left, right, key, made.type), entities=(made.id,))
            names.join(judged)
            yield judged


class _Names:
    """Names of one entity, and which of them judgements have joined, over any number of steps."""

    def __init__(self, known: Iterable[Judgement]) -> None:
        self._group: dict[str, str] = {}
        self._members: defaultdict[str, list[str]] = defaultdict(list)
        for judgement in known:
            self.join(judgement)

    def are_joined(self, left: str, right: str) -> bool:
        return self._of(left) == self._of(right)

    def join(self, judgement: Judgement) -> None:
        one, other = self._of(judgement.left), self._of(judgement.right)
        if not judgement.same or one == other:
            return
        for name in self._members.pop(other, [other]):
            self._group[name] = one
            self._members[one].append(name)

    def _of(self, name: str) -> str:
        if name not in self._group:
            self._group[name] = name
            self._members[name].append(name)
        return self._group[name]


def _pairs(made: Entity, sightings: Sequence[Sighting]) -> Iterator[tuple[str, str, Key]]:
    """Names that are to be joined: those of a key with its usual one, these with the label, and names of no mention."""
    groups = by_key(sightings)
    usual = {key: made.label if known_label(key) else form_of(group) for key, group in groups.items()}
    for key, group in groups.items():
        for form in sorted({seen.form for seen in group} - {usual[key]}):
            yield form, usual[key], key
    for key, form in usual.items():
        yield form, made.label, key
    of_all = next((key for key in groups if is_government(key)), next(iter(groups)))
    for name in made.names:
        yield name, made.label, of_all


def _judgement(form: str, usual: str, key: Key, kind: MentionType) -> Judgement:
    judged = judge(form, usual, TABLES.get(kind, ORGANISATION))
    if judged is not None and not judged.same:
        judged = None
    known = _by_gazetteer(key, form, usual)
    if key[0] == "place" and judged is not None:
        return judged
    return known or judged or _by_words(form, usual)


def _by_gazetteer(key: Key, form: str, label: str) -> Judgement | None:
    if not known_label(key) or (key[0] == "organisation" and known_body(form) is None):
        return None
    if is_government(key) and body_name(form) is None:
        reason = "a place that speaks is its government"
        return Judgement(left=form, right=label, same=True, rule="government", reason=reason)
    return Judgement(left=form, right=label, same=True, rule="gazetteer", reason=f"the gazetteer has it for {label}")


def _by_words(form: str, usual: str) -> Judgement:
    """For names that one key took together and no feature tells why."""
    reason = "the words that count are the same"
    return Judgement(left=form, right=usual, same=True, rule="same-words", reason=reason)
