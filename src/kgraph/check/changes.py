"""Where a text differs from what it was, in offsets of the old one."""

import difflib
from collections.abc import Iterator, Sequence

Range = tuple[int, int]  # half-open, in characters; empty for something put in


def changed_ranges(old: str, new: str) -> list[Range]:
    """The ranges of the old text that are not in the new one as they were; empty ones where something was put in.

    Line by line, and inside lines from the first to the last letter that differs: one letter is one letter.
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = _starts(before)
    found: list[Range] = []
    for tag, left, right, first, last in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _in_lines(starts[left], before[left:right], after[first:last])
    return found


def touches(ranges: Sequence[Range], start: int, end: int) -> bool:
    """Whether one of the ranges lies in, or reaches into, these offsets."""
    return any(left < end and start < right if left < right else start < left < end for left, right in ranges)


def _in_lines(start: int, before: Sequence[str], after: Sequence[str]) -> Iterator[Range]:
    """The ranges inside a block of lines: by line where there are as many of them, else as one."""
    if len(before) == len(after):
        for old, new in zip(before, after, strict=True):
            if old != new:
                yield _trimmed(start, old, new)
            start += len(old)
        return
    yield _trimmed(start, "".join(before), "".join(after))


def _trimmed(start: int, old: str, new: str) -> Range:
    """Without what both begin and end with."""
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    tail = next((place for place in range(shorter - head) if old[-1 - place] != new[-1 - place]), shorter - head)
    return start + head, start + len(old) - tail


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts
