"""What a person decided is in force at once, and holds over every build, whatever comes, goes or is read anew."""

import shutil
from itertools import permutations
from pathlib import Path

import pytest

import kgraph.extract
from kgraph.errors import QueryError, StoreError
from kgraph.model import Problem
from kgraph.pipeline import build, correct, decisions
from kgraph.pipeline.correcting import CorrectionReport
from kgraph.show import show
from kgraph.store.decisions import DecisionShelf
from kgraph.store.graph import GraphStore
from kgraph.store.questions import ask, current
from kgraph.store.results import table

ARTICLES = {
    "bridge": (
        "Polish Infrastructure Minister Anna Nowak said that the bridge over the Oder would stay shut. "
        "Mayor Klara Stein said that it was late. Stein told the town that it was safe."
    ),
    "ferry": "German Transport Minister Hanna Weber said that a ferry would cross the Oder. Anna Novak said so, too.",
    "toll": "Karl Blum said that Hanna Weber was wrong about the toll.",
}
ID = "https://w3id.org/kgraph/id/"
WHEN = "2026-01-0{}T10:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / f"{name}.txt").write_text(f"News of the {name}\n\n{text}\n")
    return tmp_path


def built(folder: Path, *names: str, store: str = "store") -> tuple[bytes, list[Problem]]:
    """The Turtle after a build of some of the articles, or all, and what is told of decisions."""
    paths = [folder / "articles" / f"{name}.txt" for name in names or ARTICLES]
    report = build(paths, store=folder / store, out=folder / store / "out", model="rules")
    return report.turtle.read_bytes(), [problem for problem in report.problems if problem.stage == "decide"]


def corrected(folder: Path, kind: str, *named: str, at: int = 1, **known: str) -> CorrectionReport:
    return correct(kind, named, who="Jo", when=WHEN.format(at), store=folder / "store", **known)  # type: ignore[arg-type]


def rows(folder: Path, query: str, *columns: str, **parameters: str) -> list[tuple[str | None, ...]]:
    with GraphStore.open(folder / "store" / "graph", read_only=True) as graph:
        found = table(ask(graph, query, parameters))
    places = [found.columns.index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in found.rows]


def labels(folder: Path) -> set[str | None]:
    return {label for (label,) in rows(folder, "names", "label")}


def statement(folder: Path, words: str) -> str:
    ((found,),) = set(rows(folder, "saying", "statement", words=words))
    assert found is not None
    return found


def decide_everything(folder: Path) -> None:
    """One decision of each kind."""
    corrected(folder, "different", "Anna Nowak", "Anna Novak", at=1)
    corrected(folder, "same", "Anna Novak", "Hanna Weber", why="a pen name", at=2)
    corrected(folder, "same", "Karl Blum", "https://www.wikidata.org/entity/Q1", at=3)
    corrected(folder, "label", "Karl Blum", value="Karl A. Blum", at=4)
    corrected(folder, "type", "Oder", value="event", at=5)
    corrected(folder, "reject", statement(folder, "was wrong about"), at=6)
    corrected(folder, "accept", statement(folder, "stay shut"), at=7)
    corrected(folder, "split", "Klara Stein", "Stein", at=8)


def test_in_force_at_once(folder: Path) -> None:
    """What `kgraph show` and queries give is as decided, before the next build; which then changes nothing."""
    built(folder)
    assert labels(folder) >= {"Anna Nowak", "Hanna Weber", "Karl Blum"}
    report = corrected(folder, "same", "Karl Blum", "Hanna Weber", why="a pen name")
    assert (report.written, report.problems) == (2, ())
    assert not labels(folder) >= {"Hanna Weber", "Karl Blum"}
    with GraphStore.open(folder / "store" / "graph", read_only=True) as graph:
        told = show(graph, "Karl Blum")
        assert told == show(graph, "Hanna Weber")
        assert "decided      same “Karl Blum”, “Hanna Weber” (Jo, 2026-01-01T10:00:00Z, a pen name)" in told
        for anchor in report.decision.entities:
            assert graph.knows(current(graph, ID + anchor.entity))
    before = (folder / "store" / "decisions.jsonl").read_bytes()
    report = build([folder / "articles"], store=folder / "store", out=folder / "out", model="rules")
    assert (report.written, report.problems) == (0, ())
    assert (folder / "store" / "decisions.jsonl").read_bytes() == before


