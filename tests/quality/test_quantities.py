"""The scorer of quantities: what is right, what counts as the same thing, and what is added up."""

import pytest

from quality.quantities import Case, Marked, agrees, case_of, counts, errors, figures, outcome, same_words

TEXT = "12,000 soldiers, including 500 officers"
WHOLE = Marked(start=0, end=6, value=12000, of="soldiers")
PART = Marked(start=27, end=30, value=500, of="officers", part_of=0)
CASE = Case(id="a", text=TEXT, quantities=(WHOLE, PART))


def test_all_right() -> None:
    """What is as marked reaches a hundred in everything."""
    assert set(figures(counts(outcome(CASE, (WHOLE, PART)))).values()) == {(100.0, 100.0, 100.0)}


def test_what_is_missed_and_invented_costs_recall_and_precision() -> None:
    """A quantity without a counterpart is wrong, and so is one with another value."""
    other = Marked(start=7, end=15, value=1)
    reached = figures(counts(outcome(CASE, (WHOLE, other))))
    assert reached["right"] == (50.0, 50.0, 50.0)
    wrong = Marked(start=0, end=6, value=12, of="soldiers")
    assert figures(counts(outcome(CASE, (wrong, PART))))["value"][0] == 50.0
    assert len(list(errors(outcome(CASE, (wrong, other))))) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("North Korean soldiers", "soldiers", True),
        ("members of parliament", "members", True),
        ("Soldiers", "soldiers", True),
        ("soldiers", "officers", False),
        ("soldiers", None, False),
        (None, None, True),
    ],
)
def test_same_words(one: str | None, other: str | None, same: bool) -> None:
    """The last words agree, or the words of one are among those of the other."""
    assert same_words(one, other) == same


def test_fractions_may_be_rounded() -> None:
    """Two thirds are 0.667."""
    assert agrees("value", Marked(start=0, end=1, value=0.667), Marked(start=0, end=1, value=2 / 3))


def test_malformed_offsets_raise() -> None:
    """A quantity outside of its text is an error of the file."""
    with pytest.raises(ValueError, match="a: 0:9 is not inside the text"):
        case_of('{"id": "a", "text": "12 men", "quantities": [{"start": 0, "end": 9}]}')
