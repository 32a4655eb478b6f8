"""Answers of named queries as rows for reading."""

from collections.abc import Mapping

from kgraph.store.questions import ask
from kgraph.store.remote import AnyStore
from kgraph.store.results import table

Row = Mapping[str, str]  # column to text, without what the answer leaves open


def rows(store: AnyStore, query: str, **parameters: str) -> list[Row]:
    """What the store answers to a named query, a row each, in its order; QueryError as for `ask`."""
    answer = table(ask(store, query, parameters))
    return [
        {column: value for column, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]
