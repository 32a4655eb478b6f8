"""Independent sources: a chain, a copied text and the same speaker in two outlets count once."""

from dataclasses import replace

from compare.sidebyside import corpus_of, side_by_side
from kgraph.compare import compared

DEAD = "Flood in Lusia\n\n{day} November 2024\n\n{text}\n"


def count(*texts: str) -> list[int]:
    corpus, resolution, said = corpus_of(*(DEAD.format(day=4 + at, text=text) for at, text in enumerate(texts)))
    voices = compared(corpus, said, resolution).voices
    return [
        voices[one.attribution.id]
        for facts in sorted(corpus, key=lambda one: one.article.path)
        for one in said[facts.article.id]
    ]


def test_two_speakers_are_two_voices() -> None:
    """Whoever gives a figure that agrees stands behind it, too."""
    assert count(
        "The mayor, Ida Brandt, said that the flood in Lusia had killed 40 people.",
        "The Red Cross said that 40 people had been killed by the flood in Lusia.",
    ) == [2, 2]


def test_one_speaker_in_two_articles_is_one_voice() -> None:
    """The same person in another outlet is no second source."""
    assert count(
        "The mayor, Ida Brandt, said that the flood in Lusia had killed 40 people.",
        "Mayor Ida Brandt told reporters that 40 people had been killed by the flood in Lusia.",
    ) == [1, 1]


def test_a_copied_text_is_one_voice() -> None:
    """Words without a known speaker that stand in two articles are one source."""
    words = "An official said that the river in the north of Lusia had left its bed at noon."
    assert count(f"It rained. {words}", f"It had rained. {words}") == [1, 1]


def test_a_chain_ends_in_whoever_said_it() -> None:
    """What an agency passes on from the minister is the minister's word."""
    assert (
        count(
            "The Lusia News Agency reported that Ida Brandt had said that the flood in Lusia had killed 40 people.",
            "Ida Brandt said that the flood in Lusia had killed 40 people.",
        )[-1]
        == 1
    )


def test_conflicting_figures_stand_behind_nobody() -> None:
    """Who says otherwise is no source for it."""
    assert count(
        "The mayor, Ida Brandt, said that the flood in Lusia had killed 40 people.",
        "The Red Cross said that 65 people had been killed by the flood in Lusia.",
    ) == [1, 1]


def test_what_people_reject_counts_for_nothing() -> None:
    """A rejected statement has no voice, and stands behind none."""
    first, second = (
        DEAD.format(day=4, text="The mayor, Ida Brandt, said that the flood in Lusia had killed 40 people."),
        DEAD.format(day=5, text="The Red Cross said that 40 people had been killed by the flood in Lusia."),
    )
    corpus, resolution, said = corpus_of(first, second)
    name = corpus[0].article.id
    refused = said | {name: tuple(replace(one, verdict="rejected") for one in said[name])}
    voices = compared(corpus, refused, resolution).voices
    assert set(voices.values()) == {1}
    assert all(one.attribution.id not in voices for one in refused[name])


def test_every_statement_has_a_number() -> None:
    """One at least."""
    assert min(side_by_side(DEAD.format(day=4, text="Ida Brandt said that it rained.")).voices.values()) == 1
