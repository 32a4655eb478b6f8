"""Entities get links to the records of an authority, exact only where nothing is left open."""

from itertools import permutations

import pytest

from kgraph.authorities.values import Authority, AuthorityRecord
from kgraph.model import Entity, MentionType
from kgraph.resolve.authorities import find_links
from kgraph.resolve.claims import claim

SHA256 = "0" * 64


def entity(label: str, kind: MentionType = "person", *names: str) -> Entity:
    return Entity(id=f"{kind}-{label.lower().replace(' ', '-')}", label=label, type=kind, names=names)


def record(number: int, label: str, kind: MentionType | None = "person", *names: str) -> AuthorityRecord:
    return AuthorityRecord(iri=f"https://example.org/{number}", label=label, names=names, type=kind)


def authority(*records: AuthorityRecord) -> Authority:
    return Authority(name="people.ttl", sha256=SHA256, records=records)


def links(entities: list[Entity], *records: AuthorityRecord) -> list[tuple[str, str, str]]:
    found, _ = find_links(entities, authority(*records))
    return [(one.label, one.link.iri.rpartition("/")[2], one.link.match) for one in found]


ADA = entity("Ada Quist")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([record(1, "Ada Quist")], [("Ada Quist", "1", "exact")]),
        ([record(1, "Ada Quist"), record(2, "Bo Lind")], [("Ada Quist", "1", "exact")]),
        ([record(1, "Ada Quist", None)], [("Ada Quist", "1", "close")]),
        ([record(1, "Ada Quist"), record(2, "Ada Quist", None)], [("Ada Quist", "1", "close")]),
        ([record(1, "Ada M. Quist")], [("Ada Quist", "1", "close")]),
        ([record(1, "Ada Quist"), record(2, "Ada M. Quist")], [("Ada Quist", "1", "close")]),
        ([record(1, "Ada Quist", "place")], []),
        ([record(1, "Quist")], []),
        ([], []),
    ],
    ids=["alone", "beside others", "no type", "rival without type", "variant", "rival variant", "type", "last", "none"],
)
def test_links(records: list[AuthorityRecord], expected: list[tuple[str, str, str]]) -> None:
    """Exact is a full name of the right type that no other record can have; else a link is close, or there is none."""
    assert links([ADA], *records) == expected


def test_a_link_tells_its_evidence() -> None:
    """A link has the record's IRI, score, reason, the file's name and hash, and the entity that it is of."""
    ((found,), problems) = find_links([ADA], authority(record(1, "Quist, Ada")))
    assert problems == ()
    assert (found.entity, found.label, found.type) == (ADA.id, "Ada Quist", "person")
    assert (found.link.iri, found.link.match, found.link.score) == ("https://example.org/1", "exact", 1.0)
    assert (found.link.authority, found.link.sha256) == ("people.ttl", SHA256)
    assert found.link.evidence == "“Ada Quist” here, “Quist, Ada” there: the full names are equal"


def test_equal_claims_stay_open() -> None:
    """Two records that have the same name are not chosen from, but listed."""
    found, (problem,) = find_links([ADA], authority(record(1, "Ada Quist"), record(2, "Ada Quist")))
    assert found == ()
    assert problem.message == (
        "people.ttl: Ada Quist may be https://example.org/1 (Ada Quist); https://example.org/2 (Ada Quist): not linked"
    )


def test_order_does_not_matter() -> None:
    """The links are the same whatever the order of entities and records."""
    entities = [ADA, entity("Bo Lind"), entity("Lund", "place")]
    records = [record(1, "Ada Quist"), record(2, "Bo Lind"), record(3, "Lund", "place"), record(4, "Bo Lind", None)]
    outcomes = {
        find_links(some, authority(*others)) for some in permutations(entities) for others in permutations(records)
    }
    assert len(outcomes) == 1


PAIRS: list[tuple[MentionType, str, str]] = [
    ("person", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ("person", "Kim Yong-hyun", "Kim Yonghyun"),
    ("person", "Alexander Lukashenko", "Alexander Lukashenka"),
    ("person", "Recep Tayyip Erdogan", "Recep Erdoğan"),
    ("person", "Ursula von der Leyen", "Ursula Von Der Leyen"),
    ("person", "J. Powell", "Jerome Powell"),
    ("person", "Gen. Mark Milley", "Mark Milley"),
    ("organization", "UK Defence Ministry", "Britain's Ministry of Defence"),
    ("organization", "National Intelligence Service", "NIS"),
    ("organization", "UK Defence Ministry", "Ministry of Defence"),
    ("organization", "E.U.", "European Union"),
    ("organization", "Pentagon", "US Department of Defense"),
    ("organization", "Rand Corp", "RAND Corp."),
    ("place", "DPRK", "North Korea"),
    ("place", "Kursk", "Kursk Oblast"),
    ("event", "Battle of Lund", "the battle of Lund"),
]


@pytest.mark.parametrize(("kind", "own", "other"), PAIRS)
def test_what_is_looked_up_is_what_agrees(kind: MentionType, own: str, other: str) -> None:
    """The index by which records are found hides none that agrees, whether or not its type is told."""
    for told in (kind, None):
        one = record(1, other, told)
        assert claim(entity(own, kind), one) is not None
        assert links([entity(own, kind)], one) != []
