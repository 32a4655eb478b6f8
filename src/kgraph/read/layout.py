"""Takes an article apart: section label, headline, date, byline, headings and paragraphs.

A paragraph is what everything is that nothing else is known of, so that no line is ever lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgraph.model import Block, BlockKind
from kgraph.read import bylines, dates

HEAD = 8  # pieces from the top among which a date line or byline is looked for: what stands lower is the story's own
LONGEST_TITLE = 25  # words; no headline of 924 in PolNeAR has more than 22
LONGEST_TITLE_SENTENCE = 13  # words of a headline that ends in a full stop and is not in title case; leads have more
STORY_BEGINS = 3  # pieces below a headline of which one is longer than the headline itself
LONGEST_HEADING = 12  # words
LONGEST_SECTION = 2  # words, connectives not counted: "World", "Science & Environment"
SHORTEST_AFTER_SECTION = 4  # words that the headline below a section label has at least
WIDEST_WRAPPED = 100  # characters; a line break after more than that ends a paragraph
NARROWEST_WRAPPED = 40  # characters; shorter lines are verses or lists, not wrapped prose
EVENLY_WRAPPED = 0.6  # share of the longest line that every wrapped line but the last one fills

_LINE = re.compile(r"[^\n\r\f\u2028\u2029]+")
_BLANKS = " \t\v\u00a0\u200b\ufeff\u2002\u2003\u2009\u202f\u3000\x1c\x1d\x1e\x1f\x85"
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_OPEN_END = re.compile(r"[,;–—]$")
_LOWER = re.compile(r"[a-z]")
_COLON_INSIDE = re.compile(r":\s")
_PLACE = r"^[A-Z]{2}[A-Z'’-]+(?:[ ,]+(?:[A-Z][\w.'’-]*|\d+))*[ ,]*"
_DATELINE = re.compile(rf"{_PLACE}(?:(?:\([A-Z][\w ]*\)\s*)?(?:--|—|–|-\s)|/[^/]{{2,40}}/)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Some lines of the text that belong together, before it is known what they are.

    `alone` is true when blank lines (or the ends of the text) stand on both sides; `kind` when it is known already.
    """

    start: int
    end: int
    words: str
    alone: bool
    kind: BlockKind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """The blocks of a text, in order, and what they tell about the article."""

    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


def layout(text: str) -> Layout:
    """The layout of a plain text: pieces between blank lines, and lines where nothing shows that they go on."""
    return of_pieces(pieces(text))


def of_pieces(found: Sequence[Piece]) -> Layout:
    """The layout of pieces that are in order and do not overlap; a kind that is known stays."""
    named = _headings(_head(list(found)))
    titles = [piece for piece in named if piece.kind == "title"]
    head = [piece.words for piece in named if piece.kind in ("date", "byline")]
    parts = [part for words in head for part in (words, *bylines.segments(words))]
    return Layout(
        blocks=tuple(Block(kind=piece.kind or "paragraph", start=piece.start, end=piece.end) for piece in named),
        title=" ".join(titles[0].words.split()) if titles else None,
        published=next((date for part in parts if (date := dates.iso_date(part)) is not None), None),
        authors=tuple(dict.fromkeys(name for words in head for name in bylines.authors(words))),
    )


def pieces(text: str) -> list[Piece]:
    """The pieces of a plain text: hard-wrapped lines are one, other lines stand for themselves."""
    found: list[Piece] = []
    for group in _groups(text):
        joined = _joined(text, group)
        found += [Piece(start=s, end=e, words=text[s:e], alone=len(joined) == 1) for s, e in joined]
    return found


def lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not blank, without the blanks around it."""
    return [span for match in _LINE.finditer(text) if (span := trimmed(text, *match.span())) is not None]


def trimmed(text: str, start: int, end: int, marks: str = "") -> tuple[int, int] | None:
    """The span without blanks (and `marks`) at its ends; None when nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_BLANKS + marks))
    end -= len(piece) - len(piece.rstrip(_BLANKS + marks))
    return (start, end) if start < end else None


