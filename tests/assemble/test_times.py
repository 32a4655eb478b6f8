"""Times in the graph: said apart from happened, the words kept, nothing guessed."""

import dataclasses

import pyoxigraph as ox
import pytest

from assemble.test_quantities import ARTICLE, NAME, values
from kgraph.assemble import article_quads
from kgraph.model import Time
from kgraph.vocab import KG, OA, RDF, TIME
from store.news import HARBOUR, harbour, resolution, span

FIRST = harbour()[1][0].attribution.id
WORDS = span(HARBOUR, "Monday")


def quads(**known: object) -> list[ox.Quad]:
    facts, statements = harbour()
    time = Time(span=WORDS, **known)  # type: ignore[arg-type]
    return article_quads(dataclasses.replace(facts, times=(time,)), statements, resolution())


def test_when_something_was_said() -> None:
    """The day of the saying hangs on the attribution, as a value, as OWL-Time, and as the words."""
    found = quads(value="2024-05-06", tells="said", attribution=FIRST)
    (node,) = values(found, NAME + FIRST, KG.saidAt)
    assert values(found, node, KG.timeValue) == ["2024-05-06"]
    assert values(found, node, TIME.hasBeginning, TIME.inXSDDate) == ["2024-05-06"]
    assert values(found, node, TIME.hasEnd, TIME.inXSDDate) == ["2024-05-06"]
    assert values(found, node, KG.evidence, OA.hasSelector, OA.exact) == ["Monday"]
    assert values(found, NAME + FIRST, KG.time) == []


def test_when_something_happened() -> None:
    """A time in what is said is the source's; one of the article's own is the article's."""
    inside = quads(value="2024-05", attribution=FIRST)
    (node,) = values(inside, NAME + FIRST, KG.time)
    assert values(inside, node, TIME.hasEnd, TIME.inXSDDate) == ["2024-05-31"]
    (_,) = values(quads(value="2024-05"), ARTICLE, KG.mentionsTime)


@pytest.mark.parametrize(
    ("value", "begins", "ends"),
    [("2024-08/..", ["2024-08-01"], []), ("../2024-11-08", [], ["2024-11-08"]), ("P3D", [], []), (None, [], [])],
)
def test_open_ends_durations_and_what_is_not_known(value: str | None, begins: list[str], ends: list[str]) -> None:
    """An open end has no day; a duration has none at all; without a value only the words stay."""
    found = quads(value=value, attribution=FIRST)
    (node,) = values(found, NAME + FIRST, KG.time)
    assert values(found, node, TIME.hasBeginning, TIME.inXSDDate) == begins
    assert values(found, node, TIME.hasEnd, TIME.inXSDDate) == ends
    assert values(found, node, KG.timeValue) == ([] if value is None else [value])


def test_durations_and_clocks() -> None:
    """Weeks become days, as XML Schema has no weeks; a time of day is an instant."""
    found = quads(value="P2W", attribution=FIRST)
    (node,) = values(found, NAME + FIRST, KG.time)
    assert values(found, node, TIME.hasXSDDuration) == ["P14D"]
    found = quads(value="2024-05-06T15:00", attribution=FIRST)
    assert values(found, node, TIME.inXSDDateTime) == ["2024-05-06T15:00:00"]
    assert str(TIME.Instant) in values(found, node, RDF.type)
