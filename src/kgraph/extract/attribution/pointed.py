"""What the encoder points to, as attributions over the parse: whole tokens, heads, whole quotations.

The encoder was taught the outermost attributions only; those inside their contents come from the rules.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.decoding import Found, holders, trimmed
from kgraph.extract.attribution.encoder import Place, Pointing
from kgraph.extract.attribution.frames import Candidate, Range, addressee_of, noun_phrase, source_of
from kgraph.extract.attribution.quoted import QuotationOrder, Quoted, merged
from kgraph.extract.places import marked, token_starts
from kgraph.model import Relation
from kgraph.schemes import CueEntry

FRAME = "pointed"
LAYOUT_FRAMES = frozenset({"transcript", "signed"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PARTS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective"}
WHOLE_QUOTATION = 0.6  # share of the tokens between the marks in the content from which on all of it is


def pointed(
    doc: Doc,
    quotes: Sequence[Quoted],
    scheme: Mapping[tuple[str, str], CueEntry],
    pointings: Sequence[Pointing],
    by_rules: Sequence[Found],
) -> list[Found]:
    """The encoder's attributions with the turns and signatures that the layout shows, and the rules' nested in them."""
    by_layout = [one for one in by_rules if one.candidate.frame in LAYOUT_FRAMES]
    read = _outermost(doc, quotes, scheme, pointings)
    turns = marked(len(doc), (_extent(one.candidate) for one in by_layout))
    outer = [*by_layout]
    outer += [one for one in read if not _touches(one.candidate, turns)]
    taken = {index for one in outer for index in range(*one.candidate.cue)}
    told = marked(len(doc), (content for one in outer for content in one.candidate.content))
    inner = [one for one in by_rules if one.candidate.head not in taken and told[one.candidate.head]]
    together = sorted([*outer, *inner], key=lambda one: (one.candidate.head, one.candidate.content))
    within = holders([one.candidate for one in together])
    return [replace(one, within=place) for one, place in zip(together, within, strict=True)]


def _extent(turn: Candidate) -> Range:
    """A turn from its speaker to its end."""
    start = turn.source[0] if turn.source else turn.cue[0]
    return min(start, turn.content[0][0]), turn.content[-1][1]


def _touches(one: Candidate, turns: bytearray) -> bool:
    """Whether a cue or content lies in a turn, or takes more than the turn's."""
    return turns[one.head] == 1 or any(1 in turns[start:end] for start, end in one.content)


def _outermost(
    doc: Doc, quotes: Sequence[Quoted], scheme: Mapping[tuple[str, str], CueEntry], pointings: Sequence[Pointing]
) -> Iterator[Found]:
    """Each pointing as a candidate; those without a whole token or a word of content drop out."""
    starts, order = token_starts(doc), QuotationOrder(quotes)
    for pointing in pointings:
        cue = _without_marks(doc, _tokens(starts, len(doc), pointing.cue))
        content = merged([_after_name(doc, _tokens(starts, len(doc), place)) for place in pointing.content])
        if cue[0] == cue[1]:
            continue
        head = _cue_head([doc[i] for i in range(*cue)], scheme)
        content = trimmed(doc, _with_whole_quotations(content, quotes, order, head.i))
        if not content:
            continue
        given = None if pointing.source is None else _tokens(starts, len(doc), pointing.source)
        source, source_head = _source(doc, head, cue, content, given)
        candidate = Candidate(
            frame=FRAME,
            lemma=head.lemma_.lower(),
            head=head.i,
            cue=cue,
            source=source,
            source_head=source_head,
            content=content,
            addressee=addressee_of(head) if head.pos_ == "VERB" else None,
        )
        yield Found(candidate=candidate, entry=_entry(scheme, head, bool(order.touched(content))), score=pointing.score)


