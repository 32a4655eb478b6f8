"""One type for an entity, by the votes of its sightings."""

import pytest

from kgraph.model import MentionType
from kgraph.resolve import resolve
from resolve.marked import facts

OFFICES: list[tuple[str, MentionType, MentionType]] = [
    ("Bergen", "place", "place"),
    ("Norvex", "other", "organization"),
    ("Republicans", "group", "group"),
]


@pytest.mark.parametrize(("name", "tagged", "kind"), OFFICES)
def test_who_has_an_office_need_not_be_an_organization(name: str, tagged: MentionType, kind: MentionType) -> None:
    """A place or a party has offices too; what else has one is an organization."""
    resolution = resolve([facts("one", f"[Marta Holm|person] of [{name}|{tagged}].", roles=((0, "head", 1),))])
    assert {one.type for one in resolution.entities.values()} == {"person", kind}


def test_acronym_of_a_known_body_is_no_person() -> None:
    """ "NATO" is the alliance, whatever the tagger took it for."""
    resolution = resolve([facts("one", "They spend more than [NATO|person] asks.")])
    assert [one.type for one in resolution.entities.values()] == ["organization"]
