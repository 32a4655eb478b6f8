"""Whether two names of people are one name in two spellings, by the traditions that they were written in.

Only names that came from another script or language are spelled in several ways; "Peterson" and "Petersen" are two
names, and so are "Kim Min-ji" and "Kim Min-jae".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kgraph.resolve.names import SHORTEST_SPELLING, VOWELS, fold, is_spelling_of, sound, sounds_like, split_title
from kgraph.resolve.traditions import (
    REMEMBERED,
    Tradition,
    calls,
    family_of,
    first_names,
    full_forms,
    heard,
    is_arabic,
    is_family,
    is_korean,
    is_slavic,
    spellings_of,
)
from kgraph.resolve.wordlists import words

LONGEST_EAST_ASIAN = 4  # parts; "Nguyen Thi Minh Khai"
LONGEST_LETTERS = 3  # of first names that are given by their letters
WRITTEN: tuple[Tradition, ...] = ("any", "slavic", "arabic")


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelled:
    """A person's name as spellings of it are compared: folded, without title, Arabic articles and "bin".

    A given name of several syllables is one word where the family name is East Asian; `parted` tells that it was
    written in parts. `parts` are all words of the name in their order, `traditions` those whose spellings it may have.
    """

    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str
    parts: tuple[str, ...]
    traditions: frozenset[Tradition] = frozenset()
    east_asian: bool = False
    parted: bool = False

    @classmethod
    @lru_cache(maxsize=REMEMBERED)
    def of(cls, name: str) -> "Spelled":
        """The name taken apart; one word has no given name."""
        bare = split_title(name)[1]
        parts = [letter for part in bare.split() for letter in _letters(part, bare)] or [name]
        suffix = parts.pop() if len(parts) > 1 and parts[-1] in words("suffix") else ""
        while len(parts) > 2 and parts[0] in words("royal") | {"crown"}:  # "Crown Prince Mohammed bin Salman"
            parts.pop(0)
        traditions: set[Tradition] = {"slavic"} if is_slavic(parts) else set()
        if is_arabic(parts):
            traditions.add("arabic")
            parts = _without_articles(parts)
        if len(parts) == 1:
            return cls(given="", middle=(), family=parts[0], suffix=suffix, parts=tuple(parts))
        found = _east_asian(parts, suffix, bare.split()) or _western(parts, suffix)
        return replace(found, traditions=frozenset(traditions))


def _letters(part: str, name: str) -> list[str]:
    """The folded words of a part of a name: letters of several first names, "JD" or "J.D.", one by one."""
    bare = part.replace(".", "")
    capitals = 1 < len(bare) <= LONGEST_LETTERS and bare.isupper() and bare.isalpha() and not name.isupper()
    if capitals and ("." in part or not set(bare.lower()) & VOWELS):
        return list(bare.lower())
    return fold(part).split()


def _without_articles(parts: Sequence[str]) -> list[str]:
    """Words without "al", "el", "bin" inside an Arabic name; "Abdel Fattah" and "Abd al-Fattah" are one word."""
    found: list[str] = []
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if at and not last and part in words("arabic-article") | words("arabic-particle"):
            continue
        found.append(part)
    joined: list[str] = []
    for part in found:
        if joined and joined[-1] in words("arabic-compound"):
            joined[-1] = ("abu" if joined[-1] in ("abu", "abou") else "abd") + part
        else:
            joined.append(part)
    return joined


def _east_asian(parts: list[str], suffix: str, written: Sequence[str]) -> Spelled | None:
    if len(parts) > LONGEST_EAST_ASIAN:
        return None
    first, last = is_family(parts[0]) and "-" not in written[0], is_family(parts[-1]) and "-" not in written[-1]
    hyphened = any("-" in part for part in written)
    if first and ((len(parts) > 2 and not (last and "-" in written[0])) or not last):
        family, given = parts[0], parts[1:]
    elif last and not first and (hyphened or (len(parts) == 2 and parts[0] not in first_names())):
        family, given = parts[-1], parts[:-1]
    else:
        return None
    return Spelled(
        given="".join(given),
        middle=(),
        family=family,
        suffix=suffix,
        parts=tuple(parts),
        east_asian=True,
        parted=len(given) > 1,
    )


def _western(parts: list[str], suffix: str) -> Spelled:
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in words("particle"):
        at -= 1
    return Spelled(
        given=parts[0], middle=tuple(parts[1:at]), family=" ".join(parts[at:]), suffix=suffix, parts=tuple(parts)
    )


def same_given(left: Spelled, right: Spelled) -> bool:
    """Whether the first or given names are one, however they are written."""
    one, other = left.given, right.given
    if one == other:
        return True
    if left.east_asian or right.east_asian:
        return left.east_asian and right.east_asian and _same_syllables(left, right)
    if sounds_like(one, other) or spellings_of(one) == spellings_of(other):
        return True
    if one[:3] == other[:3] == "abd":
        return heard(one, "arabic") == heard(other, "arabic")
    slavic = min(len(one), len(other)) >= SHORTEST_SPELLING and "slavic" in left.traditions | right.traditions
    return slavic and heard(one, "slavic") == heard(other, "slavic")


def same_family(left: Spelled, right: Spelled) -> bool:
    """Whether the last or family names are one, however they are written."""
    one, other = left.family, right.family
    if one == other:
        return True
    if is_family(one) or is_family(other):
        if is_korean(one) and is_korean(other):
            return family_of(one) == family_of(other)
        return left.parted != right.parted and heard(one, "chinese") == heard(other, "chinese")
    if is_spelling_of(one, other):
        return True
    if min(len(one), len(other)) < SHORTEST_SPELLING - 1:
        return False
    return any(heard(one, rules) == heard(other, rules) for rules in sorted(left.traditions | right.traditions))


def same_spelled(left: Spelled, right: Spelled) -> bool:
    """Whether all of two names is one, in two spellings."""
    if not left.given or not right.given or left.suffix != right.suffix or not same_given(left, right):
        return False
    whole = sound("".join(left.parts[1:])) == sound("".join(right.parts[1:]))  # "Amir-Abdollahian", "Amirabdollahian"
    return whole or (middles_fit(left, right) and same_family(left, right))


def same_regnal(left: Spelled, right: Spelled) -> bool:
    """Whether two names are a king's, with his number and without: "King Charles", "King Charles III"."""
    royal = len(left.parts) == 2 and left.parts[0] in words("royal") and left.parts == right.parts
    return royal and (not left.suffix) != (not right.suffix)


