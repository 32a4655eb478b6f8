"""Links that were found before come back to their entities, and an authority's new word replaces its old one."""

from dataclasses import replace

from kgraph.authorities.values import Authority
from kgraph.model import Entity, Link, LinkRecord, Match, Resolution
from kgraph.resolve.links import added, replaced, with_links

ADA = Entity(id="person-ada", label="Ada Quist", type="person", names=("Quist",))
BO = Entity(id="person-bo", label="Bo Lind", type="person")
RESOLUTION = Resolution(entities={ADA.id: ADA, BO.id: BO}, links={})
FILE, OLD, NEW = "people.csv", "0" * 64, "1" * 64
AUTHORITY = Authority(name=FILE, sha256=NEW, records=())


def kept(
    entity: str, label: str, iri: str = "https://example.org/7", match: Match = "exact", **known: object
) -> LinkRecord:
    found = {"score": 1.0, "evidence": "equal", "authority": FILE, "sha256": OLD} | known
    return LinkRecord(entity=entity, label=label, type="person", link=Link(iri=iri, match=match, **found))  # type: ignore[arg-type]


def test_by_id() -> None:
    """A link is its entity's by id; the others are as they were."""
    resolution, problems = with_links(RESOLUTION, [kept(ADA.id, "Ada Q.")])
    assert [link.iri for link in resolution.entities[ADA.id].links] == ["https://example.org/7"]
    assert (resolution.entities[BO.id], problems) == (BO, ())


def test_by_former_id() -> None:
    """An id that a smaller corpus gave leads to the entity of today, before any name does."""
    grown = replace(RESOLUTION, replaced={"person-a": BO.id})
    resolution, problems = with_links(grown, [kept("person-a", "Ada Quist")])
    assert ([link.iri for link in resolution.entities[BO.id].links], problems) == (["https://example.org/7"], ())
    assert resolution.entities[ADA.id] == ADA


def test_by_name() -> None:
    """Where nothing has the id any more, the name and type find the entity."""
    resolution, problems = with_links(RESOLUTION, [kept("person-old", "ADA QUIST")])
    assert (len(resolution.entities[ADA.id].links), problems) == (1, ())


def test_a_name_of_two_finds_neither() -> None:
    """A name that two entities have, and one of another type, find nothing; the links that wait are told."""
    both = {**RESOLUTION.entities, "person-ada-2": replace(ADA, id="person-ada-2")}
    lost = [kept("person-old", "Ada Quist"), replace(kept("place-old", "Bo Lind"), type="place")]
    resolution, (problem,) = with_links(Resolution(entities=both, links={}), lost)
    assert all(not entity.links for entity in resolution.entities.values())
    assert problem.message == "2 links wait for an entity that no article names now: Ada Quist, Bo Lind"


def test_one_target_is_not_the_same_as_two_entities() -> None:
    """Two entities that are exactly one thing elsewhere would be one: both links become close, and it is told."""
    resolution, (problem,) = with_links(RESOLUTION, [kept(ADA.id, "Ada Quist"), kept(BO.id, "Bo Lind")])
    assert [link.match for entity in resolution.entities.values() for link in entity.links] == ["close", "close"]
    assert "2 entities are called like https://example.org/7 (person-ada, person-bo)" in problem.message


def test_one_link_a_target_and_authority() -> None:
    """Of an authority's links to one thing the surest stays; another authority's stands beside it."""
    weak, other = kept(ADA.id, "x", match="close", score=0.7), kept(ADA.id, "x", match="close", authority="b.ttl")
    resolution, _ = with_links(RESOLUTION, [weak, other, kept(ADA.id, "x")])
    assert [(link.authority, link.match) for link in resolution.entities[ADA.id].links] == [
        ("b.ttl", "close"),
        (FILE, "exact"),
    ]


def test_authority_given_again_replaces_what_it_gave() -> None:
    """The file's old links go, those of others stay, whatever their order."""
    new, other = kept(BO.id, "Bo Lind", sha256=NEW), kept(BO.id, "Bo Lind", authority="b.ttl")
    found = replaced([other, kept(ADA.id, "Ada Quist")], [new], authority=AUTHORITY, resolution=RESOLUTION)
    assert found == (other, new)


def test_links_of_entities_that_are_away_stay() -> None:
    """What the same file said of an entity of no present article is kept; what an older file said is not."""
    away, outdated = kept("person-cy", "Cy Berg", sha256=NEW), kept("person-dee", "Dee Holm", sha256=OLD)
    assert replaced([away, outdated], [], authority=AUTHORITY, resolution=RESOLUTION) == (away,)


def test_service_asked_again_replaces_what_it_said_of_those_asked() -> None:
    """What a service said of entities that it was not asked about now stays."""
    url = "https://example.org/reconcile"
    first, former, second = (kept(name, "x", authority=url, sha256=None) for name in (ADA.id, "person-a", BO.id))
    grown = replace(RESOLUTION, replaced={"person-a": ADA.id})
    found = added([first, former, second], [], asked=[ADA.id], service=url, resolution=grown)
    assert found == (second,)
