"""Loads all that a build needs, once, in the process from which those that are killed are forked."""

import kgraph.view.page
from kgraph.model import Article, Block
from kgraph.pipeline.workers import extracted

assert kgraph.view.page

TEXT = "Anna Nowak said that it would rain."
ARTICLE = Article(
    id="article-0",
    path="-",
    text=TEXT,
    sha256="0" * 64,
    blocks=(Block(kind="paragraph", start=0, end=len(TEXT)),),
)
LOADED = tuple(extracted([ARTICLE], 1, "rules"))
