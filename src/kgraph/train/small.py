"""Training of the light model: from a copy of PolNeAR to one file of hashed weights, in plain numpy.

Cues, contents and sources are learned apart, from what is marked. The last model weighs their answers; it learns from
answers that the first three gave on articles they had not seen (two-fold), so its chances hold for new articles too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgraph.annotate import annotate
from kgraph.extract.attribution.colons import colon_candidates
from kgraph.extract.attribution.features import BUCKETS
from kgraph.extract.attribution.guessing import GUESSED, relation_rows
from kgraph.extract.attribution.proposals import (
    CUE_FLOOR,
    Joint,
    Proposal,
    colon_row,
    cue_rows,
    joint_readings,
    proposal,
)
from kgraph.extract.attribution.ranker import THRESHOLD, Ranker, save
from kgraph.schemes import cue_scheme
from kgraph.train.cases import MATCH, Case, Gold, case_of
from kgraph.train.gold import marked_articles
from kgraph.train.linear import Floats, Rows, fit_chances, fit_choices

FOLDS = 2
PENALTIES = {"cue": 1.0, "content": 1.0, "source": 1.0, "whole": 1.0, "relation": 1.0}
SHARPNESS = 14.0  # how much better than others the best content counts as target


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Cue:
    """A token of a case that could be a cue, with the marked attributions it may belong to."""

    case: int
    head: int
    kind: str
    row: NDArray[np.int32]
    gold: tuple[Gold, ...]
    unknown: bool  # inside another's content, where nothing is marked


def train_small(polnear: Path, out: Path, *, seed: int = 0) -> dict[str, float]:
    """Writes the weights learned from `polnear/train` to `out` (.npz); gives how many cases and how well they fit.

    Raises InputError when there are no marked articles.
    """
    marks = marked_articles(polnear / "train")
    parsed = annotate(one.article for one in marks)
    cases = [case_of(article, doc, one.attributions) for (article, doc, _), one in zip(parsed, marks, strict=True)]
    ranker, figures = fit(cases, seed=seed)
    save(ranker, out)
    return figures


def fit(cases: Sequence[Case], *, seed: int = 0) -> tuple[Ranker, dict[str, float]]:
    """The ranker that the cases teach, and figures of its training."""
    order = np.random.default_rng(seed).permutation(len(cases))
    fold_of = np.zeros(len(cases), dtype=np.int64)
    fold_of[order] = np.arange(len(cases)) % FOLDS
    cues = _cues(cases)
    folds = np.array([fold_of[cue.case] for cue in cues])
    odds = _held_out_odds(cues, folds)
    asked = [i for i, cue in enumerate(cues) if cue.gold or odds[i] > CUE_FLOOR]
    offered = ((i, proposal(cases[cues[i].case].columns, cues[i].head, cues[i].kind)) for i in asked)
    proposals = {i: one for i, one in offered if one is not None}
    learned = _learned(cases, cues, proposals)
    judged = _held_out_readings(cases, cues, proposals, learned, odds, folds)
    every = np.ones(len(cues), dtype=bool)
    weights = {
        "cue": _fit_cues(cues),
        "content": _fit_choices(learned, "content", every),
        "source": _fit_choices(learned, "source", every),
        "whole": _fit("whole", judged),
        "relation": _fit_relations(cases, cues, proposals),
    }
    halved = {model: values.astype(np.float32) for model, values in weights.items()}
    figures = {"articles": len(cases), "cues": len(cues), "asked": len(asked), "readings": len(judged)}
    return Ranker(weights=halved, threshold=THRESHOLD), {name: float(value) for name, value in figures.items()}


Choice = tuple[int, Sequence[Sequence[int]], list[float]]  # number of the cue, rows of the alternatives, targets
Judged = tuple[Sequence[int] | NDArray[np.int32], bool]  # hashed features, and whether they were right


def _fit(model: str, judged: Sequence[Judged]) -> Floats:
    rows, labels = Rows.of([row for row, _ in judged]), np.array([float(right) for _, right in judged])
    return fit_chances(rows, labels, size=BUCKETS, penalty=PENALTIES[model])


def _fit_cues(cues: Sequence[Cue]) -> Floats:
    return _fit("cue", [(cue.row, bool(cue.gold)) for cue in cues if not cue.unknown])


def _held_out_odds(cues: Sequence[Cue], folds: NDArray[np.int64]) -> Floats:
    """The log odds of each cue by weights that have not seen its article."""
    odds = np.zeros(len(cues))
    for fold in range(FOLDS):
        inside = np.flatnonzero(folds == fold).tolist()
        weights = _fit_cues([cues[i] for i in np.flatnonzero(folds != fold).tolist()])
        if len(inside):
            odds[inside] = Rows.of([cues[i].row for i in inside]).sums(weights)
    return odds


def _held_out_readings(
    cases: Sequence[Case],
    cues: Sequence[Cue],
    proposals: Mapping[int, Proposal],
    learned: Mapping[str, Sequence[Choice]],
    odds: Floats,
    folds: NDArray[np.int64],
) -> list[Judged]:
    """The joint readings of all cues by weights that have not seen their articles, each judged by what is marked."""
    judged: list[Judged] = []
    for fold in range(FOLDS):
        weights = {model: _fit_choices(learned, model, folds != fold) for model in ("content", "source")}
        for i, one in proposals.items():
            if folds[i] == fold and not cues[i].unknown and odds[i] > CUE_FLOOR:
                judged += _judged(cases[cues[i].case], one, float(odds[i]), weights)
    return judged + [one for case in cases for one in _judged_colons(case)]


def _cues(cases: Sequence[Case]) -> list[Cue]:
    scheme = cue_scheme()
    found = []
    for number, case in enumerate(cases):
        inside = set().union(*(gold.content for gold in case.gold)) if case.gold else set()
        for head, kind, row in cue_rows(case.columns, scheme):
            gold = tuple(one for one in case.gold if head in one.cue)
            unknown = not gold and head in inside
            cue = Cue(case=number, head=head, kind=kind, row=np.array(row, np.int32), gold=gold, unknown=unknown)
            found.append(cue)
    return found


def _learned(cases: Sequence[Case], cues: Sequence[Cue], proposals: Mapping[int, Proposal]) -> dict[str, list[Choice]]:
    """What the marked cues teach about contents and sources."""
    choices: dict[str, list[Choice]] = {"content": [], "source": []}
    for i, one in proposals.items():
        case, cue = cases[cues[i].case], cues[i]
        matches = [max((case.content_match(r, gold) for gold in cue.gold), default=0.0) for r, _ in one.contents]
        if max(matches) >= MATCH:
            powers = [np.exp(SHARPNESS * match) if match >= MATCH else 0.0 for match in matches]
            choices["content"].append((i, one.content_rows, [power / sum(powers) for power in powers]))
        right = [any(case.source_matches(head, one.head, gold) for gold in cue.gold) for _, head in one.sources]
        if any(right):
            choices["source"].append((i, one.source_rows, [float(is_right) / sum(right) for is_right in right]))
    return choices


def _fit_choices(learned: Mapping[str, Sequence[Choice]], model: str, of: NDArray[np.bool_]) -> Floats:
    choices = [choice for choice in learned[model] if of[choice[0]]]
    rows = Rows.of([row for _, its, _ in choices for row in its])
    groups = np.cumsum([0, *(len(its) for _, its, _ in choices[:-1])])
    targets = np.array([target for _, _, its in choices for target in its])
    return fit_choices(rows, groups, targets, size=BUCKETS, penalty=PENALTIES[model])


def _judged(case: Case, one: Proposal, odds: float, weights: Mapping[str, Floats]) -> list[Judged]:
    """The joint readings of a cue and whether they meet a marked attribution."""
    logs = [
        np.log(_softmax(Rows.of(rows).sums(weights[model])))
        for model, rows in (("content", one.content_rows), ("source", one.source_rows))
    ]
    return [(joint.row, _is_right(case, one, joint)) for joint in joint_readings(case.columns, one, odds, *logs)]


def _is_right(case: Case, one: Proposal, joint: Joint) -> bool:
    ranges, head = one.contents[joint.content][0], one.sources[joint.source][1]
    return any(
        case.content_match(ranges, gold) >= MATCH and case.source_matches(head, one.head, gold) for gold in case.gold
    )


def _judged_colons(case: Case) -> Iterator[Judged]:
    """The turns and headlines with their speakers, and whether they meet a marked attribution."""
    for one in colon_candidates(case.doc, case.article.blocks):
        who = -1 if one.source_head is None else one.source_head
        right = any(case.content_match(one.content, gold) >= MATCH and who in gold.source for gold in case.gold)
        yield colon_row(case.columns, one), right


def _fit_relations(cases: Sequence[Case], cues: Sequence[Cue], proposals: Mapping[int, Proposal]) -> Floats:
    """What the cues that the scheme has teach about those that it lacks."""
    scheme = cue_scheme()
    rows: list[list[int]] = []
    targets: list[float] = []
    for i, one in proposals.items():
        c = cases[cues[i].case].columns
        entry = scheme.get((c.lemma[cues[i].head], cues[i].kind))
        if not cues[i].gold or entry is None or entry.relation not in GUESSED:
            continue
        case = cases[cues[i].case]
        matches = [max(case.content_match(ranges, gold) for gold in cues[i].gold) for ranges, _ in one.contents]
        best = int(np.argmax(matches))
        source = next((h for _, h in one.sources if any(case.source_matches(h, one.head, g) for g in cues[i].gold)), -1)
        ranges, hows = one.contents[best]
        rows += relation_rows(c, one.head, one.kind, source, ranges, hows[0])
        targets += [float(relation == entry.relation) for relation in GUESSED]
    groups = np.arange(0, len(rows), len(GUESSED))
    return fit_choices(Rows.of(rows), groups, np.array(targets), size=BUCKETS, penalty=PENALTIES["relation"])


def _softmax(sums: Floats) -> Floats:
    powers = np.exp(sums - sums.max())
    return np.asarray(powers / powers.sum())
