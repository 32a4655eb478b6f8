"""Events: who does what to whom, where and when, as an attribution or the article has it; a small open lexicon of them.

The words that tell an event are found by lemma (`lexicon`), other senses are left out (`senses`), the parse gives the
roles (`roles`). What is found is what somebody says, and never a fact.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kgraph.extract.events.lexicon import lemmas
from kgraph.extract.events.roles import Roles, phrase, roles_of
from kgraph.extract.events.senses import kind_of_event
from kgraph.extract.holders import Holders
from kgraph.extract.places import marked, number_at, sentence_starts, token_starts, tokens_with
from kgraph.model import Article, Attribution, BlockKind, Event, EventType, Span, Time

READ: frozenset[BlockKind] = frozenset({"title", "heading", "paragraph"})  # the others are dates, names and rubrics
PARTS = frozenset({"VERB", "NOUN"})
NEGATIVES = frozenset({"no", "not", "never", "n't", "n’t", "neither", "nor", "nobody", "none"})
STEPS = 4  # up the parse from a time to the event whose time it is

__all__ = ["events"]


def events(
    article: Article, doc: Doc, attributions: Sequence[Attribution], times: Sequence[Time] = ()
) -> tuple[Event, ...]:
    """The events of an article in the order of the text, each with the innermost attribution that holds it."""
    found = list(_found(article, doc))
    when = _when(doc, times, frozenset(token.i for token, _ in found))
    holders = Holders(attributions)
    return tuple(_event(article, token, kind, when.get(token.i, ()), holders) for token, kind in found)


def _found(article: Article, doc: Doc) -> Iterator[tuple[Token, EventType]]:
    """The tokens that tell an event, and its type."""
    inside = marked(len(doc), _blocks(article, doc))
    for at in tokens_with(doc, {"LEMMA": lemmas()}):
        token = doc[at]
        kind = kind_of_event(token) if inside[at] and token.pos_ in PARTS else None
        if kind is not None:
            yield token, kind


def _blocks(article: Article, doc: Doc) -> Iterator[tuple[int, int]]:
    starts = token_starts(doc)
    for block in article.blocks:
        if block.kind in READ:
            yield number_at(starts, block.start), number_at(starts, block.end - 1) + 1


def _event(article: Article, token: Token, kind: EventType, times: Sequence[Span], holders: Holders) -> Event:
    roles = roles_of(token)

    def spans(heads: Sequence[Token]) -> tuple[Span, ...]:
        made = (phrase(head, token) for head in heads)
        return tuple(dict.fromkeys(_span(article, words) for words in made if words[0] < words[1]))

    span = Span.of(article.text, token.idx, token.idx + len(token))
    return Event(
        span=span,
        type=kind,
        actors=spans(roles.actors),
        patients=spans(roles.patients),
        places=spans(roles.places),
        times=tuple(times),
        polarity="denied" if _is_negated(token, roles) else "affirmed",
        attribution=holders.innermost(span),
    )


def _span(article: Article, words: tuple[int, int]) -> Span:
    return Span.of(article.text, *words)


def _is_negated(token: Token, roles: Roles) -> bool:
    """Whether the event is said not to be: by its own negation, or that of who does it or whom it is done to."""
    around = [*token.children, *(child for head in (*roles.actors, *roles.patients) for child in head.children)]
    told = [child for child in around if child.lower_ in NEGATIVES]
    told += [head for head in (*roles.actors, *roles.patients) if head.lower_ in NEGATIVES]
    return len({one.i for one in told if not _is_bound(one)}) % 2 == 1


def _is_bound(word: Token) -> bool:
    """ "No more than", "not only"."""
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return following in ("more", "fewer", "less", "only", "just")


def _when(doc: Doc, times: Sequence[Time], heads: frozenset[int]) -> dict[int, list[Span]]:
    """The times that hang on each event, by its token; a time belongs to the nearest event above it."""
    starts, sentences, found = token_starts(doc), sentence_starts(doc), dict[int, list[Span]]()
    for time in times:
        if time.tells != "happened":
            continue
        token = doc[number_at(starts, time.span.start)]
        border = sentences[number_at(sentences, token.i)]
        for _ in range(STEPS):
            if token.i in heads:
                found.setdefault(token.i, []).append(time.span)
                break
            if token.head.i == token.i or token.head.i < border:
                break
            token = token.head
    return found
