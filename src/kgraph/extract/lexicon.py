"""The word lists of `data/lexicon`: what kind of thing a common noun names, and small closed lists of words."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kgraph.resources import resource

NounType = Literal["person", "organization", "group", "artefact"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Noun:
    """A common noun that can be a source; `gender` is "masculine", "feminine" or empty."""

    lemma: str
    type: NounType
    gender: str


@cache
def nouns() -> Mapping[str, Noun]:
    """The list by singular lemma."""
    with resource("data", "lexicon", "nouns.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            row["noun"]: Noun(lemma=row["noun"], type=row["type"], gender=row["gender"])  # type: ignore[arg-type]
            for row in rows
        }


def noun_type(word: str) -> NounType | None:
    """The type of a noun given in any case, None when the list does not have it."""
    noun = nouns().get(word.lower())
    return None if noun is None else noun.type


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in ("words.tsv", "offices.tsv"):
        with resource("data", "lexicon", name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(members) for name, members in found.items()}


def words(name: str) -> frozenset[str]:
    """The members of a list of `words.tsv` or `offices.tsv`, in lower case; KeyError when there is no such list."""
    return _lists()[name]
