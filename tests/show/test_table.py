"""The table of figures, and what was said over time, over a small store."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.errors import QueryError
from kgraph.pipeline import build
from kgraph.read import find, read
from kgraph.show.subjects import wanted
from kgraph.show.table import figure_table, in_words
from kgraph.show.timeline import timeline
from kgraph.store.graph import GraphStore

ARTICLES = {
    "first.txt": """Troops in the north of Finland

4 November 2024

About 8,000 Norwegian soldiers are in Lapland, Finnish Defence Minister Aino Salo said.

The government of Norway denied that Norwegian soldiers were in Finland.
""",
    "second.txt": """More troops in Finland

7 November 2024

Aino Salo, the defence minister of Finland, said that 3,000 Norwegian troops were in Lapland.

The Swedish Army said that at least 20,000 Norwegian soldiers were in Lapland, and that the war had cost Sweden
$5 million.
""",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("table")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    report = build([folder], store=folder / "store", out=folder / "out", model="rules")
    with GraphStore.open(Path(report.store) / "graph", read_only=True) as graph:
        yield graph


def test_figures_of_somebodys_things(store: GraphStore) -> None:
    """A country's soldiers by whatever word, in order of time, with how each stands to the others."""
    found = figure_table(store, "Norwegian soldiers")
    assert [row.columns["words"] for row in found] == ["8,000", "3,000", "20,000"]
    assert [row.columns["who"] for row in found] == ["Aino Salo", "Aino Salo", "Swedish Army"]
    assert [row.beside for row in found] == [
        (("conflicts", 3), ("superseded", 2)),
        (("conflicts", 3), ("supersedes", 1)),
        (("conflicts", 1), ("conflicts", 2)),
    ]
    assert [row.is_disputed for row in found] == [True, True, True]
    assert found[0].columns["where"] == "Lapland"
    assert found[0].columns["said"] == "2024-11-04"
    assert found[0].columns["sentence"].startswith("About 8,000 Norwegian soldiers are in Lapland, Finnish")
    assert in_words(found[0]).startswith("2024-11-04 Aino Salo: about 8000 Norwegian soldiers (“8,000”), at Lapland")


def test_figures_about_a_place_or_anything(store: GraphStore) -> None:
    """A place finds what is counted there; without a name everything is told; a kind of things alone is enough."""
    assert len(figure_table(store, "Lapland")) == 3
    assert len(figure_table(store)) == 4
    assert len(figure_table(store, "soldiers")) == 3
    assert figure_table(store, "tanks") == ()


def test_what_nothing_is_called(store: GraphStore) -> None:
    """A name that the store does not have is told, and so is a country that it does not have."""
    with pytest.raises(QueryError, match="nothing in the store is called 'Atlantis'"):
        figure_table(store, "Atlantis")
    with pytest.raises(QueryError, match="no country in the store is meant by 'Chilean soldiers'"):
        wanted(store, "Chilean soldiers")


def test_timeline(store: GraphStore) -> None:
    """What one speaker says in order of time, with the change of the figure marked."""
    found = timeline(store, "Norwegian soldiers", "Aino Salo")
    assert [one.columns["day"] for one in found] == ["2024-11-04", "2024-11-07"]
    assert found[0].changes == ()
    assert found[1].changes == ("another figure than on 2024-11-04: “3,000” instead of “8,000”",)
    assert found[1].figures == ("3000 Norwegian troops (“3,000”)",)


def test_timeline_about_a_place(store: GraphStore) -> None:
    """Of everybody, what was said about a place: also who denies."""
    found = timeline(store, "Finland")
    assert "denies" in {one.columns["relation"] for one in found}


COLUMNS = ("words", "who", "modifier", "value", "minimum", "maximum", "thing", "where", "said", "certainty")


def test_table_of_the_sample_corpus(tmp_path: Path, project: Path) -> None:
    """What the sample corpus says of the number of North Korean soldiers equals the table that was made by hand."""
    articles = project / "data" / "articles"
    report = build([articles], store=tmp_path / "store", out=tmp_path / "out")
    with (project / "tests" / "golden" / "north-korean-soldiers.tsv").open(encoding="utf-8", newline="") as file:
        marked = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t")]
    headlines = {str(read(path).title): path.name for path in find([articles])}
    with GraphStore.open(Path(report.store) / "graph", read_only=True) as graph:
        found = [row.columns for row in figure_table(graph, "North Korean soldiers")]
    told = [(headlines[row["title"]], *(_plain(name, row.get(name, "")) for name in COLUMNS)) for row in found]
    assert told == marked


def _plain(name: str, value: str) -> str:
    """How a modifier is written by hand: "AtMost" is "at most"."""
    return MODIFIERS.get(value, value.lower()) if name == "modifier" else value


MODIFIERS = {"AtMost": "at most", "AtLeast": "at least"}
