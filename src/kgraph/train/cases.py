"""Marked articles as the ranker sees them: columns of the parse, and the marked attributions in tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kgraph.extract.attribution.alternatives import Ranges
from kgraph.extract.attribution.columns import Columns, columns
from kgraph.extract.attribution.frames import Range, noun_phrase
from kgraph.extract.attribution.quoted import quoted_ranges
from kgraph.extract.quotations import quotations
from kgraph.model import Article
from kgraph.train.gold import Marked, Place

MATCH = 0.5  # share of common words (Jaccard) from which on two contents are the same


@dataclass(frozen=True, kw_only=True, slots=True)
class Gold:
    """A marked attribution in tokens; `source_head` is -1 where none is marked."""

    source: frozenset[int]
    source_head: int
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Case:
    """An article for training; `words` are the tokens that count when contents are compared."""

    doc: Doc
    article: Article
    columns: Columns
    words: frozenset[int]
    gold: tuple[Gold, ...]

    def content_match(self, ranges: Ranges, gold: Gold) -> float:
        """The share of common words of a possible and a marked content."""
        words = {i for start, end in ranges for i in range(start, end) if i in self.words}
        common = len(words & gold.content)
        return common / (len(words) + len(gold.content) - common) if common else 0.0

    def source_matches(self, head: int, cue: int, gold: Gold) -> bool:
        """Whether a possible source is the marked one: each holds the other's head, or neither is there."""
        if head < 0 or gold.source_head < 0:
            return head < 0 and gold.source_head < 0
        start, end = source_range(self.doc, head, cue)
        return head in gold.source and start <= gold.source_head < end


def source_range(doc: Doc, head: int, cue: int) -> Range:
    """The phrase of a source."""
    return noun_phrase(doc[head], before=doc[cue] if head < cue else None)


def case_of(article: Article, doc: Doc, marks: Sequence[Marked]) -> Case:
    """The case of one parsed article."""
    quotes = quoted_ranges(doc, quotations(article.text, article.blocks), [block.start for block in article.blocks])
    words = frozenset(token.i for token in doc if any(sign.isalnum() for sign in token.text))
    return Case(
        doc=doc,
        article=article,
        columns=columns(doc, quotes),
        words=words,
        gold=tuple(_in_tokens(doc, words, mark) for mark in marks),
    )


def _in_tokens(doc: Doc, words: frozenset[int], mark: Marked) -> Gold:
    source = _tokens(doc, mark.source)
    first = _tokens(doc, sorted(mark.source)[:1])
    roots = [i for i in sorted(first & words) if doc[i].head.i not in first or doc[i].head.i == i]
    return Gold(
        source=source,
        source_head=roots[0] if roots else -1,
        cue=_tokens(doc, mark.cue),
        content=_tokens(doc, mark.content) & words,
    )


def _tokens(doc: Doc, spans: Sequence[Place]) -> frozenset[int]:
    starts = [token.idx for token in doc]
    return frozenset(
        i
        for start, end in spans
        for i in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))
        if doc[i].idx + len(doc[i]) > start
    )
