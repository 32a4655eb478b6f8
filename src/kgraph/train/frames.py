"""Counts how often the rules are right, frame by frame: the scores of what they find."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kgraph.annotate import annotate
from kgraph.extract.attribution.decoding import Found, by_rules
from kgraph.extract.attribution.quoted import Quoted, quoted_ranges
from kgraph.extract.attribution.shares import ALONE
from kgraph.extract.attribution.standalone import standing_alone
from kgraph.extract.quotations import quotations
from kgraph.schemes import cue_scheme
from kgraph.train.cases import MATCH, Case, case_of
from kgraph.train.gold import marked_articles

Judged = tuple[str, bool]  # the frame, and whether it was right


def count_frames(polnear: Path, out: Path) -> None:
    """Writes for each frame how many of its outermost findings on `polnear/train` were right, to `out` (.tsv).

    Right is a content that shares half of its words with a marked one, with the marked source. InputError when there
    are no marked articles.
    """
    marks = marked_articles(polnear / "train")
    parsed = annotate(one.article for one in marks)
    cases = (case_of(article, doc, one.attributions) for (article, doc, _), one in zip(parsed, marks, strict=True))
    counts = Counter(judged for case in cases for judged in judge(case))
    frames = sorted({frame for frame, _ in counts})
    lines = [f"{frame}\t{counts[frame, True]}\t{counts[frame, True] + counts[frame, False]}" for frame in frames]
    out.write_text("\n".join(["frame\tright\tfound", *lines]) + "\n", encoding="utf-8")


def judge(case: Case) -> Iterator[Judged]:
    """What the rules find in an article, and whether it is marked; what stands in another's content is not judged."""
    blocks = case.article.blocks
    quotes = quoted_ranges(case.doc, quotations(case.article.text, blocks), [block.start for block in blocks])
    found, _ = by_rules(case.doc, blocks, quotes, cue_scheme())
    for one in found:
        if one.within is None:
            yield one.candidate.frame, _is_marked(case, one)
    yield from _alone(case, quotes, found)


def _is_marked(case: Case, found: Found) -> bool:
    head = -1 if found.candidate.source_head is None else found.candidate.source_head
    return any(
        case.content_match(found.candidate.content, gold) >= MATCH
        and case.source_matches(head, found.candidate.head, gold)
        for gold in case.gold
    )


def _alone(case: Case, quotes: Sequence[Quoted], found: Sequence[Found]) -> Iterator[Judged]:
    """Quotations that stand alone: right when most of their words are marked for the source of their voice."""
    starts = [token.idx for token in case.doc]
    paragraphs = [bisect_left(starts, block.start) for block in case.article.blocks]
    for one in standing_alone(quotes, [each.candidate for each in found], paragraphs):
        words = {i for start, end in one.content for i in range(start, end)} & case.words
        voice = found[one.voice].candidate
        yield (
            ALONE,
            any(
                len(words & gold.content) >= MATCH * len(words)
                and voice.source_head is not None
                and case.source_matches(voice.source_head, voice.head, gold)
                for gold in case.gold
            ),
        )
