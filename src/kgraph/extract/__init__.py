"""From a parsed article to its facts: plain values with character offsets; the last place that sees a parse.

Asking for the version of the extractor loads nothing; extracting does.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgraph.model import Article, Facts, ModelName, Problem

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = "7"  # raise it when the same text would give other facts: cached ones of another version are stale


def extractor(model: ModelName = "default") -> str:
    """The name under which facts are kept: what read the attributions, and the version of the extractor."""
    return f"{model}-{VERSION}"


def extract(article: Article, doc: "Doc", problems: Sequence[Problem] = (), *, model: ModelName = "default") -> Facts:
    """The facts of one article; `doc.text` must be the article's text, blanked pieces apart."""
    from kgraph.extract.facts import found_in

    return found_in(article, doc, problems, model=model, extractor=extractor(model))
