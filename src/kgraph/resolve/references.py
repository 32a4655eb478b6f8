"""Whom the pronouns and descriptions of an article stand for, followed to the mentions that stand for themselves."""

from collections.abc import Mapping, Sequence

from kgraph.model import Mention, Span
from kgraph.resolve.sightings import is_pronoun

Referents = Mapping[Span, tuple[Span, ...]]


def referents(mentions: Sequence[Mention]) -> Referents:
    """For each mention the spans of those that it stands for, itself if it stands for itself; in order of the text.

    `refers_to` is followed to its end. Where it leads to nothing but itself, as in a circle of descriptions, the first
    one of them that is no pronoun stands for all. A pronoun that leads nowhere has none.
    """
    by_span: dict[Span, Mention] = {}
    for mention in mentions:
        by_span.setdefault(mention.span, mention)
    return {span: _ends(mention, by_span) for span, mention in by_span.items()}


def _ends(mention: Mention, by_span: Mapping[Span, Mention]) -> tuple[Span, ...]:
    reached = _reached(mention, by_span)
    standing = [span for span in (reached or [mention.span]) if not by_span[span].refers_to]
    ends = sorted(span for span in standing if not is_pronoun(by_span[span]))
    if ends:
        return tuple(ends)
    described = sorted(span for span in reached if not is_pronoun(by_span[span]))
    if described:
        return (described[0],)
    return () if is_pronoun(mention) else (mention.span,)


def _reached(mention: Mention, by_span: Mapping[Span, Mention]) -> list[Span]:
    """All mentions that `refers_to` leads to, over any number of steps."""
    found: dict[Span, None] = {}
    waiting = [span for span in mention.refers_to if span in by_span]
    while waiting:
        span = waiting.pop()
        if span not in found:
            found[span] = None
            waiting.extend(target for target in by_span[span].refers_to if target in by_span)
    return list(found)
