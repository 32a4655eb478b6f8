import pytest

from kgraph.read.bylines import authors


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Author: Lok", ("Lok",)),
        ("By Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("JANE DOE",)),
        ("By Jane Doe and Richard Roe", ("Jane Doe", "Richard Roe")),
        ("By Jane Doe, Richard Roe and John Smith", ("Jane Doe", "Richard Roe", "John Smith")),
        ("By Jane Doe, Richard Roe, and John Smith", ("Jane Doe", "Richard Roe", "John Smith")),
        ("Authors: Jane Doe & Richard Roe", ("Jane Doe", "Richard Roe")),
        ("By Jane Doe, Science Editor", ("Jane Doe",)),
        ("By Ludwig van den Berg Jr.", ("Ludwig van den Berg Jr.",)),
        ("By Jane Doe | November 4, 2024", ("Jane Doe",)),
        ("By Jane Doe in Kyiv and Richard Roe in Seoul", ("Jane Doe", "Richard Roe")),
        ("Written by Jane Doe", ("Jane Doe",)),
        ("BYLINE: Jane Doe.", ("Jane Doe",)),
    ],
)
def test_byline(line: str, expected: tuple[str, ...]) -> None:
    """A byline gives its names in order, without paper, office or place."""
    assert authors(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the bridge was gone.",
        "By all accounts it was a quiet night",
        "By Friday.",
        "By the numbers",
        "Bystanders saw it",
        "Authors say otherwise",
        "By",
    ],
)
def test_not_a_byline(line: str) -> None:
    """A sentence that begins with "By" names no author."""
    assert authors(line) == ()
