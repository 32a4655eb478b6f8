"""Proposals: cues that may attribute, each with the chances of its contents and sources, and joint readings of them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kgraph.extract.attribution.alternatives import Ranges, Source, contents, cue_kind, sources
from kgraph.extract.attribution.columns import Columns
from kgraph.extract.attribution.features import (
    content_features,
    cue_features,
    hashed,
    noun_kind,
    quoting,
    size,
    source_features,
)
from kgraph.extract.attribution.frames import Candidate
from kgraph.schemes import CueEntry

CUE_FLOOR = -2.2  # log odds of a cue below which nothing more is asked about it
BEST_CONTENTS = 3  # of a cue that are read jointly with
BEST_SOURCES = 2  # of its sources
NOTCHES = (-6, -5, -4, -3, -2.5, -2, -1.6, -1.3, -1, -0.8, -0.6, -0.4, -0.2, -0.1, -0.05)  # of log chances
ODDS_NOTCHES = (-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5)
PASSED_ODDS = hashed([f"cue>{notch}" for notch in ODDS_NOTCHES])
PASSED_CONTENT = hashed([f"content>{notch}" for notch in NOTCHES])
PASSED_SOURCE = hashed([f"source>{notch}" for notch in NOTCHES])


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Proposal:
    """A cue with its alternatives and their hashed features."""

    head: int
    kind: str
    contents: tuple[tuple[Ranges, tuple[str, ...]], ...]
    content_rows: tuple[list[int], ...]
    sources: tuple[Source, ...]
    source_rows: tuple[list[int], ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Joint:
    """One content with one source of a proposal, by their places, and its features for the last model."""

    content: int
    source: int
    row: list[int]


def cue_rows(c: Columns, scheme: Mapping[tuple[str, str], CueEntry]) -> list[tuple[int, str, list[int]]]:
    """Every token that could be a cue, with its kind and its hashed features."""
    found = []
    for i in range(len(c.lower)):
        if kind := cue_kind(c, i):
            entry = scheme.get((c.lemma[i], kind))
            known = entry.frames if entry is not None else frozenset[str]()
            found.append((i, kind, hashed(cue_features(c, i, kind, known))))
    return found


def proposal(c: Columns, i: int, kind: str) -> Proposal | None:
    """The alternatives of one cue; None when there is nothing that could be its content."""
    who = sources(c, i, kind)
    what = contents(c, i, kind, who[0][1])
    if not what:
        return None
    among = {how for hows in what.values() for how in hows}
    return Proposal(
        head=i,
        kind=kind,
        contents=tuple((ranges, tuple(hows)) for ranges, hows in what.items()),
        content_rows=tuple(hashed(content_features(c, i, kind, ranges, hows, among)) for ranges, hows in what.items()),
        sources=tuple(who),
        source_rows=tuple(hashed(source_features(c, i, kind, one, who)) for one in who),
    )


def joint_readings(
    c: Columns, one: Proposal, odds: float, content_logs: NDArray[np.float64], source_logs: NDArray[np.float64]
) -> Iterator[Joint]:
    """The likeliest contents with the likeliest sources outside of them; logs are logarithms of chances."""
    best_contents = np.argsort(-content_logs, kind="stable")[:BEST_CONTENTS].tolist()
    best_sources = np.argsort(-source_logs, kind="stable").tolist()
    for content in best_contents:
        ranges, hows = one.contents[content]
        taken = 0
        for source in best_sources:
            head = one.sources[source][1]
            if any(start <= head < end for start, end in ranges):
                continue
            yield Joint(
                content=content,
                source=source,
                row=_joint_row(
                    c, one, odds, float(content_logs[content]), float(source_logs[source]), hows, source, ranges
                ),
            )
            taken += 1
            if taken == BEST_SOURCES:
                break


def colon_row(c: Columns, one: Candidate) -> list[int]:
    """The hashed features of a turn of a transcript or a headline with its speaker, for the last model."""
    start, end = one.content[0]
    lines = sum(c.lower[k] == ":" for k in range(start, end))
    quoted = any(c.quote[k] >= 0 for k in range(start, end))
    source = one.source[1] - one.source[0] if one.source is not None else 0
    names = [f"colon={one.frame}", f"colon-size={size(end - start)}", f"colon-source={source} {one.frame}"]
    names += [f"colon-more={lines > 0}", f"colon-quoted={quoted} {one.frame}", f"colon-who={c.pos[one.head - 1]}"]
    return hashed(names)


def _joint_row(
    c: Columns, one: Proposal, odds: float, content: float, source: float, hows: Sequence[str], who: int, ranges: Ranges
) -> list[int]:
    """Log chances as notches passed, so that the last model can bend them, and what kinds met; hashed."""
    i, kind = one.head, one.kind
    row = hashed(["bias", f"k={kind}"])
    row += PASSED_ODDS[: _level(odds, ODDS_NOTCHES)]
    row += PASSED_CONTENT[: _level(content, NOTCHES)]
    row += PASSED_SOURCE[: _level(source, NOTCHES)]
    level = _level(odds, ODDS_NOTCHES) // 3
    how, by = hows[0], one.sources[who][0]
    lemma, head = c.lemma[i], one.sources[who][1]
    quoted = "in" if c.quote[i] >= 0 else "out"
    what = noun_kind(c, head) if head >= 0 else "none"
    names = [
        f"how={how}", f"by={by}", f"how+by={how} {by}", f"k+how={kind} {how} {level}", f"q={quoted} {level}",
        f"n={size(sum(end - start for start, end in ranges))}", f"c={_level(content, NOTCHES) // 3} {level}",
        f"s={_level(source, NOTCHES) // 3} {level}", f"l={lemma}", f"l+how={lemma} {how}", f"what={what} {kind}",
        f"marks={quoting(c, ranges)} {how}", f"dep={c.dep[i]} {level}", f"more={len(hows)}",
    ]  # fmt: skip
    return row + hashed(names)


def _level(value: float, notches: Sequence[float]) -> int:
    """How many notches, which rise, a value has passed."""
    return bisect_left(notches, value)
