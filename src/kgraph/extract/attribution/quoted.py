"""Quotations joined to their cues: contents grow to whole quotations, those without a cue get the nearest."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.frames import Candidate, Range, cue_range, noun_phrase, source_of
from kgraph.extract.quotations import Quotation

SENTENCE_LIKE = 4  # tokens between the marks from which on a quotation is a saying, not a quoted word


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """A quotation in tokens, marks included; `alone` when its sentences hold nothing else."""

    start: int
    end: int
    closed: bool
    continues: bool
    alone: bool
    paragraph: int


def quoted_ranges(doc: Doc, quotations: Sequence[Quotation], paragraphs: Sequence[int]) -> tuple[Quoted, ...]:
    """The quotations of a document as token ranges; `paragraphs` are the character starts of its blocks."""
    starts = [token.idx for token in doc]
    pieces = []
    for quotation in quotations:
        start = bisect_left(starts, quotation.start)
        end = bisect_left(starts, quotation.end)
        if start < end:
            pieces.append((quotation, start, end))
    inside = bytearray(len(doc))
    for _, start, end in pieces:
        inside[start:end] = b"\x01" * (end - start)
    return tuple(
        Quoted(
            start=start,
            end=end,
            closed=quotation.closed,
            continues=quotation.continues,
            alone=_stands_alone(doc, start, end, inside),
            paragraph=bisect_right(paragraphs, quotation.start),
        )
        for quotation, start, end in pieces
    )


def _stands_alone(doc: Doc, start: int, end: int, inside: bytearray) -> bool:
    first, last = doc[start].sent.start, doc[end - 1].sent.end
    return all(inside[i] or doc[i].is_punct or doc[i].is_space for i in range(first, last))


def with_quotations(
    doc: Doc, found: Sequence[Candidate], quotes: Sequence[Quoted], speaks: Callable[[Token], bool]
) -> list[Candidate]:
    """The candidates with their quotations: grown, added where a cue stands near, gone on with where none does."""
    result = list(found)
    owner: dict[int, int] = {}  # number of quotation -> place in result
    for place, candidate in enumerate(result):
        touched = [number for number, quote in enumerate(quotes) if _belongs(candidate, quote)]
        if touched:
            spans = [(quotes[number].start, quotes[number].end) for number in touched]
            result[place] = replace(candidate, content=merged([*candidate.content, *spans]))
            owner.update((number, place) for number in touched if number not in owner)
    heads = {candidate.head: place for place, candidate in enumerate(result)}
    for number, quote in enumerate(quotes):
        if number in owner:
            continue
        before = owner.get(number - 1) if number and follows(quotes[number - 1], quote) else None
        if before is not None:
            owner[number] = before
            result[before] = _grown(result[before], quote)
            continue
        if quote.end - quote.start - 2 < SENTENCE_LIKE:
            continue
        for verb in _near_verbs(doc, quote, quotes):
            if not speaks(verb):
                continue
            known = heads.get(verb.i)
            if known is None:
                owner[number] = heads[verb.i] = len(result)
                result.append(_by_verb(verb, quote))
            else:
                quoting = known in owner.values()
                owner[number] = known
                result[known] = _grown(result[known], quote) if quoting else _by_verb(verb, quote)
            break
    return result


def _belongs(candidate: Candidate, quote: Quoted) -> bool:
    """Whether the content of a cue outside the quotation reaches into it."""
    if quote.start <= candidate.head < quote.end:
        return False
    return any(start < quote.end and quote.start < end for start, end in candidate.content)


def follows(before: Quoted, quote: Quoted) -> bool:
    """Whether a quotation goes on with the one before: alone in its sentences, or a new paragraph of one speech."""
    if quote.continues and not before.closed:
        return True
    return quote.alone and quote.paragraph == before.paragraph


def _grown(candidate: Candidate, quote: Quoted) -> Candidate:
    return replace(candidate, content=merged([*candidate.content, (quote.start, quote.end)]))


def _near_verbs(doc: Doc, quote: Quoted, quotes: Sequence[Quoted]) -> Iterator[Token]:
    """Verbs outside quotations in the sentences of a quotation, nearest to one of its ends first."""
    first, last = doc[quote.start].sent.start, doc[quote.end - 1].sent.end
    verbs = [
        doc[i]
        for i in range(first, last)
        if doc[i].pos_ == "VERB" and not any(other.start <= i < other.end for other in quotes)
    ]
    yield from sorted(verbs, key=lambda verb: (min(abs(verb.i - quote.end), abs(quote.start - 1 - verb.i)), verb.i))


def _by_verb(verb: Token, quote: Quoted) -> Candidate:
    source = source_of(verb)
    if source is not None and quote.start <= source.i < quote.end:
        source = None
    return Candidate(
        frame="quotation",
        lemma=verb.lemma_.lower(),
        head=verb.i,
        cue=cue_range(verb),
        source=None if source is None else noun_phrase(source, before=verb if source.i < verb.i else None),
        source_head=None if source is None else source.i,
        content=((quote.start, quote.end),),
    )


def merged(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Overlapping and touching ranges as one, in order."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
