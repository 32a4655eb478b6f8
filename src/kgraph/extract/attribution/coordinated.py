"""Two speakers in one sentence: "officers said P, and the president told reporters that Q" are two attributions."""

from collections.abc import Sequence
from dataclasses import replace

from kgraph.extract.attribution.decoding import Found
from kgraph.extract.attribution.frames import Candidate, Range

NEAR = 3  # attributions behind one that are looked at: more do not stand in one sentence


def told_apart(found: Sequence[Found]) -> list[Found]:
    """The attributions in the order of their cues; of two that claim the same words, each keeps those on its side.

    The sides are told by the second one's source, which stands between the cues.
    """
    chosen = sorted(found, key=lambda one: (one.candidate.head, one.candidate.content))
    for place, one in enumerate(chosen):
        for behind in range(place + 1, min(place + 1 + NEAR, len(chosen))):
            left, right = chosen[place].candidate, chosen[behind].candidate
            if _are_apart(left, right):
                chosen[place] = _kept(one, tuple(part for part in left.content if part[1] <= right.head))
                chosen[behind] = _kept(chosen[behind], tuple(part for part in right.content if part[0] >= right.head))
                one = chosen[place]
    return chosen


def _are_apart(left: Candidate, right: Candidate) -> bool:
    """Whether two attributions share words, though the second begins with a speaker of its own behind the first cue."""
    if left.source is None or right.source is None or not left.head < right.source[0] <= right.head:
        return False
    if any(start <= right.head < end for start, end in left.content):
        return False  # one says that the other says so
    return any(_overlap(one, other) for one in left.content for other in right.content)


def _overlap(one: Range, other: Range) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _kept(one: Found, content: tuple[Range, ...]) -> Found:
    """An attribution with what is left of its content; as it was where nothing would be."""
    return replace(one, candidate=replace(one.candidate, content=content)) if content else one
