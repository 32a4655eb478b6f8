"""Past or coming, by the parse."""

import pytest

from extract.parses import parsed
from extract.times.reading import read

COMING = "2024-11-08"
PAST = "2024-11-01"
SENTENCES = [
    ("t-will", COMING),
    ("t-met", PAST),
    ("t-due", "2025-05"),
    ("t-plans", "2025-03"),
    ("t-opens", "2024-11-11"),
    ("t-flew", PAST),
    ("t-reached", PAST),
    ("t-planned", COMING),
    ("t-weeks", "2024-11-20"),
    ("t-since", f"{PAST}/.."),
    ("t-hit", PAST),
    ("t-deadline", COMING),
    ("t-would", COMING),
    ("t-from", f"{COMING}/.."),
    ("t-footage", "2024-11-04"),
]


@pytest.mark.parametrize(("name", "value"), SENTENCES)
def test_way(name: str, value: str) -> None:
    """The verb above a time decides, and words for plans."""
    assert [one.value for one in read(parsed(name))] == [value]


def test_a_headline_tells_of_the_past_in_the_present() -> None:
    """ "The summit opens on Monday" has been opened."""
    assert [one.value for one in read(parsed("t-opens"), kind="title")] == ["2024-11-04"]
