"""From candidates to attributions: the cue scheme admits, one candidate a cue stays, trailing cues are cut off."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from spacy.tokens import Doc, Token

from kgraph.extract.attribution import anaphora
from kgraph.extract.attribution.anaphora import anaphoric_candidates
from kgraph.extract.attribution.colons import colon_candidates
from kgraph.extract.attribution.frames import Candidate, Range, candidates
from kgraph.extract.attribution.quoted import Quoted, with_quotations
from kgraph.extract.attribution.ranked import ranked
from kgraph.extract.attribution.ranker import Ranker
from kgraph.extract.lexicon import noun_type, words
from kgraph.extract.places import marked
from kgraph.model import STATING, Block
from kgraph.schemes import CueEntry

# Which frame of one cue is believed first; the others follow in alphabetical order.
PREFERENCE = {
    frame: place
    for place, frame in enumerate(
        ("clause", "according", "clause-passive", "infinitive", "predicate", "parenthesis", "noun-clause")
    )
}
# Parts of speech that alone are no content: a bare pronoun ("as they said that") points to one elsewhere.
WORDLESS = frozenset({"PUNCT", "SPACE", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART", "SYM"})
SPEAKERS = frozenset({"person", "organization", "group", "artefact"})
NEGATIONS = words("negations") | {"no"}
FIRST_PERSON = frozenset({"i", "we"})
SPEAKING = frozenset({"clause", "parenthesis"})  # a cue that takes one of these can introduce a quotation


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A chosen candidate, its cue's entry and the place in the list of the one whose content holds it.

    `score` is the chance that its content and source are right, None where rules alone decided.
    """

    candidate: Candidate
    entry: CueEntry
    within: int | None = None
    score: float | None = None


def decode(
    doc: Doc,
    blocks: Sequence[Block],
    quotes: Sequence[Quoted],
    scheme: Mapping[tuple[str, str], CueEntry],
    *,
    ranker: Ranker | None = None,
) -> list[Found]:
    """The attributions of a document, in the order of their cues: by rules alone, or those that a ranker chooses."""
    if ranker is None:
        found, loose = by_rules(doc, blocks, quotes, scheme)
        return with_nested(doc, quotes, [one for one in found if one.within is None], [*found, *loose])
    chosen = ranked(doc, blocks, quotes, scheme, ranker)
    all_chosen = [one.candidate for one in chosen]
    return [
        Found(candidate=one.candidate, entry=one.entry, within=within, score=one.chance)
        for one, within in zip(chosen, holders(all_chosen), strict=True)
    ]


def by_rules(
    doc: Doc, blocks: Sequence[Block], quotes: Sequence[Quoted], scheme: Mapping[tuple[str, str], CueEntry]
) -> tuple[list[Found], list[Found]]:
    """The attributions that the cue scheme admits, in the order of cues; and those admitted inside others only."""
    admitted: dict[int, Candidate] = {}
    loose: dict[int, Candidate] = {}
    for candidate in chain(candidates(doc), colon_candidates(doc, blocks), anaphoric_candidates(doc, blocks)):
        entry = scheme.get((candidate.lemma, _part_of_speech(doc, candidate)))
        if entry is None:
            continue
        if _admits(doc, candidate, entry, scheme):
            _keep_firmer(admitted, candidate)
        elif candidate.frame in entry.nested:
            _keep_firmer(loose, candidate)
    cut = [_without_trailing_cue(doc, candidate, admitted) for candidate in admitted.values()]

    def speaks(verb: Token) -> bool:
        entry = scheme.get((verb.lemma_.lower(), "verb"))
        return entry is not None and not SPEAKING.isdisjoint(entry.frames)

    grown = sorted(with_quotations(doc, cut, quotes, speaks), key=lambda candidate: candidate.head)
    contents = [(c, trimmed(doc, c.content)) for c in _without_echoes(grown)]
    kept = [replace(c, content=content) for c, content in contents if content]
    found = [
        Found(candidate=candidate, entry=_entry(doc, candidate, scheme), within=within)
        for candidate, within in zip(kept, holders(kept), strict=True)
    ]
    cues = {one.candidate.head for one in found}
    return found, [
        Found(candidate=replace(candidate, content=content), entry=_entry(doc, candidate, scheme))
        for head, candidate in loose.items()
        if head not in cues and (content := trimmed(doc, _to_end_of_clause(doc, candidate)))
    ]


