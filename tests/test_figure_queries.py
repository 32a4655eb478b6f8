"""The named queries of figures, times, denials and events answer over a store that was built from two articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.pipeline import build
from kgraph.store.graph import GraphStore
from kgraph.store.questions import ask
from kgraph.store.results import table

ARTICLES = {
    "one.txt": """Flood in Norway

4 November 2024

The flood in Oslo killed 40 people, Mayor Ida Brandt said on Monday.

The Swedish Army denied that it had sent troops to Oslo in October. Klaus Weber declined to comment on Oslo.
""",
    "two.txt": """Flood in Norway

7 November 2024

The Red Cross said that the flood in Oslo had killed 65 people. Ida Brandt said that 52 people had died in Oslo.

Norway did not confirm that its soldiers were in Oslo. Peter Braun said that the Swedish Army had sent troops to Oslo.
""",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("figure-queries")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    report = build([folder], store=folder / "store", out=folder / "out", model="rules")
    with GraphStore.open(Path(report.store) / "graph", read_only=True) as graph:
        yield graph


def rows(store: GraphStore, name: str, *columns: str, **parameters: str) -> list[tuple[str | None, ...]]:
    found = table(ask(store, name, parameters))
    places = [found.columns.index(column) for column in columns]
    return list(dict.fromkeys(tuple(row[place] for place in places) for row in found.rows))


def test_figures(store: GraphStore) -> None:
    """All figures with who gives them, of what, when said, and the kind of thing."""
    told = rows(store, "figures", "words", "speakerLabel", "counted", "thing", "said", "certainty")
    assert told == [
        ("40", "Ida Brandt", "people", "person", "2024-11-04", "certain"),
        ("65", "Red Cross", "people", "person", None, "certain"),
        ("52", "Ida Brandt", "people", "person", None, "certain"),
    ]


def test_figures_about(store: GraphStore) -> None:
    """By place, and by what the statement is about."""
    assert {link for (link,) in rows(store, "figures-about", "link", about="Oslo")} == {"in", "said"}
    assert rows(store, "figures-about", "quantity", about="Norway") == []


def test_comparisons_and_disagreements(store: GraphStore) -> None:
    """Who contradicts whom, and what was replaced."""
    assert sorted(how or "" for (how,) in rows(store, "comparisons", "how")) == [
        "conflicts",
        "superseded",
        "supersedes",
    ]
    told = rows(store, "disagreements", "leftWords", "rightWords")
    assert {frozenset(pair) for pair in told} >= {frozenset({"40", "65"}), frozenset({"52", "65"})}


def test_statements_that_deny_what_others_affirm(store: GraphStore) -> None:
    """The army denies the event that Braun affirms."""
    told = rows(store, "disagreements", "leftSpeaker", "rightSpeaker")
    assert frozenset({"Swedish Army", "Peter Braun"}) in {frozenset(pair) for pair in told}


def test_denials(store: GraphStore) -> None:
    """Denying, not confirming and declining to comment, each for itself."""
    told = rows(store, "denials", "speakerLabel", "how", about="Oslo")
    assert ("Swedish Army", "denies") in told
    assert ("Klaus Weber", "declines comment") in told
    assert "does not confirm" in {how for _, how in told}
    assert rows(store, "denials", "how", speaker="Klaus Weber") == [("declines comment",)]


def test_times(store: GraphStore) -> None:
    """When it was said apart from when it happened."""
    assert rows(store, "times", "words", "tells", "value", "first", "last") == [
        ("Monday", "said", "2024-11-04", "2024-11-04", "2024-11-04"),
        ("October", "happened", "2024-10", "2024-10-01", "2024-10-31"),
    ]


def test_timeline(store: GraphStore) -> None:
    """What one speaker says, by day."""
    assert rows(store, "timeline", "day", "speakerLabel", "polarity", speaker="Ida Brandt") == [
        ("2024-11-04", "Ida Brandt", "affirmed"),
        ("2024-11-07", "Ida Brandt", "affirmed"),
    ]


def test_events(store: GraphStore) -> None:
    """Who is said to have done what, and by whom."""
    told = rows(store, "events", "speakerLabel", "relation", "type", "actorWords", "patientWords", "time")
    assert ("Ida Brandt", "states", "kill", "The flood", "40 people", None) in told
    assert ("Swedish Army", "denies", "deploy", "it", "troops", "2024-10") in told
