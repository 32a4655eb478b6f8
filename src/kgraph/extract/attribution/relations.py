"""What an attribution is: stating, reporting, asking, believing, by its cue, its negation and its mood."""

from itertools import pairwise

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.decoding import Found
from kgraph.extract.attribution.frames import Range
from kgraph.extract.lexicon import noun_type, words
from kgraph.model import STATING, Polarity, Relation
from kgraph.schemes import cue_scheme

MODALS = words("modals")
NEGATIONS = words("negations")
GOING_ON = words("going-on")  # "went on to say" did say
COMMENTING = words("commenting")
CONFIRMING = words("confirming")
DISCLOSING = words("disclosing")  # what "would not" makes a refusal of
UNABLE = words("unable")
REQUESTING = words("requesting")
NOBODY = words("nobody")
DECIDING = words("deciding")  # who agrees to do something intends it
SENTENCE_ENDS = frozenset({".", "!", "?"})
UNWILLING = frozenset({"would", "will", "'d", "’d", "wo"})


def relation_of(doc: Doc, found: Found) -> Relation:
    """The relation of the contract; a saying that is only possible, planned or denied to have been said is `other`."""
    cue = doc[found.candidate.head]
    relation = found.entry.relation
    if _declines(doc, found):
        return "declines-comment"
    if relation not in STATING:
        return relation
    if cue.pos_ not in ("VERB", "AUX"):
        return "asks" if relation == "states" and _is_question(doc, found) else relation
    changed = _by_negation(doc, found, cue)
    if changed is not None:
        return changed
    if _is_unreal(cue) or _falls_short(doc, found):
        return "other"
    if found.candidate.lemma in DECIDING and _is_to(doc, found):
        return "intends"
    if found.candidate.lemma == "rule" and any(child.lower_ == "out" for child in cue.children):
        return "denies"
    if relation == "states" and _source_is_artefact(doc, found):
        return "reports"
    asked = _is_question(doc, found) or (found.candidate.lemma in REQUESTING and _is_request(doc, found))
    return "asks" if relation == "states" and asked else relation


def _declines(doc: Doc, found: Found) -> bool:
    """ " "declined to comment", whether the infinitive is part of the cue or of the content."""
    said = {token.lemma_.lower() for token in doc[slice(*found.candidate.cue)]} | {_content_verb(doc, found)}
    declining = (cue_scheme().get((word, "verb")) for word in sorted(said))
    return any(entry is not None and not entry.declines.isdisjoint(said) for entry in declining)


def _by_negation(doc: Doc, found: Found, cue: Token) -> Relation | None:
    """What negation makes of a saying; None where there is none."""
    around = doc[slice(*found.candidate.cue)]
    unable = any(token.lemma_.lower() in UNABLE for token in around)
    confirms = any(token.lemma_.lower() in CONFIRMING for token in around) or _is_beside_confirming(cue)
    if not unable and not _is_negated(cue):
        return None
    if confirms:
        return "does-not-confirm"
    unwilling = any(child.lower_ in UNWILLING for child in cue.children if child.dep_ == "aux")
    if found.candidate.lemma in COMMENTING or (unwilling and found.candidate.lemma in DISCLOSING):
        return "declines-comment"
    return "other"


def _is_beside_confirming(cue: Token) -> bool:
    """ "neither confirm nor deny", whichever of the two the cue is."""
    beside = [cue.head] if cue.dep_ == "conj" else [child for child in cue.children if child.dep_ == "conj"]
    return cue.lemma_.lower() == "deny" and any(token.lemma_.lower() in CONFIRMING for token in beside)


def _is_request(doc: Doc, found: Found) -> bool:
    """Whether the content says what somebody is to do, or what there should be: "Y to do P", "for P"."""
    cue_end, (start, end) = found.candidate.cue[1], found.candidate.content[0]
    infinitive = any(doc[i].lower_ == "to" and doc[i].dep_ == "aux" for i in range(start, end))
    behind = {token.lower_ for token in doc[max(cue_end - 1, 0) : start + 1]}
    return infinitive or bool(behind & {"for", "on", "upon"})


def _is_to(doc: Doc, found: Found) -> bool:
    """Whether the content is an infinitive: "agreed to open the canal"."""
    start, end = found.candidate.content[0]
    return any(doc[i].lower_ == "to" and doc[i].dep_ == "aux" for i in range(start, min(start + 2, end)))


def _falls_short(doc: Doc, found: Found) -> bool:
    """Whether nobody said it, or somebody only nearly did: "stopped short of calling it a fraud"."""
    cue = doc[slice(*found.candidate.cue)]
    if any(one.lemma_.lower() == "stop" and other.lower_ == "short" for one, other in pairwise(cue)):
        return True
    head = found.candidate.source_head
    return head is not None and doc[head].lower_ in NOBODY


def _is_question(doc: Doc, found: Found) -> bool:
    """Whether all that is said ends with question marks; "It is fine," he said. "Isn't it?" does not.

    The turn of a transcript is a question when its last sentence is one.
    """
    content = found.candidate.content
    ends = [token.text for start, end in content for token in doc[start:end] if token.text in SENTENCE_ENDS]
    if found.candidate.frame == "transcript":
        return ends[-1:] == ["?"]
    told = any(_ends_statement(doc, one, other) for one, other in pairwise(content))
    return not told and bool(ends) and set(ends) == {"?"}


def _ends_statement(doc: Doc, piece: Range, following: Range) -> bool:
    """Whether a sentence that is no question ends with a piece: the piece behind it begins with a capital."""
    first = next((token for token in doc[slice(*following)] if token.is_alpha), None)
    asked = any(token.text == "?" for token in doc[max(piece[0], piece[1] - 2) : piece[1]])
    return first is not None and first.text[0].isupper() and first.text != "I" and not asked


def polarity_of(relation: Relation) -> Polarity:
    """The polarity that a relation brings with it."""
    if relation == "denies":
        return "denied"
    return "unconfirmed" if relation == "does-not-confirm" else "affirmed"


def _is_negated(cue: Token) -> bool:
    if any(child.dep_ == "neg" or child.lower_ in NEGATIONS for child in cue.children):
        return True
    return cue.dep_ == "conj" and any(child.lower_ == "nor" for child in cue.head.children)


def _is_unreal(cue: Token) -> bool:
    """Whether the cue is behind a modal, in a condition, or an infinitive that does not tell that it happened."""
    words = {child.lower_ for child in cue.children if child.dep_ in ("aux", "mark")}
    if words & MODALS or "if" in words or "unless" in words:
        return True
    return "to" in words and not (cue.dep_ in ("xcomp", "advcl") and cue.head.lemma_.lower() in GOING_ON)


def _content_verb(doc: Doc, found: Found) -> str:
    """The lemma with which the content begins, behind "to"."""
    start, end = found.candidate.content[0]
    return next((token.lemma_.lower() for token in doc[start:end] if token.pos_ in ("VERB", "NOUN")), "")


def _source_is_artefact(doc: Doc, found: Found) -> bool:
    head = found.candidate.source_head
    return head is not None and noun_type(doc[head].lemma_) == "artefact"
