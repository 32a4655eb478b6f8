"""Where quotation marks open and close, over paragraphs and in spite of apostrophes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.extract.quotations import quotations
from kgraph.model import Block


def blocks_of(*paragraphs: str) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for paragraph in paragraphs:
        start = len(text)
        text += paragraph + "\n\n"
        blocks.append(Block(kind="paragraph", start=start, end=start + len(paragraph)))
    return text, tuple(blocks)


CASES = [
    (['She said "yes" twice.'], ['"yes"']),
    (["“One,” he said, “and two.”"], ["“One,”", "“and two.”"]),
    (["It's the ministers' view."], []),
    (["He called it 'a farce' and left."], ["'a farce'"]),
    (["“He said ‘no’ to me,” she said."], ["“He said ‘no’ to me,”"]),
    (['A stray " mark here.'], []),
    (["“First part.", "“Second part,” he said."], ["“First part.", "“Second part,”"]),
    (["``Old style,'' he said."], ["``Old style,''"]),
    ([""], []),
    (['"He calls it a "farce" and leaves."'], ['"He calls it a "farce" and leaves."']),
    (['"One." "Two."'], ['"One."', '"Two."']),
    (["'It is late.", "'We leave,' she said."], ["'It is late.", "'We leave,'"]),
    (["'Tis late.", "We leave."], []),
]


@pytest.mark.parametrize(("paragraphs", "expected"), CASES)
def test_finds_the_outermost_quotations(paragraphs: list[str], expected: list[str]) -> None:
    """Quotations come in order with their marks; apostrophes and stray marks open none."""
    text, blocks = blocks_of(*paragraphs)
    assert [text[one.start : one.end] for one in quotations(text, blocks)] == expected


def test_a_speech_over_two_paragraphs_continues() -> None:
    """The second paragraph of a speech that was not closed is told to continue the first."""
    text, blocks = blocks_of("He said: “First part.", "“Second part.”")
    first, second = quotations(text, blocks)
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


@given(st.lists(st.text(alphabet="ab \"“”‘’'`«».,", max_size=40), max_size=5))
def test_any_marks_give_ordered_pieces_inside_their_blocks(paragraphs: list[str]) -> None:
    """Whatever the marks, quotations are in order, do not overlap, and each lies in one block."""
    text, blocks = blocks_of(*paragraphs)
    found = quotations(text, blocks)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(any(block.start <= one.start < one.end <= block.end for block in blocks) for one in found)
