"""Scores types of names and roles of people against `data/gold`."""

import csv
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kgraph.model import Article, Block, Facts, Mention, Resolution, Span


@dataclass(frozen=True, kw_only=True)
class Office:
    """A person's office in folded words; `organizations` are all names of the body, empty where none is told."""

    person: str
    title: str
    organizations: frozenset[str]
    status: str


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def fold(words: str) -> str:
    """Words for comparing: case, "the", possessives and marks do not count."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’]s?\b", "", words.casefold()).removeprefix("the ")))


def types_right(path: Path, corpus: Sequence[Facts], resolution: Resolution) -> Counter[tuple[str, str]]:
    """How often a name of each marked type has which type in the end; "none" where no name was found there."""
    by_text = {facts.article.sha256: facts for facts in corpus}
    found: Counter[tuple[str, str]] = Counter()
    for row in rows(path):
        facts = by_text[row["sha256"]]
        found[row["type"], _type_at(facts, int(row["start"]), int(row["end"]), resolution)] += 1
    return found


def _type_at(facts: Facts, start: int, end: int, resolution: Resolution) -> str:
    """The type of the name that shares most letters with the offsets: its entity's, or its own without one."""
    shared = [one for one in facts.mentions if one.named and one.span.start < end and start < one.span.end]
    if not shared:
        return "none"

    def overlap(one: Mention) -> tuple[int, int]:
        common = min(end, one.span.end) - max(start, one.span.start)
        return common, -(one.span.end - one.span.start)

    best = max(shared, key=overlap)
    entities = resolution.entities_of(facts.article, best.span)
    return resolution.entities[entities[0]].type if entities else best.type


def found_offices(facts: Facts, resolution: Resolution) -> list[Office]:
    """The roles of an article with the names of their entities, each once."""
    found = [
        Office(
            person=person,
            title=fold(role.title),
            organizations=frozenset() if role.organization is None else _names(facts, resolution, role.organization),
            status=role.status,
        )
        for role in facts.roles
        for person in ["|".join(sorted(_names(facts, resolution, role.person)))]
    ]
    return list(dict.fromkeys(found))


def _names(facts: Facts, resolution: Resolution, span: Span) -> frozenset[str]:
    """The words of a mention and all names of what it stands for."""
    entities = (resolution.entities[name] for name in resolution.entities_of(facts.article, span))
    return frozenset(map(fold, (span.text, *(name for one in entities for name in (one.label, *one.names)))))


def compare_offices(gold: Sequence[dict[str, str]], found: Sequence[Office]) -> Counter[str]:
    """Counts: marked, found, and matched one to one in person, title, body and status."""
    left = list(found)
    counts = Counter(gold=len(gold), found=len(found))
    for row in gold:
        match = next((one for one in left if _is(row, one)), None)
        if match is not None:
            left.remove(match)
            counts["matched"] += 1
    return counts


def _is(row: dict[str, str], one: Office) -> bool:
    """A body fits when one of its names has the marked words; none may be found where none is marked."""
    body = fold(row["organization"])
    fits = any(f" {body} " in f" {name} " for name in one.organizations) if body else not one.organizations
    people = one.person.split("|")
    return fits and fold(row["person"]) in people and (fold(row["title"]), row["status"]) == (one.title, one.status)


def percentages(counts: Counter[str]) -> dict[str, float]:
    """Recall and precision of offices."""
    return {
        "recall": 100 * counts["matched"] / counts["gold"],
        "precision": 100 * counts["matched"] / counts["found"],
    }


def sentences(path: Path) -> list[tuple[Article, list[dict[str, str]]]]:
    """The marked sentences, each an article of one paragraph, with its offices."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        marked = json.loads(line)
        text = marked["text"]
        article = Article(
            id=f"article-{number:03}",
            path=f"{number:03}.txt",
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
            blocks=(Block(kind="paragraph", start=0, end=len(text)),),
        )
        found.append((article, marked["roles"]))
    return found
