"""Scores who is who against `data/gold/identities.jsonl`: small corpora of short texts with mentions that are marked.

Each text is read as an article of its own, and the texts of one case are resolved together. A mention is what was found
at the span that overlaps it best; one that was not found is alone. Precision and recall are B3 (Bagga and Baldwin,
1998) over all mentions, and pairwise over the pairs of a case.

Run in `tests/`, `python -m quality.identities` prints the figures of every kind; `--half dev` or `--half test` those of
one half, and `--wrong` the mentions of the dev half that are not where they belong.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from kgraph import annotate
from kgraph.extract import extract
from kgraph.model import Article, Facts, Resolution
from kgraph.read.text import read_text
from kgraph.resolve import resolve

IDENTITIES = Path(__file__).resolve().parents[2] / "data" / "gold" / "identities.jsonl"
DEVELOPMENT = "dev"  # the half whose errors may be read

Mention = tuple[int, int, int, str]  # text, start, end, label
Pair = frozenset[int]  # of positions of mentions in their case


@dataclass(frozen=True, kw_only=True)
class Case:
    """A small corpus, what it is an example of, and which of its mentions are one thing: those with one label."""

    id: str
    kinds: tuple[str, ...]
    texts: tuple[str, ...]
    mentions: tuple[Mention, ...]

    @property
    def half(self) -> str:
        """The half of the gold that the case belongs to, by the hash of its id."""
        return DEVELOPMENT if sha256(self.id.encode()).digest()[0] % 2 == 0 else "test"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A case with the entities that were found for its mentions, in their order; None where nothing was found."""

    case: Case
    found: tuple[tuple[str, ...] | None, ...]
    labels: Mapping[str, str]

    @property
    def clusters(self) -> list[object]:
        """For each mention what it is together with; one that was not found is by itself."""
        return [entities or at for at, entities in enumerate(self.found)]


def case_of(line: str) -> Case:
    """The case of one line of the file; ValueError or KeyError when it is malformed."""
    read: dict[str, Any] = json.loads(line)
    texts = tuple(read["texts"])
    mentions = tuple((text, start, end, label) for text, start, end, label in read["mentions"])
    for text, start, end, _ in mentions:
        if not 0 <= start < end <= len(texts[text]):
            raise ValueError(f"{read['id']}: {start}:{end} is not inside text {text}")
    return Case(id=read["id"], kinds=tuple(read["kinds"]), texts=texts, mentions=mentions)


def cases(path: Path = IDENTITIES) -> list[Case]:
    """All cases of the file, in its order."""
    return [case_of(line) for line in path.read_text(encoding="utf-8").splitlines()]


def outcomes(marked: Sequence[Case]) -> list[Outcome]:
    """What becomes of the mentions of each case when its texts are extracted by rules and resolved together."""
    articles = [_article(case, at) for case in marked for at in range(len(case.texts))]
    facts = [extract(*one, model="rules") for one in annotate.annotate(articles)]
    by_id = {one.article.id: one for one in facts}
    return [_outcome(case, [by_id[_article_id(case, at)] for at in range(len(case.texts))]) for case in marked]


def _article_id(case: Case, at: int) -> str:
    return f"article-{case.id}-{at}"


def _article(case: Case, at: int) -> Article:
    """A text as an article in a plain text file."""
    return replace(read_text(f"{case.id}-{at}.txt", case.texts[at].encode()), id=_article_id(case, at))


def _outcome(case: Case, corpus: Sequence[Facts]) -> Outcome:
    resolution = resolve(corpus)
    found = tuple(_found_at(corpus[text], resolution, start, end) for text, start, end, _ in case.mentions)
    return Outcome(case=case, found=found, labels={name: one.label for name, one in resolution.entities.items()})


def _found_at(facts: Facts, resolution: Resolution, start: int, end: int) -> tuple[str, ...] | None:
    """The entities of the mention that shares most letters with the offsets, of the nearest in length among equals."""
    shared = [one.span for one in facts.mentions if one.span.start < end and start < one.span.end]
    if not shared:
        return None
    best = max(shared, key=lambda span: (min(end, span.end) - max(start, span.start), span.start - span.end))
    return resolution.entities_of(facts.article, best) or None


