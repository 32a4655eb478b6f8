"""Of a service's candidates the one is believed whose name agrees; a claim alone is not."""

import pytest

from kgraph.authorities.values import AuthorityRecord, Candidate
from kgraph.model import Entity, MentionType
from kgraph.resolve.candidates import choose

ADA = Entity(id="person-ada", label="Ada Quist", type="person")
SERVICE = "https://example.org/reconcile"


def candidate(
    number: int, name: str, score: float, *, match: bool = False, kind: MentionType | None = "person"
) -> Candidate:
    record = AuthorityRecord(iri=f"https://example.org/{number}", label=name, type=kind)
    return Candidate(record=record, score=score, match=match)


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([candidate(1, "Ada Quist", 100, match=True)], ("1", "exact")),
        ([candidate(1, "Ada Quist", 100, match=True, kind=None)], ("1", "exact")),
        ([candidate(1, "Ada Quist", 10, match=True), candidate(2, "Ada Quist", 90)], ("1", "exact")),
        ([candidate(1, "A. Quist", 100, match=True)], ("1", "close")),
        ([candidate(1, "Ada Quist", 60)], ("1", "close")),
        ([candidate(1, "Ada Quist", 90), candidate(2, "Ada Quist", 60)], ("1", "close")),
        ([candidate(1, "Ada Quist", 60), candidate(2, "Ada M. Quist", 99)], ("1", "close")),
        ([candidate(1, "Ada Quist", 40)], None),
        ([candidate(1, "Quist", 99)], None),
        ([candidate(1, "Ada Quist", 99, match=True, kind="place")], None),
        ([], None),
    ],
)
def test_choice(candidates: list[Candidate], expected: tuple[str, str] | None) -> None:
    """Exact needs the service's claim and our agreement, close needs its score and our agreement."""
    link = choose(ADA, candidates, threshold=50, service=SERVICE).link
    assert (None if link is None else (link.link.iri.rpartition("/")[2], link.link.match)) == expected


@pytest.mark.parametrize(
    "candidates",
    [
        [candidate(1, "Ada Quist", 100, match=True), candidate(2, "Ada Quist", 80, match=True)],
        [candidate(1, "Ada Quist", 80), candidate(2, "Ada Quist", 80)],
    ],
    ids=["two claimed matches", "two of one score"],
)
def test_equal_candidates_stay_open(candidates: list[Candidate]) -> None:
    """Candidates between which nothing decides are listed."""
    choice = choose(ADA, candidates, threshold=50, service=SERVICE)
    assert choice.link is None
    assert choice.problem is not None
    assert "Ada Quist may be https://example.org/1 (Ada Quist); https://example.org/2" in choice.problem.message


def test_a_claimed_match_of_another_name_is_not_believed() -> None:
    """A service that lies is caught, and its claim is handed back to be told."""
    lie = candidate(1, "Bo Lind", 100, match=True)
    choice = choose(ADA, [lie, candidate(2, "Ada Quist", 70)], threshold=50, service=SERVICE)
    assert choice.refused == (lie,)
    assert choice.link is not None
    assert (choice.link.link.iri, choice.link.link.match) == ("https://example.org/2", "close")


def test_link_tells_both_scores() -> None:
    """A link has the score of the names; its evidence tells the service's, and the service is the authority."""
    choice = choose(ADA, [candidate(1, "Ada Quist", 87.5, match=True)], threshold=50, service=SERVICE)
    assert choice.link is not None
    assert choice.link.link.score == 1.0
    assert choice.link.link.evidence.endswith("the full names are equal; the service's score is 87.5, a match")
    assert (choice.link.link.authority, choice.link.link.sha256) == (SERVICE, None)


def test_one_candidate_twice_is_one() -> None:
    """A service that repeats itself leaves nothing open."""
    twice = [candidate(1, "Ada Quist", 100, match=True)] * 2
    assert choose(ADA, twice, threshold=50, service=SERVICE).link is not None
