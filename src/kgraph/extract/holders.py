"""Which attribution holds a word: whose figure, time or event it is."""

from collections.abc import Sequence

from kgraph.model import Attribution, Span


def innermost(attributions: Sequence[Attribution], span: Span) -> str | None:
    """The id of the attribution with the shortest content around a span; None for what the article says itself.

    One that has a source goes before one that has none ("reportedly"), which tells only how the source knows it.
    """
    around = [
        (found.source is None and not found.speakers, sum(one.end - one.start for one in found.content), found.id)
        for found in attributions
        if any(content.covers(span) for content in found.content)
    ]
    return min(around)[2] if around else None
