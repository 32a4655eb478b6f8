"""Whether a time without a year or week is past or coming, by the verb that it hangs on.

The verb nearest above the time decides ("will meet on Friday", "met on Friday"). Words for plans count as well as
verbs ("elections due in May"), and between the two stand words that put what follows before or ahead ("ahead of").
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.extract.lexicon import words
from kgraph.extract.times.extents import Way
from kgraph.extract.times.lexicon import table

HIGHEST = 12  # steps up a parse
VERBS = frozenset({"VERB", "AUX"})
MODALS = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "could", "should", "may", "might", "must", "can", "ca"}
)
UNFULFILLED = frozenset({"could", "would"})  # "could not be reached on Monday" is past
NEGATIONS = frozenset({"not", "n't", "n’t"})
PLANNED_FOR = frozenset({"for", "until", "till", "by"})
SET_PARTS = frozenset({"VBN", "JJ", "NN"})
BE = frozenset({"be", "’s", "'s"})
PAST_AUX = frozenset({"was", "were", "been", "had"})
GO = "go"


def way(doc: Doc, first: int, behind: int, *, headline: bool) -> Way | None:
    """Past or coming; None where no verb tells. The time takes up the tokens from `first` to before `behind`."""
    before = _before(doc, first)
    if before in table("past-joint") or before == "since":
        return "past"
    through_noun = False
    for token in upwards(doc, first, behind):
        if token.pos_ in VERBS or token.tag_[:2] == "VB":
            found = _of_verb(token, before, headline=headline, through_noun=through_noun)
            if found is not None:
                return found
        elif _is_set(token) or token.lower_ == "ahead":
            return "coming"
        elif token.lower_ == "after" and through_noun:
            return "past"
        if token.pos_ in ("NOUN", "PROPN") and not first <= token.i < behind:
            if token.lemma_ in ("deadline", "ultimatum"):
                return "coming"
            through_noun = True
    return None


def upwards(doc: Doc, first: int, behind: int) -> Iterator[Token]:
    """The tokens above a time, from the one that it hangs on."""
    token = root(doc, first, behind)
    for _ in range(HIGHEST):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def root(doc: Doc, first: int, behind: int) -> Token:
    """The token of a time that joins it to the rest of the sentence."""
    token = doc[behind - 1]
    for _ in range(behind - first):
        if not first <= token.head.i < behind or token.head.i == token.i:
            break
        token = token.head
    return token


def _before(doc: Doc, first: int) -> str:
    """The joining word before a time, over its article: "than in May", "since the spring"."""
    at = first - 1
    while at >= 0 and doc[at].lower_ in ("the", "in", "on", "at", "early", "late") and first - at < 4:
        before = doc[at - 1].lower_ if at else ""
        if doc[at].lower_ != "the" and before not in table("past-joint"):
            break
        at -= 1
    return doc[at].lower_ if at >= 0 else ""


def _is_set(token: Token) -> bool:
    """ "due in May", "set for Friday": a word for a plan that is no finite verb."""
    if token.lemma_ not in table("set-for") or token.tag_ not in SET_PARTS or token.tag_ == "NN":
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    cause = token.lower_ == "due" and following is not None and following.lower_ == "to"
    return not cause or (token.i + 2 < len(token.doc) and token.doc[token.i + 2].tag_ == "VB")


def is_future(verb: Token) -> bool:
    """Whether a verb tells of what is to come: "will say", "is to announce"."""
    return verb.tag_ == "VB" and _of_verb(verb, "", headline=False, through_noun=False) == "coming"


def _of_verb(verb: Token, before: str, *, headline: bool, through_noun: bool) -> Way | None:
    """What one verb tells; None where the one above it decides."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    lemmas = {child.lemma_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & MODALS:
        return _of_modal(verb, helpers, lemmas)
    if verb.tag_ == "VBN" and verb.lemma_ in table("set-for"):
        return "coming"
    if before in PLANNED_FOR and verb.lemma_ in table("planned") and not through_noun:
        return "coming"
    if "to" in helpers and verb.tag_ == "VB":
        return _of_infinitive(verb)
    if verb.tag_ in ("VBD", "VBN"):
        now = verb.tag_ == "VBN" and helpers & {"is", "are", "'s", "’s", "'re"} and "have" not in lemmas
        return "coming" if now and not headline and not through_noun and "been" not in helpers else "past"
    if verb.tag_ == "VBG":
        if helpers & PAST_AUX or "have" in lemmas:
            return "past"
        if lemmas & BE:
            return None if headline or through_noun else "coming"
        return None
    if verb.tag_ == "VB":
        return "coming" if not helpers & {"did", "do", "does"} else "past"
    return _of_present(verb, headline=headline, through_noun=through_noun)


def _of_modal(verb: Token, helpers: set[str], lemmas: set[str]) -> Way:
    negated = any(child.dep_ == "neg" or child.lower_ in NEGATIONS for child in verb.children)
    missed = negated and bool(helpers & UNFULFILLED)
    spoken = verb.lemma_ in words("disclosing") or verb.lemma_ in ("reach", "verify", "confirm", "contact", "say")
    if "have" in lemmas:
        return "coming" if "will" in helpers else "past"
    return "past" if missed and spoken else "coming"


def _of_infinitive(verb: Token) -> Way | None:
    """What is planned, ordered or wished is coming; else the verb above tells: "flew there to meet him on Friday"."""
    above = verb.head
    if above.i == verb.i:
        return "coming"
    if above.lemma_ in table("planned") or (above.lemma_ == "be" and verb.dep_ == "xcomp") or above.lemma_ == GO:
        return "coming"
    return None


def _of_present(verb: Token, *, headline: bool, through_noun: bool) -> Way | None:
    """ "meets on Friday" is coming, in a headline past; "hit" may be either."""
    if headline or verb.lower_ in table("same-past") or verb.lemma_ in words("of-speech") or verb.lemma_ == "say":
        return "past"
    if any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return "past"
    if through_noun:
        event = any(child.lemma_ in table("planned-event") for child in verb.children)
        return "coming" if event else None
    return "coming"
