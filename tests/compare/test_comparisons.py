"""What figures of different articles are to each other, read and judged whole."""

import pytest

from compare.sidebyside import side_by_side, told
from kgraph.compare import NEAREST

FLOOD = "Flood in Lusia\n\n{day}\n\n{text}\n"


def flood(text: str, day: str = "4 November 2024") -> str:
    return FLOOD.format(day=day, text=text)


FORTY = flood("The flood in Lusia killed 40 people, the interior ministry said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Red Cross said that 40 people had been killed in the flood in Lusia.", [("40", "40", "agrees")]),
        ("The Red Cross said that the flood in Lusia had killed about 42 people.", [("40", "42", "agrees")]),
        ("The Red Cross said that the flood in Lusia had killed 65 people.", [("40", "65", "conflicts")]),
        ("The Red Cross said that the flood in Lusia had killed more than 30 people.", [("40", "30", "overlaps")]),
        ("The Red Cross said that the death toll of the flood in Lusia had risen to 65.", [("40", "65", "conflicts")]),
        ("The Red Cross said that the flood in Lusia had injured 65 people.", []),
        ("The Red Cross said that the flood in Lusia had destroyed 65 houses.", []),
        ("The Red Cross said that the flood in Lusia would kill 65 people.", []),
        ("The Red Cross said that the flood in Lusia had killed 65 cows.", []),
        ("The Red Cross said that the flood had cost Lusia $65 million.", []),
    ],
)
def test_figures_of_one_flood(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The same thing agrees, overlaps or conflicts; another event, thing, unit, or mere wish is not compared."""
    assert told(FORTY, flood(text, "5 November 2024")) == expected


def test_a_later_figure_of_the_same_speaker_supersedes() -> None:
    """Who gives another number on a later day has changed it, and does not contradict itself."""
    later = flood("The flood in Lusia killed 65 people, the interior ministry said.", "7 November 2024")
    assert told(FORTY, later) == [("40", "65", "superseded")]


def test_long_after_it_is_another_event() -> None:
    """Figures said more than three months apart are not held against each other where no time is told."""
    assert told(FORTY, flood("The flood in Lusia killed 65 people, the Red Cross said.", "4 November 2025")) == []


def test_another_place_alone_is_told() -> None:
    """Where nothing but the place differs, it says so, and does not judge."""
    left = flood("About 8,000 Norwegian soldiers are in Finland, the general staff said.")
    right = flood("About 3,000 Norwegian soldiers are in Estonia, the defence ministry of Estonia said.")
    assert told(left, right) == [("8,000", "3,000", "place")]


def test_soldiers_of_two_countries_are_two_things() -> None:
    """What narrows a thing on both sides must be the same."""
    left = flood("About 8,000 Norwegian soldiers are in Finland, the general staff said.")
    right = flood("About 3,000 Swedish soldiers are in Finland, the general staff said.")
    assert told(left, right) == []


def test_the_force_is_of_the_soldiers_that_were_told_of() -> None:
    """A number of "the force" counts the soldiers whom the article names, by their country."""
    left = flood("Norwegian soldiers have come. The general staff put the force at 8,000.")
    right = flood("About 3,000 Norwegian soldiers are in Finland, the government of Finland said.")
    assert {verdict for _, _, verdict in told(left, right)} == {"conflicts"}
    assert told(left, flood("About 3,000 Swedish soldiers are in Finland, the government of Finland said.")) == []


def test_parts_of_a_whole_are_not_compared_with_it() -> None:
    """Twelve of the forty do not contradict the forty."""
    assert told(flood("Of the 40 soldiers in Lusia, 12 soldiers are ill, the army said.")) == []


def test_headlines_and_sources_are_left_out() -> None:
    """A headline repeats what the text tells; "two officials" who say something are counted by nobody."""
    text = "Forty killed in Lusia\n\nThree officials said that the flood in Lusia had killed 40 people.\n"
    other = "Sixty killed in Lusia\n\nFive officials said that the flood in Lusia had killed 60 people.\n"
    assert told(text, other) == [("40", "60", "conflicts")]


def test_the_order_of_articles_changes_nothing() -> None:
    """The same corpus in another order gives the same comparisons."""
    texts = [
        FORTY,
        *(flood(f"The flood in Lusia killed {n} people, {who} said.") for n, who in ((65, "Oslo"), (40, "Bonn"))),
    ]
    assert sorted(told(*texts)) == sorted(told(*reversed(texts)))


def test_many_figures_of_one_kind_are_compared_with_the_nearest_only() -> None:
    """Ten times as many figures of a kind are compared a bounded number of times each."""
    from compare.test_judging import figure
    from kgraph.compare import _comparisons

    many = [figure(value=at, at=at) for at in range(NEAREST * 3)]
    assert len(_comparisons(many)) <= NEAREST * len(many)


def test_subjects_tell_what_is_counted_whose_and_where() -> None:
    """A figure is of a kind of thing, of somebody's, at a place, with ids of the corpus."""
    (subject,) = side_by_side(
        flood("About 8,000 Norwegian troops are in Finland, the general staff said.")
    ).subjects.values()
    assert subject.thing == "soldier"
    assert [name.startswith("place-norway") for name in subject.of] == [True]
    assert [name.startswith("place-finland") for name in subject.places] == [True]
