"""Scores times against `data/gold/times.jsonl`: texts in which somebody has marked every time, read as articles.

A marked time is found where a span overlaps it, one to one, the best overlap first; it is right if its value agrees,
and whether it tells of a saying or of anything else.

Run in `tests/`, `python -m quality.times` prints the figures of both halves, and with `--wrong` the cases of the dev
half that are not right.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph import annotate
from kgraph.extract import extract
from kgraph.model import ModelName
from kgraph.read.text import read_text
from quality.quantities import DEVELOPMENT, f1, half_of, paired

TIMES = Path(__file__).resolve().parents[2] / "data" / "gold" / "times.jsonl"


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A time as somebody has marked it, or as it was found."""

    start: int
    end: int
    value: str | None
    tells: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text with its date and its times."""

    id: str
    published: str | None
    text: str
    times: tuple[Marked, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A case, what was found in it, and the pairs of numbers of marked and found times that are one."""

    case: Case
    found: tuple[Marked, ...]
    pairs: tuple[tuple[int, int], ...]


def cases(path: Path = TIMES) -> list[Case]:
    """All cases of the file, in its order; ValueError when an offset is outside of its text."""
    made = []
    for line in path.read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        times = tuple(Marked(**one) for one in read["times"])
        if any(not 0 <= one.start < one.end <= len(read["text"]) for one in times):
            raise ValueError(f"{read['id']}: a time is not inside the text")
        made.append(Case(id=read["id"], published=read["published"], text=read["text"], times=times))
    return made


def outcomes(marked: Sequence[Case], model: ModelName = "default") -> list[Outcome]:
    """What is found in each text, and which of the marked times it is."""
    articles = [
        replace(read_text(f"{one.id}.txt", one.text.encode()), id=f"article-{one.id}", published=one.published)
        for one in marked
    ]
    found = {}
    for one in annotate.annotate(articles):
        facts = extract(*one, model=model)
        found[facts.article.id] = tuple(
            Marked(start=time.span.start, end=time.span.end, value=time.value, tells=time.tells) for time in facts.times
        )
    return [outcome(case, found[f"article-{case.id}"]) for case in marked]


def outcome(case: Case, found: tuple[Marked, ...]) -> Outcome:
    """A case with its times and those found paired."""
    pairs = paired([(one.start, one.end) for one in case.times], [(one.start, one.end) for one in found])
    return Outcome(case=case, found=found, pairs=tuple(pairs))


def figures(scored: Sequence[Outcome]) -> dict[str, float]:
    """F1 in per cent of the spans, of spans with their value, and of all that is marked."""
    summed: Counter[str] = Counter()
    for one in scored:
        summed["marked"] += len(one.case.times)
        summed["found"] += len(one.found)
        for left, right in one.pairs:
            marked, found = one.case.times[left], one.found[right]
            summed["span"] += 1
            summed["value"] += marked.value == found.value
            summed["right"] += (marked.value, marked.tells) == (found.value, found.tells)
    return {name: f1(summed[name], summed["found"], summed["marked"]) for name in ("span", "value", "right")}


def errors(one: Outcome) -> Iterator[str]:
    """What was missed, invented or read wrongly, a line each."""
    lefts, rights = {left for left, _ in one.pairs}, {right for _, right in one.pairs}
    for left, right in one.pairs:
        marked, found = one.case.times[left], one.found[right]
        if (marked.value, marked.tells) != (found.value, found.tells):
            words = one.case.text[found.start : found.end]
            yield f"wrong: {words!r} {found.value} {found.tells} for {marked.value} {marked.tells}"
    for at, marked in enumerate(one.case.times):
        if at not in lefts:
            yield f"missed: {one.case.text[marked.start : marked.end]!r}"
    for at, found in enumerate(one.found):
        if at not in rights:
            yield f"invented: {one.case.text[found.start : found.end]!r} {found.value}"


def main(arguments: Sequence[str]) -> None:
    for half in (DEVELOPMENT, "test"):
        scored = outcomes([case for case in cases() if half_of(case.id) == half])
        print(half, {name: round(value, 1) for name, value in figures(scored).items()})
        for one in scored if "--wrong" in arguments and half == DEVELOPMENT else ():
            for line in errors(one):
                print(f"  {one.case.id} ({one.case.published}) {one.case.text!r}\n      {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
