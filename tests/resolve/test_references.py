import pytest

from kgraph.resolve.references import referents
from resolve.marked import facts


@pytest.mark.parametrize(
    ("marked", "ends"),
    [
        ("[Ann Hall|person] [she|person - >0] [her|person - >1]", [[0], [0], [0]]),
        ("[Ann Hall|person] [Bo Berg|person] [both|group - >1,0] [they|group - >2,0]", [[0], [1], [0, 1], [0, 1]]),
        ("[The agency|other - >1] [the body|other - >0]", [[0], [0]]),
        ("[he|person - >1] [him|person - >0]", [[], []]),
        ("[The agency|other - >0]", [[0]]),
        ("[The agency|other - >1] [it|other -]", [[0], []]),
        ("[The chief|other - >1] [the head|other - >2] [the man|other - >1]", [[1], [1], [1]]),
        ("[Some|other - >1] [an aide|other - >2] [the head|other - >3] [he|other - >3]", [[2], [2], [2], []]),
        ("[The two|group - >1,2] [the aide|other - >2] [Bo Berg|person]", [[2], [2], [2]]),
        ("[Bo|person >1] [Bo Berg|person]", [[1], [1]]),
    ],
)
def test_referents(marked: str, ends: list[list[int]]) -> None:
    """References are followed to mentions that stand for themselves, over any way and round any circle."""
    mentions = facts("a", marked).mentions
    numbers = {mention.span: number for number, mention in enumerate(mentions)}
    found = referents(mentions)
    assert [[numbers[end] for end in found[mention.span]] for mention in mentions] == ends
