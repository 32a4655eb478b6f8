"""The word lists by which names are read: titles, institution words, spellings and the like.

They stand in `data/gazetteer/words.tsv`, one word a line, folded (small letters, no accents, no full stops).
"""

from collections import defaultdict
from functools import cache

from kgraph.resources import resource


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`; KeyError when there is no such list."""
    return _lists()[name]


@cache
def spellings() -> dict[str, str]:
    """Spellings and forms that count as another word: American to British, plural to singular."""
    return meanings("spelling")


@cache
def meanings(name: str) -> dict[str, str]:
    """What each word of the list `name` counts as."""
    return {word: means for row, word, means in _rows() if row == name}


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, word, _ in _rows():
        found[name].add(word)
    return {name: frozenset(members) for name, members in found.items()}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    lines = resource("data", "gazetteer", "words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((name, word, means) for name, word, means in (line.split("\t") for line in lines))
