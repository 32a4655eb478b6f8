"""Whether a time is that of a saying."""

import pytest

from extract.parses import parsed
from extract.times.reading import attribution, read

SENTENCES = [
    ("t-said-strike", "said", "three people were killed in Thursday's strike", ["said", "happened"]),
    ("t-told", "told", "that the port was closed", ["said"]),
    ("t-statement", "said", "that cases had doubled in June", ["said", "happened"]),
    ("t-monday-it", "said", "it had struck a depot", ["said"]),
    ("t-monday-it", "said", "Monday it had struck a depot", ["said"]),
    ("t-after", "said", "schools would close", ["happened"]),
    ("t-speaking", "said", "growth would return", ["said"]),
    ("t-elected", "said", "the bridge was safe", ["happened"]),
    ("t-footage", "showed", "smoke", ["happened"]),
    ("t-middle", "announced", "new rules", ["said"]),
]


@pytest.mark.parametrize(("name", "cue", "content", "tells"), SENTENCES)
def test_tells(name: str, cue: str, content: str, tells: list[str]) -> None:
    """A time hangs on the cue, outside of what is said and of what else happened."""
    doc = parsed(name)
    found = read(doc, (attribution(doc, "said", cue=cue, content=content),))
    assert [one.tells for one in found] == tells


def test_without_an_attribution_nothing_is_said() -> None:
    """The verb alone makes no saying."""
    assert [one.tells for one in read(parsed("t-told"))] == ["happened"]
