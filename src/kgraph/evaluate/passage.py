"""A piece of text with its sources, cues and contents marked, as HTML."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

TOPMOST = ("cue", "source", "content")  # where roles of several attributions meet, the first is shown


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A span of the text in a role; the first span of a content bears its attribution's number."""

    start: int
    end: int
    role: str
    wrong: bool
    number: int | None = None


def shown(text: str) -> str:
    """Text as text: nothing in it is markup, and nothing in it turns the direction of what follows."""
    return escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def marked_up(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """`text` from `start` to `end` with the marks inside it."""
    changes: dict[int, Counter[tuple[str, bool]]] = {start: Counter(), end: Counter()}
    for mark in marks:
        for place, step in ((max(start, mark.start), 1), (min(end, mark.end), -1)):
            changes.setdefault(place, Counter())[mark.role, mark.wrong] += step
    places = sorted(changes)
    active: Counter[tuple[str, bool]] = Counter()
    pieces = []
    for place, behind in pairwise(places):
        active.update(changes[place])
        pieces += [_number(mark) for mark in marks if mark.number is not None and mark.start == place]
        pieces.append(_piece(shown(text[place:behind]), active))
    return "".join(pieces)


def _number(mark: Mark) -> str:
    return f'<b class="number{" wrong" if mark.wrong else ""}">{mark.number}</b>'


def _piece(html: str, active: Counter[tuple[str, bool]]) -> str:
    for role in TOPMOST:
        wrong, right = active[role, True] > 0, active[role, False] > 0
        if wrong or right:
            return f'<span class="{role}{" wrong" if wrong and role == "content" else ""}">{html}</span>'
    return html
