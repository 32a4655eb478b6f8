"""Which attribution holds a word: whose figure, time or event it is."""

from collections.abc import Sequence

from kgraph.model import Attribution, Span

STRETCH = 256  # characters; contents are kept by the stretches of the text that they touch

Key = tuple[bool, int, str]  # whether it has no source, the length of its content, its id


class Holders:
    """The contents of attributions, asked which one holds a span without walking through all of them."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._at: dict[int, list[tuple[Key, Span]]] = {}
        for found in attributions:
            length = sum(one.end - one.start for one in found.content)
            key = (found.source is None and not found.speakers, length, found.id)
            for content in found.content:
                for stretch in range(content.start // STRETCH, content.end // STRETCH + 1):
                    self._at.setdefault(stretch, []).append((key, content))

    def innermost(self, span: Span) -> str | None:
        """The id of the attribution with the shortest content around a span; None for what the article says itself.

        One that has a source goes before one that has none ("reportedly"), which tells only how the source knows it.
        """
        around = [key for key, content in self._at.get(span.start // STRETCH, ()) if content.covers(span)]
        return min(around)[2] if around else None
