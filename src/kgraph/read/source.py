"""From bytes to an article: decoding, limits, and the name that the text gives it."""

import hashlib

from kgraph import ids
from kgraph.errors import InputError
from kgraph.model import Article
from kgraph.read.layout import Layout

LONGEST = 200_000  # characters of an article; a longer text is a book or a dump, and takes minutes to parse


def decoded(path: str, data: bytes) -> str:
    """The text of a file, unchanged but for a byte order mark; InputError when it is not UTF-8, empty or too long."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: byte {error.start} cannot be read; save it as UTF-8") from error
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise InputError(f"{path} is empty; an article has at least one line of text")
    if len(text) > LONGEST:
        raise InputError(f"{path} has {len(text):,} characters, and an article may have {LONGEST:,}; split it")
    return text


def article(path: str, text: str, layout: Layout) -> Article:
    """The article with this text and layout, named by the text's hash and title."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(
        id=ids.local_name("article", sha256, name=layout.title or ""),
        path=path,
        text=text,
        sha256=sha256,
        blocks=layout.blocks,
        title=layout.title,
        published=layout.published,
        authors=layout.authors,
    )
