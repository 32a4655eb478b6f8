"""Candidates for attributions, read off the dependency parse: one function a frame, all of one signature.

A frame is a way in which a cue takes its content: a verb with a clause ("said that ..."), with an infinitive ("pledged
to ..."), "according to", a noun with a clause ("his claim that ..."). Frames propose freely; `decoding` decides by the
cue scheme which lemma may take which frame. The labels of the parse are ClearNLP's, as in spaCy's English models.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extract.lexicon import words

Range = tuple[int, int]  # half-open, in tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"ccomp"})
PASSIVE = frozenset({"nsubjpass", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
SUBJECT_CONTROL = words("subject-control")  # who promises somebody to come is the one who comes


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A possible attribution in token indices; `head` is the token that the cue scheme knows by `lemma`."""

    frame: str
    lemma: str
    head: int
    cue: Range
    source: Range | None
    source_head: int | None
    content: tuple[Range, ...]
    addressee: int | None = None


def candidates(doc: Doc) -> Iterator[Candidate]:
    """Every candidate of every frame, in the order of their heads in the text."""
    for token in doc:
        for frame in FRAMES.get(token.pos_, ()):
            yield from frame(token)


# ---------------------------------------------------------------- verbs


def verb_with_clause(verb: Token) -> Iterator[Candidate]:
    """ "X said (that) P", "P, X said", "it was reported by X that P"."""
    after = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    before = [child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i]
    if after:
        yield from _verb_candidate(verb, "clause", after)
    elif before:
        yield from _verb_candidate(verb, "clause", before[-1:])


def verb_with_infinitive(verb: Token) -> Iterator[Candidate]:
    """ "X pledged to P", "X urged Y to P"; with an adjective or participle, "X called it dangerous"."""
    for clause in verb.children:
        if clause.dep_ == "xcomp" and clause.i > verb.i:
            to = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
            yield from _verb_candidate(verb, "infinitive" if to else "predicate", [clause])


def verb_with_object(verb: Token) -> Iterator[Candidate]:
    """ "X condemned P", "X called P a threat", "X described P as a threat", "X accused Y of P"; passives too."""
    if any(child.dep_ in ("ccomp", "xcomp") for child in verb.children):
        return
    passive = _is_passive(verb)
    for child in verb.children:
        if child.dep_ == ("nsubjpass" if passive else "dobj"):
            complement = [] if passive else _object_complement(verb, child)
            frame = "object" if not complement else f"object-{complement[0].lower_}"
            if complement and complement[0].dep_ == "oprd":
                frame = "object-predicate"
            yield from _verb_candidate(verb, frame, [child, *complement])


def _object_complement(verb: Token, noun: Token) -> list[Token]:
    """What is said of the object: a predicate right behind it, or "as", "of", "for" with what follows."""
    for child in verb.children:
        if child.i > noun.i and (
            child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ in ("as", "of", "for"))
        ):
            return [child]
    return []


def verb_with_preposition(verb: Token) -> Iterator[Candidate]:
    """ "X called for P", "X warned of P", "X spoke about P"."""
    if any(child.dep_ in ("ccomp", "xcomp", "dobj") for child in verb.children):
        return
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.i > verb.i:
            for inner in preposition.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from _verb_candidate(verb, f"prep-{preposition.lower_}", [inner])


def verb_in_parenthesis(verb: Token) -> Iterator[Candidate]:
    """ "P, X said, Q" where the parse hangs the cue on the content."""
    host = verb.head
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep") or host.i == verb.i:
        return
    if verb.dep_ != "parataxis" and not _is_bare(verb):
        return
    source = source_of(verb)
    if source is None or source.head.i != verb.i or (verb.dep_ == "ccomp" and not _is_set_off(verb)):
        return
    own = {token.i for token in verb.subtree}
    whole = [token.i for token in host.subtree if token.i not in own]
    yield _candidate(verb, "parenthesis", source, _ranges(whole))


