"""Scores extraction against `data/gold`: what is found, as what, and said by whom."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kgraph.model import Facts, Resolution
from kgraph.resolve import statements

WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Marked:
    """One attribution as marked or as found: word positions of its content, its relation, its speakers' names."""

    content: frozenset[int]
    relation: str
    speakers: frozenset[str]


def folder_hash(*places: Path) -> str:
    """One hash of files and of all files of folders, names and bytes: the data that a figure was measured on."""
    digest = sha256()
    for place in places:
        folder = place.parent if place.is_file() else place
        for path in sorted(path for path in (place, *place.rglob("*")) if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def fold(name: str) -> str:
    """A name for comparing: case, articles, apostrophes and hyphens do not count."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’]s?\b", "", name.casefold()).removeprefix("the ")))


def gold_of(folder: Path, stem: str, text: str) -> list[Marked]:
    """The marked attributions of one article."""
    forms = {row["name"]: row["forms"].split("|") for row in _table(folder / "names.tsv")}
    contents = {(min(s for s, _ in spans), max(e for _, e in spans)): spans for spans in _contents(folder, stem)}
    return [
        Marked(
            content=_words(text, contents[int(row["start"]), int(row["end"])]),
            relation=row["relation"],
            speakers=frozenset(_names(name, forms[name]) for name in row["speakers"].split("|") if name),
        )
        for row in _table(folder / "speakers.tsv")
        if row["article"] == stem
    ]


def _names(name: str, forms: Sequence[str]) -> str:
    return "|".join(map(fold, [name, *forms]))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _contents(folder: Path, stem: str) -> list[list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    contents = []
    for line in (folder / "attributions" / f"{stem}.ann").read_text(encoding="utf-8").splitlines():
        name, what, *_ = line.split("\t")
        if name.startswith("T"):
            pieces = what.partition(" ")[2].split(";")
            spans[name] = [(int(piece.split()[0]), int(piece.split()[1])) for piece in pieces]
        elif name.startswith("E"):
            held = [role.split(":")[1] for role in what.split()[1:] if role.startswith("Content")]
            contents.append([span for target in held for span in spans[target]])
    return contents


def found_of(facts: Facts, resolution: Resolution) -> list[Marked]:
    """The attributions that were found in one article, with all names of their speakers."""
    return [
        Marked(
            content=_words(facts.article.text, [(span.start, span.end) for span in one.attribution.content]),
            relation=one.attribution.relation,
            speakers=frozenset(
                "|".join(fold(name) for name in (entity.label, *entity.names))
                for entity in map(resolution.entities.__getitem__, one.speakers)
            ),
        )
        for one in statements(facts, resolution)
    ]


def _words(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(match.start() for match in WORD.finditer(text) if any(s <= match.start() < e for s, e in spans))


def compare(gold: Sequence[Marked], found: Sequence[Marked]) -> Counter[str]:
    """Counts: marked, found, matched one to one by contents that share half of their words, right relation, speaker."""
    pairs = sorted(
        (-len(g.content & f.content) / len(g.content | f.content), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if 2 * len(g.content & f.content) >= len(g.content | f.content) > 0
    )
    counts = Counter(gold=len(gold), found=len(found))
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in pairs:
        if i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        counts["matched"] += 1
        counts["relation right"] += gold[i].relation == found[j].relation
        if gold[i].speakers:
            counts["named"] += 1
            counts["speaker right"] += same_speakers(gold[i].speakers, found[j].speakers)
    return counts


def same_speakers(gold: frozenset[str], found: frozenset[str]) -> bool:
    """Whether each marked speaker shares a name with one that was found, and none is left over."""
    if len(gold) != len(found):
        return False
    return all(any(set(one.split("|")) & set(other.split("|")) for other in found) for one in gold)


def figures(counts: Counter[str]) -> dict[str, float]:
    """Percentages: recall and precision of contents, relations and speakers right among the matched ones."""
    return {
        "recall": 100 * counts["matched"] / counts["gold"],
        "precision": 100 * counts["matched"] / counts["found"],
        "relation": 100 * counts["relation right"] / counts["matched"],
        "speaker": 100 * counts["speaker right"] / counts["named"],
    }