def b3(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float]:
    """The sums of precision and of recall over the mentions of one case.

    >>> b3(["a", "a", "b"], [1, 1, 1])
    (1.6666666666666665, 3.0)
    """
    precision = recall = 0.0
    for one, other in zip(gold, found, strict=True):
        marked = {at for at, label in enumerate(gold) if label == one}
        together = {at for at, cluster in enumerate(found) if cluster == other}
        precision += len(marked & together) / len(together)
        recall += len(marked & together) / len(marked)
    return precision, recall


def pairs(clusters: Sequence[object]) -> set[Pair]:
    """The pairs of mentions that are one thing."""
    return {
        frozenset((left, right))
        for left, right in combinations(range(len(clusters)), 2)
        if clusters[left] == clusters[right]
    }


def counts(one: Outcome) -> Counter[str]:
    """What is added up over the cases."""
    gold, found = [label for *_, label in one.case.mentions], one.clusters
    precision, recall = b3(gold, found)
    marked, together = pairs(gold), pairs(found)
    summed: Counter[str] = Counter(
        {
            "mentions": len(gold),
            "pairs marked": len(marked),
            "pairs found": len(together),
            "pairs right": len(marked & together),
            "not found": one.found.count(None),
        }
    )
    summed.update({"precision": precision, "recall": recall})  # type: ignore[dict-item]
    return summed


def figures(summed: Mapping[str, float]) -> dict[str, float]:
    """Percentages: B3, and over pairs where there are any."""
    precision, recall = (100 * summed[name] / summed["mentions"] for name in ("precision", "recall"))
    reached = {
        "b3 precision": precision,
        "b3 recall": recall,
        "b3 f1": 2 * precision * recall / (precision + recall),
    }
    for name, whole in (("pair precision", "pairs found"), ("pair recall", "pairs marked")):
        if summed[whole]:
            reached[name] = 100 * summed["pairs right"] / summed[whole]
    return reached


def by_kind(scored: Iterable[Outcome]) -> dict[str, tuple[Counter[str], dict[str, float]]]:
    """Counts and figures of all cases, and of those of each kind; a case counts for each of its kinds."""
    found: dict[str, Counter[str]] = {"all": Counter()}
    for one in scored:
        for kind in ("all", *one.case.kinds):
            found.setdefault(kind, Counter()).update(counts(one))
    order = ("all", *sorted(set(found) - {"all"}))
    return {kind: (found[kind], figures(found[kind])) for kind in order}


def errors(one: Outcome) -> Iterator[str]:
    """The pairs of mentions that were joined or kept apart against the marks, a line each for the words."""
    gold = [label for *_, label in one.case.mentions]
    marked, together = pairs(gold), pairs(one.clusters)
    told: dict[str, None] = {}
    for pair in sorted(map(sorted, marked ^ together)):
        left, right = (_told(one, at) for at in pair)
        told["joined" if frozenset(pair) in together else "apart", left, right] = None  # type: ignore[index]
    yield from (f"{how}: {left} | {right}" for how, left, right in told)


def _told(one: Outcome, at: int) -> str:
    text, start, end, label = one.case.mentions[at]
    entities = one.found[at]
    meant = "not found" if entities is None else "+".join(one.labels[name] for name in entities)
    return f"{text}:{one.case.texts[text][start:end]!r} ({label}; {meant})"


def report(scored: Sequence[Outcome], *, wrong: bool = False) -> str:
    """The figures of every kind as a table, and, if wanted, the cases of the dev half that went wrong."""
    names = ("b3 precision", "b3 recall", "b3 f1", "pair precision", "pair recall")
    rows = [f"{'':24}{'mentions':>9}{'missed':>8}" + "".join(f"{name:>16}" for name in names)]
    for kind, (summed, reached) in by_kind(scored).items():
        cells = "".join(f"{reached[name]:16.1f}" if name in reached else " " * 16 for name in names)
        rows.append(f"{kind:24}{summed['mentions']:9}{summed['not found']:8}{cells}")
    for one in scored if wrong else ():
        lines = list(errors(one)) if one.case.half == DEVELOPMENT else []
        if lines:
            rows += ["", f"{one.case.id} {one.case.kinds}", *(f"  {text!r}" for text in one.case.texts)]
            rows += [f"    {line}" for line in lines]
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
