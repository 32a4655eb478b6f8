"""What became of each marked and each found attribution: right, or wrong in which way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from kgraph.evaluate.metrics import half, pairs, same_cue, triple
from kgraph.evaluate.words import Weighed

Kind = Literal[
    "right", "missed", "content too long", "content too short", "content otherwise wrong", "wrong source", "extra"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
ERRORS = KINDS[1:]
WRONG_CONTENT: tuple[Kind, ...] = KINDS[2:5]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A marked and a found attribution that belong together, or one that stands alone, and what is wrong.

    `exact` tells that the contents have the same words: one that is "right" may still be cut a little otherwise.
    """

    kind: Kind
    marked: Weighed | None
    found: Weighed | None
    exact: bool = False

    @property
    def start(self) -> int:
        """Where its content begins."""
        one = self.marked or self.found
        assert one is not None
        return one.reading.content[0].start


def findings(marked: Sequence[Weighed], found: Sequence[Weighed]) -> tuple[Finding, ...]:
    """Each marked and each found attribution of an article, those that belong together as one, in order of the text.

    As many are "right" as the measure `triple` counts. What is left then is paired by contents that share half of their
    words, and what is still left by cue or by a content that holds half of the other.
    """
    left, right = list(marked), [one for one in found if one.content]
    told: list[Finding] = []
    for fits in (triple, half, _same_cue_and_words, _akin):
        matched = pairs(left, right, fits)
        told += [_finding(left[i], right[j]) for i, j in matched]
        left = [one for i, one in enumerate(left) if i not in {pair[0] for pair in matched}]
        right = [one for j, one in enumerate(right) if j not in {pair[1] for pair in matched}]
    told += [Finding(kind="missed", marked=one, found=None) for one in left]
    told += [Finding(kind="extra", marked=None, found=one) for one in right]
    return tuple(sorted(told, key=lambda one: (one.start, KINDS.index(one.kind))))


def _finding(marked: Weighed, found: Weighed) -> Finding:
    if half(marked, found):
        kind: Kind = "right" if triple(marked, found) else "wrong source"
    elif marked.content < found.content:
        kind = "content too long"
    elif found.content < marked.content:
        kind = "content too short"
    else:
        kind = "content otherwise wrong"
    return Finding(kind=kind, marked=marked, found=found, exact=marked.content == found.content)


def _same_cue_and_words(marked: Weighed, found: Weighed) -> bool:
    return same_cue(marked, found) and bool(marked.content & found.content)


def _akin(marked: Weighed, found: Weighed) -> bool:
    common = len(marked.content & found.content)
    return same_cue(marked, found) or 2 * common >= min(len(marked.content), len(found.content)) > 0
