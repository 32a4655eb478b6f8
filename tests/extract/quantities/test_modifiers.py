"""What the words around a number make of it."""

import pytest

from kgraph.extract.quantities.expressions import read_expressions
from kgraph.extract.quantities.lexemes import lexemes
from kgraph.extract.quantities.modifiers import modified

CASES = [
    ("at least", "at least 500 men"), ("at least", "more than 500 men"), ("at least", "over 500 men"),
    ("at least", "upwards of 500 men"), ("at least", "no fewer than 500 men"), ("at least", "500 or more men"),
    ("at least", "500+ men"), ("at least", "lasted over 5 hours"), ("at least", "well over 500 men"),
    ("at most", "up to 500 men"), ("at most", "as many as 500 men"), ("at most", "fewer than 500 men"),
    ("at most", "under $500"), ("at most", "nearly 500 men"), ("at most", "almost 500 men"),
    ("at most", "up to about 500 men"),
    ("about", "about 500 men"), ("about", "some 500 men"), ("about", "an estimated 500 men"),
    ("about", "500 or so men"),
    ("about", "500-odd men"), ("about", "close to 500 men"), ("about", "a couple of men"), ("about", "roughly $500"),
    ("exactly", "500 men"), ("exactly", "only 500 men"), ("exactly", "talked about 500 men"),
    ("exactly", "over 5 days"),
    ("exactly", "500-strong force"), ("between", "about 500 to 600 men"), ("at least", "about dozens"),
]  # fmt: skip


@pytest.mark.parametrize(("modifier", "text"), CASES, ids=[text for _, text in CASES])
def test_modifier(modifier: str, text: str) -> None:
    """A bound sets minimum or maximum, and keeps the value; prepositions are no modifiers."""
    given = lexemes(text)
    found = modified(given, next(read_expressions(given)))
    assert found.modifier == modifier
    if found.value is not None:
        assert found.minimum == (found.value if modifier == "at least" else None)
        assert found.maximum == (found.value if modifier == "at most" else None)


def test_span_is_without_the_modifier() -> None:
    """The expression itself is the number alone."""
    given = lexemes("as many as 12,000 men")
    found = modified(given, next(read_expressions(given)))
    assert (found.start, found.end, found.left) == (3, 4, 0)
