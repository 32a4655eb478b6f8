"""Scores quantities against `data/gold/quantities.jsonl`: texts in which people have marked every quantity.

Each text is read as an article of its own. A marked quantity is found where a span overlaps it, one to one, the best
overlap first; it is right if number, bounds, modifier, unit and what is counted agree. What is counted agrees when the
last words are the same, or all the words of the shorter are among those of the longer.

Run in `tests/`, `python -m quality.quantities` prints the figures; `--half dev` or `--half test` those of one half, and
`--wrong` the quantities of the dev half that are not right. Another file can be named.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from kgraph import annotate
from kgraph.extract import extract
from kgraph.model import ModelName, Quantity
from kgraph.read.text import read_text

QUANTITIES = Path(__file__).resolve().parents[2] / "data" / "gold" / "quantities.jsonl"
DEVELOPMENT = "dev"  # the half whose errors may be read
FIELDS = ("value", "minimum", "maximum", "modifier", "unit", "of")
TOLERANCE = 0.005  # of a number: two thirds may be marked as 0.67


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A quantity as somebody has marked it, or as it was found; `part_of` is the number of the whole in its text."""

    start: int
    end: int
    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    modifier: str = "exactly"
    unit: str | None = None
    of: str | None = None
    part_of: int | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text with its quantities."""

    id: str
    text: str
    quantities: tuple[Marked, ...]

    @property
    def half(self) -> str:
        """The half of the gold that the case belongs to, by the hash of its id."""
        return half_of(self.id)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A case, what was found in it, and the pairs of numbers of marked and found quantities that are one."""

    case: Case
    found: tuple[Marked, ...]
    pairs: tuple[tuple[int, int], ...]


def half_of(name: str) -> str:
    """The half of a gold that the case of this id belongs to, by its hash: "dev" or "test"."""
    return DEVELOPMENT if sha256(name.encode()).digest()[0] % 2 == 0 else "test"


def f1(right: int, found: int, marked: int) -> float:
    """F1 in per cent."""
    return _figures(right, found, marked)[2]


def case_of(line: str) -> Case:
    """The case of one line of the file; ValueError, KeyError or TypeError when it is malformed."""
    read: dict[str, Any] = json.loads(line)
    quantities = tuple(Marked(**one) for one in read["quantities"])
    for one in quantities:
        if not 0 <= one.start < one.end <= len(read["text"]):
            raise ValueError(f"{read['id']}: {one.start}:{one.end} is not inside the text")
    return Case(id=read["id"], text=read["text"], quantities=quantities)


