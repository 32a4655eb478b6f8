"""Scores certainty and polarity against `data/gold/certainty.jsonl`: sentences whose content somebody has marked.

Each text is read as an article of its own. The attribution whose content overlaps the marked one best, by half of both
together at least, is judged, one with a source before one without; where there is none, certainty and polarity are
missed. `probability` is right where the yardstick's shares are as marked, and so are none for those who do not speak by
it.

Run in `tests/`, `python -m quality.certainty` prints the figures of both halves, and with `--wrong` the cases of the
dev half that are not right. Pairs of minimal difference are in one half.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph import annotate
from kgraph.extract import extract
from kgraph.model import ModelName, Statement
from kgraph.read.text import read_text
from kgraph.resolve import resolve, statements
from quality.quantities import DEVELOPMENT, f1, half_of

CERTAINTY = Path(__file__).resolve().parents[2] / "data" / "gold" / "certainty.jsonl"
ENOUGH = 0.5  # of the characters that the contents have together
MISSED = "missed"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text with a marked content."""

    id: str
    pair: str | None
    text: str
    content: tuple[int, int]
    certainty: str
    polarity: str
    hedge: str | None
    probability: tuple[float, float] | None

    @property
    def half(self) -> str:
        """The half of the gold that the case belongs to; both of a pair belong to one."""
        return half_of(self.id if self.pair is None else f"pair-{self.pair}")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A case and what was found for it."""

    case: Case
    certainty: str = MISSED
    polarity: str = MISSED
    hedge: str | None = None
    probability: tuple[float, float] | None = None

    @property
    def is_right(self) -> bool:
        """Whether certainty, polarity and the yardstick's shares are as marked."""
        told = (self.certainty, self.polarity, self.probability)
        return told == (self.case.certainty, self.case.polarity, self.case.probability)


def cases(path: Path = CERTAINTY) -> list[Case]:
    """All cases of the file, in its order."""
    made = []
    for line in path.read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        shares = read.pop("probability")
        content = tuple(read.pop("content"))
        made.append(Case(**read, content=content, probability=None if shares is None else tuple(shares)))
    return made


def outcomes(marked: Sequence[Case], model: ModelName = "default") -> list[Outcome]:
    """What is found for each case."""
    articles = [replace(read_text(f"{one.id}.txt", one.text.encode()), id=f"article-{one.id}") for one in marked]
    found = {}
    for one in annotate.annotate(articles):
        facts = extract(*one, model=model)
        found[facts.article.id] = statements(facts, resolve([facts]))
    return [outcome(case, found[f"article-{case.id}"]) for case in marked]


def outcome(case: Case, found: Sequence[Statement]) -> Outcome:
    """The statement that is the marked one, if any."""
    near = [one for one in found if shared(case, one) >= ENOUGH]
    if not near:
        return Outcome(case=case)
    best = max(near, key=lambda one: (one.attribution.source is not None, shared(case, one)))
    one = best.attribution
    return Outcome(
        case=case,
        certainty=one.certainty,
        polarity=one.polarity,
        hedge=None if one.hedge is None else one.hedge.text,
        probability=best.probability,
    )


def shared(case: Case, one: Statement) -> float:
    """The share of the characters of both contents that both have."""
    marked = set(range(*case.content))
    told = {at for span in one.attribution.content for at in range(span.start, span.end)}
    return len(marked & told) / len(marked | told) if told else 0.0


def figures(scored: Sequence[Outcome]) -> dict[str, float]:
    """Macro F1 of certainty, macro F1 and share right of polarity, shares right of hedges and of the yardstick."""
    certainty = [(one.case.certainty, one.certainty) for one in scored]
    polarity = [(one.case.polarity, one.polarity) for one in scored]
    hedged = [one for one in scored if one.case.hedge is not None]
    return {
        "certainty": macro(certainty),
        "polarity": macro(polarity),
        "polarity right": 100 * sum(one == other for one, other in polarity) / len(polarity),
        "hedge": 100 * sum(one.hedge == one.case.hedge for one in hedged) / max(len(hedged), 1),
        "yardstick": 100 * sum(one.probability == one.case.probability for one in scored) / len(scored),
    }


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 over the values that are marked."""
    values = sorted({marked for marked, _ in pairs})
    found = [
        f1(
            sum(one == other == value for one, other in pairs),
            sum(other == value for _, other in pairs),
            sum(one == value for one, _ in pairs),
        )
        for value in values
    ]
    return sum(found) / len(found)


def errors(scored: Sequence[Outcome]) -> Iterator[str]:
    """The cases that are not right, a line each."""
    for one in scored:
        if not one.is_right or one.hedge != one.case.hedge:
            told = f"{one.certainty} {one.polarity} {one.hedge!r} {one.probability}"
            marked = f"{one.case.certainty} {one.case.polarity} {one.case.hedge!r} {one.case.probability}"
            yield f"{one.case.id}: {one.case.text!r}\n      {told} for {marked}"


def main(arguments: Sequence[str]) -> None:
    marked = cases()
    for half in (DEVELOPMENT, "test"):
        scored = outcomes([case for case in marked if case.half == half])
        print(half, len(scored), {name: round(value, 1) for name, value in figures(scored).items()})
        for line in errors(scored) if "--wrong" in arguments and half == DEVELOPMENT else ():
            print("  " + line)


if __name__ == "__main__":
    main(sys.argv[1:])
