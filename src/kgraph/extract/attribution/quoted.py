"""Quotations joined to their cues: contents grow to whole quotations, those without a cue get the nearest."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.frames import Candidate, Range, cue_range, noun_phrase, source_of
from kgraph.extract.places import marked, number_at, sentence_starts, token_starts
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
    starts = token_starts(doc)
    pieces = []
    for quotation in quotations:
        start = bisect_left(starts, quotation.start)
        end = bisect_left(starts, quotation.end)
        if start < end:
            pieces.append((quotation, start, end))
    alone = _Outside(doc, marked(len(doc), ((start, end) for _, start, end in pieces))) if pieces else None
    return tuple(
        Quoted(
            start=start,
            end=end,
            closed=quotation.closed,
            continues=quotation.continues,
            alone=alone is not None and alone.is_empty_beside(start, end),
            paragraph=bisect_right(paragraphs, quotation.start),
        )
        for quotation, start, end in pieces
    )


class QuotationOrder:
    """The quotations of a document, asked by place; they stand in order and apart from each other."""

    def __init__(self, quotes: Sequence[Quoted]) -> None:
        self._starts, self._ends = [quote.start for quote in quotes], [quote.end for quote in quotes]

    def touched(self, content: Sequence[Range]) -> list[int]:
        """The numbers of the quotations that share a token with one of the ranges, in order."""
        return sorted(
            {
                number
                for start, end in content
                for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
            }
        )

    def holds(self, token: int) -> bool:
        """Whether a token stands in a quotation."""
        number = number_at(self._starts, token)
        return number >= 0 and token < self._ends[number]


class _Outside:
    """What the sentences of a document hold outside its quotations; each sentence is looked at once."""

    def __init__(self, doc: Doc, inside: bytearray) -> None:
        self._doc = doc
        self._inside = inside
        self._sentences = sentence_starts(doc)
        self._known: dict[int, bool] = {}

    def is_empty_beside(self, start: int, end: int) -> bool:
        """Whether the sentences of a range hold only marks and blanks outside quotations."""
        first, last = number_at(self._sentences, start), number_at(self._sentences, end - 1)
        return all(self._is_empty(number) for number in range(first, last + 1))

    def _is_empty(self, number: int) -> bool:
        if number not in self._known:
            first, last = self._sentences[number], [*self._sentences[number + 1 : number + 2], len(self._doc)][0]
            doc, inside = self._doc, self._inside
            self._known[number] = all(inside[i] or doc[i].is_punct or doc[i].is_space for i in range(first, last))
        return self._known[number]


def with_quotations(
    doc: Doc, found: Sequence[Candidate], quotes: Sequence[Quoted], speaks: Callable[[Token], bool]
) -> list[Candidate]:
    """The candidates with their quotations: grown, added where a cue stands near, gone on with where none does."""
    result = list(found)
    owner: dict[int, int] = {}  # number of quotation -> place in result
    order = QuotationOrder(quotes)
    for place, candidate in enumerate(result):
        touched = [n for n in order.touched(candidate.content) if not _stands_in(candidate, quotes[n])]
        if touched:
            spans = [(quotes[number].start, quotes[number].end) for number in touched]
            result[place] = replace(candidate, content=merged([*candidate.content, *spans]))
            owner.update((number, place) for number in touched if number not in owner)
    heads = {candidate.head: place for place, candidate in enumerate(result)}
    quoting = set(owner.values())
    inside = marked(len(doc), ((quote.start, quote.end) for quote in quotes))
    sentences = sentence_starts(doc)
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
        for verb in _near_verbs(doc, quote, inside, sentences):
            if not speaks(verb):
                continue
            known = heads.get(verb.i)
            if known is None:
                known = heads[verb.i] = len(result)
                result.append(_by_verb(verb, quote))
            else:
                result[known] = _grown(result[known], quote) if known in quoting else _by_verb(verb, quote)
            owner[number] = known
            quoting.add(known)
            break
    return result


def _stands_in(candidate: Candidate, quote: Quoted) -> bool:
    """Whether the cue stands inside the quotation: what others quote it with is none of its content."""
    return quote.start <= candidate.head < quote.end


def follows(before: Quoted, quote: Quoted) -> bool:
    """Whether a quotation goes on with the one before: alone in its sentences, or a new paragraph of one speech."""
    if quote.continues and not before.closed:
        return True
    return quote.alone and quote.paragraph == before.paragraph


def _grown(candidate: Candidate, quote: Quoted) -> Candidate:
    return replace(candidate, content=merged([*candidate.content, (quote.start, quote.end)]))


def _near_verbs(doc: Doc, quote: Quoted, inside: bytearray, sentences: Sequence[int]) -> Iterator[Token]:
    """Verbs outside quotations in the sentences of a quotation, nearest to one of its ends first."""
    first = sentences[number_at(sentences, quote.start)]
    behind = bisect_right(sentences, quote.end - 1)
    last = sentences[behind] if behind < len(sentences) else len(doc)
    verbs = [doc[i] for i in range(first, last) if not inside[i] and doc[i].pos_ == "VERB"]
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
