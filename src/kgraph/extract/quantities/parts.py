"""Nouns that are left out and wholes with their parts: "12,000 soldiers, including 500 officers", "up from 5,000"."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.counted import Range, number_of
from kgraph.extract.quantities.expressions import Expression
from kgraph.extract.quantities.places import Place

JOINTS = frozenset({"and", "or", "to", ",", "-", "–", "&"})
THEM = frozenset({"them", "whom", "which", "these", "those"})
COMPARING = frozenset({"from", "with", "to", "against", "than"})
NEAREST = 20  # quantities of a sentence among which the one before is looked for

_WORDS = re.compile(r"[a-z]+")


def with_elided(doc: Doc, places: Sequence[Place], told: Sequence[Range | None]) -> list[Range | None]:
    """What the numbers count, with nouns that are left out: those of the number before, or joined to it."""
    found = list(told)
    for at, place in enumerate(places):
        if found[at] is not None or not _may_elide(doc, place):
            continue
        before = next(
            (
                i
                for i in range(at - 1, max(-1, at - 1 - NEAREST), -1)
                if _is_alike(places[i], place) and found[i] is not None
            ),
            None,
        )
        numbered = number_of(doc, place) if place.expression.unit is None else None
        joined = at + 1 < len(places) and _is_alike(places[at + 1], place) and _is_joined(doc, place, places[at + 1])
        if joined and told[at + 1] is not None:
            found[at] = told[at + 1]
        elif before is not None and (numbered is None or numbered[0] < places[before].first):
            found[at] = found[before]
        else:
            found[at] = numbered
    return found


def _may_elide(doc: Doc, place: Place) -> bool:
    """A count may leave its noun out; of measures, one that is compared."""
    if place.expression.unit is None:
        return True
    before = doc[max(0, place.first - 2) : place.first]
    return len(before) == 2 and before[1].lower_ in COMPARING and before[0].lower_ in ("up", "down", "compared")


def _is_alike(one: Place, other: Place) -> bool:
    """Whether two quantities stand in a sentence and are in the same unit."""
    return one.sentence == other.sentence and _unit(one.expression) == _unit(other.expression)


def _unit(found: Expression) -> str | None:
    return None if found.unit is None else found.unit.name


def _is_joined(doc: Doc, one: Place, other: Place) -> bool:
    between = doc[one.behind : other.first]
    joints = [
        token for token in between if token.tag_ not in ("JJ", "NNP")
    ]  # "two Ukrainian and three Russian soldiers"
    return 0 < len(joints) <= 2 and len(between) <= 4 and all(token.lower_ in JOINTS for token in joints)


def wholes(doc: Doc, places: Sequence[Place]) -> Mapping[int, int]:
    """For each quantity that is a part of another, by number, the number of the whole."""
    found: dict[int, int] = {}
    for at in range(len(places)):
        whole = _whole(doc, places, at, found)
        if whole is not None and whole != at and not _is_larger(places[at], places[whole]):
            found[at] = whole
    return found


def _whole(doc: Doc, places: Sequence[Place], at: int, known: Mapping[int, int]) -> int | None:
    place = places[at]
    following = [token.lower_ for token in doc[place.behind : place.behind + 3]]
    if following[:1] == ["of"] and at + 1 < len(places) and _holds(doc, place, places[at + 1]):
        return at + 1
    if following[:1] == ["of"] and following[1:2] and following[1] in THEM:
        return _last_whole(doc, places, at, known)
    if at == 0 or not _is_alike(places[at - 1], place):
        return None
    between = doc[places[at - 1].behind : place.first]
    if _is_marked(_WORDS.findall(between.text.lower())):
        return _last_whole(doc, places, at, known)
    if at - 1 in known and known[at - 1] < at and _goes_on([(token.tag_, token.text) for token in between]):
        return known[at - 1]
    return None


def _holds(doc: Doc, part: Place, whole: Place) -> bool:
    """ "three of the 12 soldiers"."""
    between = doc[part.behind + 1 : whole.first]
    if not len(between):
        return whole.expression.unit is None  # "34 of 51 drones"
    return (
        len(between) <= 4
        and all(token.tag_ in ("DT", "PRP$", "RB", "IN", "JJ", "POS") for token in between)
        and (any(token.tag_ in ("DT", "PRP$") for token in between) and whole.expression.unit is None)
    )


def _is_marked(between: Sequence[str]) -> bool:
    """Whether the words between two numbers say that the second is a part of the first."""
    if any(word in words("part-markers") for word in between):
        return True
    pairs = set(pairwise(between))
    return any((first, second) in pairs for first in ("among", "of", "with") for second in THEM)


def _last_whole(doc: Doc, places: Sequence[Place], at: int, known: Mapping[int, int]) -> int | None:
    """The nearest quantity before that is no part itself and is measured alike."""
    return next(
        (
            i
            for i in range(at - 1, max(-1, at - 1 - NEAREST), -1)
            if i not in known and _unit(places[i].expression) == _unit(places[at].expression)
        ),
        None,
    )


def _goes_on(between: Sequence[tuple[str, str]]) -> bool:
    """Whether a list of parts goes on: nouns, a comma or "and", and no verb or dash."""
    joined = any(text.lower() in ("and", ",") for _, text in between)
    return joined and not any(tag.startswith("VB") or tag == "MD" or text in "—–();:" for tag, text in between)


def _is_larger(part: Place, whole: Place) -> bool:
    one, other = (place.expression.value or place.expression.minimum for place in (part, whole))
    return one is not None and other is not None and one > other and part.expression.kind != "fraction"
