"""One article of the page: each paragraph twice, as it was marked and as it was found, and its errors below."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.evaluate.brat import ROLES
from kgraph.evaluate.evaluation import Compared
from kgraph.evaluate.findings import ERRORS, Finding
from kgraph.evaluate.passage import Mark, marked_up, shown
from kgraph.evaluate.words import Weighed

SNIPPET = 90  # characters of a source, cue or content in a list

Steps = Mapping[str, tuple[str | None, str | None]]  # from an error's place to those of the one before and behind it

_PARAGRAPH = re.compile(r"[^\n\r]*[^\s][^\n\r]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A finding with its number in the article and the name of its place on the page."""

    finding: Finding
    number: int
    place: str

    @property
    def one(self) -> Weighed:
        """What was marked; what was found where nothing was marked."""
        one = self.finding.marked or self.finding.found
        assert one is not None
        return one


def entries(article: Compared, position: int) -> list[Entry]:
    """The findings of the article at this position of the page."""
    return [
        Entry(finding=finding, number=number, place=f"a{position}-{number}")
        for number, finding in enumerate(article.findings, 1)
    ]


def steps(kinds: Iterable[Sequence[Entry]]) -> Steps:
    """The ways between the errors of each kind."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for some in kinds:
        places = [None, *(entry.place for entry in some), None]
        around = zip(places, places[2:], strict=False)
        found.update((entry.place, way) for entry, way in zip(some, around, strict=True))
    return found


def section(article: Compared, position: int, some: Sequence[Entry], ways: Steps) -> str:
    """The article as HTML: its name, what became of its attributions, its paragraphs."""
    kinds = [entry.finding.kind for entry in some]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("right", *ERRORS) if kind in kinds)
    lead = (
        f'<article id="a{position}">\n<h2><bdi>{shown(article.title or article.name)}</bdi></h2>\n'
        f'<p class="quiet"><bdi>{shown(article.name)}</bdi>: {counts or "nothing marked or found"}'
        ' · <a href="#top">up</a></p>\n<div class="sides names"><span>marked</span><span>found</span></div>'
    )
    text = article.text.text
    borders = _borders(text)
    noted: dict[int, list[Entry]] = {}
    for entry in some:
        if entry.finding.kind in ERRORS:
            # an error that begins between two paragraphs is told below the one before
            noted.setdefault(max(0, bisect_right(borders, (entry.finding.start, len(text))) - 1), []).append(entry)
    rows = (
        _row(text, border, some, [_note(entry, *ways[entry.place]) for entry in noted.get(index, [])])
        for index, border in enumerate(borders)
    )
    return "\n".join((lead, *rows, "</article>"))


def said(one: Weighed, role: str) -> str:
    """The words of a role, escaped, in one line that is not too long."""
    words = " … ".join(" ".join(span.text.split()) for span in getattr(one.reading, role))
    return shown(words if len(words) <= SNIPPET else f"{words[:SNIPPET].rstrip()}…")


def _borders(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def _row(text: str, border: tuple[int, int], some: Sequence[Entry], notes: Sequence[str]) -> str:
    """A paragraph twice, side by side, and its errors below; once and quiet where nothing is marked or found."""
    start, end = border
    sides = {name: _marks(some, name, start, end) for name in ("marked", "found")}
    if not any(sides.values()) and not notes:
        return f'<p class="plain" dir="auto">{shown(text[start:end])}</p>'
    columns = "".join(
        f'<p dir="auto" data-side="{name}">{marked_up(text, start, end, marks)}</p>' for name, marks in sides.items()
    )
    below = "\n".join(('\n<ul class="notes">', *notes, "</ul>")) if notes else ""
    return f'<div class="sides">{columns}</div>{below}'


def _marks(some: Sequence[Entry], side: str, start: int, end: int) -> list[Mark]:
    """The marks of one side that reach into a paragraph; the first span of a content has the attribution's number."""
    return [
        Mark(
            start=span.start,
            end=span.end,
            role=role,
            wrong=entry.finding.kind in ERRORS,
            number=entry.number if role == "content" and span is one.reading.content[0] else None,
        )
        for entry in some
        if (one := getattr(entry.finding, side)) is not None
        for role in ROLES
        for span in getattr(one.reading, role)
        if span.start < end and span.end > start
    ]


def _note(entry: Entry, before: str | None, behind: str | None) -> str:
    """What is wrong, and the way to the errors of the same kind before and behind."""
    links = "".join(
        f'<a href="#{place}">{name}</a>' for name, place in (("previous", before), ("next", behind)) if place
    )
    return (
        f'<li id="{entry.place}"><b class="number wrong">{entry.number}</b> <strong>{entry.finding.kind}</strong> '
        f"{_explained(entry)}{f'<nav>{links}</nav>' if links else ''}</li>"
    )


def _explained(entry: Entry) -> str:
    marked, found = entry.finding.marked, entry.finding.found
    how = f' <span class="quiet">{shown(found.reading.rule)}</span>' if found is not None else ""
    if marked is None or found is None:
        return f"{' '.join(_coloured(entry.one, role) for role in ROLES)}{how}"
    if entry.finding.kind == "wrong source":
        return f"{_coloured(marked, 'source')} is marked, {_coloured(found, 'source')} is found{how}"
    counts = (len(marked.content), len(found.content), len(marked.content & found.content))
    return "{} words are marked, {} are found, {} are the same{}".format(*counts, how)


def _coloured(one: Weighed, role: str) -> str:
    words = said(one, role)
    return f'<span class="{role}"><bdi>{words}</bdi></span>' if words else f"no {role}"
