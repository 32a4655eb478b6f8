"""The relation of a cue that the cue scheme does not have: from its sibling of another part of speech, else learned."""

from collections.abc import Mapping, Sequence

from kgraph.extract.attribution.alternatives import Ranges
from kgraph.extract.attribution.columns import Columns
from kgraph.extract.attribution.features import WH_WORDS, hashed, noun_kind
from kgraph.extract.attribution.ranker import Ranker
from kgraph.model import Relation
from kgraph.schemes import CueEntry

# What a new cue may be. Denying, declining and not confirming are closed lists: their words are in the scheme.
GUESSED: tuple[Relation, ...] = ("states", "reports", "asks", "believes", "intends", "other")
PARTS = ("verb", "noun", "adjective")


def relation_rows(c: Columns, head: int, kind: str, source: int, content: Ranges, how: str) -> list[list[int]]:
    """For each relation of GUESSED the hashed features of a cue without its lemma, so that they hold for new words."""
    start = content[0][0]
    opening = c.lower[start] if c.lower[start] in WH_WORDS else c.pos[start]
    who = noun_kind(c, source) if source >= 0 else "none"
    quoted = any(c.quote[k] >= 0 and c.quote[head] < 0 for begin, end in content for k in range(begin, end))
    names = [
        "bias", f"k={kind}", f"h={how}", f"o={opening}", f"w={who}", f"q={quoted}", f"x={c.lemma[head][-3:]}",
        f"k+o={kind} {opening}", f"t={c.tag[head]}", f"h+w={how} {who}", f"q={quoted} {how}",
    ]  # fmt: skip
    return [hashed([f"{relation}|{name}" for name in names]) for relation in GUESSED]


def entry_for(
    scheme: Mapping[tuple[str, str], CueEntry], lemma: str, kind: str, rows: Sequence[Sequence[int]], ranker: Ranker
) -> CueEntry:
    """The scheme's entry, or one made for a cue that it lacks."""
    known = scheme.get((lemma, kind))
    if known is not None:
        return known
    sibling = next((scheme[lemma, part] for part in PARTS if (lemma, part) in scheme), None)
    relation = GUESSED[int(ranker.sums("relation", rows).argmax())] if sibling is None else sibling.relation
    return CueEntry(lemma=lemma, part_of_speech=kind, relation=relation, frames=frozenset())
