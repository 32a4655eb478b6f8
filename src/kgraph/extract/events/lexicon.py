"""The words that tell events: lemma, part of speech, type, and which objects they need."""

import csv
from collections.abc import Mapping
from functools import cache

from kgraph.model import EventType
from kgraph.resources import resource

ANY = "*"
Key = tuple[str, str]  # lemma and part of speech


@cache
def by_object() -> Mapping[Key, Mapping[str, EventType]]:
    """The types of a word by the kind of object that makes it one; `*` is any."""
    found: dict[Key, dict[str, EventType]] = {}
    for row in _rows():
        found.setdefault((row["lemma"], row["pos"]), {})[row["objects"]] = row["type"]  # type: ignore[assignment]
    return found


@cache
def lemmas() -> tuple[str, ...]:
    """All lemmas, sorted."""
    return tuple(sorted({row["lemma"] for row in _rows()}))


@cache
def _rows() -> list[dict[str, str]]:
    with resource("data", "lexicon", "events.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
