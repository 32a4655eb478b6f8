"""How often a frame is right, counted on PolNeAR's train split: the scores of what rules found."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

SHARES = Path(__file__).parent / "weights" / "frames.tsv"
ALONE = "alone"  # a quotation that stands alone is no frame, and is counted as one
LEAST = 20  # findings of a frame from which on its own share is believed; rarer ones have that of all
EVERY = "*"


@cache
def shares() -> Mapping[str, float]:
    """By frame the share of its findings that were right in content and source; `*` is that of all frames."""
    rows = [line.split("\t") for line in SHARES.read_text(encoding="utf-8").splitlines()[1:]]
    counted = {frame: (int(right), int(found)) for frame, right, found in rows}
    counted[EVERY] = (sum(right for right, _ in counted.values()), sum(found for _, found in counted.values()))
    return {frame: right / found for frame, (right, found) in counted.items() if found >= LEAST}


def share(frame: str) -> float:
    """The score of what a frame found."""
    return shares().get(frame, shares()[EVERY])
