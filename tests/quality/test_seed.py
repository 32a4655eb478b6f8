"""The article that the project began with: its attributions with their resolved speakers.

The article is not part of the project; the table has offsets, cues and names only.
"""

from pathlib import Path

import pytest

from kgraph import annotate, read
from kgraph.extract import extract
from kgraph.model import Facts, Resolution, Statement
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
