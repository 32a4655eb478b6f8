"""Types of other vocabularies and words of spreadsheets are understood as ours."""

import pytest

from kgraph.authorities.kinds import is_unknown, kind_of


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ("https://schema.org/Person", "person"),
        ("http://www.w3.org/ns/org#FormalOrganization", "organization"),
        ("http://www.wikidata.org/entity/Q5", "person"),
        ("https://d-nb.info/standards/elementset/gnd#DifferentiatedPerson", "person"),
        ("Political party", "organization"),
        ("political_party", "organization"),
        ("ORG", "organization"),
        ("GPE", "place"),
        ("populated place", "place"),
        ("event", "event"),
        ("https://schema.org/Thing", None),
        ("", None),
    ],
)
def test_kind(given: str, kind: str | None) -> None:
    """Case, blanks and namespaces do not matter."""
    assert kind_of([given]) == kind


def test_types_that_say_nothing_are_not_unknown() -> None:
    """A thing or concept may be anything; a juggler is something that is not understood."""
    assert [is_unknown(given) for given in ("skos:Concept", "schema:Thing", "juggler", "person")] == [
        False,
        False,
        True,
        False,
    ]
