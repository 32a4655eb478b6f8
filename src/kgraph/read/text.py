"""Plain text: the file's characters are the article's text."""

from kgraph.model import Article
from kgraph.read.layout import layout
from kgraph.read.source import article, decoded


def read_text(path: str, data: bytes) -> Article:
    """The article in a plain text file; InputError when it is empty, too long or not UTF-8."""
    text = decoded(path, data)
    return article(path, text, layout(text))