def cases(path: Path = QUANTITIES) -> list[Case]:
    """All cases of the file, in its order."""
    return [case_of(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def outcomes(marked: Sequence[Case], model: ModelName = "rules") -> list[Outcome]:
    """What is found in each text, and which of the marked quantities it is."""
    articles = [replace(read_text(f"{one.id}.txt", one.text.encode()), id=f"article-{one.id}") for one in marked]
    facts = [extract(*one, model=model) for one in annotate.annotate(articles)]
    by_id = {one.article.id: tuple(_found(one.quantities)) for one in facts}
    return [outcome(case, by_id[f"article-{case.id}"]) for case in marked]


def outcome(case: Case, found: tuple[Marked, ...]) -> Outcome:
    """A case with its quantities and those found paired."""
    marked = [(one.start, one.end) for one in case.quantities]
    return Outcome(case=case, found=found, pairs=tuple(paired(marked, [(one.start, one.end) for one in found])))


def _found(quantities: Sequence[Quantity]) -> Iterator[Marked]:
    spans = [one.span for one in quantities]
    for one in quantities:
        yield Marked(
            start=one.span.start,
            end=one.span.end,
            value=one.value,
            minimum=one.minimum,
            maximum=one.maximum,
            modifier=one.modifier,
            unit=one.unit,
            of=one.of.text if one.of is not None else None,
            part_of=spans.index(one.part_of) if one.part_of is not None else None,
        )


def paired(marked: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places of ranges that overlap, one to one, the largest overlap first."""
    shared = [
        (min(one[1], other[1]) - max(one[0], other[0]), -left, -right)
        for left, one in enumerate(marked)
        for right, other in enumerate(found)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for overlap, left, right in sorted(shared, reverse=True):
        if overlap > 0 and -left not in taken[0] and -right not in taken[1]:
            taken[0].add(-left)
            taken[1].add(-right)
            yield -left, -right


def agrees(field: str, marked: Marked, found: Marked) -> bool:
    """Whether one field of two quantities says the same."""
    one, other = getattr(marked, field), getattr(found, field)
    if field == "of":
        return same_words(one, other)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=TOLERANCE)
    return bool(one == other)


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two texts name the same thing by their last words, or one has all words of the other.

    >>> same_words("North Korean soldiers", "soldiers"), same_words("members", "members of parliament")
    (True, True)
    """
    if one is None or other is None:
        return one is other
    left, right = one.casefold().split(), other.casefold().split()
    return left[-1:] == right[-1:] or set(left) <= set(right) or set(right) <= set(left)


def is_right(marked: Marked, found: Marked) -> bool:
    """Whether all fields agree."""
    return all(agrees(field, marked, found) for field in FIELDS)


def counts(one: Outcome) -> Counter[str]:
    """What is added up over the cases."""
    pairs = [(one.case.quantities[left], one.found[right]) for left, right in one.pairs]
    summed = Counter({"marked": len(one.case.quantities), "found": len(one.found), "overlapping": len(pairs)})
    summed["right"] = sum(is_right(*pair) for pair in pairs)
    for field in FIELDS:
        summed[field] = sum(agrees(field, *pair) for pair in pairs)
    parts = dict(one.pairs)
    summed["parts marked"] = sum(marked.part_of is not None for marked in one.case.quantities)
    summed["parts found"] = sum(found.part_of is not None for found in one.found)
    summed["parts"] = sum(
        one.case.quantities[left].part_of is not None
        and one.found[right].part_of is not None
        and parts.get(one.case.quantities[left].part_of or 0) == one.found[right].part_of
        for left, right in one.pairs
    )
    return summed


def figures(summed: Mapping[str, int]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in per cent: of the spans, of each field, of whole quantities, and of parts."""
    names = ("overlapping", *FIELDS, "right")
    reached = {name: _figures(summed[name], summed["found"], summed["marked"]) for name in names}
    reached["parts"] = _figures(summed["parts"], summed["parts found"], summed["parts marked"])
    return reached


def _figures(right: int, found: int, marked: int) -> tuple[float, float, float]:
    precision = 100 * right / found if found else 100.0
    recall = 100 * right / marked if marked else 100.0
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def errors(one: Outcome) -> Iterator[str]:
    """What was missed, invented, or read wrongly, a line each."""
    lefts, rights = {left for left, _ in one.pairs}, {right for _, right in one.pairs}
    for left, right in one.pairs:
        marked, found = one.case.quantities[left], one.found[right]
        wrong = [field for field in FIELDS if not agrees(field, marked, found)]
        if wrong:
            told = ", ".join(f"{field}: {getattr(found, field)!r} for {getattr(marked, field)!r}" for field in wrong)
            yield f"wrong: {one.case.text[marked.start : marked.end]!r} {told}"
    for at, marked in enumerate(one.case.quantities):
        if at not in lefts:
            yield f"missed: {one.case.text[marked.start : marked.end]!r}"
    for at, found in enumerate(one.found):
        if at not in rights:
            yield f"invented: {one.case.text[found.start : found.end]!r}"


def report(scored: Sequence[Outcome], *, wrong: bool = False) -> str:
    """The figures as a table, and, if wanted, the cases of the dev half that went wrong."""
    summed = sum((counts(one) for one in scored), Counter())
    rows = [f"{'':12}{'precision':>10}{'recall':>10}{'f1':>10}   of {summed['marked']} marked, {summed['found']} found"]
    rows += [
        f"{name:12}" + "".join(f"{number:10.1f}" for number in reached) for name, reached in figures(summed).items()
    ]
    for one in scored if wrong else ():
        lines = list(errors(one)) if one.case.half == DEVELOPMENT else []
        rows += ["", f"{one.case.id}: {one.case.text!r}", *(f"    {line}" for line in lines)] if lines else []
    return "\n".join(rows)


def main(arguments: Sequence[str]) -> None:
    paths = [Path(argument) for argument in arguments if argument.endswith(".jsonl")]
    marked = cases(*paths[:1])
    for half in (DEVELOPMENT, "test"):
        if "--half" not in arguments or half in arguments:
            print(half)
            print(report(outcomes([case for case in marked if case.half == half]), wrong="--wrong" in arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
