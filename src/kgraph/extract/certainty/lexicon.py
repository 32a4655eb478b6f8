"""The words that make a content less or more than plainly certain, by how they attach."""

import csv
from collections.abc import Mapping
from functools import cache

from kgraph.model import Certainty
from kgraph.resources import resource

Key = tuple[str, ...]


@cache
def hedges(kind: str) -> Mapping[Key, Certainty]:
    """The entries of a kind: their words in small letters, and the certainty that they give."""
    return {tuple(row["words"].split()): row["value"] for row in _rows() if row["kind"] == kind}  # type: ignore[misc]


@cache
def longest(kind: str) -> int:
    """Words of the longest entry of a kind."""
    return max(map(len, hedges(kind)))


@cache
def _rows() -> list[dict[str, str]]:
    with resource("data", "lexicon", "certainty.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
