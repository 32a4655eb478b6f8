"""Quantities of articles: whose they are, where they are read, and what hostile texts give."""

import dataclasses
import math
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.parses import VOCAB, article_of, parsed
from kgraph.extract.quantities import quantities
from kgraph.extract.quantities.lexemes import lexemes
from kgraph.model import Attribution, Block, Span

LARGEST = 10**15
PIECES = [
    "1", "12,000", "3.5", "0", "007", "999999999999999", ",", ".", "-", "–", "$", "%", "/", ":", "+", "(", " ", "  ",
    "two", "hundred", "million", "billion", "trillion", "and", "a", "half", "dozen", "dozens", "of", "thousands", "to",
    "between", "k", "m", "bn", "EUR", "won", "about", "up to", "more than", "or more", "in", "one", "third",
    "May", "from",
    "kilometres", "per", "cent", "year", "old", "No", "soldiers", "’", "é", "٣", "\u00a0", "½", "1e999", "Infinity",
]  # fmt: skip
hostile = st.lists(st.sampled_from(PIECES), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda joint: joint.join(pieces))
) | st.text("0123456789,.-$%/:+ kmb\u202f", max_size=80)


def unparsed(text: str) -> Doc:
    """A document whose tokens are words, signs and blanks, each the head of itself."""
    words = re.findall(r"\w+|\W", text)
    return Doc(VOCAB, words=words, spaces=[False] * len(words))


def attribution(doc: Doc, name: str, words: str) -> Attribution:
    start = doc.text.index(words)
    content = (Span.of(doc.text, start, start + len(words)),)
    return Attribution(id=name, relation="states", mode="indirect", source=None, cue=None, content=content)


def test_the_innermost_attribution_has_it() -> None:
    """A figure is that of the shortest content that holds it; one outside of all is the article's own."""
    doc = parsed("q-soldiers")
    outer = attribution(doc, "outer", doc.text[:-1])
    inner = attribution(doc, "inner", "including 500 officers")
    found = quantities(article_of(doc), doc, (outer, inner))
    assert [one.attribution for one in found] == ["outer", "inner", "outer"]
    assert [one.attribution for one in quantities(article_of(doc), doc, (inner,))] == [None, "inner", None]


@pytest.mark.parametrize(("kind", "read"), [("paragraph", 1), ("heading", 1), ("title", 1), ("date", 0), ("byline", 0)])
def test_datelines_and_bylines_are_not_read(kind: str, read: int) -> None:
    """Only the text itself counts."""
    doc = parsed("q-nothing")
    article = dataclasses.replace(article_of(doc), blocks=(Block(kind=kind, start=0, end=len(doc.text)),))  # type: ignore[arg-type]
    assert len(quantities(article, doc, ())) == read


def test_numbers_do_not_run_over_blocks() -> None:
    """What ends one paragraph and begins the next are two numbers."""
    doc = unparsed("we are five million men left")
    middle = doc.text.index("million")
    blocks = (
        Block(kind="paragraph", start=0, end=middle - 1),
        Block(kind="paragraph", start=middle, end=len(doc.text)),
    )
    (found,) = quantities(dataclasses.replace(article_of(doc), blocks=blocks), doc, ())
    assert (found.span.text, found.value) == ("five", 5)


@settings(max_examples=1500, deadline=None)
@given(hostile)
def test_hostile_numbers(text: str) -> None:
    """Any digits and signs give quantities with sound offsets and numbers, or none."""
    check(text)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None)
@given(hostile)
def test_many_hostile_numbers(text: str) -> None:
    """The same, at length."""
    check(text)


def check(text: str) -> None:
    """Every quantity has the words at its offsets, and finite numbers of a sound size, in order."""
    doc = unparsed(text or "x")
    for found in quantities(article_of(doc), doc, ()):
        assert doc.text[found.span.start : found.span.end] == found.span.text
        numbers = [number for number in (found.value, found.minimum, found.maximum) if number is not None]
        assert numbers
        assert all(math.isfinite(number) and abs(number) <= LARGEST for number in numbers)
        if found.minimum is not None and found.maximum is not None:
            assert found.minimum < found.maximum


REPEATED = ["1", "1,", "1,000,", "12 000 ", "one hundred ", "two and a half ", "million ", "$", "1-", "tens of "]
REPEATED += ["up to ", "1 to ", "9 in 10 ", "a quarter of a ", "5 soldiers, including ", "5 of them "]


@pytest.mark.parametrize("piece", REPEATED)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes about four times as long, and never sixteen."""
    taken = []
    for size in (600, 2_400):
        doc = unparsed((piece * size).strip())
        best = []
        for _ in range(3):
            start = time.process_time()
            quantities(article_of(doc), doc, ())
            best.append(time.process_time() - start)
        taken.append(min(best))
    assert taken[1] < 10 * taken[0] + 0.05


def test_lexing_keeps_every_sign() -> None:
    """Nothing but blanks lies between lexemes."""
    text = "5% (or 12,000—½) ٣ _x"
    assert "".join(one.text for one in lexemes(text)) == text.replace(" ", "")
