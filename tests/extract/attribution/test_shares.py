"""Scores of what rules find: shares counted on training data."""

from extract.parses import article_of, parsed
from kgraph.extract import extract
from kgraph.extract.attribution.shares import ALONE, EVERY, LEAST, SHARES, share, shares


def test_every_frame_has_a_share() -> None:
    """A share lies between 0 and 1, and a frame that is rare or unknown has that of all."""
    assert all(0 < value <= 1 for value in shares().values())
    assert share("prep-upon") == share("no such frame") == shares()[EVERY]
    assert {"clause", "according", "object", ALONE} <= set(shares())


def test_shares_are_counts() -> None:
    """The file tells how many were right of how many; only frames that were found often enough speak for themselves."""
    for line in SHARES.read_text(encoding="utf-8").splitlines()[1:]:
        frame, right, found = line.split("\t")
        assert int(right) <= int(found)
        assert (frame in shares()) == (int(found) >= LEAST)


def test_what_rules_find_has_its_frames_score() -> None:
    """Each attribution tells how sure it is, by rules too."""
    doc = parsed("nested")
    (outer, inner) = extract(article_of(doc), doc, model="rules").attributions
    assert outer.score == inner.score == round(share("clause"), 2)
