"""A build links to authority files, keeps the links, and goes on without a file that is bad."""

import json
import shutil
from pathlib import Path

import pytest

from kgraph.model import Problem
from kgraph.pipeline import BuildReport, build, records_of

BRIDGE = """Bridge over the Oder to stay shut

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.
"""
FERRY = """Ferry to run at night

German Transport Minister Klaus Weber said on Tuesday that a ferry would cross the Oder at night.
"""
ANNA, KLAUS = "https://example.org/people/1", "https://example.org/people/2"
PEOPLE = f"iri,label,alt_labels,type\n{ANNA},Anna Nowak,,person\n{KLAUS},Klaus Weber,,person\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "articles" / "ferry.txt").write_text(FERRY)
    (tmp_path / "people.csv").write_text(PEOPLE)
    return tmp_path


def built(folder: Path, *authorities: Path, store: str = "store", articles: str = "articles") -> BuildReport:
    return build([folder / articles], store=folder / store, out=folder / "out", authorities=authorities, model="rules")


def kept(folder: Path, store: str = "store") -> list[tuple[str, str, str]]:
    lines = (folder / store / "links.jsonl").read_text(encoding="utf-8").splitlines()
    return [(one["label"], one["link"]["iri"], one["link"]["match"]) for one in map(json.loads, lines)]


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.message for problem in problems if problem.stage == "link"]


def test_links_are_kept_and_written(folder: Path) -> None:
    """The links are in the graph and beside it."""
    report = built(folder, folder / "people.csv")
    assert told(report.problems) == []
    assert kept(folder) == [("Anna Nowak", ANNA, "exact"), ("Klaus Weber", KLAUS, "exact")]
    assert f"skos:exactMatch <{ANNA}>" in report.turtle.read_text(encoding="utf-8")


def test_a_build_without_the_file_keeps_the_links(folder: Path) -> None:
    """Later builds have the links without the file, byte for byte, and write nothing anew."""
    first = built(folder, folder / "people.csv").turtle.read_bytes()
    (folder / "people.csv").unlink()
    again = built(folder)
    assert (again.turtle.read_bytes(), again.written) == (first, 0)
    shutil.rmtree(folder / "store" / "graph")
    assert built(folder).turtle.read_bytes() == first


def test_the_file_before_or_after_an_article(folder: Path) -> None:
    """Given again after articles came, a file gives what it gives when all came at once."""
    expected = built(folder, folder / "people.csv", store="other").turtle.read_bytes()
    built(folder, folder / "people.csv", articles="articles/ferry.txt")
    assert built(folder, folder / "people.csv").turtle.read_bytes() == expected
    assert (folder / "store" / "links.jsonl").read_bytes() == (folder / "other" / "links.jsonl").read_bytes()


def test_order_of_files_does_not_matter(folder: Path) -> None:
    """Two files give the same bytes in either order, and each its own links."""
    more = folder / "more.ttl"
    more.write_text(
        '<https://example.org/anna> a <https://schema.org/Person> ; <https://schema.org/name> "Anna Nowak" .'
    )
    first = built(folder, folder / "people.csv", more).turtle.read_bytes()
    assert built(folder, more, folder / "people.csv", store="other").turtle.read_bytes() == first
    assert len(kept(folder)) == 3


def test_a_changed_file_replaces_its_links(folder: Path) -> None:
    """What a file no longer says is gone when it is given again."""
    built(folder, folder / "people.csv")
    (folder / "people.csv").write_text(PEOPLE.replace("Anna Nowak", "Anna Kowal"))
    built(folder, folder / "people.csv")
    assert kept(folder) == [("Klaus Weber", KLAUS, "exact")]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("people.csv", "name\nAnna\n", "line 1: there is no column iri"),
        ("people.ttl", "this is no Turtle", "people.ttl, line 1: this is no Turtle"),
        ("people.docx", "", "is no authority file"),
        ("none.ttl", None, "none.ttl cannot be read: No such file or directory"),
    ],
)
def test_a_bad_file_is_told_and_left_out(name: str, text: str | None, message: str, folder: Path) -> None:
    """One line says what is wrong; the build is done, with the other file's links and what was there before."""
    good = folder / "good.csv"
    good.write_text(PEOPLE)
    built(folder, folder / "people.csv")
    if text is not None:
        (folder / name).write_text(text)
    report = built(folder, folder / name, good)
    (told_once,) = told(report.problems)
    assert message in told_once
    assert "\n" not in told_once
    assert len(kept(folder)) == 4


def test_two_files_of_one_name(folder: Path) -> None:
    """A second file of the same name would take the first one's place: it is left out and told."""
    (folder / "more").mkdir()
    (folder / "more" / "people.csv").write_text(PEOPLE.replace("people/", "others/"))
    report = built(folder, folder / "people.csv", folder / "more" / "people.csv", folder / "people.csv")
    (message,) = told(report.problems)
    assert "there is another authority called people.csv" in message
    assert [iri for _, iri, _ in kept(folder)] == [ANNA, KLAUS]


def test_unknown_types_are_told(folder: Path) -> None:
    """A type that is not understood makes close links at most, and is named once."""
    (folder / "people.csv").write_text(PEOPLE.replace(",person", ",juggler"))
    report = built(folder, folder / "people.csv")
    (message,) = told(report.problems)
    assert "people.csv has types that are not understood (juggler)" in message
    assert [match for _, _, match in kept(folder)] == ["close", "close"]


def test_records_have_the_exact_matches(folder: Path) -> None:
    """What `kgraph extract` writes names the same things elsewhere."""
    found, problems = records_of([folder / "articles"], model="rules", authorities=[folder / "people.csv"])
    same = {entity["label"]: entity["same_as"] for record in found for entity in record["entities"]}
    assert (same["Anna Nowak"], same["Klaus Weber"], told(problems)) == ([ANNA], [KLAUS], [])
