"""What the encoder points to, as attributions over the parse: whole tokens, heads, whole quotations.

The encoder was taught the outermost attributions only; those inside their contents come from the rules.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.extract.attribution import anaphora
from kgraph.extract.attribution.coordinated import told_apart
from kgraph.extract.attribution.decoding import Contents, Found, trimmed, with_nested
from kgraph.extract.attribution.encoder import Place, Pointing
from kgraph.extract.attribution.frames import SUBJECTS, Candidate, Range, addressee_of, noun_phrase, source_of
from kgraph.extract.attribution.quoted import QuotationOrder, Quoted, merged
from kgraph.extract.attribution.relations import relation_of
from kgraph.extract.places import marked, token_starts
from kgraph.model import Block, Relation
from kgraph.schemes import CueEntry

FRAME = "pointed"
RULED = frozenset({anaphora.FRAME, "adverb"})  # what the encoder was not taught
LAYOUT_FRAMES = frozenset({"transcript", "signed"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PARTS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective"}
FUNCTIONAL = frozenset({"ADP", "PART", "SCONJ", "DET", "CCONJ"})  # no cue of their own inside what is said
NOBODY = frozenset({"ADP", "PART", "SCONJ", "CCONJ", "AUX"})  # no source by themselves
QUOTED_SHARE = 0.5  # of the tokens of a content, from which on an unknown word says it
LONGEST_HOLE = 3  # tokens, two auxiliaries and a verb
WHOLE_QUOTATION = 0.6  # share of the tokens between the marks in the content from which on all of it is


def pointed(
    doc: Doc,
    blocks: Sequence[Block],
    quotes: Sequence[Quoted],
    scheme: Mapping[tuple[str, str], CueEntry],
    pointings: Sequence[Pointing],
    by_rules: tuple[Sequence[Found], Sequence[Found]],
) -> list[Found]:
    """The encoder's attributions with the turns and signatures that the layout shows, and the rules' nested in them."""
    found, loose = by_rules
    by_layout = [one for one in found if one.candidate.frame in LAYOUT_FRAMES]
    inside = (_within_block(pointing, blocks) for pointing in pointings)
    read = _with_speaker_before(doc, list(_outermost(doc, blocks, quotes, scheme, inside)))
    outer = [*by_layout]
    turns = marked(len(doc), (_extent(one.candidate) for one in by_layout))
    outer += [one for one in read if not _touches(one.candidate, turns)]
    headlines = (one for one in found if one.candidate.frame == "headline")
    for one in headlines:
        line = marked(len(doc), [_extent(one.candidate)])
        outer += [] if any(_touches(other.candidate, line) for other in read) else [one]
    back = marked(len(doc), (one.candidate.cue for one in found if one.candidate.frame == anaphora.FRAME))
    outer = [one for one in outer if 1 not in back[slice(*one.candidate.cue)]]  # "has been" of "has been echoed by"
    taken = {index for one in outer for index in range(*one.candidate.cue)}
    contents = Contents(doc, outer)
    outer += [
        one
        for one in found
        if (one.candidate.frame in RULED or (one.within is None and relation_of(doc, one) == "declines-comment"))
        and one.candidate.head not in taken
        and not contents.hold(one.candidate)
    ]
    contents = Contents(doc, outer)
    outer = [one for one in outer if not (contents.hold(one.candidate) and _is_function_word(doc, one.candidate))]
    return with_nested(doc, quotes, told_apart(outer), [*found, *loose])


def _with_speaker_before(doc: Doc, read: Sequence[Found]) -> list[Found]:
    """ "She said the workers would leave, adding: ..." is her adding, whatever the parse hung the participle on."""
    told: list[Found] = []
    for one in sorted(read, key=lambda found: found.candidate.head):
        before = told[-1].candidate if told else None
        mine = one.candidate
        if (
            before is not None
            and before.source is not None
            and doc[mine.head].tag_ == "VBG"
            and doc[mine.head].sent.start <= before.head
            and not any(child.dep_ in SUBJECTS for child in doc[mine.head].children)
            and mine.source_head is not None
            and any(start <= mine.source_head < end for start, end in before.content)
        ):
            mine = replace(mine, source=before.source, source_head=before.source_head)
        told.append(replace(one, candidate=mine))
    return told


def _within_block(pointing: Pointing, blocks: Sequence[Block]) -> Pointing:
    """A pointing that does not cross the border of a headline or heading: these say by themselves what they say."""
    cue = _block_at(blocks, pointing.cue[0])

    def reachable(place: Place) -> bool:
        block = _block_at(blocks, place[0])
        return block is cue or (block is not None and cue is not None and block.kind == cue.kind == "paragraph")

    return replace(
        pointing,
        source=pointing.source if pointing.source is not None and reachable(pointing.source) else None,
        content=tuple(place for place in pointing.content if reachable(place)),
    )


def _block_at(blocks: Sequence[Block], offset: int) -> Block | None:
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return blocks[at] if at >= 0 else None


def _is_function_word(doc: Doc, candidate: Candidate) -> bool:
    return all(token.pos_ in FUNCTIONAL for token in doc[slice(*candidate.cue)])


def _extent(turn: Candidate) -> Range:
    """A turn from its speaker to its end."""
    start = turn.source[0] if turn.source else turn.cue[0]
    return min(start, turn.content[0][0]), turn.content[-1][1]


def _touches(one: Candidate, turns: bytearray) -> bool:
    """Whether a cue or content lies in a turn, or takes more than the turn's."""
    return turns[one.head] == 1 or any(1 in turns[start:end] for start, end in one.content)


