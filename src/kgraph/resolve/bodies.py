"""Institutions of a country, known by the country and the words that tell them apart.

"UK Defence Ministry", "Britain's Ministry of Defence" and "the British Ministry of Defense" are one institution: the
United Kingdom's, with the words "defence" and "ministry".
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kgraph.resolve.gazetteer import Country, Organisation, gazetteer
from kgraph.resolve.names import fold, name_key
from kgraph.resolve.wordlists import meanings, spellings, words

ENOUGH_WORDS = 2  # words that tell a body apart; with fewer, "main", "general" and the like are kept
REMEMBERED = 50_000  # names; the same ones come again and again in a corpus
LONGEST_DESCRIPTION = 7  # words; a longer description is no name in small letters

_BORDER = re.compile(r"^(of|for|on|in|at|to|against)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyName:
    """An institution's name taken apart: its country if the name tells it, and its content words, folded and sorted."""

    country: Country | None
    content: tuple[str, ...]
    head: str
    length: int


@lru_cache(maxsize=REMEMBERED)
def body_name(name: str) -> BodyName | None:
    """The parts of an institution's name; None when it is no institution's, as "Russian soldiers"."""
    parts = re.sub(r"^(?:[Tt]he|THE)\s+", "", name.strip()).split()
    start = gazetteer().leading(parts) or gazetteer().trailing(parts)
    rest = fold(" ".join(start.rest)).split() if start else fold(name).split()
    head = _head(rest)
    if head not in words("institution") and spellings().get(head, head) not in words("institution"):
        return None
    if words("not-institution") & set(rest) or rest[0] == "and":  # "Russian and North Korean forces" are two
        return None
    return BodyName(country=start.country if start else None, content=_content(rest), head=head, length=len(rest))


def known_body(name: str) -> Organisation | None:
    """The body of the gazetteer that has this name, or its country and content words."""
    found = gazetteer().bodies.find(name)
    if found is None and " " in name and not name.islower():
        found = _spelled().get(name_key(name))  # "World Health Organisation"
    if found is not None:
        return found
    start = gazetteer().leading(name.split())
    if start is not None and (found := _described().get((start.country.code, start.rest))) is not None:
        return found
    body = body_name(name)
    if body is None or body.country is None:
        return None
    return _national().get((body.country.code, body.content))


@cache
def _spelled() -> dict[str, Organisation]:
    """The bodies of the gazetteer by their names of several words in one spelling of English."""
    found: dict[str, Organisation] = {}
    for body in gazetteer().organisations:
        for name in (body.name, *body.other_names):
            if " " in name:
                found.setdefault(name_key(name), body)
    return found


@cache
def _described() -> dict[tuple[str, tuple[str, ...]], Organisation]:
    """The bodies of the gazetteer that a country and words in small letters tell: "Japan's central bank"."""
    found: dict[tuple[str, tuple[str, ...]], Organisation] = {}
    for organisation in gazetteer().organisations:
        for start in map(gazetteer().leading, map(str.split, organisation.other_names)):
            if start is not None and all(word.islower() for word in start.rest):
                found.setdefault((start.country.code, start.rest), organisation)
    return found


@cache
def _national() -> dict[tuple[str, tuple[str, ...]], Organisation]:
    found: dict[tuple[str, tuple[str, ...]], Organisation] = {}
    for organisation in gazetteer().organisations:
        for name in (organisation.name, *organisation.other_names):
            body = body_name(name)
            if body is not None and body.country is not None:
                found.setdefault((body.country.code, body.content), organisation)
    return found


def is_described_institution(body: BodyName, text: str) -> bool:
    """Whether a name in small letters stands for one institution of its country: "the British government".

    `text` is the mention as written: "a Russian agency" is one of many.
    """
    one_of_many = re.match(r"^(an?|one|some|any|two|three|several|many)\s", text, re.IGNORECASE) is not None
    return body.country is not None and not one_of_many and body.length <= LONGEST_DESCRIPTION


def _head(rest: list[str]) -> str:
    """The word that says what it is: "ministry" in "ministry of defence", "agency" in "intelligence agency"."""
    border = next((at for at, word in enumerate(rest) if at and _BORDER.match(word)), len(rest))
    return rest[border - 1] if rest else ""


def _content(rest: list[str]) -> tuple[str, ...]:
    spelled = [spellings().get(word, word) for word in rest if word not in words("function")]
    content = [meanings("body-word").get(word, word) for word in spelled]
    telling = [word for word in content if word not in words("generic-head")] or content
    strong = [word for word in telling if word not in words("weak")]
    return tuple(sorted(set(strong if len(strong) >= ENOUGH_WORDS else telling)))
