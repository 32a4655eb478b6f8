"""A record is the entity when full names and types agree, and never by a last name alone."""

import pytest

from kgraph.authorities.values import AuthorityRecord
from kgraph.model import Entity, MentionType
from kgraph.resolve.claims import claim, telling_names

RECORD = "https://example.org/7"


def entity(kind: MentionType, label: str, *names: str) -> Entity:
    return Entity(id=f"{kind}-1", label=label, type=kind, names=names)


def record(label: str, *names: str, type: MentionType | None = None) -> AuthorityRecord:
    return AuthorityRecord(iri=RECORD, label=label, names=names, type=type)


@pytest.mark.parametrize(
    ("kind", "own", "other", "score"),
    [
        ("person", "Ada Quist", "Ada Quist", 1.0),
        ("person", "Ada Quist", "QUIST, Ada, 1815-1852", 1.0),
        ("person", "President Emmanuel Macron", "Emmanuel Macron", 0.9),
        ("person", "Kim Yong-hyun", "Kim Yonghyun", 0.98),
        ("person", "Volodymyr Zelenskyy", "Zelenskiy, Volodymyr", 0.85),
        ("person", "Jerome Powell", "J. Powell", 0.7),
        ("organization", "UK Defence Ministry", "British Ministry of Defense", 0.9),
        ("organization", "World Food Programme", "World Food Program", 1.0),
        ("organization", "Lund Harbour Office", "LHO", 0.7),
        ("organization", "LHO", "LHO", 0.7),
        ("organization", "NATO", "NATO", 1.0),
        ("place", "DPRK", "North Korea", 1.0),
        ("place", "Kursk", "Kursk Oblast", 0.8),
        ("event", "Battle of Lund", "The Battle of Lund", 1.0),
    ],
)
def test_names_agree(kind: MentionType, own: str, other: str, score: float) -> None:
    """The certainty is that of the feature by which the names are one; the reason cites both names."""
    found = claim(entity(kind, own), record(other, type=kind))
    assert found is not None
    assert found.score == score
    assert f"“{own}” here, “{other}” there: " in found.reason


@pytest.mark.parametrize(
    ("kind", "own", "other"),
    [
        ("person", "Quist", "Quist"),
        ("person", "Quist", "Ada Quist"),
        ("person", "Ada Quist", "Quist"),
        ("person", "Ada Quist", "Bo Quist"),
        ("person", "John Smith Jr.", "John Smith Sr."),
        ("organization", "Ministry of Defence", "Ministry of Defence"),
        ("organization", "UK Defence Ministry", "French Ministry of Defence"),
        ("organization", "the agency", "The Agency"),
        ("place", "Niger", "Nigeria"),
        ("place", "Iran", "Iraq"),
    ],
)
def test_names_do_not_agree(kind: MentionType, own: str, other: str) -> None:
    """Last names, bodies that each country has, descriptions and names of others make no claim."""
    assert claim(entity(kind, own), record(other, type=kind)) is None


def test_other_names_count() -> None:
    """Any full name of the entity and any of the record can agree; a nickname is no obstacle."""
    found = claim(entity("person", "Joe Biden", "Biden"), record("Joseph Biden", "Joe Biden", type="person"))
    assert found is not None
    assert found.score == 1.0


def test_labels_of_two_people_outweigh_a_common_name() -> None:
    """Father and son stay two where an alias is the name of both."""
    son = entity("person", "John Smith Jr.", "John Smith")
    assert claim(son, record("John Smith Sr.", "John Smith", type="person")) is None


def test_types() -> None:
    """Another type is another thing; a record without a type is less sure."""
    ada = entity("person", "Ada Quist")
    assert claim(ada, record("Ada Quist", type="place")) is None
    untyped = claim(ada, record("Ada Quist"))
    assert untyped is not None
    assert (untyped.names, untyped.typed, untyped.score) == (1.0, False, 0.8)


def test_telling_names() -> None:
    """Only names that tell who is meant are looked up, the label first."""
    assert telling_names(entity("person", "Ada Quist", "A. Quist", "Quist")) == ["Ada Quist", "A. Quist"]
    assert telling_names(entity("organization", "the harbour office", "Office of Lund")) == ["Office of Lund"]