def test_a_rejected_statement_draws_no_edge(folder: Path) -> None:
    """Its words stay, marked and told; nobody is said to have made it. Accepted, it stands."""
    built(folder)
    name = statement(folder, "was wrong about")
    corrected(folder, "reject", name)
    assert rows(folder, "stated-by", "statement", speaker="Karl Blum") == []
    assert all(row != (name,) for row in rows(folder, "network-edges", "statement"))
    assert all(row != (name,) for row in rows(folder, "view-about", "statement"))
    with GraphStore.open(folder / "store" / "graph", read_only=True) as graph:
        assert "verdict      rejected" in show(graph, name)
        subjects = {quad.subject.value for quad in graph.quads() if quad.object.value == name}
        assert not {one for one in subjects if "person" in one}
    corrected(folder, "accept", name, at=2)
    assert rows(folder, "stated-by", "statement", speaker="Karl Blum") == [(name,)]


def test_each_decision_is_an_activity_of_a_person(folder: Path) -> None:
    """Who, when and why, and what it changed; and no blank node."""
    built(folder)
    corrected(folder, "label", "Karl Blum", value="Karl A. Blum", why="his full name")
    told = rows(folder, "decisions", "label", "decides", "words", "who", "when", "why")
    assert told == [
        ("Karl A. Blum", "label", "label “Karl Blum”, “Karl A. Blum”", "Jo", "2026-01-01T10:00:00Z", "his full name")
    ]
    turtle, _ = built(folder)
    assert b"a prov:Activity , kg:Decision" in turtle
    assert b"id:editor-jo-" in turtle
    assert b"_:" not in turtle


def test_same_as_elsewhere(folder: Path) -> None:
    """A person may say that somebody is somebody elsewhere: owl:sameAs, which nothing else writes."""
    assert b"owl:" not in built(folder)[0]
    corrected(folder, "same", "Karl Blum", "https://www.wikidata.org/entity/Q1")
    assert b"owl:sameAs <https://www.wikidata.org/entity/Q1>" in built(folder)[0]


