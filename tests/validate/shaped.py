"""The good graph, and the table of changes of which each breaks one constraint."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kgraph import vocab

HERE = Path(__file__).resolve().parent
GOOD = HERE / "good.ttl"
SHAPES = "https://w3id.org/kgraph/shapes#"


class Row(NamedTuple):
    shape: str
    constraint: str
    without: str
    added: str
    line: str


def failing() -> Iterator[Row]:
    with (HERE / "failing.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for row in rows:
            yield Row(*row)


def good_store() -> ox.Store:
    store = ox.Store()
    store.load(GOOD.read_bytes(), ox.RdfFormat.TURTLE)
    return store


def changed(row: Row) -> list[ox.Quad]:
    """The good graph without some triples and with others; the row must change it."""
    store = good_store()
    before = set(store)
    change = f"DELETE {{ {row.without} }} INSERT {{ {row.added} }} WHERE {{ {row.without} }}"
    store.update(change, prefixes=vocab.prefixes() | {"owl": str(vocab.OWL)})
    assert set(store) != before
    return list(store)
