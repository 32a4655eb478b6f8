"""Which attribution holds a word."""

from kgraph.extract.holders import STRETCH, Holders
from kgraph.model import Attribution, Span

TEXT = "x" * (4 * STRETCH)


def attribution(name: str, *borders: tuple[int, int], source: bool = True) -> Attribution:
    return Attribution(
        id=name,
        relation="states",
        mode="indirect",
        source=Span.of(TEXT, 0, 1) if source else None,
        cue=None,
        content=tuple(Span.of(TEXT, *one) for one in borders),
    )


def test_the_shortest_content_holds() -> None:
    """Of nested contents the inner one, over all its pieces."""
    holders = Holders([attribution("outer", (10, 900)), attribution("inner", (20, 40), (500, 600))])
    assert holders.innermost(Span.of(TEXT, 30, 32)) == "inner"
    assert holders.innermost(Span.of(TEXT, 520, 530)) == "inner"
    assert holders.innermost(Span.of(TEXT, 300, 310)) == "outer"
    assert holders.innermost(Span.of(TEXT, 899, 901)) is None


def test_a_source_goes_before_hearsay() -> None:
    """ "Reportedly" inside what somebody says tells only how she knows it."""
    holders = Holders([attribution("she", (10, 900)), attribution("reportedly", (20, 60), source=False)])
    assert holders.innermost(Span.of(TEXT, 30, 32)) == "she"
    assert Holders([attribution("reportedly", (20, 60), source=False)]).innermost(Span.of(TEXT, 30, 32)) == "reportedly"


def test_nothing_holds() -> None:
    """What no content covers is the article's own."""
    assert Holders([]).innermost(Span.of(TEXT, 0, 3)) is None
