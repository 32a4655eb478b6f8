"""The main clause of a content: its predicate, what belongs to it, and what does not."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.model import Attribution

VERBS = frozenset({"VERB", "AUX"})
OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "parataxis", "pcomp", "csubjpass"})
HOLLOW = frozenset({"be", "begin", "start", "continue", "have"})  # verbs that what they go on with is the predicate of
MOST = 400  # tokens of a content that are looked at: the main clause of a longer one stands before


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A main clause: its predicate's token, the tokens that belong to it and to no other clause, in order.

    `lead` are the tokens between the cue and the content, which may hedge it ("said it was likely that ..."). A clause
    without a verb has the head of its phrase as predicate. `has_number` is true where the content tells a number.
    """

    predicate: Token
    tokens: tuple[Token, ...]
    lead: tuple[Token, ...] = ()
    has_number: bool = False

    @property
    def is_finite(self) -> bool:
        """Whether it asserts: a verb with a tense of its own or with a helper that has one."""
        verb = self.predicate
        if verb.pos_ not in VERBS:
            return False
        if any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in verb.children):
            return True
        return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or (
            verb.tag_ in ("VBN", "VB") and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
        )

    @property
    def is_infinitive(self) -> bool:
        """Whether it begins with "to"."""
        return any(child.dep_ == "aux" and child.lower_ == "to" for child in self.predicate.children)


def main_clause(doc: Doc, starts: Sequence[int], one: Attribution) -> Clause | None:
    """The first clause of a content that tells something; None for a content without words."""
    inside = _tokens(doc, starts, one)
    if not inside:
        return None
    sentences = _sentences(inside)
    chosen = next((group for group in sentences if _top(group) is not None), None)
    if chosen is None:
        return None
    top = _top(chosen)
    assert top is not None
    within = {token.i for token in chosen}
    tokens = sorted(_own(top, within), key=lambda token: token.i)
    return Clause(
        predicate=top,
        tokens=tuple(tokens),
        lead=tuple(_lead(doc, starts, one, chosen[0])),
        has_number=any(token.like_num for token in inside),
    )


def _tokens(doc: Doc, starts: Sequence[int], one: Attribution) -> list[Token]:
    found: list[Token] = []
    for span in one.content:
        first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        found += [token for token in doc[first : min(end, first + MOST)] if not token.is_space]
    return found


def _sentences(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens by sentence, in order; a question goes behind what asserts."""
    groups: list[list[Token]] = []
    for token in tokens:
        if groups and not token.is_sent_start and _goes_on(groups[-1][-1], token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return sorted(groups, key=lambda group: group[-1].text == "?")


def _goes_on(last: Token, token: Token) -> bool:
    """Whether a token is of the same sentence as the one before it."""
    return token.i - last.i == 1 or token.sent.start == last.sent.start


def _top(group: Sequence[Token]) -> Token | None:
    """The token that the others of a sentence hang on: a verb where one is."""
    within = {token.i for token in group}
    tops = [token for token in group if token.head.i not in within or token.head.i == token.i]
    words = [token for token in tops if not token.is_punct and token.pos_ not in ("ADP", "SCONJ", "CCONJ", "PART")]
    verbs = [token for token in words if token.pos_ in VERBS]
    finite = [verb for verb in verbs if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)]
    return next(iter(finite or verbs or words), None)


def _own(top: Token, within: set[int]) -> Iterator[Token]:
    """A token and those below it that no clause of their own holds."""
    waiting = [top]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [
            child
            for child in token.children
            if child.i in within and child.dep_ not in OTHER_CLAUSES and not _is_other_verb(child)
        ]


def _is_other_verb(child: Token) -> bool:
    return child.dep_ == "conj" and child.pos_ in VERBS


def _lead(doc: Doc, starts: Sequence[int], one: Attribution, first: Token) -> list[Token]:
    """The tokens between the cue and the content of the same sentence."""
    if one.cue is None:
        return []
    end = bisect_left(starts, one.cue.span.end)
    if end > first.i or doc[max(end - 1, 0)].sent.start != first.sent.start:
        return []
    return [token for token in doc[end : first.i] if not token.is_space]