def _outermost(
    doc: Doc,
    blocks: Sequence[Block],
    quotes: Sequence[Quoted],
    scheme: Mapping[tuple[str, str], CueEntry],
    pointings: Iterable[Pointing],
) -> Iterator[Found]:
    """Each pointing as a candidate; those without a whole token or a word of content drop out."""
    starts, order = token_starts(doc), QuotationOrder(quotes)
    for pointing in pointings:
        cue = _without_marks(doc, _tokens(starts, len(doc), pointing.cue))
        content = merged([_after_name(doc, _tokens(starts, len(doc), place)) for place in pointing.content])
        if cue[0] == cue[1]:
            continue
        head = _cue_head([doc[i] for i in range(*cue)], scheme)
        given = None if pointing.source is None else _tokens(starts, len(doc), pointing.source)
        content = _without_holes(doc, content, [cue, given or cue])
        content = _with_whole_quotations(content, quotes, order, head.i)
        if not head.is_punct:  # what a colon opens may be a paragraph of its own
            paragraph = bisect_right(blocks, head.idx, key=lambda block: block.start)
            content = _without_later_paragraphs(content, quotes, order, paragraph)
        content = trimmed(doc, content)
        if not content:
            continue
        source, source_head = _source(doc, head, cue, content, given)
        if head.is_punct and source is None:  # a colon without a speaker introduces, and says nothing
            continue
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
        yield Found(
            candidate=candidate,
            entry=_entry(scheme, head, _is_quoted(content, [quotes[number] for number in order.touched(content)])),
            score=pointing.score,
        )


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


def _without_later_paragraphs(
    content: Sequence[Range], quotes: Sequence[Quoted], order: QuotationOrder, paragraph: int
) -> tuple[Range, ...]:
    """The content without whole paragraphs of quotation behind the cue's, unless an open quotation goes on there.

    They stand alone, as attributions of their own.
    """
    near = (quotes[number] for number in order.touched(content))
    apart = [quote for quote in near if quote.alone and not quote.continues and quote.paragraph > paragraph]
    return tuple((start, end) for start, end in content if not any(q.start <= start and end <= q.end for q in apart))


def _without_holes(doc: Doc, content: Sequence[Range], own: Sequence[Range]) -> tuple[Range, ...]:
    """The content with the few words inside a sentence that were left out of it: the cues of what it holds."""
    joined: list[Range] = []
    for start, end in content:
        before = joined[-1] if joined else None
        hole = None if before is None else (before[1], start)
        if (
            before is not None
            and hole is not None
            and hole[1] - hole[0] <= LONGEST_HOLE
            and doc[hole[0]].sent.start == doc[start].sent.start
            and not any(token.is_punct or token.pos_ == "CCONJ" for token in doc[slice(*hole)])
            and not any(first < hole[1] and hole[0] < last for first, last in own)
        ):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


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
    if given is None or not any(doc[i].is_alpha and doc[i].pos_ not in NOBODY for i in range(*given)):
        return None, None
    return given, _source_head(doc, given)


def _source_head(doc: Doc, source: Range) -> int:
    """The noun of a source that everything else in it hangs on; the first of several."""
    inside = range(*source)
    nominal = [doc[i] for i in inside if doc[i].pos_ in NOMINAL]
    tops = [token for token in nominal if token.head.i not in inside or token.head.i == token.i]
    heads = [token for token in nominal if token.head.pos_ not in NOMINAL]
    return (tops or heads or nominal or [doc[i] for i in inside if doc[i].is_alpha])[0].i


def _is_quoted(content: Sequence[Range], near: Sequence[Quoted]) -> bool:
    """Whether most of a content is in quotation marks: a word or two in them are no speech."""
    quoted = sum(max(0, min(end, q.end) - max(start, q.start)) for start, end in content for q in near)
    return quoted >= QUOTED_SHARE * sum(end - start for start, end in content)


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
