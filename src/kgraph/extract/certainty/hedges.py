"""Which words of a main clause hedge it, and how certain they leave it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extract.certainty.clauses import Clause
from kgraph.extract.certainty.lexicon import hedges, longest
from kgraph.extract.lexicon import words
from kgraph.model import Attribution, Certainty

Range = tuple[int, int]

HELPERS = frozenset({"aux", "auxpass"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp"})
ABILITY = words("ability-verbs")  # "could see", "could not reach" tell what was
WISHES = words("wishing-verbs")
PERFORMED = words("performed-wishes")  # who says "I urge you" urges
CONDITIONS = frozenset({"if", "unless", "provided"})
LITTLE = frozenset({"no", "not", "n't", "n’t", "little", "any"})
RULED = "rule"  # "cannot rule out"
OTHERWISE: Mapping[Certainty, Certainty] = {
    "likely": "unlikely",
    "highly-likely": "unlikely",
    "possible": "unlikely",
    "unlikely": "possible",
}
DENYING = frozenset({"denies"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Hedge:
    """A certainty, and the tokens that tell it; None for the cue itself, or for no words at all."""

    value: Certainty
    tokens: Range | None = None


CERTAIN, UNSTATED = Hedge(value="certain"), Hedge(value="unstated")


def hedge_of(doc: Doc, clause: Clause | None, one: Attribution) -> Hedge:
    """How certain the main clause of a content is, by what it says of itself, and else by its cue."""
    by_cue = _by_cue(one)
    if clause is None:
        return UNSTATED
    inside = _inside(doc, clause)
    if inside is not None:
        return inside
    if by_cue is not None:
        return by_cue
    if one.relation in DENYING or _is_figure(clause, one):
        return CERTAIN
    if _is_asked(clause) or not clause.is_finite or _is_wish(clause) or _is_conditional(clause):
        return UNSTATED
    return CERTAIN


def _by_cue(one: Attribution) -> Hedge | None:
    value = hedges("cue").get((one.cue.lemma,)) if one.cue is not None else None
    return None if value is None or one.relation in DENYING else Hedge(value=value)


def _is_figure(clause: Clause, one: Attribution) -> bool:
    """Whether a number is plainly given without a clause: "they put the toll at 40", "spoke of 40 dead"."""
    giving = one.cue is not None and one.cue.lemma in words("putting-at") | words("speaking-of")
    return clause.has_number and not clause.is_infinitive and (giving or one.relation == "reports")


def _inside(doc: Doc, clause: Clause) -> Hedge | None:
    """The hedge that stands in the clause or between the cue and it; the strongest bond to the predicate first."""
    for found in (
        _ruled_out(clause),
        _by_words("noun", clause, _is_existing),
        _by_words("adjective", clause, _is_predicate),
        _by_words("adverb", clause, _is_adverb),
        _by_modal(clause),
        _by_raising(clause),
        _by_lead(clause),
    ):
        if found is not None:
            return found
    return None


def _phrases(kind: str, tokens: Sequence[Token]) -> Iterator[tuple[Certainty, Token, Range]]:
    """The entries of a kind among tokens, the longest first, each with its last token."""
    table, most = hedges(kind), longest(kind)
    at = 0
    while at < len(tokens):
        for length in range(min(most, len(tokens) - at), 0, -1):
            group = tokens[at : at + length]
            value = table.get(tuple(token.lower_ for token in group))
            if value is not None and group[-1].i - group[0].i == length - 1:
                yield value, group[-1], (group[0].i, group[-1].i + 1)
                at += length - 1
                break
        at += 1


def _by_words(kind: str, clause: Clause, fits: Callable[[Token, Clause], bool]) -> Hedge | None:
    for value, last, tokens in _phrases(kind, clause.tokens):
        if fits(last, clause):
            return Hedge(value=_turned(value, clause, tokens), tokens=tokens)
    return None


def _turned(value: Certainty, clause: Clause, tokens: Range) -> Certainty:
    """What negation right before makes of it: "not likely" is unlikely, "no possibility" is unlikely."""
    before = {token.lower_ for token in clause.tokens if tokens[0] - 3 <= token.i < tokens[0]}
    return OTHERWISE.get(value, value) if before & LITTLE else value


def _is_existing(last: Token, clause: Clause) -> bool:
    """ "There is a realistic possibility that ...", "has a good chance of ..."."""
    governed = last.head.i == clause.predicate.i and last.dep_ in ("attr", "dobj", "nsubj")
    exists = last.dep_ == "dobj" or any(child.dep_ == "expl" for child in clause.predicate.children)
    told = (child.dep_ in ("acl", "ccomp", "relcl") or child.lower_ == "of" for child in last.children)
    return governed and exists and any(told)


def _is_predicate(last: Token, clause: Clause) -> bool:
    """ "is likely to", "it is possible that"."""
    return last.i == clause.predicate.i or (last.head.i == clause.predicate.i and last.dep_ in (*PREDICATES, "advmod"))


def _is_adverb(last: Token, clause: Clause) -> bool:
    """An adverb of the predicate, of its helpers, of what it says, or of the whole clause."""
    head = last.head
    for _ in range(3):
        if head.i == clause.predicate.i or head.head.i == head.i:
            break
        head = head.head
    near = head.i == clause.predicate.i or last.i == clause.predicate.i
    return near and (last.pos_ in ("ADV", "ADJ", "NOUN", "PROPN") or last.dep_ == "advmod")


def _by_modal(clause: Clause) -> Hedge | None:
    """ "may", "might", "could": what may be; "should", "must": what is wanted."""
    predicate = clause.predicate
    for child in predicate.children:
        value = hedges("modal").get((child.lower_,)) if child.dep_ in HELPERS else None
        if value is None:
            continue
        if child.lower_ == "could" and _is_conditional(clause):
            return UNSTATED
        if child.lower_ == "could" and (predicate.lemma_ in ABILITY or _is_inability(predicate)):
            return None
        return Hedge(value=value, tokens=(child.i, child.i + 1))
    return None


def _is_inability(predicate: Token) -> bool:
    """ "Could not help" tells what was; "could not have left" what may not have been."""
    perfect = any(child.lemma_ == "have" and child.dep_ == "aux" for child in predicate.children)
    return _is_negated(predicate) and not perfect


def _by_raising(clause: Clause) -> Hedge | None:
    """ "seems to have left", "is expected to arrive", "is said to be ill"."""
    predicate = clause.predicate
    goes_on = any(child.dep_ in ("xcomp", "ccomp", "acomp", "oprd") for child in predicate.children)
    goes_on = goes_on or any(child.pos_ == "ADJ" and child.i > predicate.i for child in predicate.children)
    passive = any(child.dep_ == "auxpass" for child in predicate.children)
    kind = "raised" if passive else "raising"
    value = hedges(kind).get((predicate.lemma_.lower(),)) if goes_on else None
    return None if value is None else Hedge(value=value, tokens=(predicate.i, predicate.i + 1))


def _ruled_out(clause: Clause) -> Hedge | None:
    """ "cannot rule out that ...", "cannot be excluded"."""
    predicate = clause.predicate
    if predicate.lemma_.lower() not in (RULED, "exclude", "discount") or not _is_negated(predicate):
        return None
    return Hedge(value="possible", tokens=_cannot(predicate))


def _cannot(predicate: Token) -> Range:
    """The helper, the negation and the verb with its particle."""
    helpers = [child.i for child in predicate.children if child.dep_ in (*HELPERS, "neg") and child.i < predicate.i]
    particle = [child.i for child in predicate.children if child.dep_ == "prt" or child.lower_ == "out"]
    return min([*helpers, predicate.i]), max([predicate.i, *(i for i in particle if i == predicate.i + 1)]) + 1


def _by_lead(clause: Clause) -> Hedge | None:
    """Between cue and content: "said it was likely that the troops had left"."""
    for kind in ("adjective", "adverb", "modal"):
        for value, _, tokens in _phrases(kind, clause.lead):
            return Hedge(value=value, tokens=tokens)
    return None


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in LITTLE for child in verb.children)


def _is_asked(clause: Clause) -> bool:
    """Whether it is a question."""
    last = clause.tokens[-1]
    behind = [last, *([last.nbor()] if last.i + 1 < len(last.doc) else [])]
    return any(token.text == "?" for token in behind) or any(
        child.dep_ == "mark" and child.lower_ == "whether" for child in clause.predicate.children
    )


def _is_wish(clause: Clause) -> bool:
    """Whether it tells what somebody wants, hopes or demands, or tells somebody to do it."""
    predicate = clause.predicate
    if predicate.lemma_.lower() in WISHES:
        return True
    subjects = [child for child in predicate.children if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    if predicate.lemma_.lower() in PERFORMED and any(child.lower_ in ("i", "we") for child in subjects):
        return True
    helper = any(child.dep_ in HELPERS for child in predicate.children)
    return predicate.tag_ == "VB" and not subjects and not helper


def _is_conditional(clause: Clause) -> bool:
    """Whether all that is said holds under a condition."""
    return any(
        child.dep_ == "advcl"
        and any(mark.dep_ in ("mark", "advmod") and mark.lower_ in CONDITIONS for mark in child.children)
        and not any(mark.lower_ == "even" for mark in child.children)
        for child in clause.predicate.children
    )
