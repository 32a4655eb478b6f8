"""The authors that a line names: "By ...", "Author: ..." and the like."""

import re

LONGEST = 20  # words

_LABEL = re.compile(
    r"^(?:(?P<colon>(?:authors?|by|byline|written by|reported by|words by|story by)\s*:)"
    r"|(?P<by>(?:written |reported |story |words )?by))\s+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_PLACE = re.compile(r"\s+(?:in|at|for)\s+(?=[A-Z]).*$")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+|\s*;\s*")
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "of", "the", "van", "von"}
)


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
    return tuple(_without_stop(name) for name in names)


def segments(line: str) -> list[str]:
    """The parts of a byline between bars and dots, one of which may be a date."""
    return [part for part in _SEPARATOR.split(line) if part]


def _names(words: str) -> tuple[str, ...]:
    *rest, last = (_PLACE.sub("", part) for part in _AND.split(words))
    # After the last name's comma stands the paper or the office, not one more author.
    named = [name for part in rest for name in part.split(",")] + [last.split(",")[0]]
    return tuple(name.strip() for name in named if name.strip())


def _without_stop(name: str) -> str:
    return name[:-1] if _ends_sentence(name) else name


def _ends_sentence(name: str) -> bool:
    """Whether a full stop belongs to the sentence and not to an abbreviation ("Jr.")."""
    return name[-1:] == "." and len(name.split()[-1]) > 3


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or name[-1] in "!?:" or _ends_sentence(name):
        return False
    return len(words) <= 6 and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
