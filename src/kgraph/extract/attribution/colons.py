"""Marks as cues, read off the layout: turns ("WALLACE: ..."), headlines ("Pence: ..."), signatures ("..." - Jane)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kgraph.extract.attribution.frames import Candidate
from kgraph.extract.lexicon import noun_type, words
from kgraph.model import Block

LABELS = words("headline-labels")  # what kind of text it is, not who speaks
SIGNATURE_LIMIT = 7  # tokens of dash and name
DASH = "—"  # the cue's name in the scheme, whatever dash the text has
DASHES = frozenset("―—–-")
OPENING_MARKS, CLOSING_MARKS = frozenset('“"'), frozenset('”"')
NAME_LIMIT = 5  # tokens before the colon; longer is a sentence, not a name


def colon_candidates(doc: Doc, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """A candidate for each block that begins with a name and a colon: in capitals in a paragraph, any in a headline."""
    starts = [token.idx for token in doc]
    for block in blocks:
        if block.kind not in ("paragraph", "title"):
            continue
        first, end = bisect_left(starts, block.start), bisect_left(starts, block.end)
        signed = _signed(doc, first, end) if block.kind == "paragraph" else None
        if signed is not None:
            yield signed
            continue
        colon = next((i for i in range(first, min(first + NAME_LIMIT + 1, end)) if doc[i].text == ":"), None)
        if colon is None or colon == first or colon + 1 >= end:
            continue
        name = doc[first:colon]
        if name.text.lower() in LABELS:
            continue
        transcript = block.kind == "paragraph" and name[-1].is_upper and len(name[-1]) > 1 and name[-1].is_alpha
        capitals = all(token.text[0].isupper() or token.tag_ == "POS" for token in name)
        speaks = capitals or noun_type(name[-1].lemma_) in ("person", "organization")  # "Spy chief: ..."
        headline = block.kind == "title" and speaks
        if transcript or headline:
            yield Candidate(
                frame="transcript" if transcript else "headline",
                lemma=":",
                head=colon,
                cue=(colon, colon + 1),
                source=(first, colon),
                source_head=colon - 1,
                content=((colon + 1, end),),
            )


def _signed(doc: Doc, first: int, end: int) -> Candidate | None:
    """A paragraph that is one quotation with a dash and a name behind it."""
    while end > first and doc[end - 1].is_space:
        end -= 1
    dash = next((i for i in range(end - 1, max(first, end - SIGNATURE_LIMIT) - 1, -1) if doc[i].text in DASHES), None)
    if dash is None or dash + 1 >= end or dash - first < 4:
        return None
    name = doc[dash + 1 : end]
    if doc[first].text not in OPENING_MARKS or doc[dash - 1].text not in CLOSING_MARKS:
        return None
    if not all(token.text[0].isupper() for token in name if token.is_alpha) or name[0].is_punct:
        return None
    return Candidate(
        frame="signed",
        lemma=DASH,
        head=dash,
        cue=(dash, dash + 1),
        source=(dash + 1, end),
        source_head=end - 1,
        content=((first, dash),),
    )
