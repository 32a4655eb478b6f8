"""Spans in order, asked where they stand without walking through all of them."""

from bisect import bisect_left
from collections.abc import Iterable

from kgraph.model import Span


class Spans:
    """Spans of one text."""

    def __init__(self, given: Iterable[Span]) -> None:
        self._spans = sorted(set(given))
        self._starts = [one.start for one in self._spans]
        self._longest = max((one.end - one.start for one in self._spans), default=0)

    def beginning(self, start: int, end: int) -> list[Span]:
        """Those that begin from `start` on and before `end`, in order."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def inside(self, start: int, end: int) -> list[Span]:
        """Those that lie in a range, in order."""
        return [one for one in self.beginning(start, end) if one.end <= end]

    def cover(self, span: Span) -> bool:
        """Whether one of them covers a span."""
        return any(one.covers(span) for one in self.beginning(span.start - self._longest, span.start + 1))
