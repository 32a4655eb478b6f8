"""How well what was found agrees with what was marked: the measures of attribution, summed over articles.

All overlap is of words. Marked and found are matched one to one, the pairs that share most of their words first.
`content_partial` is the proportional overlap of Hollingsworth and Teufel 2005, as Pareti et al. 2013 use it; where
contents lie inside each other, words count more than once, and it may pass 100 per cent.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from kgraph.evaluate.words import Text, Weighed, Words, quotation, trimmed

HALF = 0.5  # share of the words of both that two contents have in common from which on they are taken for the same

KINDS = ("direct", "mixed", "indirect")

Fits = Callable[[Weighed, Weighed], bool]  # of a marked and a found one
Pair = tuple[int, int]  # positions of a marked and a found one


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """So many of so many."""

    part: float = 0
    whole: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(part=self.part + other.part, whole=self.whole + other.whole)

    @property
    def percent(self) -> float | None:
        """In per cent, to two places; None of nothing."""
        return round(100 * self.part / self.whole, 2) if self.whole else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """The share of what was found that is right, and of what was marked that was found."""

    precision: Share = field(default_factory=Share)
    recall: Share = field(default_factory=Share)

    def __add__(self, other: Self) -> Self:
        return type(self)(precision=self.precision + other.precision, recall=self.recall + other.recall)

    @property
    def f1(self) -> float:
        """Their harmonic mean in per cent, to two places."""
        p, r = (one.part / one.whole if one.whole else 0.0 for one in (self.precision, self.recall))
        return round(200 * p * r / (p + r), 2) if p + r else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """The measures of an article or, added up, of many; by name, the same names for each."""

    scores: Mapping[str, Score]
    sources: Mapping[str, Share]
    recall: Mapping[str, tuple[Share, Share]]  # by kind of quotation: of contents, of triples
    marked: int
    found: int
    empty: int  # found without a word in the content, and left out

    def __add__(self, other: Self) -> Self:
        return type(self)(
            scores={name: score + other.scores[name] for name, score in self.scores.items()},
            sources={name: share + other.sources[name] for name, share in self.sources.items()},
            recall={
                kind: (contents + other.recall[kind][0], triples + other.recall[kind][1])
                for kind, (contents, triples) in self.recall.items()
            },
            marked=self.marked + other.marked,
            found=self.found + other.found,
            empty=self.empty + other.empty,
        )


def tally(text: Text, marked: Sequence[Weighed], found: Sequence[Weighed]) -> Tally:
    """The measures of one article."""
    told = [one for one in found if one.content]
    halves = pairs(marked, told, half)
    triples = pairs(marked, told, triple)
    counts = {
        "content_exact": pairs(marked, told, _same_words),
        "content_strict": pairs(marked, told, _same_characters),
        "content_j50": halves,
        "triple": triples,
        "triple_cue": pairs(marked, told, lambda one, other: triple(one, other) and same_cue(one, other)),
    }
    return Tally(
        scores={
            "cue": _cues(marked, told),
            **{name: _score(len(matched), len(told), len(marked)) for name, matched in counts.items()},
            "content_partial": _overlap(marked, told),
            "content_tok": _common(_union(one.content for one in marked), _union(one.content for one in told)),
            "statement_triple": _stating(marked, told, triples),
            "statement_j50": _stating(marked, told, halves),
            **{f"{role}_span": _pieces(text, marked, told, role) for role in ("source", "cue", "content")},
        },
        sources=_sources(marked, told, halves),
        recall=_by_kind(text, marked, halves, triples),
        marked=len(marked),
        found=len(told),
        empty=len(found) - len(told),
    )


def pairs(marked: Sequence[Weighed], found: Sequence[Weighed], fits: Fits) -> list[Pair]:
    """Positions of the marked and found ones that belong together, by the words that their contents share."""
    return _matched(marked, found, fits, lambda one, other: jaccard(one.content, other.content))


def jaccard(left: Words, right: Words) -> float:
    """Common words by words of either; 0 without any."""
    return len(left & right) / len(left | right) if left and right else 0.0


def half(marked: Weighed, found: Weighed) -> bool:
    """Whether the contents share half of their words."""
    return jaccard(marked.content, found.content) >= HALF


def same_source(marked: Weighed, found: Weighed) -> bool:
    """Whether each source holds the other's head, or there is none in either."""
    if marked.head is None or found.head is None:
        return marked.head is None and found.head is None
    return marked.head in found.source and found.head in marked.source


