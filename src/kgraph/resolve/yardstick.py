"""What share the words of a hedge stand for, where the speaker is one who gives them numbers."""

from collections.abc import Sequence
from functools import cache

from kgraph.model import Attribution, Entity
from kgraph.resolve.names import name_key
from kgraph.schemes import yardstick, yardstick_bodies


def probability(attribution: Attribution, speakers: Sequence[Entity]) -> tuple[float, float] | None:
    """The least and the greatest share by the British yardstick; None for all speakers who do not speak by it."""
    if attribution.hedge is None or not speakers or not all(_uses_it(one) for one in speakers):
        return None
    term = yardstick().get(" ".join(attribution.hedge.text.casefold().split()))
    if term is None or term.certainty != attribution.certainty:  # "not likely" is no "likely"
        return None
    return term.minimum, term.maximum


def _uses_it(speaker: Entity) -> bool:
    return speaker.type == "organization" and any(name_key(name) in _keys() for name in (speaker.label, *speaker.names))


@cache
def _keys() -> frozenset[str]:
    return frozenset(name_key(name) for name in yardstick_bodies())
