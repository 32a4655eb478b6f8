"""Quotations that stand alone: without a cue in their sentences, they go on with a voice that was heard beside them.

The voice is the last one before them; where there is none, the first one behind, in the same paragraph or the next.
Words inside quotations are no voices. Nothing is proposed where no voice is near.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.extract.attribution.frames import Candidate, Range
from kgraph.extract.attribution.quoted import SENTENCE_LIKE, Quoted

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
    voices = sorted(
        (candidate.head, place)
        for place, candidate in enumerate(found)
        if candidate.source is not None and not any(quote.start <= candidate.head < quote.end for quote in quotes)
    )
    alone: list[Alone] = []
    for group in _groups(quotes, found):
        voice = _voice(group, voices, alone, paragraphs)
        if voice is not None:
            alone.append(Alone(content=tuple((quote.start, quote.end) for quote in group), voice=voice))
    return alone


def _groups(quotes: Sequence[Quoted], found: Sequence[Candidate]) -> Iterator[list[Quoted]]:
    """Unclaimed quotations, those of one paragraph and those that go on over paragraphs together."""
    group: list[Quoted] = []
    for quote in quotes:
        if group and not _goes_on(group[-1], quote, found):
            yield group
            group = []
        if quote.alone and not _is_claimed(quote, found) and (group or quote.end - quote.start - 2 >= SENTENCE_LIKE):
            group.append(quote)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _goes_on(before: Quoted, quote: Quoted, found: Sequence[Candidate]) -> bool:
    between = any(before.end <= candidate.head < quote.start for candidate in found)
    return quote.paragraph == before.paragraph and not between


def _is_claimed(quote: Quoted, found: Sequence[Candidate]) -> bool:
    """Whether a cue outside the quotation has it in its content."""
    return any(
        start < quote.end and quote.start < end
        for candidate in found
        if not quote.start <= candidate.head < quote.end
        for start, end in candidate.content
    )


def _voice(
    group: Sequence[Quoted], voices: Sequence[tuple[int, int]], alone: Sequence[Alone], paragraphs: Sequence[int]
) -> int | None:
    """The place of the attribution that a group of quotations goes on with."""
    start, end = group[0].start, group[-1].end
    heard = [(head, place) for head, place in voices if head < start]
    heard += [(one.content[-1][1], one.voice) for one in alone]
    last = max(heard, default=None)
    if last is not None and _between(last[0], start, paragraphs) <= PATIENCE:
        return last[1]
    following = next(((head, place) for head, place in voices if head >= end), None)
    if following is not None and _between(end - 1, following[0], paragraphs) <= 1:
        return following[1]
    return None


def _between(start: int, end: int, paragraphs: Sequence[int]) -> int:
    """The borders of paragraphs between two tokens."""
    return sum(start < border <= end for border in paragraphs)
