"""How names of other scripts and languages are written in English: forms of one first name, sounds, family names.

A tradition ("slavic", "arabic", "korean", "chinese") has rules by which different ways to write one name become
equal; they stand in `data/lexicon/romanization.tsv`, in the order in which they are applied, as regular expressions.
Forms that no rule gives are in `data/lexicon/name-forms.tsv`.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from kgraph.resolve.wordlists import words
from kgraph.resources import resource

Tradition = Literal["any", "slavic", "arabic", "korean", "chinese"]

REMEMBERED = 50_000  # names; the same ones come again and again in a corpus


@lru_cache(maxsize=REMEMBERED)
def heard(folded: str, tradition: Tradition) -> str:
    """A folded name as the rules of a tradition spell it.

    >>> heard("zelenskyy", "any") == heard("zelenskiy", "any")
    True
    >>> heard("soloviev", "slavic") == heard("solovyov", "slavic")
    True
    >>> heard("al khateeb", "arabic") == heard("khatib", "arabic")
    True
    """
    for written, sound in _rules()[tradition]:
        folded = written.sub(sound, folded)
    return folded


def spellings_of(first: str) -> str:
    """The first of the ways to write a first name, which stands for all; the name itself when only it is known.

    >>> spellings_of("mohammad") == spellings_of("muhammed")
    True
    """
    return _spellings().get(first, first)


def calls(left: str, right: str) -> bool:
    """Whether one first name is short or familiar for the other, or both for a third: "joe", "joseph"."""
    called = _nicknames()
    left, right = spellings_of(left), spellings_of(right)
    return left != right and bool(called.get(left, frozenset()) & called.get(right, frozenset()))


def full_forms(first: str) -> frozenset[str]:
    """The first names for which this one may stand, itself included, each in one spelling."""
    own = spellings_of(first)
    return frozenset(_nicknames().get(own, ())) | {own}


def family_of(name: str) -> str:
    """A Korean family name in one spelling: "lee" for "yi" and "rhee"."""
    return _families().get(name, name)


def is_family(name: str) -> bool:
    """Whether a name is a family name of East Asia, which stands first."""
    return name in words("family-first") or name in _families()


def is_korean(name: str) -> bool:
    """Whether a name is a Korean family name."""
    return name in _families()


def is_arabic(parts: Sequence[str]) -> bool:
    """Whether a name is of the Arabic tradition, by "al-" or "bin" inside, by "Abu" before, or by a first name.

    "Al Gore" is none.
    """
    within = any(word in words("arabic-particle") for word in parts[1:]) or parts[0] in words("arabic-compound")
    return within or any(_traditions().get(word) == "arabic" for word in parts)


def is_slavic(parts: Sequence[str]) -> bool:
    """Whether a name's first name or the ending of its last shows that it is Slavic."""
    return _traditions().get(parts[0]) == "slavic" or parts[-1].endswith(tuple(words("slavic-ending")))


@cache
def first_names() -> frozenset[str]:
    """The first names that the lexicon knows."""
    lines = resource("data", "lexicon", "first-names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.split("\t")[0] for line in lines) | _spellings().keys()


@cache
def _rules() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    found: defaultdict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    for tradition, written, sound in _rows("romanization.tsv"):
        found[tradition].append((re.compile(written), sound))
    return {tradition: tuple(rules) for tradition, rules in found.items()}


@cache
def _forms(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = _rows("name-forms.tsv")
    return tuple((tradition, tuple(names.split("|"))) for row, tradition, names in rows if row == kind)


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for _, names in _forms("spelling"):
        for name in names:
            found.setdefault(name, found.get(names[0], names[0]))
    return found


@cache
def _traditions() -> dict[str, str]:
    return {name: tradition for tradition, names in _forms("spelling") for name in names}


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """The full names, the last of their row, that each form may stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _, names in _forms("nickname"):
        for name in names:
            found[spellings_of(name)].add(spellings_of(names[-1]))
    return {name: frozenset(full) for name, full in found.items()}


@cache
def _families() -> dict[str, str]:
    return {name: names[0] for _, names in _forms("family") for name in names}


def _rows(file: str) -> tuple[tuple[str, str, str], ...]:
    lines = resource("data", "lexicon", file).read_text(encoding="utf-8").splitlines()[1:]
    return tuple((first, second, third) for first, second, third in (line.split("\t") for line in lines))
