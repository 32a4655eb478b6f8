"""Scores extraction against `data/gold/cases.jsonl`: passage by passage, each read as an article of its own.

Run in `tests/`, `python -m quality.cases` prints the figures of every kind, and with `--wrong` every error.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph import annotate
from kgraph.extract import extract
from kgraph.model import Attribution, Facts, Resolution
from kgraph.read.text import read_text
from kgraph.resolve import resolve
from quality.scoring import fold, found_of, same_speakers

CASES = Path(__file__).resolve().parents[2] / "data" / "gold" / "cases.jsonl"
HALF = 0.5  # share of words that two contents have in common when they are the same attribution's

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^an? ")

Offsets = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Marked:
    """One attribution of a passage: half-open offsets, and the position of the one that holds it among its fellows."""

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    relation: str
    speakers: tuple[str, ...]
    within: int | None


@dataclass(frozen=True, kw_only=True)
class Case:
    """A passage of newspaper English, what it is an example of, and every attribution that a reader sees in it."""

    id: str
    kinds: tuple[str, ...]
    text: str
    attributions: tuple[Marked, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one passage: what was found, counts for the figures, positions of what is marked and found."""

    case: Case
    facts: Facts
    resolution: Resolution
    counts: Counter[str]
    pairs: Mapping[int, int]


def places(text: str, words: str) -> list[Offsets]:
    """Where `words` stand in `text` as whole words, in order; overlapping ones too."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    found = re.finditer(rf"{before}(?={re.escape(words)}{after})", text)
    return [(match.start(), match.start() + len(words)) for match in found]


def place(text: str, mark: str | dict[str, Any]) -> Offsets:
    """Where a mark stands; ValueError when that is nowhere, or in several places and `nth` does not choose one."""
    words: str = mark if isinstance(mark, str) else mark["words"]
    nth: int | None = None if isinstance(mark, str) else mark["nth"]
    found = places(text, words)
    if nth is None and len(found) == 1:
        return found[0]
    if nth is None or len(found) < 2 or not 1 <= nth <= len(found):
        raise ValueError(f"{words!r} stands {len(found)} times in {text[:60]!r}; nth is {nth}")
    return found[nth - 1]


def case_of(line: str) -> Case:
    """The case of one line of the file; ValueError or KeyError when it is malformed."""
    read = json.loads(line)
    text = read["text"]
    marked = tuple(
        Marked(
            source=None if one["source"] is None else place(text, one["source"]),
            cue=None if one["cue"] is None else place(text, one["cue"]),
            content=tuple(place(text, piece) for piece in one["content"]),
            relation=one["relation"],
            speakers=tuple(one["speakers"]),
            within=one["within"],
        )
        for one in read["attributions"]
    )
    return Case(id=read["id"], kinds=tuple(read["kinds"]), text=text, attributions=marked)


def cases(path: Path = CASES) -> list[Case]:
    """All cases of the file, in its order."""
    return [case_of(line) for line in path.read_text(encoding="utf-8").splitlines()]


def facts_of(marked: Sequence[Case]) -> list[Facts]:
    """What is extracted from each passage, as from an article in a plain text file."""
    articles = [read_text(f"{case.id}.txt", case.text.encode()) for case in marked]
    return [extract(article, doc, problems) for article, doc, problems in annotate.annotate(articles)]


def outcome(case: Case, facts: Facts, resolution: Resolution) -> Outcome:
    """A passage's marks compared with what was found: matched one to one, the best pair of contents first."""
    found = found_of(facts, resolution)
    pairs = _matched(case, facts)
    counts = Counter(gold=len(case.attributions), found=len(found), matched=len(pairs))
    for at, other in pairs.items():
        gold, ours = case.attributions[at], found[other]
        counts["relation right"] += gold.relation == ours.relation
        if gold.speakers:
            counts["named"] += 1
            counts["speaker right"] += _same_speakers(gold, ours.speakers)
    if any(one.within is not None for one in case.attributions):
        counts["chains"] += 1
        counts["chains exact"] += _same_chain(case, facts, pairs)
    return Outcome(case=case, facts=facts, resolution=resolution, counts=counts, pairs=pairs)


def _same_speakers(gold: Marked, found: Iterable[str]) -> bool:
    """As `same_speakers`; that a description is found with its "a" does not count, as its "the" does not."""
    bare = frozenset("|".join(_ARTICLE.sub("", name) for name in names.split("|")) for names in found)
    return same_speakers(frozenset(map(fold, gold.speakers)), bare)


def _words(text: str, content: Iterable[Offsets]) -> frozenset[int]:
    spans = list(content)
    return frozenset(match.start() for match in _WORD.finditer(text) if any(s <= match.start() < e for s, e in spans))


