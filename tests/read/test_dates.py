import pytest

from kgraph.read.dates import iso_date, looks_like_date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2024-11-04", "2024-11-04"),
        ("2024-11-04T10:15:00+02:00", "2024-11-04T10:15:00+02:00"),
        ("2024-11-04T10:15Z", "2024-11-04T10:15:00+00:00"),
        ("2024/11/4", "2024-11-04"),
        ("4 November 2024", "2024-11-04"),
        ("November 4, 2024", "2024-11-04"),
        ("NOV. 4, 2024", "2024-11-04"),
        ("Monday, November 4th, 2024", "2024-11-04"),
        ("Sept. 9, 2024", "2024-09-09"),
        ("Published: Monday, 4 November 2024", "2024-11-04"),
        ("Published on 4 November 2024 | Updated on 5 November 2024", "2024-11-04"),
        ("Date: 2024-11-04", "2024-11-04"),
        ("November 4, 2024 at 10:32 AM", "2024-11-04T10:32:00"),
        ("Nov 4, 2024 10:32 AM UTC", "2024-11-04T10:32:00+00:00"),
    ],
)
def test_date_line(line: str, expected: str) -> None:
    """A line that is a date and nothing else gives it in ISO 8601."""
    assert iso_date(line) == expected
    assert looks_like_date(line)


@pytest.mark.parametrize("line", ["04/11/2024", "4.11.2024", "31 February 2024", "2024-13-04"])
def test_doubtful_date_line(line: str) -> None:
    """A date line that could be two dates or none is layout, but gives no date."""
    assert looks_like_date(line)
    assert iso_date(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "On 4 November 2024 the ministry said so",
        "KYIV, Nov. 4, 2024 (Agency) - Troops were seen",
        "November 2024",
        "Monday",
        "7 p.m.",
        "2024",
        "May 2024 elections",
        "",
    ],
)
def test_not_a_date_line(line: str) -> None:
    """A date among other words, or a part of a date, is no date line."""
    assert not looks_like_date(line)
    assert iso_date(line) is None
