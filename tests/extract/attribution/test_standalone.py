"""Quotations that stand alone and the voices that they go on with."""

from kgraph.extract.attribution.frames import Candidate
from kgraph.extract.attribution.quoted import Quoted
from kgraph.extract.attribution.standalone import PATIENCE, Alone, standing_alone


def quote(start: int, end: int, *, alone: bool = True, paragraph: int = 1) -> Quoted:
    """A closed quotation."""
    return Quoted(start=start, end=end, closed=True, continues=False, alone=alone, paragraph=paragraph)


def said(head: int, content: tuple[int, int], *, source: tuple[int, int] | None = (0, 1)) -> Candidate:
    """Somebody says something; the cue is one token."""
    place = None if source is None else source[0]
    return Candidate(
        frame="clause",
        lemma="say",
        head=head,
        cue=(head, head + 1),
        source=source,
        source_head=place,
        content=(content,),
    )


def test_goes_on_with_the_last_voice() -> None:
    """A quotation that no cue claims is the last speaker's."""
    found = [said(1, (2, 8)), said(11, (12, 18))]
    assert standing_alone([quote(20, 30, paragraph=3)], found, [0, 10, 20]) == [Alone(content=((20, 30),), voice=1)]


def test_leaves_claimed_quotations_alone() -> None:
    """A quotation in a cue's content stands for nothing else."""
    assert standing_alone([quote(2, 12)], [said(1, (2, 12))], [0]) == []


def test_words_inside_quotations_are_no_voices() -> None:
    """A cue inside a quotation claims nothing and speaks for nobody outside."""
    found = [said(1, (2, 8)), said(22, (23, 29), source=(21, 22))]
    assert standing_alone([quote(20, 30, paragraph=2)], found, [0, 20]) == [Alone(content=((20, 30),), voice=0)]


def test_quotations_of_one_paragraph_are_one() -> None:
    """Two quotations with nothing between them are pieces of one saying."""
    quotes = [quote(20, 30, paragraph=2), quote(30, 40, paragraph=2)]
    assert standing_alone(quotes, [said(1, (2, 8))], [0, 20]) == [Alone(content=((20, 30), (30, 40)), voice=0)]


def test_each_paragraph_is_an_attribution() -> None:
    """A speech over paragraphs is one attribution a paragraph, all of one voice."""
    quotes = [quote(20, 30, paragraph=2), quote(30, 40, paragraph=3)]
    alone = standing_alone(quotes, [said(1, (2, 8))], [0, 20, 30])
    assert alone == [Alone(content=((20, 30),), voice=0), Alone(content=((30, 40),), voice=0)]


def test_first_quotation_goes_with_the_voice_behind() -> None:
    """Where nobody has spoken yet, the next voice is meant."""
    found = [said(21, (22, 28), source=(20, 21))]
    assert standing_alone([quote(0, 10)], found, [0, 20]) == [Alone(content=((0, 10),), voice=0)]


def test_no_voice_no_attribution() -> None:
    """Nothing is proposed where nobody speaks, or only long before."""
    assert standing_alone([quote(0, 10)], [], [0]) == []
    borders = list(range(10, 10 + PATIENCE + 1))
    assert standing_alone([quote(40, 50)], [said(1, (2, 8))], [0, *borders]) == []


def test_quoted_words_and_sentences_with_other_words_are_left() -> None:
    """A word or two between marks, or a quotation inside a sentence of the reporter's, is no speech."""
    found = [said(1, (2, 8))]
    assert standing_alone([quote(20, 23)], found, [0]) == []
    assert standing_alone([quote(20, 30, alone=False)], found, [0]) == []
