"""The authors that a line names: "By ...", "Author: ..." and the like."""

import re

LONGEST = 20  # words

_LABEL = re.compile(
    r"^(?:(?P<colon>(?:authors?|by|byline|written by|reported by|words by|story by)\s*:)"
    r"|(?P<by>(?:written |reported |story |words )?by))\s+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+|\s*;\s*")
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "le", "of", "the", "van", "von"})


def authors(line: str) -> tuple[str, ...]:
    """The names of a byline, in its order; empty when the line is none.

    >>> authors("By Jane Doe, Richard Roe and John Smith")
    ('Jane Doe', 'Richard Roe', 'John Smith')
    >>> authors("By Monday the bridge was gone.")
    ()
    """
    line = " ".join(line.split())
    label = _LABEL.match(line)
    if label is None or len(line.split()) > LONGEST:
        return ()
    names = _names(_SEPARATOR.split(line[label.end() :])[0])
    if label["colon"] is None and not all(_is_name(name) for name in names):
        return ()
    return names


def segments(line: str) -> list[str]:
    """The parts of a byline between bars and dots, one of which may be a date."""
    return [part for part in _SEPARATOR.split(line) if part]


def _names(words: str) -> tuple[str, ...]:
    parts = _AND.split(words)
    *rest, last = parts
    if not rest:
        # Without an "and", what follows the comma is the paper or the office, not a second author.
        return (last.split(",")[0].strip(),) if last.strip(" ,") else ()
    named = [name.strip() for part in rest for name in part.split(",")]
    named.append(last.split(",")[0].strip())
    return tuple(name for name in named if name)


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or name[-1] in "!?:" or (name[-1] == "." and len(words[-1]) > 3):
        return False
    return len(words) <= 6 and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
