"""Offices: titles before names, appositions before and behind them."""

import pytest

from extract.parses import article_of, parsed, words
from kgraph.extract.mentions import named_phrases
from kgraph.extract.roles import role_phrases

CASES = [
    ("inverted-quote", "Marta Holm", "head", "Road Agency"),
    ("title-before", "Kim Yong Hyun", "South Korean Defense Minister", "South Korean"),
    ("apposition-before", "Marta Holm", "head", "Road Agency"),
    ("apposition-behind", "Andrew Field", "senior fellow", "Baltic Institute"),
]


@pytest.mark.parametrize(("sentence", "person", "title", "organization"), CASES)
def test_reads_person_title_and_organization(sentence: str, person: str, title: str, organization: str) -> None:
    """A role has the person's name, the title's words and the body or country that it belongs to."""
    doc = parsed(sentence)
    (role,) = role_phrases(doc, named_phrases(article_of(doc), doc))
    assert role.organization is not None
    assert (
        words(doc, (role.person.start, role.person.end)),
        words(doc, role.title),
        words(doc, (role.organization.start, role.organization.end)),
    ) == (person, title, organization)


def test_a_name_alone_has_no_role() -> None:
    """A person named without an office gets none."""
    doc = parsed("object")
    assert role_phrases(doc, named_phrases(article_of(doc), doc)) == []
