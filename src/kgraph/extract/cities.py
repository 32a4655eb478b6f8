"""Cities and regions of the gazetteer that the tagger takes for something else: "in Londonderry", "near Lviv"."""

import csv
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from kgraph.extract.lexicon import words
from kgraph.extract.phrases import Phrase
from kgraph.resources import resource

COURTESY = words("courtesy-titles")
WITHIN = frozenset({"in", "near", "outside"})  # before a city's name, they tell that it is no person's


def with_places(doc: Doc, phrases: Sequence[Phrase], surnames: Collection[str]) -> list[Phrase]:
    """The phrases with places as such: what the article is in once is a place wherever it stands by itself.

    `surnames` are last words of full names in the article, which tell more than a place called so.
    """
    told = {_text(doc, one) for one in phrases if _is_doubtful(one) and _is_within(doc, one)} - set(surnames)
    if not told:
        return list(phrases)
    return [replace(one, type="place") if _is_doubtful(one) and _is_it(doc, one, told) else one for one in phrases]


def _is_doubtful(phrase: Phrase) -> bool:
    return phrase.type in ("person", "other", "organization") and not phrase.modifies


def _is_within(doc: Doc, phrase: Phrase) -> bool:
    before = doc[phrase.start - 1].lower_ if phrase.start else ""
    return before in WITHIN and _folded(_text(doc, phrase)) in _places()


def _is_it(doc: Doc, phrase: Phrase, told: Collection[str]) -> bool:
    courtesy = phrase.start > 0 and doc[phrase.start - 1].lower_ in COURTESY
    return _text(doc, phrase) in told and not courtesy


def _text(doc: Doc, phrase: Phrase) -> str:
    return doc[phrase.start : phrase.end].text


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")


@cache
def _places() -> frozenset[str]:
    """What cities and regions are called, without accents."""
    found: set[str] = set()
    for file in ("cities.tsv", "regions.tsv"):
        with resource("data", "gazetteer", file).open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.update(map(_folded, (row["name"], *row["known_as"].split("|"))))
    return frozenset(found - {""})