def _groups(text: str) -> list[list[tuple[int, int]]]:
    """The lines of the text, in groups with a blank line between them."""
    groups: list[list[tuple[int, int]]] = []
    before: int | None = None
    for start, end in lines(text):
        between = text[before:start] if before is not None else ""
        breaks = len(re.findall(r"\r\n|[\n\r\f\u2028\u2029]", between))
        if before is None or breaks > 1:
            groups.append([])
        groups[-1].append((start, end))
        before = end
    return groups


def _joined(text: str, group: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if _is_wrapped(text, group):
        return [(group[0][0], group[-1][1])]
    joined = group[:1]
    for start, end in group[1:]:
        before = text[joined[-1][0] : joined[-1][1]]
        goes_on = not _ENDS.search(before) and _LOWER.match(text, start)
        if goes_on or _OPEN_END.search(before):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_wrapped(text: str, group: list[tuple[int, int]]) -> bool:
    widths = [end - start for start, end in group[:-1]]
    if not widths or max(widths) > WIDEST_WRAPPED or max(widths) < NARROWEST_WRAPPED:
        return False
    if min(widths) < EVENLY_WRAPPED * max(widths):
        return False
    return any(not _ENDS.search(text[start:end]) for start, end in group[:-1])


def _head(found: list[Piece]) -> list[Piece]:
    """The pieces with section, title, dates and bylines named, as far as the top of the text shows them."""
    for index, piece in enumerate(found[:HEAD]):
        if piece.kind is None:
            found[index] = replace(piece, kind=_date_or_byline(piece.words))
    if any(piece.kind == "title" for piece in found):
        return found
    first = next((index for index, piece in enumerate(found[:HEAD]) if piece.kind is None), None)
    if first is None:
        return found
    if _is_section(found, first):
        found[first] = replace(found[first], kind="section")
        first += 1
    if _is_title(found, first):
        found[first] = replace(found[first], kind="title")
    return found


def _date_or_byline(words: str) -> BlockKind | None:
    if dates.looks_like_date(words):
        return "date"
    return "byline" if bylines.authors(words) else None


def _is_section(found: list[Piece], index: int) -> bool:
    words = [word for word in found[index].words.split() if word not in ("&", "and", "/", "|")]
    if len(words) > LONGEST_SECTION or not found[index].words[0].isupper() or _ENDS.search(found[index].words):
        return False
    below = index + 1
    return below < len(found) and len(found[below].words.split()) >= SHORTEST_AFTER_SECTION and _is_title(found, below)


def _is_title(found: list[Piece], index: int) -> bool:
    if index + 1 >= len(found) or found[index].kind is not None:
        return False  # the only piece of a text, or the last one, is the story itself
    words = re.split(r";\s*[\n\r]", found[index].words)[0]  # what stands above its second line
    count = len(words.split())
    if count > LONGEST_TITLE or not any(letter.isalpha() for letter in words) or _DATELINE.search(words):
        return False
    if not re.search(r"[.…][\"'”’)]*$", words) or _is_title_case(words):
        return True
    below = max(len(piece.words.split()) for piece in found[index + 1 : index + 1 + STORY_BEGINS])
    return count <= min(LONGEST_TITLE_SENTENCE, below)


def _is_title_case(words: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", words) if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _headings(found: list[Piece]) -> list[Piece]:
    """The pieces with headings named: short lines standing alone that have text below them."""
    below: BlockKind | None = None
    for index in range(len(found) - 1, -1, -1):
        piece = found[index]
        kind = piece.kind or ("heading" if below is not None and _is_heading(piece) else "paragraph")
        if kind == "paragraph" or (kind == "heading" and below is not None):
            below = kind
        found[index] = replace(piece, kind=kind)
    return found


def _is_heading(piece: Piece) -> bool:
    words = piece.words
    if not piece.alone or len(words.split()) > LONGEST_HEADING or not words[0].isalnum():
        return False
    if _ENDS.search(words) or _OPEN_END.search(words) or words[-1] in "\"'”’»}{>":
        return False
    if _COLON_INSIDE.search(words) or _DATELINE.search(words):
        return False
    return any(letter.isalpha() for letter in words)
