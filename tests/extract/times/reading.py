"""For the tests of times: texts without a parse, articles with a date, and what is read in them."""

import dataclasses
import re
from collections.abc import Sequence

from spacy.tokens import Doc

from extract.parses import VOCAB, article_of
from kgraph.extract.times import times
from kgraph.model import Attribution, Cue, Span, Time

PUBLISHED = "2024-11-06"  # a Wednesday


def unparsed(text: str) -> Doc:
    """A document whose tokens are words, signs and blanks, each the head of itself."""
    words = re.findall(r"\w+|\W", text)
    return Doc(VOCAB, words=words, spaces=[False] * len(words))


def read(
    doc: Doc, attributions: Sequence[Attribution] = (), *, published: str | None = PUBLISHED, kind: str = "paragraph"
) -> tuple[Time, ...]:
    """The times of a document of one block."""
    article = article_of(doc)
    blocks = tuple(dataclasses.replace(block, kind=kind) for block in article.blocks)
    return times(dataclasses.replace(article, published=published, blocks=blocks), doc, attributions)


def values(text: str, *, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """The words and values of the times of a text, without a parse."""
    return [(one.span.text, one.value) for one in read(unparsed(text), published=published)]


def attribution(doc: Doc, name: str, *, cue: str, content: str) -> Attribution:
    """An attribution with a cue and content in the words of the text."""
    return Attribution(
        id=name,
        relation="states",
        mode="indirect",
        source=None,
        cue=Cue(span=span(doc, cue), lemma=cue) if cue else None,
        content=(span(doc, content),),
    )


def span(doc: Doc, words: str) -> Span:
    """The first place of words in a document."""
    start = doc.text.index(words)
    return Span.of(doc.text, start, start + len(words))
