"""Scores comparisons against `data/gold/figure-pairs.jsonl`: pairs of figures that somebody has judged.

The articles of a case are a corpus of their own. A pair that is not compared counts as not comparable.

Run in `tests/`, `python -m quality.pairs` prints the figures of both halves, and with `--wrong` the cases of the dev
half that are not right.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kgraph import annotate
from kgraph.compare import comparisons
from kgraph.extract import extract
from kgraph.model import Facts, FigureKey, ModelName
from kgraph.read.text import read_text
from kgraph.resolve import resolve
from quality.quantities import DEVELOPMENT, half_of

PAIRS = Path(__file__).resolve().parents[2] / "data" / "gold" / "figure-pairs.jsonl"
APART = "not comparable"

Place = tuple[int, int, int]  # article, start and end of the number


@dataclass(frozen=True, kw_only=True)
class Case:
    """Articles with two of their figures, and what these are to each other."""

    id: str
    articles: tuple[dict[str, Any], ...]
    left: Place
    right: Place
    verdict: str
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A case and the verdict that was found."""

    case: Case
    verdict: str

    @property
    def is_right(self) -> bool:
        """Whether it is the marked one."""
        return self.verdict == self.case.verdict

    @property
    def is_false_comparison(self) -> bool:
        """Whether figures of different things were compared."""
        return self.case.verdict == APART != self.verdict


def cases(path: Path = PAIRS) -> list[Case]:
    """All cases of the file, in its order."""
    made = []
    for line in path.read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        left, right = tuple(read.pop("left")), tuple(read.pop("right"))
        made.append(Case(**{**read, "articles": tuple(read["articles"]), "left": left, "right": right}))
    return made


def outcomes(marked: Sequence[Case], model: ModelName = "default") -> list[Outcome]:
    """The verdict on each pair."""
    articles = [
        replace(
            read_text(f"{case.id}-{at}.txt", one["text"].encode()),
            id=f"article-{case.id}-{at}",
            published=one["published"],
            publisher=one["publisher"],
        )
        for case in marked
        for at, one in enumerate(case.articles)
    ]
    found: dict[str, list[Facts]] = {}
    for one in annotate.annotate(articles):
        facts = extract(*one, model=model)
        found.setdefault(facts.article.id.rpartition("-")[0], []).append(facts)
    return [Outcome(case=case, verdict=_verdict(case, found[f"article-{case.id}"])) for case in marked]


def _verdict(case: Case, corpus: Sequence[Facts]) -> str:
    for one in comparisons(corpus, resolve(corpus)):
        ends = (one.left, one.right)
        if any(_is(case, first, case.left) and _is(case, other, case.right) for first, other in (ends, ends[::-1])):
            return one.verdict
    return APART


def _is(case: Case, key: FigureKey, place: Place) -> bool:
    """Whether a figure is the marked one."""
    article, start, end = place
    return key.article == f"article-{case.id}-{article}" and key.span.start < end and start < key.span.end


def figures(scored: Sequence[Outcome]) -> dict[str, float]:
    """The share of verdicts that are right, of all and by verdict, and how many different things were compared."""
    counted = Counter(one.case.verdict for one in scored)
    right = Counter(one.case.verdict for one in scored if one.is_right)
    reached = {verdict: 100 * right[verdict] / number for verdict, number in sorted(counted.items())}
    false = sum(one.is_false_comparison for one in scored)
    return {"right": 100 * sum(right.values()) / len(scored), "apart": 100 - 100 * false / len(scored), **reached}


def main(arguments: Sequence[str]) -> None:
    for half in (DEVELOPMENT, "test"):
        scored = outcomes([case for case in cases() if half_of(case.id) == half])
        print(half, len(scored), {name: round(value, 1) for name, value in figures(scored).items()})
        for one in scored if "--wrong" in arguments and half == DEVELOPMENT else ():
            if not one.is_right:
                print(f"  {one.case.id}: {one.verdict} for {one.case.verdict} {one.case.reason or ''}")
                for article in one.case.articles:
                    print("      " + article["text"])


if __name__ == "__main__":
    main(sys.argv[1:])
