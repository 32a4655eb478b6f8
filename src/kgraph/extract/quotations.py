"""Where the quotation marks of an article open and close, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import Block

# Single marks count where they can be no apostrophes: an opening one behind a blank, a closing one before no letter.
MARK = re.compile(r"[\"“”„«»]|``|''|(?<![^\s(\[“\"—–])[‘'](?=[\w\[])|(?<=[^\s])[’'](?!\w)")
OPENING = frozenset(["“", "„", "«", "``", "‘"])
CLOSING = frozenset(["”", "»", "’"])
SINGLE = frozenset("‘’'")
_OPENER = re.compile(r"[“\"„‘]|``|'(?=[A-Z])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """Character offsets from the opening to behind the closing mark; not `closed` when it runs to its block's end."""

    start: int
    end: int
    closed: bool = True
    continues: bool = False  # the block before ended inside a quotation, and this one opens its block


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order; one that goes on in the next block has a piece in each."""
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        runs_on = following is not None and _opens(text, following)
        unclosed_before = bool(found) and not found[-1].closed and found[-1].end == blocks[number - 1].end
        for start, end, closed in _in_block(text, block, runs_on):
            continues = unclosed_before and start - block.start <= 1
            found.append(Quotation(start=start, end=end, closed=closed, continues=continues))
    return tuple(found)


def _opens(text: str, block: Block) -> bool:
    return _OPENER.match(text, block.start) is not None


def _in_block(text: str, block: Block, runs_on: bool) -> Iterator[tuple[int, int, bool]]:
    nested = _nested(text, block)
    if nested:
        yield from ((start, end, True) for start, end in nested)
        return
    open_at: int | None = None
    opener = ""
    for match in MARK.finditer(text, block.start, block.end):
        mark = match.group()
        if open_at is None:
            lone = mark in SINGLE and not _closes_later(text, match.end(), block.end)
            if mark not in CLOSING and (not lone or (runs_on and match.start() == block.start)):
                open_at, opener = match.start(), mark
        elif _pairs(opener, mark):
            yield open_at, match.end(), True
            open_at = None
    if open_at is None or (opener in SINGLE and not (runs_on and open_at == block.start)):
        return
    if runs_on or open_at - block.start <= 1:
        yield open_at, block.end, False


def _nested(text: str, block: Block) -> list[tuple[int, int]]:
    """The outermost quotations where straight marks stand inside straight marks; none unless all of them pair off.

    A mark behind a blank and before a letter opens, one behind a letter or stop and before none closes.
    """
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    deepest = 0
    for at in (match.start() for match in re.finditer('"', text[block.start : block.end])):
        at += block.start
        before, after = text[at - 1 : at] if at > block.start else " ", text[at + 1 : at + 2]
        if (before.isspace() or before in "([") and not after.isspace():
            open_at.append(at)
            deepest = max(deepest, len(open_at))
        elif open_at and not before.isspace() and not after.isalnum():
            start = open_at.pop()
            if not open_at:
                found.append((start, at + 1))
        else:
            return []
    return found if deepest > 1 and not open_at else []


def _pairs(opener: str, mark: str) -> bool:
    """Whether `mark` can close what `opener` opened: single closes single, double closes double."""
    return mark not in OPENING and (mark in SINGLE) == (opener in SINGLE)


def _closes_later(text: str, start: int, end: int) -> bool:
    """Whether a single mark has its partner in the block: one behind punctuation, or any before a double mark."""
    return bool(re.compile(r"(?<=[^\s])[’'](?!\w)").search(text, start, end))