def _entry(scheme: Mapping[tuple[str, str], CueEntry], head: Token, quoted: bool) -> CueEntry:
    """The scheme's entry of a cue, by its part of speech or another; else a guess by its part of speech.

    A word that introduces a quotation or is a verb says something, an adjective tells what somebody thinks.
    """
    lemma = head.lemma_.lower()
    lemma = "according to" if lemma in ("accord", "according") else lemma
    first = PARTS.get(head.pos_, "noun")
    for part in (first, "verb", "noun", "adjective", "phrase", "mark"):
        if (lemma, part) in scheme:
            return scheme[lemma, part]
    guess: Relation = "believes" if first == "adjective" else "states" if quoted or head.is_punct else "other"
    return CueEntry(lemma=lemma, part_of_speech=first, relation=guess, frames=frozenset())


def _tokens(starts: Sequence[int], count: int, place: Place) -> Range:
    """The tokens that lie in a place, by their first characters."""
    return max(bisect_right(starts, place[0]) - 1, 0), min(bisect_left(starts, place[1]), count)


def _without_marks(doc: Doc, cue: Range) -> Range:
    """A cue of words without the marks and blanks at its ends; one of marks alone stays."""
    start, end = cue
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return (start, end) if start < end else cue


def _after_name(doc: Doc, content: Range) -> Range:
    """A content that does not begin in the middle of a name ("told Yoon Suk Yeol that ...")."""
    start, end = content
    while start < end - 1 and doc[start].ent_iob_ == "I" and doc[start].ent_type_ == "PERSON":
        start += 1
    return start, end


def _cue_head(cue: Sequence[Token], scheme: Mapping[tuple[str, str], CueEntry]) -> Token:
    """The word of a cue that the scheme knows, the last of several; else its last verb, else noun, else word."""
    ranks = [
        (
            (token.lemma_.lower(), "verb" if token.pos_ in ("VERB", "AUX") else "noun") in scheme,
            token.pos_ == "VERB",
            token.pos_ == "NOUN",
            not token.is_punct,
            token.i,
        )
        for token in cue
    ]
    return cue[max(range(len(ranks)), key=ranks.__getitem__)]


def _source(
    doc: Doc, head: Token, cue: Range, content: Sequence[Range], given: Range | None
) -> tuple[Range | None, int | None]:
    """The source: the parse's where it is the cue's subject or lies in what the encoder gave, else the encoder's."""
    subject = source_of(head) if head.pos_ in ("VERB", "AUX") else None
    if subject is not None and not any(start <= subject.i < end for start, end in (*content, cue)):
        own = subject.head.i == head.i and subject.dep_ == "nsubj"
        if own or given is None or given[0] <= subject.i < given[1]:
            return noun_phrase(subject, before=head if subject.i < head.i else None), subject.i
    if given is None or not any(doc[i].is_alpha and doc[i].tag_ != "POS" for i in range(*given)):
        return None, None
    return given, _source_head(doc, given)


def _source_head(doc: Doc, source: Range) -> int:
    """The noun of a source that everything else in it hangs on; the first of several."""
    inside = range(*source)
    nominal = [doc[i] for i in inside if doc[i].pos_ in NOMINAL]
    tops = [token for token in nominal if token.head.i not in inside or token.head.i == token.i]
    heads = [token for token in nominal if token.head.pos_ not in NOMINAL]
    return (tops or heads or nominal or [doc[i] for i in inside if doc[i].is_alpha])[0].i


def _with_whole_quotations(
    content: Sequence[Range], quotes: Sequence[Quoted], order: QuotationOrder, head: int
) -> tuple[Range, ...]:
    """The content with each quotation that it holds most of, marks included."""
    grown = list(content)
    for quote in (quotes[number] for number in order.touched(content)):
        if quote.start <= head < quote.end:
            continue
        inside = sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in content)
        if inside and inside >= WHOLE_QUOTATION * (quote.end - quote.start - 2):
            grown.append((quote.start, quote.end))
    return merged(grown)
