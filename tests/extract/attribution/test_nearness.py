"""What is looked up by place is what going over everything would find."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.extract.attribution.decoding import held, holders
from kgraph.extract.attribution.frames import Candidate, Range
from kgraph.extract.attribution.quoted import QuotationOrder, Quoted
from kgraph.extract.attribution.ranked import Reading, _chosen, _goes_with
from kgraph.extract.attribution.standalone import _Claims

LENGTH = 300  # tokens, more than several strips

RANGES = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 90)).map(lambda one: (one[0], one[0] + one[1]))
CONTENTS = st.lists(RANGES, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))


def candidate(head: int, content: tuple[Range, ...]) -> Candidate:
    return Candidate(
        frame="clause", lemma="say", head=head, cue=(head, head + 1), source=None, source_head=None, content=content
    )


CANDIDATES = st.lists(st.builds(candidate, st.integers(0, LENGTH - 1), CONTENTS), max_size=12)


@st.composite
def quotations(draw: st.DrawFn) -> list[Quoted]:
    """Quotations in order, apart from each other."""
    borders = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=16)))
    return [
        Quoted(start=start, end=end, closed=True, continues=False, alone=True, paragraph=1)
        for start, end in zip(borders[::2], borders[1::2], strict=False)
    ]


def holds(outer: Candidate, inner: Candidate) -> bool:
    return any(start <= inner.head < end for start, end in outer.content)


@given(CANDIDATES)
def test_each_candidate_knows_what_its_content_holds(found: list[Candidate]) -> None:
    """The cues inside a content, and of all contents around a cue the smallest, the first of equals."""
    inside = [
        {n for n, one in enumerate(found) if n != place and holds(outer, one)} for place, outer in enumerate(found)
    ]
    sizes = [sum(end - start for start, end in one.content) for one in found]
    around = [[n for n, inner in enumerate(inside) if place in inner] for place in range(len(found))]
    assert [set(one) for one in held(found)] == inside
    assert holders(found) == [min(one, key=lambda n: (sizes[n], n), default=None) for one in around]


@given(quotations(), CONTENTS, st.integers(0, LENGTH))
def test_quotations_are_found_by_place(quotes: list[Quoted], content: tuple[Range, ...], token: int) -> None:
    """Those that share a token with ranges, and whether one holds a token."""
    touched = [n for n, one in enumerate(quotes) if any(s < one.end and one.start < e for s, e in content)]
    assert QuotationOrder(quotes).touched(content) == touched
    assert QuotationOrder(quotes).holds(token) == any(one.start <= token < one.end for one in quotes)


@given(quotations(), CANDIDATES)
def test_a_quotation_is_claimed_by_a_cue_outside_it(quotes: list[Quoted], found: list[Candidate]) -> None:
    """A content that reaches into it counts, unless its cue stands in it."""
    claims = _Claims(found)
    for quote in quotes:
        outside = [one for one in found if not quote.start <= one.head < quote.end]
        claimed = any(start < quote.end and quote.start < end for one in outside for start, end in one.content)
        assert claims.claims(quote) == claimed


@given(CANDIDATES)
def test_readings_are_chosen_as_if_each_was_asked(found: list[Candidate]) -> None:
    """Readings of far away cues never stand in each other's way."""
    readings = [
        Reading(head=one.head, kind="verb", how="ccomp", content=one.content, source_head=-1, chance=0.9 - n / 100)
        for n, one in enumerate(found)
    ]
    chosen: list[Reading] = []
    for one in readings:
        if all(_goes_with(one, other) for other in chosen):
            chosen.append(one)
    assert _chosen(readings) == chosen
