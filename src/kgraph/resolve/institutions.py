"""Institutions that an article calls by an acronym, or without their country: which of the article's it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgraph.model import Article, Judgement
from kgraph.resolve.bodies import body_name
from kgraph.resolve.features import ORGANISATION, acronym, acronym_as_written, judge, without_country
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.names import fold, is_acronym, is_single
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.sightings import Key, Sighting

ENOUGH_CONTENT = 2  # words by which a description in small letters ("the defence ministry") finds its institution
DEFINITION = re.compile(r"(?:['’]s?)?\s*\((?:the\s+|or\s+)?([A-Za-z][A-Za-z.]{1,8})\)")

Definitions = Mapping[str, frozenset[Key]]


def by_content(sightings: list[Sighting], reasons: Reasons) -> list[Sighting]:
    """ "Ministry of Defence" is the one of the article whose country is told elsewhere in it."""
    national: defaultdict[Key, dict[Key, Sighting]] = defaultdict(dict)
    for seen in sightings:
        if seen.key[0] == "institution":
            national[seen.key[2:]].setdefault(seen.key, seen)

    def resolved(seen: Sighting) -> Sighting:
        if seen.key[0] not in ("name", "bare", "scoped") or seen.type == "person":
            return seen
        body = body_name(seen.form)
        if body is None or body.country is not None or not _is_definite(seen, len(body.content)):
            return seen
        fitting = national.get(body.content, {})
        if len(fitting) != 1:
            return seen
        key, other = next(iter(fitting.items()))
        reason = judge(seen.form, other.form, ORGANISATION)
        if reason is not None and reason.same:
            reasons.add(reason, seen, other)
        return replace(seen, key=key)

    return [resolved(seen) for seen in sightings]


def _is_definite(seen: Sighting, content: int) -> bool:
    return seen.named or (content >= ENOUGH_CONTENT and seen.form.lower().startswith("the "))


def definitions_of(article: Article, sightings: Sequence[Sighting]) -> Definitions:
    """Acronyms in brackets behind the name that they are for; the letters fit, or the article uses them again."""
    uses = Counter(fold(seen.form) for seen in sightings if is_acronym(seen.form))
    starts = {seen.at[1] for seen in sightings}
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for seen in sightings:
        if seen.key[0] not in ("name", "institution", "organisation") or is_single(seen.form) or seen.type == "person":
            continue
        written = DEFINITION.match(article.text, seen.at[2]) or DEFINITION.search(article.text, seen.at[1], seen.at[2])
        if written is None or not is_acronym(written.group(1)):
            continue
        unknown = gazetteer().bodies.find(written.group(1)) is None
        used_again = unknown and uses[fold(written.group(1))] > (written.start(1) in starts)
        if acronym(written.group(1), seen.form) or used_again:
            found[fold(written.group(1))].add(seen.key)
    return {short: frozenset(keys) for short, keys in found.items()}


def by_acronym(sightings: list[Sighting], definitions: Definitions, reasons: Reasons) -> list[Sighting]:
    """An acronym is what the article defines it as, or else the one name of the article that its letters fit."""
    full: dict[Key, Sighting] = {}
    for seen in sightings:
        if (
            seen.key[0] in ("name", "institution", "organisation")
            and not is_single(seen.form)
            and seen.type != "person"
        ):
            full.setdefault(seen.key, seen)

    def resolved(seen: Sighting) -> Sighting:
        short = without_country(seen.form)
        if not is_acronym(short) or seen.key[0] not in ("name", "bare", "organisation"):
            return seen
        keys = definitions.get(fold(short), frozenset())
        defined = bool(keys)
        if not defined and not (seen.key in full or (seen.key[0] == "organisation" and not is_acronym(seen.form))):
            keys = _fitting(short, seen.key, full)
        if short != seen.form:
            keys = frozenset(key for key in keys if key[:2] == ("institution", _country(seen.form)))
        if len(keys) != 1:
            return seen
        key = next(iter(keys))
        if key != seen.key:
            reasons.add(_acronym(seen.form, full[key].form, defined=defined), seen, full[key])
        return replace(seen, key=key)

    return [resolved(seen) for seen in sightings]


def _fitting(short: str, own: Key, full: Mapping[Key, Sighting]) -> frozenset[Key]:
    """The names of an article whose first letters make an acronym; those as they are written go first."""
    for fits in (acronym_as_written, acronym):
        found = frozenset(key for key, other in full.items() if key != own and fits(short, other.form))
        if found:
            return found
    return frozenset()


def _country(form: str) -> str:
    start = gazetteer().leading(form.split())
    return start.country.code if start is not None else ""


def _acronym(short: str, full: str, *, defined: bool) -> Judgement:
    if defined:
        return Judgement(left=short, right=full, same=True, rule="acronym", reason="the article defines it in brackets")
    reason = "the first letters of the one name in the article that they fit"
    return Judgement(left=short, right=full, same=True, rule="acronym", reason=reason)
