"""The article that the project began with: its attributions with their resolved speakers.

The article is not part of the project; the table has offsets, cues and names only.
"""

from pathlib import Path

import pytest

from kgraph import annotate, read
from kgraph.extract import extract
from kgraph.model import Facts, Resolution, Statement
from kgraph.read.text import read_text
from kgraph.resolve import resolve, statements

ATTRIBUTIONS = [
    # start and end of the content, cue, speakers (any of an entity's names)
    (478, 596, "stated", ["Andriy Kovalenko"]),
    (666, 826, "suggest", ["Ukrainian military sources"]),
    (1078, 1096, "raised", ["Kim Yong Hyun"]),
    (1165, 1176, "condemned", ["Kim Yong Hyun"]),
    (1204, 1319, "pledged", ["Josep Borrell", "Kim Yong Hyun"]),
    (1380, 1412, "emphasized", ["Volodymyr Zelensky"]),
    (1461, 1584, "informing", ["Volodymyr Zelensky"]),
    (1639, 1722, "disclosed", ["United States"]),
    (1822, 1984, "revealed", ["South Korean military intelligence"]),
    (2015, 2096, "indicated", ["South Korean military intelligence"]),
    (2121, 2238, "highlighted", ["South Korean military intelligence"]),
    (2368, 2481, "noted", ["South Korean military intelligence"]),
    (2483, 2640, "stated", ["South Korean military intelligence"]),
    (2807, 2987, "remarked", ["British Government"]),
    (3024, 3119, "reiterated", ["UK Defense Ministry"]),
    (3173, 3356, "suggest", ["Experts"]),
    (3422, 3656, "noted", ["Andrew Yeo"]),
]


@pytest.fixture(scope="module")
def read_seed() -> tuple[Facts, Resolution]:
    path = Path(__file__).resolve().parents[3] / "shared" / "seed.txt"
    if not path.is_file():
        pytest.skip("the seed article (../shared/seed.txt) is not there")
    ((article, doc, problems),) = annotate.annotate([read.read(path)])
    facts = extract(article, doc, problems)
    return facts, resolve([facts])


def names(resolution: Resolution, statement: Statement) -> list[set[str]]:
    entities = (resolution.entities[one] for one in statement.speakers)
    return sorted(({entity.label, *entity.names} for entity in entities), key=min)


@pytest.mark.parametrize(
    ("start", "end", "cue", "speakers"), ATTRIBUTIONS, ids=[f"{row[2]}-{row[0]}" for row in ATTRIBUTIONS]
)
def test_the_attribution_has_its_speakers(
    read_seed: tuple[Facts, Resolution], start: int, end: int, cue: str, speakers: list[str]
) -> None:
    """Each attribution is found with its content, to half at least, its cue and whoever a reader says is speaking."""
    facts, resolution = read_seed
    found = [
        one
        for one in statements(facts, resolution)
        if one.attribution.cue is not None
        and one.attribution.cue.span.text.split()[-1] == cue
        and sum(max(0, min(end, span.end) - max(start, span.start)) for span in one.attribution.content)
        >= (end - start) / 2
    ]
    assert len(found) == 1
    told = names(resolution, found[0])
    assert len(told) == len(speakers)
    assert all(any(speaker in called for called in told) for speaker in speakers)


def test_its_names_are_joined(read_seed: tuple[Facts, Resolution]) -> None:
    """DPRK is North Korea, the Russian Federation is Russia, and Kursk is a place."""
    _, resolution = read_seed
    by_name = {name: entity for entity in resolution.entities.values() for name in (entity.label, *entity.names)}
    assert by_name["DPRK"] == by_name["North Korea"]
    assert by_name["Russian Federation"] == by_name["Russia"]
    assert by_name["Kursk"].type == "place"


FIGURES = [
    # words, modifier, value, what, where, and who gives it (any of an entity's names)
    ("12,000", "at most", 12000, "soldiers", "Russia", "Ukrainian military sources"),
    ("500", "exactly", 500, "officers", "Russia", "Ukrainian military sources"),
    ("three", "exactly", 3, "generals", "Russia", "Ukrainian military sources"),
    ("3,000", "about", 3000, "fighters", "training grounds", "Volodymyr Zelensky"),
    ("8,000", "about", 8000, "soldiers", "border", "United States"),
]


@pytest.mark.parametrize(
    ("words", "modifier", "value", "what", "where", "who"), FIGURES, ids=[row[0] for row in FIGURES]
)
def test_its_figures(
    read_seed: tuple[Facts, Resolution], words: str, modifier: str, value: int, what: str, where: str, who: str
) -> None:
    """Each number with how it is meant, what it counts, where, and whose it is."""
    facts, resolution = read_seed
    (found,) = [one for one in facts.quantities if one.span.text == words]
    assert (found.modifier, found.value) == (modifier, value)
    assert found.of is not None
    assert found.of.text.endswith(what)
    assert any(place.text.endswith(where) for place in found.places)
    (holder,) = [one for one in statements(facts, resolution) if one.attribution.id == found.attribution]
    assert all(any(name in called for called in names(resolution, holder)) for name in [who])


def test_its_day(read_seed: tuple[Facts, Resolution]) -> None:
    """Monday is the day before the fifth of November 2024, a Tuesday: the day of a saying."""
    facts, _ = read_seed
    assert [(one.span.text, one.value, one.tells) for one in facts.times] == [("Monday", "2024-11-04", "said")]


def test_its_certainty(read_seed: tuple[Facts, Resolution]) -> None:
    """The ministry's "almost certainly" has the yardstick's shares; who has nothing that confirms denies nothing."""
    facts, resolution = read_seed
    told = {one.attribution.cue.span.text: one for one in statements(facts, resolution) if one.attribution.cue}
    sure = told["reiterated"]
    assert (sure.attribution.certainty, sure.probability) == ("almost-certain", (0.95, 1.0))
    assert sum(one.probability is not None for one in told.values()) == 1
    advance = told["revealed"].attribution
    assert (advance.certainty, advance.hedge and advance.hedge.text) == ("possible", "may")
    lacking = told["also indicated"].attribution
    assert (lacking.polarity, lacking.certainty) == ("unconfirmed", "unstated")


def test_the_same_words_by_anyone_else_have_no_shares(read_seed: tuple[Facts, Resolution]) -> None:
    """A speaker who does not use the yardstick gives words, no numbers."""
    facts, _ = read_seed
    text = facts.article.text.replace("The UK Defense Ministry", "The Norwegian general staff")
    ((article, doc, problems),) = annotate.annotate([read_text("other.txt", text.encode())])
    other = extract(article, doc, problems)
    resolution = resolve([other])
    found = [one for one in statements(other, resolution) if one.attribution.certainty == "almost-certain"]
    assert [one.probability for one in found] == [None]
