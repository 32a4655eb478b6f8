"""How certain a source makes its content sound, by which words, and whether it affirms or denies it.

It is the main clause of the content that counts: what stands in other clauses of it is not what is said. The values of
certainty and polarity together are those of FactBank (Saurí and Pustejovsky 2009); see `ontology/factbank.ttl`.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.extract.certainty.clauses import main_clause
from kgraph.extract.certainty.hedges import Hedge, hedge_of
from kgraph.extract.certainty.polarity import is_denied, is_unconfirmed
from kgraph.extract.places import token_starts
from kgraph.model import Article, Attribution, Span

UNSAYING = frozenset({"asks", "intends", "other", "declines-comment", "does-not-confirm"})  # that assert nothing

__all__ = ["judged"]


def judged(article: Article, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with certainty, polarity and the words of the hedge."""
    starts = token_starts(doc)
    return tuple(_judged(article, doc, starts, one) for one in attributions)


def _judged(article: Article, doc: Doc, starts: Sequence[int], one: Attribution) -> Attribution:
    if one.relation in ("declines-comment", "does-not-confirm"):
        return replace(one, certainty="unstated", polarity="unconfirmed", hedge=None)
    clause = main_clause(doc, starts, one)
    if clause is not None and one.relation != "denies" and is_unconfirmed(doc, clause):
        return replace(one, certainty="unstated", polarity="unconfirmed", hedge=None)
    hedge = hedge_of(doc, clause, one)
    denied = one.relation == "denies" or (clause is not None and is_denied(doc, clause, hedge))
    if one.relation in UNSAYING:
        return replace(one, certainty="unstated", polarity="affirmed", hedge=None)
    return replace(
        one,
        certainty=hedge.value,
        polarity="denied" if denied else "affirmed",
        hedge=_words(article, doc, hedge, one),
    )


def _words(article: Article, doc: Doc, hedge: Hedge, one: Attribution) -> Span | None:
    """The words of a hedge; none where it makes nothing less or more certain."""
    if hedge.value in ("certain", "unstated"):
        return None
    if hedge.tokens is None:
        return one.cue.span if one.cue is not None else None
    words = doc[slice(*hedge.tokens)]
    return Span.of(article.text, words.start_char, words.end_char)
