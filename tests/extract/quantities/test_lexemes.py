"""The pieces that numbers are made of."""

import pytest

from kgraph.extract.quantities.lexemes import is_hyphen, lexemes


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("12,000 men", ["12,000", "men"]),
        ("1,2345", ["1", ",", "2345"]),
        ("3.2bn", ["3.2", "bn"]),
        ("US$3", ["US", "$", "3"]),
        ("12.", ["12", "."]),
        ("1.2.3", ["1.2.3"]),
        ("o’clock", ["o’clock"]),
        ("٣٤", ["٣", "٤"]),
        ("", []),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    """Figures keep their separators, words and signs stand alone, and only ASCII digits make figures."""
    assert [one.text for one in lexemes(text)] == pieces


def test_offsets_hold() -> None:
    """Each lexeme stands in the text where it says."""
    text = "as many as 12,000—or 12k"
    assert all(text[one.start : one.end] == one.text for one in lexemes(text, 3))


@pytest.mark.parametrize(("text", "joins"), [("40-km", True), ("40 - km", False), ("40- km", False), ("40–50", True)])
def test_hyphen_joins_what_touches_it(text: str, joins: bool) -> None:
    """A hyphen with a blank on a side is a dash."""
    assert is_hyphen(lexemes(text), 1) == joins