def _to_end_of_clause(doc: Doc, candidate: Candidate) -> tuple[Range, ...]:
    """A content with the prepositional phrases right behind it: "wants the half with the ribbon"."""
    (start, end), *others = candidate.content
    for child in doc[candidate.head].rights:
        if child.dep_ == "prep" and child.i == end and not others:
            end = child.right_edge.i + 1
    return ((start, end), *others)


def _keep_firmer(chosen: dict[int, Candidate], candidate: Candidate) -> None:
    rival = chosen.get(candidate.head)
    if rival is None or _rank(candidate) < _rank(rival):
        chosen[candidate.head] = candidate


def with_nested(doc: Doc, quotes: Sequence[Quoted], outer: Sequence[Found], inner: Sequence[Found]) -> list[Found]:
    """All of `outer` and those of `inner` that stand in a content of theirs, in the order of their cues.

    What speakers say of themselves in their own words ("I doubt ...") is no attribution of theirs to another.
    """
    taken = {index for one in outer for index in range(*one.candidate.cue)}
    quoted = marked(len(doc), ((quote.start, quote.end) for quote in quotes))
    contents = Contents(doc, outer)
    nested = [
        one
        for one in inner
        if contents.hold(one.candidate)
        and one.candidate.head not in taken
        and not (quoted[one.candidate.head] and _is_own(doc, one))
        and not _is_of_a_thing(doc, one.candidate)
    ]
    together = sorted([*outer, *nested], key=lambda one: (one.candidate.head, one.candidate.content))
    within = holders([one.candidate for one in together])
    placed = [replace(one, within=place) for one, place in zip(together, within, strict=True)]
    return [one if one.within is None else _inside(one, placed[one.within].candidate) for one in placed]


def _inside(inner: Found, outer: Candidate) -> Found:
    """An attribution without what its content has beyond the content that holds it: the words of the outer cue."""
    content = tuple(
        (max(start, left), min(end, right))
        for start, end in inner.candidate.content
        for left, right in outer.content
        if max(start, left) < min(end, right)
    )
    return replace(inner, candidate=replace(inner.candidate, content=content)) if content else inner


def _is_own(doc: Doc, found: Found) -> bool:
    if found.candidate.source_head is None:
        return False
    word = doc[found.candidate.source_head].lower_
    return word in FIRST_PERSON or (word == "you" and found.entry.relation not in STATING)


def _is_of_a_thing(doc: Doc, candidate: Candidate) -> bool:
    """Whether what has an object is no speaker: "information confirming losses"."""
    if candidate.source_head is None or not candidate.frame.startswith("object"):
        return False
    head = doc[candidate.source_head]
    told = any(child.dep_ in ("det", "poss") and child.lower_ not in NEGATIONS for child in head.children)
    return head.tag_ == "NN" and not head.ent_type_ and not told and noun_type(head.lemma_) not in SPEAKERS


def _part_of_speech(doc: Doc, candidate: Candidate) -> str:
    if candidate.frame == "according":
        return "phrase"
    if candidate.frame == "adverb":
        return "adverb"
    if candidate.frame in ("transcript", "headline", "signed"):
        return "mark"
    return "noun" if candidate.frame.startswith("noun") else "verb"


def _entry(doc: Doc, candidate: Candidate, scheme: Mapping[tuple[str, str], CueEntry]) -> CueEntry:
    return scheme[candidate.lemma, _part_of_speech(doc, candidate)]


def _admits(doc: Doc, candidate: Candidate, entry: CueEntry, scheme: Mapping[tuple[str, str], CueEntry]) -> bool:
    if candidate.frame in entry.frames:
        return True
    # "raised serious concerns over P": a verb that attributes only with a noun that does
    return candidate.frame == "object" and "object-noun" in entry.frames and _object_is_cue(doc, candidate, scheme)


def _object_is_cue(doc: Doc, candidate: Candidate, scheme: Mapping[tuple[str, str], CueEntry]) -> bool:
    objects = (child for child in doc[candidate.head].children if child.dep_ == "dobj")
    return any((child.lemma_.lower(), "noun") in scheme for child in objects)


def _rank(candidate: Candidate) -> tuple[int, str, Range]:
    return PREFERENCE.get(candidate.frame, len(PREFERENCE)), candidate.frame, candidate.content[0]


