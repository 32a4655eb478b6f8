"""Markdown: the text stays as it is; marks of headings, lists, quotes and emphasis stand outside the blocks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kgraph.model import Article, BlockKind
from kgraph.read.dates import iso_date
from kgraph.read.layout import LONGEST_TITLE, Layout, Piece, of_pieces, trimmed
from kgraph.read.source import article, decoded

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(?P<key>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
_LINE = re.compile(r"([^\n\r]*)(?:\r\n|\n|\r|\Z)")
_HASHES = re.compile(r"[ ]{0,3}(#{1,6})(?=[ \t]|$)")
_RULE = re.compile(
    r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|`{3,}\w*|~{3,}\w*|!\[[^\]]*\]\([^)]*\))\s*"
)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*")
_ITEM = re.compile(r"\s*(?:>[ \t]?)*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r"\s*(?:>[ \t]?)+")
_EMPHASIS = "*_"


def read_markdown(path: str, data: bytes) -> Article:
    """The article in a Markdown file; InputError when it is empty, too long or not UTF-8."""
    text = decoded(path, data)
    return article(path, text, markdown_layout(text))


def markdown_layout(text: str) -> Layout:
    """The layout of a Markdown text; what the front matter tells goes before what the text shows."""
    front = _FRONT.match(text)
    fields = _fields(front["fields"]) if front is not None else {}
    found = of_pieces(pieces(text, front.end() if front is not None else 0))
    return replace(
        found,
        title=fields.get("title") or found.title,
        published=iso_date(fields.get("date", "")) or found.published,
        authors=_authors(fields) or found.authors,
    )


def pieces(text: str, begin: int = 0) -> list[Piece]:
    """One piece a heading or list item, and one for the lines of a paragraph, from `begin` on."""
    found: list[Piece] = []
    goes_on = False  # whether the next line may belong to the last piece
    for start, end in _lines(text, begin):
        if goes_on and _UNDERLINE.fullmatch(text, start, end) and _may_be_heading(found[-1]):
            found[-1] = replace(found[-1], kind=_level(found[:-1], first="=" in text[start:end]))
            goes_on = False
        elif start == end or text[start:end].isspace() or _RULE.fullmatch(text, start, end):
            goes_on = False
        else:
            goes_on = _add(found, text, start, end, goes_on=goes_on)
    return found


def _lines(text: str, begin: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, begin):
        yield match.span(1)


def _add(found: list[Piece], text: str, start: int, end: int, *, goes_on: bool) -> bool:
    """Adds a line's words to the pieces; tells whether the next line may go on with it."""
    hashes = _HASHES.match(text, start, end)
    item = _ITEM.match(text, start, end)
    mark = hashes or item or _QUOTE.match(text, start, end)
    words = trimmed(text, mark.end() if mark is not None else start, end, "#" if hashes is not None else "")
    if words is None:
        return False
    if goes_on and hashes is None and item is None:
        found[-1] = _piece(text, found[-1].start, words[1], alone=found[-1].alone)
        return True
    piece = _piece(text, *words, alone=mark is None)
    if hashes is not None:
        piece = replace(piece, kind=_level(found, first=len(hashes[1]) == 1))
    elif item is not None:
        piece = replace(piece, kind="paragraph")
    found.append(piece)
    return hashes is None


def _piece(text: str, start: int, end: int, *, alone: bool) -> Piece:
    inner = trimmed(text, start, end, _EMPHASIS) if _is_emphasised(text[start:end]) else None
    start, end = inner or (start, end)
    return Piece(start=start, end=end, words=text[start:end].replace("**", "").replace("__", ""), alone=alone)


def _is_emphasised(words: str) -> bool:
    """Whether one pair of marks stands around all the words, and there are words."""
    if not any(letter.isalnum() for letter in words):
        return False
    mark = words[: len(words) - len(words.lstrip(_EMPHASIS))]
    return bool(mark) and words.endswith(mark[::-1]) and mark not in words[len(mark) : -len(mark)]


def _may_be_heading(piece: Piece) -> bool:
    """Whether a line under the piece underlines it; below a long one it only parts two paragraphs."""
    return piece.kind is None and len(piece.words.split()) <= LONGEST_TITLE


def _level(before: list[Piece], *, first: bool) -> BlockKind:
    """The first heading of the first level is the title when no other heading stands above it."""
    return "title" if first and not any(piece.kind in ("title", "heading") for piece in before) else "heading"


def _fields(front: str) -> dict[str, str]:
    return {found["key"].lower(): found["value"].strip().strip("\"'") for found in _FIELD.finditer(front)}


def _authors(fields: dict[str, str]) -> tuple[str, ...]:
    names = fields.get("authors") or fields.get("author") or ""
    return tuple(name for part in names.strip("[]").split(",") if (name := part.strip().strip("\"'")))
