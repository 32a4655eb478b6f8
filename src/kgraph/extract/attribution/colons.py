"""A colon as cue: turns of a transcript ("WALLACE: ...") and headlines ("Pence: ..."), read off the layout."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kgraph.extract.attribution.frames import Candidate
from kgraph.extract.lexicon import words
from kgraph.model import Block

LABELS = words("headline-labels")  # what kind of text it is, not who speaks
NAME_LIMIT = 5  # tokens before the colon; longer is a sentence, not a name


def colon_candidates(doc: Doc, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """A candidate for each block that begins with a name and a colon: in capitals in a paragraph, any in a headline."""
    starts = [token.idx for token in doc]
    for block in blocks:
        if block.kind not in ("paragraph", "title"):
            continue
        first, end = bisect_left(starts, block.start), bisect_left(starts, block.end)
        colon = next((i for i in range(first, min(first + NAME_LIMIT + 1, end)) if doc[i].text == ":"), None)
        if colon is None or colon == first or colon + 1 >= end:
            continue
        name = doc[first:colon]
        transcript = block.kind == "paragraph" and name[-1].is_upper and len(name[-1]) > 1 and name[-1].is_alpha
        capitals = all(token.text[0].isupper() or token.tag_ == "POS" for token in name)
        headline = block.kind == "title" and capitals and name.text.lower() not in LABELS
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