def _matched(case: Case, facts: Facts) -> dict[int, int]:
    """Positions of the marked with those of the found; where contents are the same, the cues tell which is which."""
    marked = [(one.cue, _words(case.text, one.content)) for one in case.attributions]
    found = [(_cue(one), _words(case.text, [(s.start, s.end) for s in one.content])) for one in facts.attributions]
    likely = sorted(
        (-len(g & f) / len(g | f), not _touch(cue, other), i, j)
        for i, (cue, g) in enumerate(marked)
        for j, (other, f) in enumerate(found)
        if g & f and len(g & f) >= HALF * len(g | f)
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in likely:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return dict(sorted(pairs.items()))


def _cue(found: Attribution) -> Offsets | None:
    return None if found.cue is None else (found.cue.span.start, found.cue.span.end)


def _touch(left: Offsets | None, right: Offsets | None) -> bool:
    if left is None or right is None:
        return left is right
    return left[0] < right[1] and right[0] < left[1]


def _same_chain(case: Case, facts: Facts, pairs: Mapping[int, int]) -> bool:
    """Whether everything marked in the passage was found, each attribution within the one that it is marked within."""
    if len(pairs) < len(case.attributions):
        return False
    ids = [facts.attributions[pairs[at]].id for at in range(len(case.attributions))]
    holders = [facts.attributions[pairs[at]].within for at in range(len(case.attributions))]
    return holders == [None if one.within is None else ids[one.within] for one in case.attributions]


def outcomes(marked: Sequence[Case]) -> list[Outcome]:
    """What becomes of each passage when it is extracted and resolved by itself."""
    every = facts_of(marked)
    return [outcome(case, facts, resolve([facts])) for case, facts in zip(marked, every, strict=True)]


def figures(counts: Counter[str]) -> dict[str, float]:
    """Percentages as `scoring.figures`, and of nested chains; what there is nothing of is left out."""
    parts = {
        "recall": ("matched", "gold"),
        "precision": ("matched", "found"),
        "relation": ("relation right", "matched"),
        "speaker": ("speaker right", "named"),
        "chains": ("chains exact", "chains"),
    }
    return {name: 100 * counts[part] / counts[whole] for name, (part, whole) in parts.items() if counts[whole]}


def by_kind(scored: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """The figures of all passages, and of those of each kind; a passage counts for each of its kinds."""
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for one in scored:
        for kind in ("all", *one.case.kinds):
            counts.setdefault(kind, Counter()).update(one.counts)
    return {kind: figures(counts[kind]) for kind in ("all", *sorted(set(counts) - {"all"}))}


def errors(one: Outcome) -> Iterator[str]:
    """What went wrong in one passage, a line each."""
    marked, attributions = one.case.attributions, one.facts.attributions
    found = found_of(one.facts, one.resolution)
    for at, gold in enumerate(marked):
        other = one.pairs.get(at)
        content = " ~ ".join(one.case.text[s:e] for s, e in gold.content)
        if other is None:
            yield f"missed: {gold.relation}, {content!r}"
            continue
        if gold.relation != found[other].relation:
            yield f"relation: {gold.relation}, found {found[other].relation}: {content!r}"
        if gold.speakers and not _same_speakers(gold, found[other].speakers):
            yield f"speaker: {list(gold.speakers)}, found {sorted(found[other].speakers)}: {content!r}"
    for extra in sorted(set(range(len(attributions))) - set(one.pairs.values())):
        content = " ~ ".join(span.text for span in attributions[extra].content)
        yield f"too many: {attributions[extra].relation} ({attributions[extra].rule}), {content!r}"
    if one.counts["chains"] > one.counts["chains exact"]:
        yield "chain: not as marked"


def report(scored: Sequence[Outcome], *, wrong: bool = False) -> str:
    """The figures of every kind as a table, and, if wanted, the passages that went wrong with their errors."""
    names = ("recall", "precision", "relation", "speaker", "chains")
    rows = [" " * 13 + "".join(f"{name:>10}" for name in ("passages", *names))]
    for kind, reached in by_kind(scored).items():
        number = sum(kind in ("all", *one.case.kinds) for one in scored)
        cells = "".join(f"{reached[name]:10.1f}" if name in reached else " " * 10 for name in names)
        rows.append(f"{kind:13}{number:10}{cells}")
    for one in scored if wrong else ():
        lines = list(errors(one))
        if lines:
            rows += ["", f"{one.case.id}: {one.case.text!r}", *(f"  {line}" for line in lines)]
    return "\n".join(rows)


if __name__ == "__main__":
    print(report(outcomes(cases()), wrong="--wrong" in sys.argv[1:]))
