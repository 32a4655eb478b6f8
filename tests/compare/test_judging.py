"""Verdicts on figures made by hand: each difference keeps apart on its own."""

from dataclasses import replace
from datetime import date

import pytest

from kgraph.compare.figures import Figure
from kgraph.compare.judging import FARTHEST, judge
from kgraph.compare.numbers import range_of
from kgraph.compare.things import Thing
from kgraph.model import FigureKey, Quantity, Span


def figure(value: float = 40, at: int = 0, article: str = "a", **known: object) -> Figure:
    """Forty people killed, told by somebody on the first of May."""
    span = Span(start=at, end=at + 1, text="x")
    quantity = Quantity(span=span, value=value)
    made = Figure(
        key=FigureKey(article=f"{article}{at}", span=span),
        quantity=quantity,
        range=range_of(quantity),
        thing=Thing(kind="person"),
        states=frozenset({"kill"}),
        acts=frozenset(),
        places=frozenset(),
        windows=(),
        speakers=frozenset({f"speaker-{at}"}),
        source=None,
        said=date(2024, 5, 1),
        sentence=0,
        topics=frozenset({"s"}),
        scenes=frozenset({"s"}),
        is_claim=False,
    )
    return replace(made, **known)  # type: ignore[arg-type]


MAY, JUNE = (date(2024, 5, 1), date(2024, 5, 31)), (date(2024, 6, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"thing": Thing(kind="house")}, "thing"),
        ({"thing": Thing(kind="person", narrowing=frozenset({"country:NO"}))}, None),
        ({"states": frozenset({"injure"})}, "event"),
        ({"is_claim": True}, "claim"),
        ({"said": date(2025, 5, 1), "windows": ()}, "time"),
        ({"windows": ()}, None),
        ({"windows": (JUNE,)}, "time"),
        ({"windows": (MAY, JUNE)}, None),
        ({"places": frozenset({"b"})}, "place"),
        ({"places": frozenset({"a", "b"})}, None),
        ({"places": frozenset()}, None),
        ({"topics": frozenset({"t"}), "places": frozenset()}, "event"),
        ({"topics": frozenset(), "places": frozenset()}, "event"),
    ],
)
def test_one_difference(changed: dict[str, object], reason: str | None) -> None:
    """Whatever differs is the one reason; what is told on one side only is none."""
    left = figure(windows=(MAY,), places=frozenset({"a"}), topics=frozenset({"s"}))
    right = replace(figure(at=1, windows=(MAY,), places=frozenset({"a"})), **changed)  # type: ignore[arg-type]
    verdict = judge(left, right)
    assert verdict.differences == (() if reason is None else (reason,))
    assert verdict.verdict == ("agrees" if reason is None else "not comparable")


def test_who_says_another_number_later_supersedes() -> None:
    """On a later day, and the same number is no change."""
    later = {"speakers": frozenset({"speaker-0"}), "said": date(2024, 5, 2)}
    assert judge(figure(), figure(65, 1, **later)).verdict == "superseded"
    assert judge(figure(), figure(40, 1, **later)).verdict == "agrees"
    assert judge(figure(), figure(65, 1)).verdict == "conflicts"
    assert judge(figure(), figure(65, 1, speakers=frozenset({"speaker-0"}))).differences == ("part",)


def test_days_apart() -> None:
    """Up to FARTHEST days apart two sayings may be of one time."""
    assert (
        judge(figure(), figure(at=1, said=date.fromordinal(date(2024, 5, 1).toordinal() + FARTHEST))).verdict
        == "agrees"
    )
    far = date.fromordinal(date(2024, 5, 1).toordinal() + FARTHEST + 1)
    assert judge(figure(), figure(at=1, said=far)).differences == ("time",)
    assert judge(figure(said=None), figure(at=1, said=far)).verdict == "agrees"


def test_people_as_such_need_something_that_happens_to_them() -> None:
    """Mere people are anybody: the same only where the same happens to them, or at the same spot."""
    bare = {"states": frozenset()}
    assert judge(figure(**bare), figure(at=1, **bare)).differences == ("event",)
    spot = bare | {"places": frozenset({"s"})}
    assert judge(figure(**spot), figure(at=1, **spot)).verdict == "agrees"


def test_things_of_one_owner_or_scene_are_one_matter() -> None:
    """Soldiers of one country, passengers of one ship; of different ships not."""
    ours = Thing(kind="soldier", narrowing=frozenset({"country:NO"}))
    apart = {"states": frozenset(), "topics": frozenset(), "scenes": frozenset()}
    assert judge(figure(thing=ours, **apart), figure(at=1, thing=ours, **apart)).verdict == "agrees"
    aboard = {"states": frozenset(), "thing": Thing(kind="passenger")}
    assert judge(figure(**aboard), figure(at=1, **aboard)).verdict == "agrees"
    other = aboard | {"scenes": frozenset({"t"})}
    assert judge(figure(**aboard), figure(at=1, **other)).differences == ("event",)


def test_what_is_owned() -> None:
    """Two parties' members are two things; who says "we have" speaks of itself."""
    quantity = replace(figure().quantity, predicates=("have",))
    owned = {"quantity": quantity, "states": frozenset(), "thing": Thing(kind="member"), "topics": frozenset()}
    assert judge(figure(**owned), figure(at=1, **owned)).differences == ("event",)
    of_one = owned | {"topics": frozenset({"speaker-0"})}
    assert judge(figure(**owned), figure(at=1, **of_one)).verdict == "agrees"
