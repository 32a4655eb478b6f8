"""How many independent sources stand behind a statement: a chain, a copied text and a press release count once."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from kgraph.model import Attribution, Comparison, Facts, FigureKey, Opposition, Statement

CHAIN = 0.6  # share of a content that another's words take up where it is these words that are passed on
SHORTEST = 6  # words of a content that is the same in two articles because it was copied

_WORD = re.compile(r"\w+")

Voice = Hashable  # whose words they are in the end
Said = Mapping[str, Sequence[Statement]]  # by article


def voices(
    corpus: Sequence[Facts], said: Said, comparisons: Sequence[Comparison], oppositions: Sequence[Opposition]
) -> dict[str, int]:
    """For each statement, by id, the number of independent sources that say the same, itself among them."""
    voice: dict[str, Voice] = {}
    alike: defaultdict[str, set[str]] = defaultdict(set)
    copies: dict[tuple[str, tuple[str, ...]], str] = {}  # the first statement by source and words
    for facts in corpus:
        for statement, key in _voices(said[facts.article.id]):
            name, words = statement.attribution.id, words_of(statement.attribution)
            source = statement.attribution.source
            first = name
            if len(words) >= SHORTEST:
                first = copies.setdefault((source.text.casefold() if source else "", words), name)
            voice[name] = voice.get(first, key)
            alike[name].add(first)
            alike[first].add(name)
    for left, right in _agreeing(corpus, comparisons, oppositions):
        alike[left].add(right)
        alike[right].add(left)
    return {name: len({voice[one] for one in (name, *alike[name]) if one in voice}) for name in voice}


def words_of(attribution: Attribution) -> tuple[str, ...]:
    """The words of a content in small letters, without what stands between them."""
    return tuple(word for span in attribution.content for word in _WORD.findall(span.text.casefold()))


def _voices(said: Sequence[Statement]) -> Iterator[tuple[Statement, Voice]]:
    """The statements of an article, each with those whose words it passes on."""
    within: defaultdict[str | None, list[Statement]] = defaultdict(list)
    for statement in said:
        within[statement.attribution.within].append(statement)
    for statement in said:
        if statement.stands:
            inner = _innermost(statement, within)
            yield statement, inner.speakers or (inner.attribution.id,)


def _innermost(statement: Statement, within: Mapping[str | None, Sequence[Statement]]) -> Statement:
    """The statement that a chain ends in; itself where its words are not mainly those of another."""
    seen = {statement.attribution.id}
    while True:
        length = _length(statement.attribution)
        inner = [one for one in within.get(statement.attribution.id, ()) if one.attribution.id not in seen]
        inner = [one for one in inner if one.stands and _length(one.attribution) >= CHAIN * length]
        if not inner:
            return statement
        statement = max(inner, key=lambda one: (_length(one.attribution), one.attribution.id))
        seen.add(statement.attribution.id)


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _agreeing(
    corpus: Sequence[Facts], comparisons: Sequence[Comparison], oppositions: Sequence[Opposition]
) -> Iterator[tuple[str, str]]:
    """Pairs of statements that give figures which agree, and none that conflict, or that affirm the same event."""
    holder = {
        FigureKey(article=facts.article.id, span=one.span): one.attribution
        for facts in corpus
        for one in facts.quantities
        if one.attribution is not None
    }
    agree: dict[tuple[str, str], bool] = {}
    for one in comparisons:
        left, right = holder.get(one.left), holder.get(one.right)
        if left is not None and right is not None and left != right and one.verdict != "not comparable":
            for pair in ((left, right), (right, left)):
                agree[pair] = agree.get(pair, True) and one.verdict == "agrees"
    yield from (pair for pair, agrees in agree.items() if agrees)
    for event in oppositions:
        if event.verdict == "agrees" and agree.get((event.left, event.right), True):
            yield event.left, event.right
