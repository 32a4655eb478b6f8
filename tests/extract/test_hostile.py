"""Texts that are no news: each ends with a problem or without attributions, whatever reads it."""

import pytest
from spacy.tokens import Doc

from kgraph.annotate import annotate
from kgraph.extract import extract
from kgraph.model import MODEL_NAMES, Article, Block, ModelName, Problem

TEXTS = {
    "brackets": "([{<" * 5000,
    "brackets and blanks": "( " * 10_000,
    "brackets on lines": "(\n" * 10_000,
    "one paragraph": "The minister said that the army would stay, officials told “The Daily” on Monday. " * 2400,
    "one word": "a" * 200_000,
    "quotation marks": '"' * 20_000,
    "curly marks and blanks": "“ ” " * 5000,
    "open marks on lines": "“\n\n" * 7000,
    "single marks": "‘a " * 1000,
    "figures": "1,204.50 % " * 1500,
    "blanks": " \t\n" * 100,
    "nothing": "",
    "control characters": "\x00\x01" * 1000,
    "half characters": "\ud800 said " * 100,
}


def article_of(text: str) -> Article:
    """Every line that is not blank as a paragraph."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind="paragraph", start=start, end=start + len(line.rstrip())))
        start += len(line)
    return Article(id="article-hostile", path="hostile.txt", text=text, sha256="0" * 64, blocks=tuple(blocks))


@pytest.fixture(scope="module", params=TEXTS.values(), ids=list(TEXTS))
def parsed(request: pytest.FixtureRequest) -> tuple[Article, Doc, tuple[Problem, ...]]:
    (found,) = annotate([article_of(request.param)])
    return found


@pytest.mark.parametrize("model", MODEL_NAMES)
def test_it_ends_with_a_problem_or_nothing(parsed: tuple[Article, Doc, tuple[Problem, ...]], model: ModelName) -> None:
    """Facts come out, without attributions where there is no word, and with a problem where text was left out."""
    article, doc, problems = parsed
    facts = extract(article, doc, problems, model=model)
    assert facts.problems or not facts.attributions
    assert all(article.text[one.start : one.end] == one.text for found in facts.attributions for one in found.content)