def _is_set_off(verb: Token) -> bool:
    """Whether a mark stands right before or behind a verb and its subject."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    doc = verb.doc
    return (
        start == verb.sent.start
        or doc[start].is_punct
        or doc[start - 1].is_punct
        or doc[end - 1].is_punct
        or (end < len(doc) and doc[end].is_punct and doc[end].text != ".")
    )


# ---------------------------------------------------------------- other cues


def according_to(word: Token) -> Iterator[Candidate]:
    """ "according to X, P" and "P, according to X"; behind a comma at the end of a sentence it holds for all of it."""
    if word.lower_ != "according":
        return
    sources = [inner for to in word.children if to.lower_ == "to" for inner in to.children if inner.dep_ == "pobj"]
    if not sources:
        return
    own = {token.i for token in word.subtree}
    host = word.sent.root if _closes_sentence(word) else _governing_verb(word)
    if host is None:
        return
    source = sources[0]
    yield Candidate(
        frame="according",
        lemma="according to",
        head=word.i,
        cue=(word.i, source.head.i + 1),
        source=noun_phrase(source),
        source_head=source.i,
        content=_ranges([token.i for token in host.subtree if token.i not in own]),
    )


def reporting_adverb(word: Token) -> Iterator[Candidate]:
    """ "P has reportedly Q": a cue without a source, for its clause."""
    host = _governing_verb(word)
    if not word.lower_.endswith("ly") or word.dep_ != "advmod" or host is None or word.head.i != host.i:
        return
    yield Candidate(
        frame="adverb",
        lemma=word.lower_,
        head=word.i,
        cue=(word.i, word.i + 1),
        source=None,
        source_head=None,
        content=_ranges([token.i for token in host.subtree if token.i != word.i]),
    )


def _governing_verb(word: Token) -> Token | None:
    host = word.head if word.head.i != word.i else None
    while host is not None and host.pos_ not in ("VERB", "AUX"):
        host = host.head if host.head.i != host.i else None
    return host


def _closes_sentence(word: Token) -> bool:
    """Whether ", according to X" ends its sentence."""
    behind = word.doc[word.right_edge.i + 1 : word.sent.end]
    return word.i > word.sent.start and word.nbor(-1).text == "," and all(t.is_punct or t.is_space for t in behind)


def noun_with_clause(noun: Token) -> Iterator[Candidate]:
    """ "X's claim that P", "his promise to P", "a warning by X that P"."""
    for clause in noun.children:
        if clause.i < noun.i or clause.dep_ not in ("acl", "ccomp", "relcl"):
            continue
        that = any(child.dep_ in ("mark", "dobj", "nsubj") and child.lower_ == "that" for child in clause.children)
        to = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
        if clause.dep_ == "relcl" or not (that or to):
            continue
        source = _noun_source(noun)
        yield Candidate(
            frame="noun-clause" if that else "noun-infinitive",
            lemma=noun.lemma_.lower(),
            head=noun.i,
            cue=(noun.i, noun.i + 1),
            source=None if source is None else noun_phrase(source),
            source_head=None if source is None else source.i,
            content=_ranges([token.i for token in clause.subtree]),
        )


def _noun_source(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


FRAMES: dict[str, tuple[Callable[[Token], Iterator[Candidate]], ...]] = {
    "VERB": (
        verb_with_clause,
        verb_with_infinitive,
        verb_with_object,
        verb_with_preposition,
        verb_in_parenthesis,
        according_to,
    ),
    "AUX": (verb_with_clause, verb_with_infinitive),
    "NOUN": (noun_with_clause,),
    "ADP": (according_to,),
    "ADV": (reporting_adverb,),
}


# ---------------------------------------------------------------- parts


def _verb_candidate(verb: Token, frame: str, contents: list[Token]) -> Iterator[Candidate]:
    source = source_of(verb)
    if source is not None and any(_inside(content, source) for content in contents):
        source = None
    left_out = _own_tokens(verb, source, contents)
    tokens = [token.i for content in contents for token in content.subtree if token.i not in left_out]
    if tokens:
        yield _candidate(verb, frame, source, _ranges(tokens))


def _candidate(verb: Token, frame: str, source: Token | None, content: tuple[Range, ...]) -> Candidate:
    if _is_passive(verb):
        frame += "-passive"
    return Candidate(
        frame=frame,
        lemma=verb.lemma_.lower(),
        head=verb.i,
        cue=cue_range(verb),
        source=None if source is None else noun_phrase(source, before=verb if source.i < verb.i else None),
        source_head=None if source is None else source.i,
        content=content,
        addressee=addressee_of(verb),
    )


def source_of(verb: Token) -> Token | None:
    """The head of the source: the subject, the agent of a passive, or the subject of the verb's governor."""
    if _is_passive(verb):
        return _agent(verb)
    here = verb
    for _ in range(6):  # governors; longer chains are parser errors
        for child in here.children:
            if child.dep_ == "nsubj":
                return child
        if here.dep_ == "acl" and here.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return here.head
        if here.dep_ not in ("conj", "xcomp", "advcl", "pcomp") or here.head.i == here.i:
            break
        told = _object_of_governor(here)
        if told is not None:
            return told
        if here.dep_ == "pcomp":
            here = here.head
        here = here.head
        if here.pos_ not in ("VERB", "AUX"):
            break
        if _is_passive(here):
            return next((child for child in here.children if child.dep_ == "nsubjpass"), None)
    return _noun_right_before(verb)


