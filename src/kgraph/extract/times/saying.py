"""Whether a time is that of a saying: "Kovalenko said on Monday that ...", "in a statement on Tuesday".

It is where it hangs on the cue of an attribution, outside of what is said. The parse tells most; where the time stands
right beside the cue, that is enough, for parsers err there most.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kgraph.extract.lexicon import noun_type
from kgraph.extract.places import number_at
from kgraph.extract.times.lexicon import table
from kgraph.extract.times.tense import upwards
from kgraph.model import STATING, Attribution, Relation, Span
from kgraph.schemes import cue_scheme

SPOKEN: frozenset[Relation] = STATING | {"asks"}  # relations that are sayings
FARTHEST = 12  # tokens between a cue and its time without the parse
VERBS = frozenset({"VERB", "AUX"})
JOINTS = frozenset({"on", "in", "at", "late", "early", "during", "the", "last", "this", "earlier", "later"})
STOPS = frozenset({"that", "who", "which", "whom", "whose", "where", "when", "after", "before", ";", ":", "and", "but"})
SPEAKERS = frozenset({"nsubj", "pobj", "dobj", "dative", "appos"})  # labels of nouns that say, or are told
MARKS = frozenset({'"', "“", "”", "``", "''", "—", "–"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """An attribution that somebody says, with the tokens of its cue."""

    attribution: Attribution
    first: int
    behind: int


def sayings(attributions: Sequence[Attribution], starts: Sequence[int]) -> list[Said]:
    """The attributions with a cue, in the order of their cues; `starts` are the first characters of the tokens."""
    found = [
        Said(
            attribution=one,
            first=number_at(starts, one.cue.span.start),
            behind=number_at(starts, one.cue.span.end - 1) + 1,
        )
        for one in attributions
        if one.cue is not None and _is_spoken(one.relation, one.cue.lemma)
    ]
    return sorted(found, key=lambda said: (said.first, said.attribution.id))


def _is_spoken(relation: Relation, lemma: str) -> bool:
    """Whether words are said, and not thought or done: "will announce", "vowed", but not "approved", "hopes"."""
    if relation in SPOKEN or lemma in table("vowing"):
        return True
    entry = cue_scheme().get((lemma, "verb"))
    return relation == "other" and entry is not None and entry.relation in SPOKEN


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words of a time: characters and tokens, and the tokens of its sentence, all half-open."""

    span: Span
    first: int
    behind: int
    sentence: tuple[int, int]
    possessive: bool
    lasting: bool  # an amount of time, or an open interval


def said_then(doc: Doc, time: Words, near: Sequence[Said]) -> Said | None:
    """The attribution that was said at a time, of those whose cue is in its sentence; the nearest cue first."""
    if time.possessive:
        return _by_utterance(doc, time, near)
    outside = [said for said in near if _is_outside(said, time) and not time.first <= said.first < time.behind]
    outside.sort(key=lambda said: (abs(said.first - time.first), said.first))
    for said in outside:
        if _hangs_on(doc, time, said) or (not time.lasting and _is_beside(doc, time, said)):
            return said
    return None


def _is_outside(said: Said, time: Words) -> bool:
    """Whether a time is no part of what is said; one between the cue and the content may have been taken for it."""
    for content in said.attribution.content:
        if content.covers(time.span):
            opens = time.span.start - content.start <= len("on late ")
            return opens and 0 <= time.first - said.behind <= 2 and content.end > time.span.end
    return True


def _by_utterance(doc: Doc, time: Words, near: Sequence[Said]) -> Said | None:
    """ "In Monday's statement, the ministry said": the possessive of what is said."""
    for token in upwards(doc, time.first, time.behind):
        if token.lemma_.lower() not in table("utterance") or token.i < time.behind:
            return None
        return next((said for said in near if _is_outside(said, time) and _is_above(token, said)), None)
    return None


def _is_above(token: Token, said: Said) -> bool:
    return any(said.first <= above.i < said.behind for above in (token.head, token.head.head))


def _hangs_on(doc: Doc, time: Words, said: Said) -> bool:
    """Whether the way up from a time leads to the cue, over nothing that happens at that time itself."""
    below = ""
    for steps, token in enumerate(upwards(doc, time.first, time.behind)):
        if said.first <= token.i < said.behind:
            return steps <= 1 or not time.lasting
        if token.pos_ in VERBS:
            if token.lemma_ not in table("publishing") and token.lemma_ not in ("say", "tell"):
                return False
        elif token.pos_ in ("NOUN", "PROPN"):
            if _is_of_noun(token, time, below):
                return False
        elif steps > 0 and token.lower_ in table("apart"):
            return False
        below = token.lower_
    return False


def _is_of_noun(noun: Token, time: Words, below: str) -> bool:
    """Whether a time belongs to a noun that is no utterance and no speaker: "the attack on Monday", "the 2014 vote"."""
    word = noun.lemma_.lower()
    if below == "from":  # footage from Monday
        return True
    if word in table("utterance") or noun_type(word) == "artefact":
        return False
    if noun.i >= time.behind and not below:  # the time stands before it: "the 2014 vote"
        return True
    return below == "of" or (noun.pos_ == "NOUN" and noun.dep_ not in SPEAKERS)


def _is_beside(doc: Doc, time: Words, said: Said) -> bool:
    """Whether a time stands beside the cue with nothing between that happens."""
    if said.behind <= time.first:
        return _follows(doc, time, said)
    between = doc[time.behind : said.first]
    if len(between) > FARTHEST or any(_stops(token) for token in between):
        return False
    start = time.first
    while start > time.sentence[0] and doc[start - 1].lower_ in JOINTS:
        start -= 1
    opens = start == time.sentence[0] or doc[start - 1].text in MARKS
    return opens or _is_subject_before(doc, start, between)


def _is_subject_before(doc: Doc, start: int, between: Tokens) -> bool:
    """ "The ministry on Monday said": nothing but the cue behind the time, and a speaker before."""
    return not len(between) and doc[start - 1].pos_ in ("NOUN", "PROPN", "PRON")


def _follows(doc: Doc, time: Words, said: Said) -> bool:
    """ "said on Monday", "told the BBC late on Friday", but not "said 2023 was"."""
    between = doc[said.behind : time.first]
    if len(between) > FARTHEST or any(_stops(token) or token.text == "," for token in between):
        return False
    joined = [token for token in between if token.lower_ not in JOINTS]
    following = doc[time.behind] if time.behind < len(doc) else None
    if not between and following is not None and following.pos_ in VERBS:
        return False
    contents = said.attribution.content
    apart = any(token.lower_ in table("apart") for token in between)
    starts_content = any(content.start <= token.idx < content.end for content in contents for token in joined)
    return not apart and not starts_content


def _stops(token: Token) -> bool:
    return (
        (token.pos_ in VERBS and token.dep_ not in ("aux", "auxpass")) or token.lower_ in STOPS or token.text in MARKS
    )
