"""Lines of text for a terminal."""

import textwrap
from collections.abc import Iterable

WIDTH = 100  # characters of a line


def fact(name: str, values: Iterable[str]) -> list[str]:
    """One line for each value, the name before the first."""
    names = [name]
    lines: list[str] = []
    for value in values:
        lead = names.pop() if names else ""
        lines += wrapped(value, f"  {lead:<12} ", " " * 15)
    return lines


def wrapped(words: str, first: str, others: str) -> list[str]:
    """The words in lines of WIDTH characters, with what begins the first line and the others."""
    return textwrap.wrap(
        " ".join(words.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def local_name(iri: str) -> str:
    """What stands behind the last slash or hash."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]
