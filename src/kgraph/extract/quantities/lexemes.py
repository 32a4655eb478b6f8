"""The smallest pieces of a text that numbers are made of: figures, words and signs."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

LexemeKind = Literal["figure", "word", "sign"]

_PATTERN = re.compile(
    r"(?P<figure>[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<sign>\S)"
)


class Lexeme(NamedTuple):
    """A piece of a text with its offsets; `glued` when no blank stands before it."""

    kind: LexemeKind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


def lexemes(text: str, start: int = 0, end: int | None = None) -> list[Lexeme]:
    """The lexemes between two offsets of a text, in time proportional to its length.

    >>> [one.text for one in lexemes("US$3.2bn, or 12,000-strong")]
    ['US', '$', '3.2', 'bn', ',', 'or', '12,000', '-', 'strong']
    """
    found: list[Lexeme] = []
    behind = -1
    for match in _PATTERN.finditer(text, start, len(text) if end is None else end):
        left, right = match.span()
        words = match.group()
        found.append(Lexeme(match.lastgroup, words, words.lower(), left, right, left == behind))  # type: ignore[arg-type]
        behind = right
    return found


def lower_at(given: Sequence[Lexeme], at: int) -> str:
    """The lexeme at a place in small letters; empty before the first and behind the last."""
    return given[at].lower if 0 <= at < len(given) else ""


def is_glued(given: Sequence[Lexeme], at: int) -> bool:
    """Whether there is a lexeme at a place that touches the one before."""
    return 0 < at < len(given) and given[at].glued


def is_hyphen(given: Sequence[Lexeme], at: int) -> bool:
    """Whether a hyphen or dash at a place joins what stands on both sides of it."""
    return lower_at(given, at) in HYPHENS and is_glued(given, at) and is_glued(given, at + 1)


HYPHENS = frozenset("-‐‑–")
