"""What the text says that people are: beside the name, or in a sentence of its own."""

import pytest

from extract.parses import article_of, parsed, words
from kgraph.extract.descriptions import description_phrases
from kgraph.extract.mentions import named_phrases
from kgraph.model import Attribution, Span

CASES = [
    ("worker-behind", [("Oksana Petrenko", "a 27-year-old IT worker from Kyiv")]),
    ("worker-before", [("Oksana Petrenko", "27-year-old IT worker")]),
    ("nurse-copula", [("Oksana Petrenko", "a nurse in Kharkiv")]),
    ("nurse-relative", [("Oksana Petrenko", "a nurse in Kharkiv")]),
    ("teacher-first", [("Jane Doe", "A retired teacher from Leeds")]),
    ("nurse-aged", [("Jane Doe", "43, a nurse and mother of two")]),
    ("age-alone", [("Jane Doe", "43")]),
    ("apposition-behind", [("Andrew Field", "a senior fellow at the Baltic Institute")]),
]
WITHOUT = ["relation", "nurse-denied", "nurse-past", "title-capitals", "object"]
NURSE = "Jane Doe is a nurse"


def described(sentence: str, *told: Attribution) -> list[tuple[str, str]]:
    doc = parsed(sentence)
    article = article_of(doc)
    found = description_phrases(article, doc, named_phrases(article, doc), told)
    return [(words(doc, (one.person.start, one.person.end)), words(doc, one.words)) for one in found]


@pytest.mark.parametrize(("sentence", "told"), CASES, ids=[sentence for sentence, _ in CASES])
def test_reads_the_words_that_describe(sentence: str, told: list[tuple[str, str]]) -> None:
    """A description has the words of the text, from the article or age to the last complement, and no clause."""
    assert described(sentence) == told


@pytest.mark.parametrize("sentence", WITHOUT)
def test_gives_no_description(sentence: str) -> None:
    """A relation without whose, what is denied or over, and a bare title describe nobody."""
    assert described(sentence) == []


def test_what_somebody_says_is_no_description() -> None:
    """What a person is in somebody's words is no description; without a source it is one."""
    text = parsed("nurse-said").text
    start = text.index(NURSE)
    content = Span.of(text, start, start + len(NURSE))
    said = Attribution(id="", relation="states", mode="indirect", source=None, cue=None, content=(content,))
    assert described("nurse-said", said) == []
    assert described("nurse-said") == [("Jane Doe", "a nurse")]


def test_quoted_words_are_no_description() -> None:
    """Between quotation marks even words beside the name are somebody's."""
    assert described("nurse-quoted") == []
