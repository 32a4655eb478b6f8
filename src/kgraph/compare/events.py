"""Statements about the same event: who affirms it, and who denies it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kgraph.compare.windows import Window, overlap, window_of
from kgraph.model import Comparability, Event, Facts, Opposition, Resolution, Span, Statement

FARTHEST = 90  # days between two sayings about an event whose time is not told
NEAREST = 200  # earlier tellings that one is held against

WORD = "word:"  # what the mark of a word for somebody unknown begins with
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "them", "him", "her", "us"})

Entities = frozenset[str]  # ids, or marks of words


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """An event as a statement has it: entities of its roles, when, on which day it was said, and whether it was so."""

    statement: str
    speakers: Entities
    type: str
    actors: Entities
    patients: Entities
    places: Entities
    windows: tuple[Window, ...]
    said: date | None
    affirmed: bool


def oppositions(
    corpus: Sequence[Facts], said: Mapping[str, Sequence[Statement]], days: Mapping[str, str], resolution: Resolution
) -> tuple[Opposition, ...]:
    """Pairs of statements that tell the same event, sorted: two speakers agree, or one denies what the other affirms.

    A speaker who denies what she has affirmed conflicts with herself; one who says it again agrees with nobody.
    """
    told = [one for facts in corpus for one in _tellings(facts, said[facts.article.id], days, resolution)]
    by_type: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (one.said or date.min, one.statement)):
        by_type[one.type].append(one)
    found: dict[tuple[str, str], set[Comparability]] = defaultdict(set)
    for group in by_type.values():
        for at, right in enumerate(group):
            for left in group[max(0, at - NEAREST) : at]:
                if left.statement == right.statement or not is_same(left, right):
                    continue
                pair = (left.statement, right.statement)
                if left.affirmed != right.affirmed:
                    found[pair].add("conflicts")
                elif not left.speakers & right.speakers:
                    found[pair].add("agrees")
    return tuple(_opposition(*pair, verdicts) for pair, verdicts in sorted(found.items()))


def is_same(left: Telling, right: Telling) -> bool:
    """Whether two tellings are of one event: a role has an entity in common, and no role, place or time is another."""
    roles = ((left.actors, right.actors), (left.patients, right.patients), (left.places, right.places))
    if not all(_fit(*pair) for pair in roles):
        return False
    if not any(name for one, other in roles[:2] for name in one & other if not name.startswith(WORD)):
        return False
    if left.windows and right.windows:
        return any(overlap(one, other) for one in left.windows for other in right.windows)
    return left.said is None or right.said is None or abs((right.said - left.said).days) <= FARTHEST


def _fit(one: Entities, other: Entities) -> bool:
    return not one or not other or bool(one & other)


def _opposition(left: str, right: str, verdicts: set[Comparability]) -> Opposition:
    if "conflicts" in verdicts:
        return Opposition(left=left, right=right, verdict="conflicts", because="one denies what the other affirms")
    return Opposition(left=left, right=right, verdict="agrees", because="both say the same of the event")


def _tellings(
    facts: Facts, said: Sequence[Statement], days: Mapping[str, str], resolution: Resolution
) -> Iterator[Telling]:
    """The events that statements of an article plainly affirm or deny, whose doer or object is known."""
    standing = {one.attribution.id: one for one in said if one.stands}
    mentions = [(one.span, resolution.entities_of(facts.article, one.span)) for one in facts.mentions]
    values = {one.span: window_of(one.value) for one in facts.times}

    def entities(spans: Sequence[Span], speakers: Sequence[str]) -> Entities:
        """What phrases mean: entities, else their last words; a pronoun is whoever speaks."""
        found = {name for whole in spans for span, names in mentions if whole.covers(span) for name in names}
        if any(whole.text.casefold() in PRONOUNS for whole in spans):
            found |= set(speakers)
        return frozenset(found or {WORD + whole.text.split()[-1].casefold() for whole in spans})

    for event in facts.events:
        statement = standing.get(event.attribution or "")
        polarity = None if statement is None else _polarity(event, statement)
        if statement is None or polarity is None:
            continue
        day = window_of(days.get(statement.attribution.id, facts.article.published))
        yield Telling(
            statement=statement.attribution.id,
            speakers=frozenset(statement.speakers),
            type=event.type,
            actors=entities(event.actors, statement.speakers),
            patients=entities(event.patients, statement.speakers),
            places=entities(event.places, ()),
            windows=tuple(window for span in event.times if (window := values.get(span)) is not None),
            said=None if day is None else day[0],
            affirmed=polarity,
        )


def _polarity(event: Event, statement: Statement) -> bool | None:
    """Whether a statement affirms an event; None where it leaves that open."""
    found = statement.attribution
    if found.polarity == "unconfirmed" or found.certainty in ("unstated", "unlikely", "possible"):
        return False if found.relation == "denies" else None
    denied = (event.polarity == "denied") != (found.relation == "denies")
    return not denied
