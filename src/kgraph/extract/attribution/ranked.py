"""The set of attributions that a ranker believes in: the likeliest readings that do not get into each other's way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kgraph.extract.attribution.alternatives import Ranges
from kgraph.extract.attribution.colons import colon_candidates
from kgraph.extract.attribution.columns import Columns, columns
from kgraph.extract.attribution.frames import Candidate, Range, addressee_of, cue_range, noun_phrase
from kgraph.extract.attribution.guessing import entry_for, relation_rows
from kgraph.extract.attribution.proposals import (
    CUE_FLOOR,
    colon_row,
    cue_rows,
    joint_readings,
    proposal,
)
from kgraph.extract.attribution.quoted import Quoted
from kgraph.extract.attribution.ranker import Ranker, logistic
from kgraph.model import Block
from kgraph.schemes import CueEntry

STRIP = 64  # tokens, about two sentences


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Reading:
    """One reading of a cue and the chance that its content and source are right; `source_head` is -1 without one."""

    head: int
    kind: str
    how: str
    content: Ranges
    source_head: int
    chance: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """A chosen candidate with its cue's entry and its chance."""

    candidate: Candidate
    entry: CueEntry
    chance: float


def ranked(
    doc: Doc,
    blocks: Sequence[Block],
    quotes: Sequence[Quoted],
    scheme: Mapping[tuple[str, str], CueEntry],
    ranker: Ranker,
) -> list[Ranked]:
    """The chosen candidates in the order of their cues."""
    if not len(doc):
        return []
    c = columns(doc, quotes)
    colons = {candidate.head: candidate for candidate in colon_candidates(doc, blocks)}
    readings = [*_colon_readings(c, colons, ranker), *_readings(c, scheme, ranker)]
    kept = [one for one in readings if one.chance >= ranker.threshold]
    chosen = _chosen(sorted(kept, key=lambda one: (-one.chance, one.head, one.content)))
    return [_ranked(doc, c, one, colons, scheme, ranker) for one in sorted(chosen, key=lambda one: one.head)]


def _colon_readings(c: Columns, colons: Mapping[int, Candidate], ranker: Ranker) -> Iterator[Reading]:
    found = list(colons.values())
    sums = ranker.sums("whole", [colon_row(c, one) for one in found])
    for one, its in zip(found, sums.tolist(), strict=True):
        chance, head = logistic(its), -1 if one.source_head is None else one.source_head
        yield Reading(head=one.head, kind="mark", how=one.frame, content=one.content, source_head=head, chance=chance)


def _readings(c: Columns, scheme: Mapping[tuple[str, str], CueEntry], ranker: Ranker) -> list[Reading]:
    cues = cue_rows(c, scheme)
    odds = ranker.sums("cue", [row for _, _, row in cues]).tolist()
    made = [
        (one, its)
        for (i, kind, _), its in zip(cues, odds, strict=True)
        if its > CUE_FLOOR and (one := proposal(c, i, kind)) is not None
    ]
    contents = _log_chances(ranker, "content", [one.content_rows for one, _ in made])
    sources = _log_chances(ranker, "source", [one.source_rows for one, _ in made])
    joints = [
        (one, joint)
        for (one, its), content, source in zip(made, contents, sources, strict=True)
        for joint in joint_readings(c, one, its, content, source)
    ]
    sums = ranker.sums("whole", [joint.row for _, joint in joints]).tolist()
    return [
        Reading(
            head=one.head,
            kind=one.kind,
            how=one.contents[joint.content][1][0],
            content=one.contents[joint.content][0],
            source_head=one.sources[joint.source][1],
            chance=logistic(its),
        )
        for (one, joint), its in zip(joints, sums, strict=True)
    ]


def _log_chances(
    ranker: Ranker, model: str, groups: Sequence[Sequence[Sequence[int]]]
) -> Iterator[NDArray[np.float64]]:
    """For each group of alternatives the logarithms of their chances."""
    sums = ranker.sums(model, [row for group in groups for row in group]).astype(np.float64)
    start = 0
    for group in groups:
        its = sums[start : start + len(group)]
        start += len(group)
        yield its - np.logaddexp.reduce(its)


def _chosen(readings: Sequence[Reading]) -> list[Reading]:
    """Greedily the likeliest that go together: one a cue, contents apart or one with its cue inside the other's."""
    chosen: list[Reading] = []
    near: defaultdict[int, list[Reading]] = defaultdict(list)  # the chosen ones by the strips of text that they touch
    for one in readings:
        strips = _strips(one)
        if all(_goes_with(one, other) for strip in strips for other in near[strip]):
            chosen.append(one)
            for strip in strips:
                near[strip].append(one)
    return chosen


def _strips(one: Reading) -> range:
    """The strips of STRIP tokens from a reading's first token to its last; two without a common one are apart."""
    start, end = min(one.head, one.content[0][0]), max(one.head + 1, one.content[-1][1])
    return range(start // STRIP, (end - 1) // STRIP + 1)


def _goes_with(one: Reading, other: Reading) -> bool:
    """Whether a reading can stand beside a likelier one."""
    if one.head == other.head:
        return False
    apart = one.content[-1][1] <= other.content[0][0] or other.content[-1][1] <= one.content[0][0]
    inside, holds = _holds(other.content, one.head), _holds(one.content, other.head)
    if inside and holds:
        return False
    if holds:  # the other would be nested, and is no longer what the text itself attributes
        return one.chance >= (1 - one.chance) * other.chance
    if inside:
        return one.content[0][0] >= other.content[0][0] and one.content[-1][1] <= other.content[-1][1]
    return apart or not any(start < stop and begin < end for start, end in one.content for begin, stop in other.content)


def _holds(content: Ranges, head: int) -> bool:
    return any(start <= head < end for start, end in content)


def _ranked(
    doc: Doc,
    c: Columns,
    one: Reading,
    colons: Mapping[int, Candidate],
    scheme: Mapping[tuple[str, str], CueEntry],
    ranker: Ranker,
) -> Ranked:
    candidate = colons[one.head] if one.kind == "mark" else _candidate(doc, one)
    rows = relation_rows(c, one.head, one.kind, one.source_head, one.content, one.how)
    entry = entry_for(scheme, candidate.lemma, one.kind, rows, ranker)
    return Ranked(candidate=candidate, entry=entry, chance=one.chance)


def _candidate(doc: Doc, one: Reading) -> Candidate:
    head = doc[one.head]
    source = None if one.source_head < 0 else doc[one.source_head]
    return Candidate(
        frame=f"{one.kind} {one.how}",
        lemma="according to" if one.kind == "phrase" else head.lemma_.lower(),
        head=one.head,
        cue=_cue(doc, one),
        source=None if source is None else noun_phrase(source, before=head if source.i < head.i else None),
        source_head=None if source is None else source.i,
        content=one.content,
        addressee=addressee_of(head) if one.kind == "verb" else None,
    )


def _cue(doc: Doc, one: Reading) -> Range:
    if one.kind == "verb":
        return cue_range(doc[one.head])
    end = one.head + 1
    return one.head, end + 1 if one.kind == "phrase" and end < len(doc) and doc[end].lower_ == "to" else end
