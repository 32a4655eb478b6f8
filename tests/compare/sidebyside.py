"""Small corpora for these tests, read whole."""

from pathlib import Path

from kgraph import annotate
from kgraph.compare import compared
from kgraph.extract import extract
from kgraph.model import Compared, Comparison, Facts, Resolution, Statement
from kgraph.read.text import read_text
from kgraph.resolve import resolve, statements


def corpus_of(*texts: str) -> tuple[tuple[Facts, ...], Resolution, dict[str, tuple[Statement, ...]]]:
    """The facts of texts, which may begin with a date line, their resolution and statements."""
    articles = [read_text(Path(f"{at}.txt"), text.encode()) for at, text in enumerate(texts)]
    corpus = tuple(extract(*one, model="rules") for one in annotate.annotate(articles))
    resolution = resolve(corpus)
    return corpus, resolution, {facts.article.id: statements(facts, resolution) for facts in corpus}


def side_by_side(*texts: str) -> Compared:
    """The texts compared."""
    corpus, resolution, said = corpus_of(*texts)
    return compared(corpus, said, resolution)


def told(*texts: str) -> list[tuple[str, str, str]]:
    """Both numbers of each comparison, as the texts have them, and the verdict, or what keeps them apart."""
    return [_told(one) for one in side_by_side(*texts).comparisons]


def _told(one: Comparison) -> tuple[str, str, str]:
    return one.left.span.text, one.right.span.text, one.reason or one.verdict
