"""Numbers that count nothing, and their neighbours that do."""

import pytest

from kgraph.extract.quantities.exclusions import is_excluded
from kgraph.extract.quantities.expressions import read_expressions
from kgraph.extract.quantities.lexemes import lexemes
from kgraph.extract.quantities.modifiers import modified

EXCLUDED = [
    "in 2023 it rained", "the 2024 elections", "in 2022-23", "around 2030, it said", "the 1990s", "in 1812 he",
    "on 4 November", "Nov. 4", "November 4-6", "4 and 5 November", "2024-11-04", "04/11/2024", "9/11", "24/7",
    "at 14:30", "2 p.m.", "10am", "5 o'clock", "0900 GMT", "a 27-year-old man", "aged 48", "Ada Quist, 34, said",
    "two years old", "six months of age", "children under 12", "He is 48.",
    "she was 48 when", "in his 40s", "the 21st", "won 2-1",
    "voted 52 to 48", "a 53-47 majority", "Flight 370", "Resolution 1701", "No. 10", "page 12", "room 5", "F-16",
    "COVID-19", "5G", "G7", "MH370", "Group of 7", "221 Baker Street", "version 2.0.1", "call 555-0123",
    "+82 2 123 4567", "one of them", "zero tolerance", "24-hour news", "one day he", "two weeks ago", "#3", "1. Say it",
]  # fmt: skip
COUNTED = [
    "about 2000 people", "1,950 tents", "2024 metres", "$2023", "12 children", "may 12 soldiers", "within one day",
    "3-4 people", "35 to 40 men", "from 52 to 48", "24-hour curfew", "to order 300 tanks", "two years of war", "99.9%",
    "5 or more", "12, and then", "T72 80 tanks",
]  # fmt: skip


def counts(text: str) -> list[bool]:
    """For each number of a text whether it counts something."""
    given = lexemes(text)
    return [not is_excluded(given, modified(given, found)) for found in read_expressions(given)]


@pytest.mark.parametrize("text", EXCLUDED)
def test_excluded(text: str) -> None:
    """Dates, times, ages, scores, codes, names and idioms are no quantities."""
    assert not any(counts(text))


@pytest.mark.parametrize("text", COUNTED)
def test_kept(text: str) -> None:
    """What only looks like them is kept."""
    assert any(counts(text))
