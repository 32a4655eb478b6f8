from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.errors import QueryError
from kgraph.pipeline import build
from kgraph.show import show
from kgraph.store.graph import GraphStore

BRIDGE = """Bridge over the Oder to stay shut

4 November 2024

By Jane Doe

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.

“We cannot put lives at risk,” Nowak told reporters in Warsaw.

German Transport Minister Klaus Weber said on Tuesday that Anna Nowak had agreed to a ferry.

Transport expert Peter Braun said that up to 3,000 drivers, including 400 nurses, used the bridge.
"""
FERRY = """Ferry to run at night

Mayor Klaus Adler said that the ferry was too small for the town.
"""


OFFICES = (
    ("1 May 2023", "Rosa Lind, the former mayor of Bergen, said that she would run."),
    ("1 March 2024", "Rosa Lind, the governor of Norway, said that the road was open."),
    ("1 June 2024", "Rosa Lind, the governor of Norway, said that the road was shut."),
    ("1 September 2024", "Rosa Lind, the acting head of the Road Agency, said that the road was open again."),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("show")
    (folder / "bridge.txt").write_text(BRIDGE)
    (folder / "ferry.txt").write_text(FERRY)
    for number, (day, sentence) in enumerate(OFFICES):
        (folder / f"office-{number}.txt").write_text(f"News of the road\n\n{day}\n\n{sentence}\n")
    report = build([folder], store=folder / "store", out=folder / "out")
    with GraphStore.open(Path(report.store) / "graph", read_only=True) as graph:
        yield graph


def test_entity(store: GraphStore) -> None:
    """An entity is shown with what it stated, what was said of it, and the whole sentences."""
    told = show(store, "anna nowak")
    first, rest = told.split("\n", 1)
    assert first == "Anna Nowak (person)"
    said, about = rest.split("What was said of Anna Nowak")
    assert "What Anna Nowak stated or reported" in said
    assert "that the bridge over the Oder would stay shut until spring" in said
    assert "| “We cannot put lives at risk,” Nowak told reporters in Warsaw." in said
    assert "Klaus Weber states: " in about
    assert "  2024-11-04 states" in said


def test_description(store: GraphStore) -> None:
    """A person is shown with the words by which articles describe them, each once."""
    told = [line.strip() for line in show(store, "Rosa Lind").split("\n")]
    start = told.index("described as the acting head of the Road Agency")
    assert told[start + 1 : start + 3] == ["the former mayor of Bergen", "the governor of Norway"]


def test_offices_over_time(store: GraphStore) -> None:
    """The offices of a person come in the order of time, each with the days on which articles gave it."""
    told = [line.strip() for line in show(store, "Rosa Lind").split("\n")]
    start = told.index("office       former mayor of Bergen (as of 2023-05-01)")
    assert told[start + 1 : start + 3] == [
        "governor of Norway (as of 2024-03-01 to 2024-06-01)",
        "acting head of Road Agency (as of 2024-09-01)",
    ]


def test_statement(store: GraphStore) -> None:
    """A statement is shown with its people, its cue and its sentences."""
    name = next(line.strip() for line in show(store, "Klaus Weber").split("\n") if line.startswith("      statement-"))
    told = show(store, name)
    assert told.startswith("that Anna Nowak had agreed to a ferry\n  said by      Klaus Weber (person-klaus-weber-")
    assert "  about        Anna Nowak (person-anna-nowak-" in told
    assert "  cue          said\n" in told
    assert "| German Transport Minister Klaus Weber said on Tuesday that Anna Nowak had agreed" in told


def test_figures_of_a_statement(store: GraphStore) -> None:
    """A statement is shown with its figures: how they are meant, what they count, and of what they are a part."""
    name = next(line.strip() for line in show(store, "Peter Braun").split("\n") if line.startswith("      statement-"))
    lines = [line.strip() for line in show(store, name).split("\n")]
    start = lines.index("figures      at most 3000 drivers (“3,000”)")
    assert lines[start + 1] == "400 nurses (“400”), part of “3,000”"


def test_article(store: GraphStore) -> None:
    """An article is shown with its date and author and who says what in it, in its order."""
    name = next(graph for graph in store.graphs() if "bridge" in graph)
    told = show(store, name)
    assert told.startswith("Bridge over the Oder to stay shut\n  published    2024-11-04\n  author       Jane Doe\n")
    assert told.index("would stay shut until spring") < told.index("We cannot put lives at risk")


def test_ambiguous_name(store: GraphStore) -> None:
    """A name that fits several things lists them."""
    with pytest.raises(QueryError, match=r"may be Klaus Adler \(person-klaus-adler-.*Klaus Weber \(person-klaus-w"):
        show(store, "Klaus")


def test_unknown_name(store: GraphStore) -> None:
    """A name that nothing has says where the names are."""
    with pytest.raises(QueryError, match="nothing in the store is called 'Nobody'; `kgraph query names`"):
        show(store, "Nobody")
