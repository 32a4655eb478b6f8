"""Whom the pronouns and descriptions of an article stand for, followed to the mentions that stand for themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgraph.model import Mention, Span
from kgraph.resolve.sightings import is_pronoun

Referents = Mapping[Span, tuple[Span, ...]]


def referents(mentions: Sequence[Mention], apart: frozenset[Span] = frozenset()) -> Referents:
    """For each mention the spans of those that it stands for, itself if it stands for itself; in order of the text.

    `refers_to` is followed to its end. Where it leads to nothing but itself, as in a circle of descriptions, the first
    one of them that is no pronoun stands for all. A pronoun that leads nowhere has none. The mentions at `apart` stand
    for themselves, whatever they refer to.
    """
    by_span: dict[Span, Mention] = {}
    for mention in mentions:
        by_span.setdefault(mention.span, replace(mention, refers_to=()) if mention.span in apart else mention)
    reached = {span: _reached(mention, by_span) for span, mention in by_span.items()}
    pronouns = frozenset(span for span, mention in by_span.items() if is_pronoun(mention))
    return {span: _ends(span, reached, pronouns) for span in by_span}


def _ends(span: Span, reached: Mapping[Span, frozenset[Span]], pronouns: frozenset[Span]) -> tuple[Span, ...]:
    """The ends of the way from `span`; each of them ends in itself."""
    described = reached[span] - pronouns
    standing = [other for other in described if not reached[other]]
    if standing:
        return tuple(sorted(standing))
    last = [other for other in described if other in reached[other]] or [
        other for other in described if not reached[other] - pronouns
    ]
    if last:
        return (min(last),)
    return () if span in pronouns else (span,)


def _reached(mention: Mention, by_span: Mapping[Span, Mention]) -> frozenset[Span]:
    """All mentions that `refers_to` leads to, over any number of steps."""
    found: set[Span] = set()
    waiting = [span for span in mention.refers_to if span in by_span]
    while waiting:
        span = waiting.pop()
        if span not in found:
            found.add(span)
            waiting.extend(target for target in by_span[span].refers_to if target in by_span)
    return frozenset(found)
