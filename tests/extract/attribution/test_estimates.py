"""Figures that are put or spoken of, and two speakers in one sentence."""

import pytest

from kgraph import annotate
from kgraph.extract import extract
from kgraph.extract.attribution.coordinated import told_apart
from kgraph.extract.attribution.decoding import Found
from kgraph.extract.attribution.frames import Candidate
from kgraph.model import Attribution
from kgraph.read.text import read_text
from kgraph.schemes import CueEntry

ENTRY = CueEntry(lemma="say", part_of_speech="verb", relation="states", frames=frozenset({"clause"}))


def attributions(text: str) -> list[Attribution]:
    article = read_text("a.txt", f"News\n\n4 November 2024\n\n{text}\n".encode())
    (one,) = annotate.annotate([article])
    return list(extract(*one, model="rules").attributions)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Police put the toll at 40.", "Police", "put", "the toll at 40"),
        ("The mayor has pegged the cost at $3 million.", "The mayor", "has pegged", "the cost at $3 million"),
        ("Kyiv spoke of 12,000 men.", "Kyiv", "spoke", "12,000 men"),
    ],
)
def test_a_figure_is_attributed(text: str, source: str, cue: str, content: str) -> None:
    """Who gives it, with which word, and what is given."""
    (found,) = attributions(text)
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.text, found.cue.span.text) == (source, cue)
    assert [span.text for span in found.content] == [content]
    assert found.relation == "states"


def test_a_verb_that_is_not_said_again() -> None:
    """ "The Americans of 8,000" are a speaker of their own."""
    one, other = attributions("Kyiv speaks of 12,000 men, the Americans of 8,000.")
    assert sorted((found.source.text, found.content[0].text) for found in (one, other) if found.source) == [
        ("Kyiv", "12,000 men"),
        ("the Americans", "8,000"),
    ]


@pytest.mark.parametrize(
    "text", ["He put the book at the door.", "She spoke of her youth.", "The ship put to sea at 5."]
)
def test_without_a_number_nothing_is_given(text: str) -> None:
    """What is put at no number attributes nothing."""
    assert [one for one in attributions(text) if one.rule == "frame figure"] == []


def found(head: int, source: tuple[int, int], *content: tuple[int, int]) -> Found:
    candidate = Candidate(
        frame="pointed",
        lemma="say",
        head=head,
        cue=(head, head + 1),
        source=source,
        source_head=source[0],
        content=content,
    )
    return Found(candidate=candidate, entry=ENTRY)


def test_two_speakers_keep_their_sides() -> None:
    """A content that jumps over another speaker and cue loses what is behind them, and the other what is before."""
    left, right = found(1, (0, 1), (2, 6), (10, 14)), found(9, (7, 8), (4, 6), (10, 16))
    one, other = told_apart([right, left])
    assert one.candidate.content == ((2, 6),)
    assert other.candidate.content == ((10, 16),)


def test_one_inside_the_other_stays() -> None:
    """Who says that another says so keeps all of it."""
    outer, inner = found(1, (0, 1), (2, 16)), found(9, (7, 8), (10, 16))
    assert [one.candidate.content for one in told_apart([outer, inner])] == [((2, 16),), ((10, 16),)]