def test_it_holds_over_every_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After building again, from nothing, and after reading all anew, byte by byte."""
    built(folder)
    decide_everything(folder)
    expected, told = built(folder)
    assert told == []
    shutil.rmtree(folder / "store" / "graph")
    assert built(folder) == (expected, [])
    shutil.rmtree(folder / "store" / "graph")
    shutil.rmtree(folder / "store" / "facts")
    assert built(folder) == (expected, [])
    monkeypatch.setattr(kgraph.extract, "VERSION", "next")
    anew, told = built(folder)
    assert told == []
    assert anew.count(b"kg:Decision") == expected.count(b"kg:Decision")
    assert anew.count(b"prov:wasInfluencedBy") == expected.count(b"prov:wasInfluencedBy")


def test_no_order_matters(folder: Path) -> None:
    """Articles in any order, lines in any order: the same bytes."""
    built(folder)
    decide_everything(folder)
    expected, _ = built(folder)
    lines = (folder / "store" / "decisions.jsonl").read_bytes().splitlines(keepends=True)
    for number, names in enumerate(permutations(ARTICLES)):
        store = folder / f"store-{number}"
        store.mkdir()
        (store / "decisions.jsonl").write_bytes(b"".join(lines[number:] + lines[:number]))
        for name in names:
            turtle, told = built(folder, name, store=store.name)
        assert (turtle, told) == (expected, [])


def test_articles_that_go_and_come_back(folder: Path) -> None:
    """Without an article what is decided of it waits, and is told; with it again, it holds."""
    built(folder)
    decide_everything(folder)
    expected, _ = built(folder)
    fewer = folder / "fewer"
    fewer.mkdir()
    shutil.copy(folder / "store" / "decisions.jsonl", fewer)
    turtle, told = built(folder, "bridge", "ferry", store="fewer")
    assert b"Blum" not in turtle
    waiting = [problem.message for problem in told]
    assert [message.split(" ")[0] for message in waiting] == ["same", "label", "reject"]
    assert "label “Karl Blum”, “Karl A. Blum” (Jo, 2026-01-04T10:00:00Z) has no effect: no article names" in waiting[1]
    assert built(folder, "toll", store="fewer") == (expected, [])
    taken = [decision.kind for decision, reason in decisions(folder / "fewer")[0] if reason is None]
    assert len(taken) == 8


def test_undo_is_deleting_the_line(folder: Path) -> None:
    """Without its line a decision leaves nothing behind."""
    expected, _ = built(folder)
    decide_everything(folder)
    (folder / "store" / "decisions.jsonl").unlink()
    assert built(folder) == (expected, [])


def test_bad_lines(folder: Path) -> None:
    """One clear line each; the others hold, nothing is lost and the build goes on."""
    built(folder)
    corrected(folder, "label", "Karl Blum", value="Karl A. Blum")
    path = folder / "store" / "decisions.jsonl"
    bad = b'nonsense\n{"kind": "label"}\n\xff\xfe\n'
    path.write_bytes(bad + path.read_bytes())
    corrected(folder, "type", "Karl A. Blum", value="group", at=2)
    _, told = built(folder)
    assert [problem.message.removeprefix(str(path)).split(":")[0] for problem in told] == [
        f", line {number} is left alone" for number in (1, 2, 3)
    ]
    assert path.read_bytes().startswith(bad)
    assert "Karl A. Blum" in labels(folder)


def test_decisions_do_not_depend_on_others(folder: Path) -> None:
    """What was decided under a label that was itself decided holds when that is taken back."""
    built(folder)
    corrected(folder, "label", "Karl Blum", value="Somebody")
    corrected(folder, "type", "Somebody", value="group", at=2)
    shelf = DecisionShelf(folder / "store")
    lines = shelf.path.read_text(encoding="utf-8").splitlines()
    shelf.path.write_text(lines[1].replace("person-karl-blum-", "person-karl-blum-0") + "\n", encoding="utf-8")
    turtle, told = built(folder)
    assert told == []
    assert b"a kg:Group" in turtle


def test_names_that_several_have(folder: Path) -> None:
    """Two names of one entity are told apart though others have one of the names, too."""
    for name, who in (("one", "Anna Nowak"), ("two", "Jan Nowak")):
        text = f"Mayor {who} said that it was late. Nowak told reporters that it was safe."
        (folder / "articles" / f"{name}.txt").write_text(f"News\n\n{text}\n")
    built(folder, "one", "two")
    with pytest.raises(QueryError, match="'Nowak' may be Anna Nowak"):
        corrected(folder, "label", "Nowak", value="X")
    corrected(folder, "different", "Nowak", "Jan Nowak")
    named = [row for row in rows(folder, "names", "label", "name") if "Nowak" in str(row)]
    assert named == [
        ("Anna Nowak", "Anna Nowak"),
        ("Anna Nowak", "Nowak"),
        ("Jan Nowak", "Jan Nowak"),
        ("Nowak", "Nowak"),
    ]
    assert len(rows(folder, "stated-by", "statement", speaker="Jan Nowak")) == 1


def test_namesakes(folder: Path) -> None:
    """Of two people with one name, an article is told which it means; an article that is none is an error."""
    for name in ("one", "two"):
        text = f"Mayor Anna Lind said that it was late. Lind denied that she was {name}."
        (folder / "articles" / f"{name}.txt").write_text(f"News of {name}\n\n{text}\n")
    built(folder, "one", "two")
    with pytest.raises(QueryError, match="'News' is no article of the store"):
        corrected(folder, "split", "Anna Lind", articles=["News"])  # type: ignore[arg-type]
    report = corrected(folder, "split", "Anna Lind", articles=["News of two"])  # type: ignore[arg-type]
    assert report.decision.words == "split “Anna Lind” in 1 article"
    assert rows(folder, "most-cited", "label", "statements", "articles") == [("Anna Lind", "2", "1")] * 2


@pytest.mark.parametrize(
    ("kind", "named", "message"),
    [
        ("same", ("Nobody", "Karl Blum"), "nothing in the store is called 'Nobody'"),
        ("same", ("Karl Blum", "Karl Blum"), "are one already"),
        ("same", ("Karl Blum", "https://example.org/a b"), "is no IRI"),
        ("same", ("Karl Blum", f"{ID}person-x"), "nothing in the store is called"),
        ("different", ("Karl Blum", "Karl Blum"), "are one name; its names are Karl Blum"),
        ("split", ("Karl Blum", "Hanna"), "'Hanna' is no name of Karl Blum; its names are Karl Blum"),
        ("reject", ("Karl Blum",), "is no statement of the store"),
        ("label", ("n",), "may be"),
    ],
)
def test_what_cannot_be_decided(kind: str, named: tuple[str, ...], message: str, folder: Path) -> None:
    """One clear error, and nothing is recorded."""
    built(folder)
    with pytest.raises(QueryError, match=message):
        corrected(folder, kind, *named)
    assert not (folder / "store" / "decisions.jsonl").exists()


def test_no_store(folder: Path) -> None:
    """Without a store there is nothing to correct."""
    with pytest.raises(StoreError, match="there is no store"):
        corrected(folder, "label", "Karl Blum", value="X")
    assert decisions(folder / "store") == ((), ())
