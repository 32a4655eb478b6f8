"""Numbers as people mean them: what fits, what leaves room, what excludes each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.compare.numbers import fit, range_of
from kgraph.model import MODIFIERS, Modifier, Quantity, Span

SPAN = Span(start=0, end=1, text="x")


def quantity(
    modifier: Modifier, value: float | None, minimum: float | None = None, maximum: float | None = None
) -> Quantity:
    return Quantity(span=SPAN, value=value, minimum=minimum, maximum=maximum, modifier=modifier)


EXACT = quantity("exactly", 8000)
ABOUT = quantity("about", 8000)
UP_TO = quantity("at most", 12000, maximum=12000)
LEAST = quantity("at least", 10000, minimum=10000)
RANGE = quantity("between", None, 7000, 9000)
DOZENS = quantity("at least", None, 24)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (EXACT, EXACT, "agrees"),
        (EXACT, ABOUT, "agrees"),
        (ABOUT, quantity("exactly", 8500), "agrees"),
        (ABOUT, quantity("exactly", 9000), "conflicts"),
        (EXACT, RANGE, "agrees"),
        (EXACT, UP_TO, "overlaps"),
        (LEAST, UP_TO, "overlaps"),
        (LEAST, EXACT, "conflicts"),
        (UP_TO, quantity("exactly", 12000), "agrees"),
        (RANGE, quantity("between", None, 9500, 10000), "conflicts"),
        (DOZENS, quantity("exactly", 40), "overlaps"),
        (DOZENS, quantity("exactly", 10), "conflicts"),
    ],
)
def test_fit(left: Quantity, right: Quantity, expected: str) -> None:
    """Both ways round the same."""
    assert fit(range_of(left), range_of(right)) == expected
    assert fit(range_of(right), range_of(left)) == expected


numbers = st.one_of(st.none(), st.floats(-1e12, 1e12))


@given(st.sampled_from(MODIFIERS), numbers, numbers, numbers, st.sampled_from(MODIFIERS), numbers)
def test_any_numbers(
    one: Modifier,
    value: float | None,
    minimum: float | None,
    maximum: float | None,
    other: Modifier,
    number: float | None,
) -> None:
    """Whatever is read, there is one verdict, the same both ways."""
    left, right = range_of(quantity(one, value, minimum, maximum)), range_of(quantity(other, number))
    assert fit(left, right) == fit(right, left)
