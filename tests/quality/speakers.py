"""How many nodes each real speaker has, and how pure the nodes are: found statements against claims with full names."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.model import STATING, Facts, Resolution
from kgraph.resolve import statements
from quality.scoring import fold

ENOUGH = 0.5  # share of a claim's words that a content must have, as the script beside the claims wants it
DENSE = 0.25  # share of a content's words that must be the claim's
TITLES = re.compile(r"^(?:mr|mrs|ms|dr|sir|dame|lord|lady|professor|president|prime minister|former|the) ")

Said = tuple[str, str, str]  # article, real speaker, id of the entity


@dataclass(frozen=True, kw_only=True)
class Score:
    """Nodes for each real speaker, on average, and the share of statements that are their node's main speaker's."""

    nodes: float
    purity: float
    speakers: int
    statements: int


def real(agent: str) -> str:
    """A speaker's name as it is compared: folded, without title, "Ministry of X" as one spelling."""
    name = fold(agent)
    while (bare := TITLES.sub("", name)) != name:
        name = bare
    return name.replace("organisation", "organization").replace("defense", "defence")


def said(
    corpus: Sequence[Facts], resolution: Resolution, gold: Mapping[str, list[dict[str, Any]]], told: Mapping[str, Any]
) -> list[Said]:
    """Which entity says what a marked speaker says, a row for each claim that was found with one speaker."""
    words: Callable[[str], list[str]] = told["words"]
    overlap: Callable[[list[str], list[str]], int] = told["overlap"]
    same: Callable[[str, str], bool] = told["same_name"]
    rows = []
    for facts in corpus:
        article = Path(facts.article.path).stem
        found = [
            (one.speakers, words(" ".join(span.text for span in one.attribution.content)))
            for one in statements(facts, resolution)
            if one.attribution.relation in STATING and len(one.speakers) == 1
        ]
        for claim in gold.get(article, ()):
            marked = words(claim["utterance"])
            hits = [
                (overlap(marked, content), speakers[0])
                for speakers, content in found
                if overlap(marked, content) >= max(1, ENOUGH * len(marked), DENSE * len(content))
            ]
            if hits:
                best = max(hits, key=lambda hit: (same(resolution.entities[hit[1]].label, claim["agent"]), hit[0]))
                rows.append((article, real(claim["agent"]), best[1]))
    return rows


def score(rows: Iterable[Said], *, within: bool = False) -> Score:
    """Figures over the corpus, or, `within`, with each article counted by itself."""
    nodes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    owners: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for article, speaker, entity in rows:
        scope = article if within else ""
        nodes[scope, speaker].add(entity)
        owners[scope, entity][speaker] += 1
    total = sum(counted.total() for counted in owners.values())
    return Score(
        nodes=sum(map(len, nodes.values())) / len(nodes),
        purity=sum(max(counted.values()) for counted in owners.values()) / total,
        speakers=len(nodes),
        statements=total,
    )
