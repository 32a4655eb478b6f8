"""The attributions of a brat stand-off file: text-bound lines with offsets, and events that join them by role.

The format: https://brat.nlplab.org/standoff.html. Newell et al. 2018 mark source, cue and content as roles of the
events `Attribution` and `Attribution-no-source`; `Content2` is a further piece of the content.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from kgraph.errors import InputError
from kgraph.model import Problem, Span

EVENT = "Attribution"  # what the type of an event that counts begins with
ROLES = ("source", "cue", "content")
OTHER_LINES = ("R", "A", "M", "N", "*", "#")  # relations, attributes, links and notes: no part of an attribution
SHOWN = 40  # characters of a mark's words in a message

_NAME = re.compile(r"[TE][0-9]+")
_BOUND = re.compile(r"\S+ (?P<offsets>[0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*)")
_EVENT = re.compile(r"(?P<kind>[^\s:]+):\S+(?P<roles>(?: +[^\s:]+:[^\s:]+)*) *")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One attribution as somebody marked it or the program found it: the pieces of its roles, in order of the text.

    `lemma` and `rule` tell how the program found it; they are empty for a marked one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str = ""
    rule: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a file, and where it stands, for messages."""

    words: str
    place: str

    def problem(self, what: str) -> Problem:
        """What is wrong with the line."""
        return Problem(stage="read", message=f"{self.place}: {what}")


def readings(ann: str, text: str, path: str) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """The attributions that the file `ann` marks in `text`, and a problem for each line that is left out.

    InputError when a line's offsets or words do not fit the text: it is another text than the one that was marked.
    """
    lines = [
        Line(words=words.removesuffix("\r"), place=f"{path}:{number}")
        for number, words in enumerate(ann.split("\n"), 1)
    ]
    problems: list[Problem] = []
    bounds: dict[str, tuple[Span, ...]] = {}
    events: list[tuple[Line, str]] = []
    for line in lines:
        name, _, rest = line.words.partition("\t")
        if not _NAME.fullmatch(name):
            if line.words.strip() and not name.startswith(OTHER_LINES):
                problems.append(line.problem("is no line of a brat file and is left out"))
        elif name.startswith("E"):
            events.append((line, rest))
        else:
            spans = _spans(line, rest, text)
            if spans:
                bounds[name] = spans
            else:
                problems.append(line.problem('is not "Tn, tab, type start end, tab, words" and is left out'))
    found = [one for event, rest in events for one in _joined(event, rest, bounds, problems)]
    return tuple(found), tuple(problems)


def _spans(line: Line, rest: str, text: str) -> tuple[Span, ...]:
    """The pieces of a text-bound line, none when it is malformed; InputError when they do not fit the text."""
    typed, tab, words = rest.partition("\t")
    match = _BOUND.fullmatch(typed)
    if match is None:
        return ()
    pairs = [(int(start), int(end)) for start, end in (piece.split() for piece in match["offsets"].split(";"))]
    if any(start >= end for start, end in pairs):
        return ()
    longest = max(end for _, end in pairs)
    if longest > len(text):
        raise InputError(
            f"{line.place} ends at {longest}, and the text has {len(text)} characters: not what was marked"
        )
    spans = tuple(Span.of(text, start, end) for start, end in pairs)
    if tab:
        _compare(line, words, " ".join(span.text for span in spans))
    return spans


def _compare(line: Line, words: str, there: str) -> None:
    """InputError when the words of a mark are not those of the text; blanks do not count.

    They may break off: where a mark runs over several lines, its own line holds the first of them.
    """
    given, text = " ".join(words.split()), " ".join(there.split())
    if text.replace(" ", "").startswith(given.replace(" ", "")):
        return
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, text, strict=False)))
    begin = max(0, same - SHOWN // 2)
    raise InputError(
        f"{line.place} marks {_short(given[begin:])}, and the text has {_short(text[begin:])}: not what was marked"
    )


def _joined(line: Line, rest: str, bounds: dict[str, tuple[Span, ...]], problems: list[Problem]) -> Iterator[Reading]:
    """The attribution of an event line; none when it is malformed, lacks a cue or a content, or is something else."""
    match = _EVENT.fullmatch(rest)
    if match is None:
        problems.append(line.problem('is not "En, tab, type:Tn role:Tn ..." and is left out'))
        return
    if not match["kind"].startswith(EVENT):
        return
    roles: dict[str, list[Span]] = {role: [] for role in ROLES}
    for name, target in (pair.split(":") for pair in match["roles"].split()):
        role = name.rstrip("0123456789").lower()
        if role not in roles:
            continue
        if target not in bounds:
            problems.append(line.problem(f"names {target}, which is not there"))
        roles[role].extend(bounds.get(target, ()))
    lacking = [role for role in ("cue", "content") if not roles[role]]
    if lacking:
        problems.append(line.problem(f"has no {' and no '.join(lacking)} and is left out"))
        return
    source, cue, content = (tuple(sorted(roles[role])) for role in ROLES)
    yield Reading(source=source, cue=cue, content=content)


def _short(words: str) -> str:
    return f'"{words[:SHOWN]}…"' if len(words) > SHOWN else f'"{words}"'
