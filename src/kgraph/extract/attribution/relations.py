"""What an attribution is: stating, reporting, asking, believing, by its cue, its negation and its mood."""

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.decoding import Found
from kgraph.extract.lexicon import noun_type, words
from kgraph.model import STATING, Polarity, Relation

MODALS = words("modals")
NEGATIONS = words("negations")
GOING_ON = words("going-on")  # "went on to say" did say
COMMENTING = words("commenting")
CONFIRMING = words("confirming")


def relation_of(doc: Doc, found: Found) -> Relation:
    """The relation of the contract; a saying that is only possible, planned or denied to have been said is `other`."""
    cue = doc[found.candidate.head]
    relation = found.entry.relation
    if found.entry.declines and _content_verb(doc, found) in found.entry.declines:
        return "declines-comment"
    if relation not in STATING:
        return relation
    if cue.pos_ not in ("VERB", "AUX"):
        return "asks" if relation == "states" and _is_question(doc, found) else relation
    if _is_negated(cue):
        if found.candidate.lemma in COMMENTING:
            return "declines-comment"
        return "does-not-confirm" if found.candidate.lemma in CONFIRMING else "other"
    if _is_unreal(cue):
        return "other"
    if relation == "states" and _source_is_artefact(doc, found):
        return "reports"
    return "asks" if relation == "states" and _is_question(doc, found) else relation


def _is_question(doc: Doc, found: Found) -> bool:
    """Whether the content ends with a question mark, before a closing quotation mark or not."""
    end = found.candidate.content[-1][1]
    return "?" in (doc[end - 1].text, doc[max(end - 2, 0)].text)


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