def middles_fit(left: Spelled, right: Spelled) -> bool:
    """Whether what stands between is missing in one name, or the same in full or by first letters."""
    if not left.middle or not right.middle:
        return True
    return len(left.middle) == len(right.middle) and all(map(_fits, left.middle, right.middle))


def turned(left: Spelled, right: Spelled) -> bool:
    """Whether one name has the family name first and the other has it last: "Kishida Fumio", "Fumio Kishida"."""
    if left.suffix != right.suffix or len(left.parts) != 2 or len(right.parts) != 2:
        return False
    if not all(map(_same_sound, left.parts, reversed(right.parts))) or left.parts == right.parts:
        return False
    return not all(part in first_names() for part in left.parts) and not all(map(is_family, left.parts))


def called(left: Spelled, right: Spelled) -> bool:
    """Whether the family names are one and one given name is short or familiar for the other: "Joe", "Joseph"."""
    if left.suffix != right.suffix or not left.given or not middles_fit(left, right):
        return False
    return calls(left.given, right.given) and left.family == right.family


def longer(left: Spelled, right: Spelled) -> bool:
    """Whether one name has one last name more: "Lucia Quispe", "Lucía Quispe Mamani".

    Not where the shorter one ends in a first name, as "Martin Luther" beside "Martin Luther King".
    """
    short, long = sorted((left, right), key=lambda one: len(one.parts))
    size = len(short.parts)
    if size < 2 or len(long.parts) != size + 1 or short.suffix != long.suffix or short.east_asian or long.east_asian:
        return False
    last = short.parts[-1]
    if last in first_names() - words("common-last-name") and not is_arabic((last,)):
        return False
    return all(one == other or _same_sound(one, other) for one, other in zip(short.parts, long.parts, strict=False))


def blocks(name: str) -> Iterator[tuple[str, ...]]:
    """What names that may be spellings of each other have in common, so that not every pair has to be compared."""
    one = Spelled.of(name)
    if not one.given:
        return
    yield "blanks", "".join(one.parts)
    yield "blanks", spellings_of(one.given), sound("".join(one.parts[1:]))
    if len(one.parts) == 2:
        yield "turned", *sorted(map(sound, one.parts))
    if one.east_asian:
        yield "korean", family_of(one.family), heard(one.given, "korean")
        yield "chinese", heard(one.family, "chinese"), heard(one.given, "chinese")
    for given in full_forms(one.given):
        yield "slip", sound(given), re.sub("[aeiou]", "", sound(one.family))
        for rules in WRITTEN:
            yield rules, heard(given, rules), heard(one.family, rules)
    if len(one.parts) > 2:
        yield "longer", *map(sound, one.parts[:-1])
    yield "longer", *map(sound, one.parts)


def _same_syllables(left: Spelled, right: Spelled) -> bool:
    """Whether East Asian given names are one: in Korean spellings, or in an old and a new one of Chinese."""
    one, other = left.given, right.given
    if is_korean(left.family) and is_korean(right.family) and heard(one, "korean") == heard(other, "korean"):
        return True
    return left.parted != right.parted and heard(one, "chinese") == heard(other, "chinese")


def _same_sound(left: str, right: str) -> bool:
    return left == right or sound(left) == sound(right)


def _fits(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]) or sounds_like(left, right)
