import pytest

from evaluate.sample import STORY, spans
from kgraph.evaluate.words import Text, head, quotation, trimmed, word_class


def said(words: str, story: str = STORY) -> list[str]:
    text = Text.of(story)
    return [text.word(index) for index in sorted(inside(words, text))]


def inside(words: str, text: Text) -> frozenset[int]:
    return text.inside([(span.start, span.end) for span in spans(words, text.text)])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("said that", ["said", "that"]),
        (", said,"[:-1], ["said"]),
        ("“We wait,”", ["we", "wait"]),
        ("ayo", ["mayor"]),
        ("r Anna N", ["mayor", "anna", "nowak"]),
        (". ", []),
    ],
)
def test_words_inside(words: str, found: list[str]) -> None:
    """A word counts when a span has a character of it; marks do not count."""
    assert said(words) == found


@pytest.mark.parametrize(
    ("story", "words"),
    [
        ("Nowak's AT&T e-mail isn’t U.S. money", ["nowak's", "at&t", "e-mail", "isn’t", "u.s", "money"]),
        ("a_b 12,000 Žižek", ["a", "b", "12", "000", "žižek"]),
    ],
)
def test_words_of_a_text(story: str, words: list[str]) -> None:
    """Apostrophes, hyphens, full stops and ampersands between letters join; underscores and commas part."""
    text = Text.of(story)
    assert [text.word(index) for index in range(len(text.words))] == words


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Anna Nowak", "nowak"),
        ("the mayor, Anna Nowak", "mayor"),
        ("a spokesman for Nowak", "spokesman"),
        ("campaign manager Robby Mook (Dem.)", "mook"),
        ("people who know", "people"),
        ("according to the agency", "agency"),
        ("the", "the"),
        ("by of", "of"),
        ("the mayor - Anna", "mayor"),
        ("Nowak’s aide", "aide"),
    ],
)
def test_head_of_a_source(source: str, found: str) -> None:
    """The head is the last word before a mark, preposition or clause; opening words are passed over."""
    text = Text.of(source)
    index = head(inside(source, text), text)
    assert index is not None
    assert text.word(index) == found


def test_no_words_have_no_head() -> None:
    """Nothing has no head."""
    assert head(frozenset(), Text.of("x")) is None


@pytest.mark.parametrize(
    ("story", "content", "kind"),
    [
        ("“We wait,” she said.", "“We wait,”", "direct"),
        ("She called it “a mess”.", "it “a mess”", "mixed"),
        ("She left.", "She left", "indirect"),
        (
            "x “one two three four five six seven eight nine” ten",
            "one two three four five six seven eight nine” ten",
            "direct",
        ),
        ("“Left open\nand on", "Left open", "direct"),
        ("Later “left open", "left open", "indirect"),
        ("Closed” here", "Closed", "indirect"),
        ("“One “two” three", "three", "indirect"),
        ("``We'' go", "We", "direct"),
        ("—", "—", "indirect"),
    ],
)
def test_kind_of_quotation(story: str, content: str, kind: str) -> None:
    """Direct from nine tenths of the words between marks on, indirect with none; an open mark at the start runs on."""
    text = Text.of(story)
    assert quotation(inside(content, text), text) == kind


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (" said ", ["said"]),
        ("said| that", ["said that"]),
        ("that|said", ["said that"]),
        ("said|the bridge", ["said", "the bridge"]),
    ],
)
def test_trimmed(words: str, parts: list[str]) -> None:
    """Blanks at the ends go, spans with only blanks between them are one."""
    assert [STORY[start:end] for start, end in trimmed(spans(words), Text.of(STORY))] == parts


@pytest.mark.parametrize("word", ["say", "says", "said", "denied", "according", "stating", "noted"])
def test_forms_of_stating(word: str) -> None:
    """A verb of stating counts in each of its forms."""
    assert word in word_class("stating")
