"""Offices: titles before names, appositions before and behind them, and sentences that give them."""

import pytest

from extract.parses import article_of, parsed, words
from kgraph.extract.mentions import named_phrases
from kgraph.extract.roles import role_phrases

Told = tuple[str, str, str, str]  # person, title, body or country, status

CASES: list[tuple[str, list[Told]]] = [
    ("inverted-quote", [("Marta Holm", "head", "Road Agency", "current")]),
    ("title-before", [("Kim Yong Hyun", "Defense Minister", "South Korean", "current")]),
    ("apposition-before", [("Marta Holm", "head", "Road Agency", "current")]),
    ("apposition-behind", [("Andrew Field", "senior fellow", "Baltic Institute", "current")]),
    ("former", [("Aino Holm", "judge", "High Court", "former")]),
    ("late", [("Thomas Ridley", "senator", "", "former")]),
    ("acting", [("Simon Reed", "head", "Road Agency", "acting")]),
    ("elect", [("Marta Holm", "President", "", "elect")]),
    ("copula", [("Owen Pratt", "governor", "Oregon", "current")]),
    ("past-copula", [("Owen Pratt", "governor", "Oregon", "former")]),
    ("heads", [("Andrew Field", "head", "Road Agency", "current")]),
    (
        "replaced",
        [("Paul Marin", "finance minister", "Malta", "current"), ("Ada Cole", "finance minister", "Malta", "former")],
    ),
    ("resigned", [("Andrew Field", "chairman", "Road Agency", "former")]),
    ("where", [("Andrew Field", "senior fellow", "Baltic Institute", "current")]),
    (
        "two-offices",
        [
            ("Andrew Field", "chairman", "Road Agency", "current"),
            ("Andrew Field", "chief executive", "Road Agency", "current"),
        ],
    ),
    ("of-state", [("John Baxter", "Secretary of State", "", "current")]),
    ("portfolio", [("Linda Carr", "professor of law", "Stanford University", "current")]),
    ("residence", [("Linda Carr", "lawyer", "", "current")]),
    ("party", [("Linda Carr", "candidate", "Republican", "current")]),
    ("of-place", [("Linda Carr", "Senator", "Vermont", "current")]),
    ("bloc", [("Linda Carr", "trade chief", "European Union", "current")]),
]
WITHOUT = ["object", "no-copula", "wanted", "relative"]  # a bare name, a denial, a wish, a brother


def told_in(sentence: str) -> list[Told]:
    doc = parsed(sentence)
    return [
        (
            words(doc, (role.person.start, role.person.end)),
            role.words,
            "" if role.organization is None else words(doc, (role.organization.start, role.organization.end)),
            role.status,
        )
        for role in role_phrases(doc, named_phrases(article_of(doc), doc))
    ]


@pytest.mark.parametrize(("sentence", "told"), CASES, ids=[sentence for sentence, _ in CASES])
def test_reads_person_title_organization_and_status(sentence: str, told: list[Told]) -> None:
    """A role has the person's name, the title without "former" and the body, the body or country, and the status."""
    assert told_in(sentence) == told


@pytest.mark.parametrize("sentence", WITHOUT)
def test_gives_no_role(sentence: str) -> None:
    """Nobody gets an office that the sentence does not give."""
    assert told_in(sentence) == []


@pytest.mark.parametrize(("sentence", "noun"), [("former", "judge"), ("acting", "head"), ("heads", "heads")])
def test_range_of_the_title_ends_in_its_noun_or_verb(sentence: str, noun: str) -> None:
    """What reads titles later finds the office's own word at their end."""
    doc = parsed(sentence)
    (role,) = role_phrases(doc, named_phrases(article_of(doc), doc))
    assert doc[role.title[1] - 1].text == noun
