import pytest

from evaluate.sample import HARBOUR, MAYOR, SHE, weighed
from kgraph.evaluate.findings import findings
from kgraph.evaluate.metrics import pairs, triple

Row = tuple[str, str, str]
OTHER: Row = ("Rain", "fell", "Rain")


def with_content(row: Row, content: str) -> Row:
    return (row[0], row[1], content)


@pytest.mark.parametrize(
    ("found", "kind", "exact"),
    [
        ([MAYOR], "right", True),
        ([with_content(MAYOR, "the bridge would stay shut")], "right", False),
        ([], "missed", False),
        ([("Zebra", "said", MAYOR[2])], "wrong source", True),
        ([("", "said", MAYOR[2])], "wrong source", True),
        ([with_content(MAYOR, "stay shut")], "content too short", False),
        (
            [with_content(MAYOR, MAYOR[2] + ". “We wait,” she told reporters.\n\nAccording to the harbour")],
            "content too long",
            False,
        ),
        ([with_content(MAYOR, "shut. “We wait,” she")], "content otherwise wrong", False),
        ([with_content(MAYOR, "Rain fell")], "content otherwise wrong", False),
        ([("she", "told", "stay shut")], "content too short", False),
    ],
)
def test_what_became_of_a_marked_one(found: list[Row], kind: str, exact: bool) -> None:
    """Each kind of error, and whether the content's words are the same."""
    (one,) = findings([weighed(*MAYOR)], [weighed(*row) for row in found])
    assert (one.kind, one.exact) == (kind, exact)


def test_extra() -> None:
    """What belongs to nothing marked is extra."""
    one, other = findings([weighed(*MAYOR)], [weighed(*OTHER), weighed(*MAYOR)])
    assert [(one.kind, one.marked is None), (other.kind, other.marked is None)] == [("right", False), ("extra", True)]


def test_order_of_the_text() -> None:
    """Findings come in the order in which their contents begin."""
    told = findings([weighed(*row) for row in (HARBOUR, MAYOR)], [weighed(*row) for row in (OTHER, SHE)])
    assert [one.kind for one in told] == ["missed", "extra", "missed", "extra"]
    assert [one.start for one in told] == sorted(one.start for one in told)


def test_each_is_told_once() -> None:
    """Marked and found ones are told once each, and as many are right as the measure counts."""
    marked = [weighed(*row) for row in (MAYOR, SHE, HARBOUR)]
    found = [weighed(*row) for row in (MAYOR, MAYOR, with_content(SHE, "shut. “We wait,” she"), OTHER)]
    told = findings(marked, found)
    assert sorted(map(id, marked)) == sorted(id(one.marked) for one in told if one.marked is not None)
    assert sorted(map(id, found)) == sorted(id(one.found) for one in told if one.found is not None)
    assert sum(one.kind == "right" for one in told) == len(pairs(marked, found, triple))