def same_cue(marked: Weighed, found: Weighed) -> bool:
    """Whether the cues share a word, light words ("have", "by") apart where one of them has others."""
    return bool(marked.telling & found.telling)


def triple(marked: Weighed, found: Weighed) -> bool:
    """Whether content, to half at least, and source agree."""
    return half(marked, found) and same_source(marked, found)


def _same_words(marked: Weighed, found: Weighed) -> bool:
    return marked.content == found.content


def _same_characters(marked: Weighed, found: Weighed) -> bool:
    return marked.characters == found.characters


def _matched(
    marked: Sequence[Weighed], found: Sequence[Weighed], fits: Fits, weight: Callable[[Weighed, Weighed], float]
) -> list[Pair]:
    """One to one, the heaviest pairs first, of equal ones the first of the text."""
    fitting = sorted(
        (-weight(one, other), i, j) for i, one in enumerate(marked) for j, other in enumerate(found) if fits(one, other)
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in fitting:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return list(taken.items())


def _score(right: float, found: int, marked: int) -> Score:
    return Score(precision=Share(part=right, whole=found), recall=Share(part=right, whole=marked))


def _cues(marked: Sequence[Weighed], found: Sequence[Weighed]) -> Score:
    cued = [one for one in found if one.cue]
    matched = _matched(marked, cued, same_cue, lambda one, other: jaccard(one.cue, other.cue))
    return _score(len(matched), len(cued), len(marked))


def _overlap(marked: Sequence[Weighed], found: Sequence[Weighed]) -> Score:
    common = [(len(one.content & other.content), one, other) for one in marked for other in found]
    precision = sum(words / len(other.content) for words, _, other in common if words)
    recall = sum(words / len(one.content) for words, one, _ in common if words)
    return Score(
        precision=Share(part=precision, whole=len(found)),
        recall=Share(part=recall, whole=len(marked)),
    )


def _union(contents: Iterable[Words]) -> Words:
    return frozenset(index for content in contents for index in content)


def _common(marked: Words, found: Words) -> Score:
    return _score(len(marked & found), len(found), len(marked))


def _stating(marked: Sequence[Weighed], found: Sequence[Weighed], matched: Sequence[Pair]) -> Score:
    """Precision over what was found with a stating cue, recall over what was marked with one."""
    return Score(
        precision=Share(part=sum(found[j].stating for _, j in matched), whole=sum(one.stating for one in found)),
        recall=Share(part=sum(marked[i].stating for i, _ in matched), whole=sum(one.stating for one in marked)),
    )


def _pieces(text: Text, marked: Sequence[Weighed], found: Sequence[Weighed], role: str) -> Score:
    """Of single spans of a role; the same one counts once."""

    def of(some: Sequence[Weighed]) -> set[Words]:
        spans = (span for one in some for span in trimmed(getattr(one.reading, role), text))
        return {text.inside([span]) for span in spans} - {frozenset()}

    left, right = of(marked), of(found)
    return _score(len(left & right), len(right), len(left))


def _sources(marked: Sequence[Weighed], found: Sequence[Weighed], matched: Sequence[Pair]) -> dict[str, Share]:
    """How often the source is right where the content is: of all, of those marked with a source and without one."""

    def of(some: Sequence[Pair]) -> Share:
        return Share(part=sum(same_source(marked[i], found[j]) for i, j in some), whole=len(some))

    return {
        "all": of(matched),
        "gold_has_source": of([pair for pair in matched if marked[pair[0]].head is not None]),
        "gold_no_source": of([pair for pair in matched if marked[pair[0]].head is None]),
    }


def _by_kind(
    text: Text, marked: Sequence[Weighed], halves: Sequence[Pair], triples: Sequence[Pair]
) -> dict[str, tuple[Share, Share]]:
    kinds = [quotation(one.content, text) for one in marked]

    def of(kind: str, matched: Sequence[Pair]) -> Share:
        return Share(part=sum(kinds[i] == kind for i, _ in matched), whole=kinds.count(kind))

    return {kind: (of(kind, halves), of(kind, triples)) for kind in KINDS}
