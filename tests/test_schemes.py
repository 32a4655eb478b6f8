"""The cue scheme: complete, well-formed, and with the words that news cannot do without."""

import pytest

from kgraph.model import RELATIONS
from kgraph.schemes import cue_scheme


def test_every_cue_has_a_relation_of_the_model_and_a_frame() -> None:
    """No entry is without a frame, and its relation is one of the nine."""
    assert all(entry.relation in RELATIONS and entry.frames for entry in cue_scheme().values())


@pytest.mark.parametrize(
    ("lemma", "part_of_speech", "relation"),
    [
        ("say", "verb", "states"),
        ("report", "verb", "reports"),
        ("deny", "verb", "denies"),
        ("ask", "verb", "asks"),
        ("believe", "verb", "believes"),
        ("plan", "verb", "intends"),
        ("according to", "phrase", "states"),
        ("claim", "noun", "states"),
        (":", "mark", "states"),
    ],
)
def test_common_cues_have_their_relation(lemma: str, part_of_speech: str, relation: str) -> None:
    """The words that carry most of the news are there."""
    assert cue_scheme()[lemma, part_of_speech].relation == relation


def test_the_parsers_wrong_lemma_leads_to_the_word() -> None:
    """The small model says "hop" for "hoped"."""
    assert cue_scheme()["hop", "verb"] is cue_scheme()["hope", "verb"]
