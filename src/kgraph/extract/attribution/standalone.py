"""Quotations that stand alone: without a cue in their sentences, they go on with a voice that was heard beside them.

The voice is the last one before them; where there is none, the first one behind, in the same paragraph or the next.
Words inside quotations are no voices. Nothing is proposed where no voice is near.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.extract.attribution.frames import Candidate, Range
from kgraph.extract.attribution.quoted import SENTENCE_LIKE, QuotationOrder, Quoted

PATIENCE = 8  # paragraphs between a voice and a quotation, photograph captions and asides among them


@dataclass(frozen=True, kw_only=True, slots=True)
class Alone:
    """Quotations of one speech without a cue; `voice` is the place of the attribution whose source speaks on."""

    content: tuple[Range, ...]
    voice: int


def standing_alone(quotes: Sequence[Quoted], found: Sequence[Candidate], paragraphs: Sequence[int]) -> list[Alone]:
    """The quotations that no candidate claims, each with the voice that it goes on with; in the order of the text.

    `found` are the chosen candidates in any order; `voice` counts in it. `paragraphs` are the first tokens of the
    article's blocks.
    """
    order = QuotationOrder(quotes)
    voices = sorted(
        (candidate.head, place)
        for place, candidate in enumerate(found)
        if candidate.source is not None and not order.holds(candidate.head)
    )
    alone: list[Alone] = []
    latest: tuple[int, int] | None = None  # where a quotation of this list ends, and whose it is
    for group in _groups(quotes, _Claims(found)):
        voice = _voice(group, voices, latest, paragraphs)
        if voice is not None:
            alone.append(Alone(content=tuple((quote.start, quote.end) for quote in group), voice=voice))
            ended = (group[-1].end, voice)
            latest = ended if latest is None else max(latest, ended)
    return alone


class _Claims:
    """Where the cues and contents of candidates stand, in order, so that each quotation asks only those near it."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self._found = sorted(found, key=lambda candidate: candidate.head)
        self._heads = [candidate.head for candidate in self._found]
        self._begins = sorted(start for candidate in found for start, _ in candidate.content)
        self._ends = sorted(end for candidate in found for _, end in candidate.content)

    def cue_between(self, start: int, end: int) -> bool:
        """Whether a cue stands from `start` on and before `end`."""
        return bisect_left(self._heads, start) < bisect_left(self._heads, end)

    def claims(self, quote: Quoted) -> bool:
        """Whether a cue outside the quotation has it in its content."""
        contents = bisect_left(self._begins, quote.end) - bisect_right(self._ends, quote.start)
        inside = self._found[bisect_left(self._heads, quote.start) : bisect_left(self._heads, quote.end)]
        own = sum(start < quote.end and quote.start < end for one in inside for start, end in one.content)
        return contents > own


def _groups(quotes: Sequence[Quoted], claims: _Claims) -> Iterator[list[Quoted]]:
    """Unclaimed quotations, those of one paragraph and those that go on over paragraphs together."""
    group: list[Quoted] = []
    for quote in quotes:
        if group and not _goes_on(group[-1], quote, claims):
            yield group
            group = []
        if quote.alone and not claims.claims(quote) and (group or quote.end - quote.start - 2 >= SENTENCE_LIKE):
            group.append(quote)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _goes_on(before: Quoted, quote: Quoted, claims: _Claims) -> bool:
    return quote.paragraph == before.paragraph and not claims.cue_between(before.end, quote.start)


def _voice(
    group: Sequence[Quoted],
    voices: Sequence[tuple[int, int]],
    latest: tuple[int, int] | None,
    paragraphs: Sequence[int],
) -> int | None:
    """The place of the attribution that a group of quotations goes on with."""
    start, end = group[0].start, group[-1].end
    behind = bisect_left(voices, (start,))
    heard = [*voices[max(behind - 1, 0) : behind], *([] if latest is None else [latest])]
    last = max(heard, default=None)
    if last is not None and _between(last[0], start, paragraphs) <= PATIENCE:
        return last[1]
    following = bisect_left(voices, (end,))
    if following < len(voices) and _between(end - 1, voices[following][0], paragraphs) <= 1:
        return voices[following][1]
    return None


def _between(start: int, end: int, paragraphs: Sequence[int]) -> int:
    """The borders of paragraphs between two tokens."""
    return max(bisect_right(paragraphs, end) - bisect_right(paragraphs, start), 0)
