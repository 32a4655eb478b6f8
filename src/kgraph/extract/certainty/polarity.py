"""Whether the main clause of a content is negated, or says that something is not confirmed."""

from spacy.tokens import Doc, Token

from kgraph.extract.certainty.clauses import Clause
from kgraph.extract.certainty.hedges import Hedge
from kgraph.extract.lexicon import words

NEGATIVES = frozenset({"no", "not", "never", "n't", "n’t", "neither", "nor", "nobody", "none", "nothing", "nowhere"})
FEW = frozenset({"hardly", "barely", "scarcely"})
ONLY = frozenset({"only", "just", "merely", "simply", "necessarily", "yet"})  # "not only", "not just"
BOUNDS = frozenset({"more", "fewer", "less", "later", "longer", "doubt", "least", "one"})  # "no more than", "no doubt"
VERIFYING = words("confirming")
KNOWING = words("knowing-nouns")  # "had no information", "no evidence that"
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl", "pobj"})
DOUBTING = frozenset({"doubt", "dispute", "question", "deny"})


def is_denied(doc: Doc, clause: Clause, hedge: Hedge) -> bool:
    """Whether the clause says that it is not so; a negation that is part of the hedge is none."""
    predicate = clause.predicate
    hedged = range(*hedge.tokens) if hedge.tokens is not None else range(0)
    negative = [
        token
        for token in clause.tokens
        if token.lower_ in NEGATIVES and token.i not in hedged and _negates(token, predicate, hedged)
    ]
    if predicate.lemma_.lower() in DOUBTING and negative:
        return False  # "no one doubts that"
    return len(negative) % 2 == 1


def _negates(token: Token, predicate: Token, hedged: range) -> bool:
    """Whether a negative word is about the predicate: beside it, or with one of its arguments."""
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if following in ONLY or (token.lower_ == "no" and following in BOUNDS - {"longer", "one"}):
        return False
    if hedged and 0 < hedged.start - token.i <= 2:  # "not likely": told by the certainty
        return False
    above = token
    for _ in range(2):
        if above.i == predicate.i:
            return True
        if above is not token and above.dep_ not in ARGUMENTS | {"aux", "neg", "acomp", "xcomp"}:
            return False
        above = above.head
    return above.i == predicate.i


def is_unconfirmed(doc: Doc, clause: Clause) -> bool:
    """Whether the clause says that something is not confirmed, or that nothing is known of it."""
    predicate = clause.predicate
    negated = any(token.lower_ in NEGATIVES for token in clause.tokens)
    if predicate.lemma_.lower() in VERIFYING and negated:
        return True
    unable = any(token.lower_ in ("unable", "impossible") for token in clause.tokens)
    below = {child.lemma_.lower() for token in clause.tokens for child in token.children if child.dep_ == "xcomp"}
    if unable and below & VERIFYING:
        return True
    return any(_is_lacking(token) for token in clause.tokens)


def _is_lacking(noun: Token) -> bool:
    """ "No information confirming", "a lack of evidence that", "no proof of"."""
    if noun.lemma_.lower() not in KNOWING:
        return False
    lacking = any(child.lower_ in ("no", "insufficient", "little") for child in noun.children)
    owner = noun.head.head if noun.head.dep_ == "prep" else noun
    return lacking or owner.lemma_.lower() in ("lack", "absence")
