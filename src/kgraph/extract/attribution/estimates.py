"""Figures that somebody gives without saying a clause: "they put the toll at 40", "Kyiv speaks of 12,000 men".

Such cues attribute nothing but numbers, so neither the cue scheme nor what was learned from news at large knows them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.decoding import Found
from kgraph.extract.attribution.frames import Candidate, Range, cue_range, noun_phrase, source_of
from kgraph.extract.lexicon import words
from kgraph.extract.places import tokens_with
from kgraph.schemes import CueEntry

FRAME = "figure"
AT, OF = "at", "of"
CLAUSES = frozenset({"advcl", "parataxis", "ccomp", "relcl"})  # what hangs on a verb and is no part of its figure
APART = frozenset({",", ";", "and", "while"})
JOINED = frozenset({"conj", "cc"})


def with_estimates(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The attributions, and behind them those that give a figure only, where nothing has been found yet."""
    speaking = words("speaking-of")
    known, added = list(found), list[Found]()
    for place, one in enumerate(found):
        if one.candidate.lemma in speaking:
            known[place], *others = _apart(doc, one)
            added += others
    taken = {index for one in found for index in range(*one.candidate.cue)}
    for candidate in _estimates(doc):
        if not taken.intersection(range(*candidate.cue)):
            entry = CueEntry(lemma=candidate.lemma, part_of_speech="VERB", relation="states", frames=frozenset({FRAME}))
            added.append(Found(candidate=candidate, entry=entry, within=_innermost(known, candidate)))
    return [*known, *added]


def _apart(doc: Doc, one: Found) -> Iterator[Found]:
    """An attribution, and that of another who gives another number with the same verb."""
    content, verb = one.candidate.content, doc[one.candidate.head]
    other = _other(doc, content[0]) if len(content) == 1 else None
    if other is None:
        yield one
        return
    kept = (content[0][0], _bare(doc, content[0][0], other.left_edge.i))
    yield replace(one, candidate=replace(one.candidate, content=(kept,)))
    source = (other.left_edge.i, other.i + 1)
    yield replace(one, candidate=_candidate(verb, other, source, (other.i + 2, content[0][1])))


def _estimates(doc: Doc) -> Iterator[Candidate]:
    putting, speaking = words("putting-at"), words("speaking-of")
    for index in tokens_with(doc, {"LEMMA": putting | speaking}):
        verb = doc[index]
        if verb.pos_ != "VERB":
            continue
        joint = AT if verb.lemma_ in putting else OF if verb.lemma_ in speaking else None
        source = None if joint is None else source_of(verb)
        content = None if joint is None else _content(verb, joint)
        if source is None or content is None or source.i > verb.i:
            continue
        other = _other(verb.doc, content) if joint == OF else None
        if other is not None:
            yield _candidate(verb, other, (other.left_edge.i, other.i + 1), (other.i + 2, content[1]))
            content = (content[0], _bare(verb.doc, content[0], other.left_edge.i))
        yield _candidate(verb, source, noun_phrase(source, before=verb), content)


def _candidate(verb: Token, head: Token, source: Range, content: Range) -> Candidate:
    return Candidate(
        frame=FRAME,
        lemma=verb.lemma_.lower(),
        head=verb.i,
        cue=cue_range(verb),
        source=source,
        source_head=head.i,
        content=(content,),
    )


def _other(doc: Doc, content: Range) -> Token | None:
    """Who gives another number without the verb being said again: "Kyiv speaks of 12,000, the Americans of 8,000"."""
    for token in doc[content[0] : content[1]]:
        noun = token.head
        if token.lower_ == OF and noun.pos_ in ("NOUN", "PROPN") and noun.i == token.i - 1 and noun.left_edge.i > 0:
            before = doc[noun.left_edge.i - 1]
            if before.i >= content[0] and before.lower_ in APART and any(inner.like_num for inner in _phrase(token)):
                return noun
    return None


def _content(verb: Token, joint: str) -> Range | None:
    """What is put at which number, or the number that is spoken of; None where there is no number."""
    joints = [token for token in verb.subtree if token.lower_ == joint and token.dep_ == "prep" and token.i > verb.i]
    told = next((token for token in joints if any(inner.like_num for inner in _phrase(token))), None)
    if told is None or (joint == OF and told.head.i != verb.i):
        return None
    if joint == OF:
        start = told.i + 1
    else:
        measured = next((child for child in verb.children if child.dep_ == "dobj" and child.i < told.i), None)
        if measured is None:
            return None
        start = measured.left_edge.i
    end = _bare(verb.doc, told.i, _end(verb))
    return (start, end) if start > verb.i else None


def _bare(doc: Doc, start: int, end: int) -> int:
    """The end of a range without the marks and joints that close it."""
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].pos_ == "CCONJ"):
        end -= 1
    return end


def _phrase(joint: Token) -> list[Token]:
    return [token for child in joint.children if child.dep_ == "pobj" for token in child.subtree]


def _end(verb: Token) -> int:
    """Where the words of the verb end: before a clause that hangs on it, or another verb beside it."""
    borders = [
        child.left_edge.i
        for child in verb.children
        if child.i > verb.i and (child.dep_ in CLAUSES or (child.dep_ in JOINED and child.pos_ in ("VERB", "AUX")))
    ]
    return min([*borders, verb.right_edge.i + 1])


def _innermost(found: Sequence[Found], candidate: Candidate) -> int | None:
    """The place of the attribution with the shortest content around a candidate's cue."""
    around = [
        (sum(end - start for start, end in one.candidate.content), place)
        for place, one in enumerate(found)
        if any(start <= candidate.head < end for start, end in one.candidate.content)
    ]
    return min(around)[1] if around else None