def _without_trailing_cue(doc: Doc, candidate: Candidate, admitted: dict[int, Candidate]) -> Candidate:
    """ "X said P, adding Q": what the parse hung under P is a second cue of the same source, so P ends before it.

    The second cue gets the source in `admitted`.
    """
    end = candidate.content[-1][1]
    if candidate.head > candidate.content[0][0]:
        return candidate
    for head in range(candidate.content[0][0] + 1, end):
        follower = admitted.get(head)
        if follower is None or not _trails(doc, doc[candidate.head], doc[head]):
            continue
        cut = follower.cue[0]
        while cut - 1 > candidate.content[0][0] and (doc[cut - 1].is_punct or doc[cut - 1].dep_ in ("cc", "advmod")):
            cut -= 1
        content = tuple((start, min(stop, cut)) for start, stop in candidate.content if start < cut)
        admitted[head] = replace(follower, source=candidate.source, source_head=candidate.source_head)
        return replace(candidate, content=content)
    return candidate


def _trails(doc: Doc, cue: Token, follower: Token) -> bool:
    """Whether `follower` is a participle behind a comma, or a second finite verb without a subject of its own."""
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in follower.children):
        return False
    if follower.tag_ == "VBG" and follower.dep_ == "advcl":
        return doc[follower.left_edge.i - 1].text == "," or doc[follower.i - 1].text == ","
    return follower.dep_ == "conj" and follower.tag_ == cue.tag_ and follower.tag_ in ("VBD", "VBZ")


def _without_echoes(found: Sequence[Candidate]) -> list[Candidate]:
    """Of two candidates that each stand in the other's content, the one of the firmer frame stays."""
    echoes = {
        inner
        for outer, inners in enumerate(held(found))
        for inner in inners
        if holds(found[inner], found[outer]) and _rank(found[outer]) < _rank(found[inner])
    }
    return [one for place, one in enumerate(found) if place not in echoes]


def holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner cue stands in the outer content, and not beside it in a sentence that the outer points to."""
    if outer.frame == anaphora.FRAME and inner.source is not None:
        return False
    return any(start <= inner.head < end for start, end in outer.content)


class Contents:
    """The contents of attributions, asked all at once whether one of them holds a cue."""

    def __init__(self, doc: Doc, found: Sequence[Found]) -> None:
        own = [one.candidate for one in found if one.candidate.frame != anaphora.FRAME]
        before = [one.candidate for one in found if one.candidate.frame == anaphora.FRAME]
        self._told, self._pointed_to = (
            marked(len(doc), (content for one in some for content in one.content)) for some in (own, before)
        )

    def hold(self, inner: Candidate) -> bool:
        """Whether `holds` is true of one of them."""
        return bool(self._told[inner.head] or (inner.source is None and self._pointed_to[inner.head]))


def held(found: Sequence[Candidate]) -> list[list[int]]:
    """For each candidate the places of the others whose cues stand in its content."""
    order = sorted(range(len(found)), key=lambda place: found[place].head)
    heads = [found[place].head for place in order]
    return [
        [
            inner
            for start, end in outer.content
            for inner in order[bisect_left(heads, start) : bisect_left(heads, end)]
            if inner != place and holds(outer, found[inner])
        ]
        for place, outer in enumerate(found)
    ]


def holders(found: Sequence[Candidate]) -> list[int | None]:
    """For each candidate the place of the one with the smallest content that holds its cue."""
    smallest: list[tuple[int, int] | None] = [None] * len(found)
    for place, inners in enumerate(held(found)):
        size = sum(end - start for start, end in found[place].content)
        for inner in inners:
            known = smallest[inner]
            if known is None or (size, place) < known:
                smallest[inner] = (size, place)
    return [None if one is None else one[1] for one in smallest]


def trimmed(doc: Doc, content: Sequence[Range]) -> tuple[Range, ...]:
    """The ranges without blanks, commas and lone marks at their ends; ranges without a word drop out."""
    result = []
    for start, end in content:
        while start < end and (doc[start].is_space or doc[start].text in {",", ";", ":", "—", "–", "-", "."}):
            start += 1
        while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", "—", "–", "-"}):
            end -= 1
        if any(doc[i].pos_ not in WORDLESS for i in range(start, end)):
            result.append((start, end))
    return tuple(result)