def _object_of_governor(verb: Token) -> Token | None:
    """The one of whom the governor says that he does it: "quoting X as saying", "told X to say"."""
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ == "pcomp" and verb.head.lower_ != "as":
        return None
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if verb.dep_ not in ("pcomp", "xcomp") or (verb.dep_ == "xcomp" and not infinitive) or _is_passive(governor):
        return None
    if verb.dep_ == "xcomp" and governor.lemma_.lower() in SUBJECT_CONTROL:
        return None
    objects = (child for child in governor.children if child.dep_ in ("dobj", "dative") and governor.i < child.i)
    return next((noun for noun in objects if noun.i < verb.i and noun.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _noun_right_before(verb: Token) -> Token | None:
    """The noun that stands right before a finite verb, where the parse hung it on something earlier."""
    if verb.tag_ not in FINITE and not any(child.dep_ == "aux" and child.tag_ in FINITE for child in verb.children):
        return None
    start = cue_range(verb)[0]
    if not start:
        return None
    before = verb.doc[start - 1]
    return before if before.pos_ in ("NOUN", "PROPN", "PRON") and before.sent == verb.sent else None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in PASSIVE for child in verb.children) or (verb.tag_ == "VBN" and verb.dep_ == "acl")


def _is_bare(verb: Token) -> bool:
    """Whether a verb has nothing that could be its content: only a subject, auxiliaries, adverbials, an addressee."""
    return not any(child.dep_ in ("ccomp", "xcomp", "mark") for child in verb.children)


def _inside(root: Token, token: Token) -> bool:
    return root.i == token.i or root.is_ancestor(token)


def _own_tokens(verb: Token, source: Token | None, contents: list[Token]) -> set[int]:
    """Tokens of cue and source that the parse may have put under the content."""
    own = {verb.i}
    for content in contents:
        for token in content.subtree:
            if token.lower_ == "according" and _closes_sentence(token):
                own.update(inner.i for inner in token.subtree)
    if source is not None and not any(_inside(source, content) for content in contents):
        own.update(token.i for token in source.subtree)
    return own


def cue_range(verb: Token) -> Range:
    """The verb with its auxiliaries, negation and particle next to it."""
    start, end = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in CUE_PARTS and child.i == end:
            end = child.i + 1
    parts = {child.i for child in verb.children if child.dep_ in CUE_PARTS or child.dep_ == "advmod"}
    while start - 1 in parts:
        start -= 1
    return start, end


def addressee_of(verb: Token) -> int | None:
    """Who is told: a dative, or a person as object beside a clause."""
    clause = any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
    for child in verb.children:
        if child.dep_ == "dative" or (clause and child.dep_ == "dobj" and child.i > verb.i):
            if child.pos_ == "ADP":
                return next((inner.i for inner in child.children if inner.dep_ == "pobj"), None)
            return child.i
    return None


def noun_phrase(head: Token, before: Token | None = None) -> Range:
    """The phrase of a source with its appositions and relative clauses, without what the parse hung on it wrongly."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if before is not None and end > before.i:
        end = before.i
        parts = {child.i for child in before.children if child.dep_ in CUE_PARTS or child.dep_ == "advmod"}
        while end - 1 in parts:
            end -= 1
    doc = head.doc
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text not in ')]”"':
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end


def _ranges(tokens: list[int]) -> tuple[Range, ...]:
    """Token indices as runs."""
    runs: list[Range] = []
    for index in sorted(tokens):
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return tuple(runs)
