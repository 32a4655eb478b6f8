"""A mention in tokens, as the rules of extraction hand it on."""

from dataclasses import dataclass

from kgraph.model import MentionType


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A mention in tokens: half-open range, head token, type as far as the article tells."""

    start: int
    end: int
    head: int
    type: MentionType
    named: bool = True
    modifies: bool = False
    refers_to: tuple["Phrase", ...] = ()
