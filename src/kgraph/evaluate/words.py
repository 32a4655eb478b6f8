"""Attributions as the measures see them: sets of words, by position in the text; marks between words do not count."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from kgraph.evaluate.brat import Reading
from kgraph.model import Span

DIRECT = 0.9  # share of a content's words between quotation marks from which on it is direct; with none it is indirect

Words = frozenset[int]  # positions in Text.words

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n\r]+")
_MARK = re.compile(r"[\"“”„]|``|''")
_BREAK = re.compile(r"[,;:()\[\]\n–—]| - ")  # between words: the head of a noun phrase stands before it


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text and its words as (start, end) in characters."""

    text: str
    words: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """The words of a text and what stands between its quotation marks."""
        words = tuple(match.span() for match in _WORD.finditer(text))
        return cls(text=text, words=words, starts=tuple(start for start, _ in words), quoted=tuple(_quoted(text)))

    def inside(self, spans: Iterable[tuple[int, int]]) -> Words:
        """The words that a span has at least one character of."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect_left(self.starts, start)
            if first and self.words[first - 1][1] > start:
                first -= 1
            found.update(range(first, bisect_left(self.starts, end)))
        return frozenset(found)

    def word(self, index: int) -> str:
        """A word in small letters."""
        start, end = self.words[index]
        return self.text[start:end].lower()


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """A reading with the words of its roles.

    `head` is the head of the source, `telling` holds the cue's words that are not light ("have", "by"), all if all are,
    `characters` is the content without blanks at its ends, `stating` tells a cue of saying or writing.
    """

    reading: Reading
    source: Words
    head: int | None
    cue: Words
    telling: Words
    content: Words
    characters: tuple[tuple[int, int], ...]
    stating: bool

    @classmethod
    def of(cls, reading: Reading, text: Text) -> Self:
        """What the measures need of a reading."""
        cue = text.inside(_borders(reading.cue))
        telling = frozenset(index for index in cue if text.word(index) not in word_class("light"))
        source = text.inside(_borders(reading.source))
        return cls(
            reading=reading,
            source=source,
            head=head(source, text),
            cue=cue,
            telling=telling or cue,
            content=text.inside(_borders(reading.content)),
            characters=trimmed(reading.content, text),
            stating=any(text.word(index) in word_class("stating") for index in cue),
        )


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of words.tsv; those of a class NAME-base with their regular forms."""
    rows = [row.split("\t") for row in Path(__file__).with_name("words.tsv").read_text(encoding="utf-8").splitlines()]
    words = frozenset(word for kind, words in rows if kind == name for word in words.split())
    bases = (word for kind, words in rows if kind == f"{name}-base" for word in words.split())
    return words | {form for base in bases for form in _forms(base)}


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    return (verb, f"{verb}s", f"{verb}ed", f"{verb}ing", f"{stem}ed", f"{stem}ing")


def head(source: Words, text: Text) -> int | None:
    """The head of a noun phrase: its last word before a mark, preposition or clause; None without words.

    Articles and prepositions that open the phrase are passed over.
    """
    last = None
    before = 0
    for index in sorted(source):
        start, end = text.words[index]
        word = text.word(index)
        if last is None and word in word_class("opening"):
            continue
        if last is not None and (word in word_class("break") or _BREAK.search(text.text, before, start)):
            break
        last, before = index, end
    return max(source, default=None) if last is None else last


def trimmed(spans: Iterable[Span], text: Text) -> tuple[tuple[int, int], ...]:
    """The spans without blanks at their ends, those that only blanks part joined."""
    joined: list[tuple[int, int]] = []
    for span in sorted(spans):
        start = span.start + len(span.text) - len(span.text.lstrip())
        end = start + len(span.text.strip())
        if start >= end:
            continue
        if joined and not text.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def quotation(content: Words, text: Text) -> str:
    """Whether a content is "direct", "mixed" or "indirect", by the share of its words between quotation marks."""
    starts = (text.starts[index] for index in content)
    inside = sum(any(start <= place < end for start, end in text.quoted) for place in starts)
    if not inside:
        return "indirect"
    return "direct" if inside / len(content) >= DIRECT else "mixed"


def _quoted(text: str) -> Iterable[tuple[int, int]]:
    """What stands between quotation marks, paired within a paragraph; one left open at its start runs to its end."""
    for paragraph in _PARAGRAPH.finditer(text):
        opened = None
        for mark in _MARK.finditer(text, *paragraph.span()):
            if opened is None:
                opened = None if mark.group() == "”" else mark.start()
            elif mark.group() != "“":
                yield opened, mark.start() + 1
                opened = None
        if opened is not None and opened <= paragraph.start() + 1:
            yield opened, paragraph.end()


def _borders(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]
