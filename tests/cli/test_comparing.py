"""`kgraph figures` and `kgraph timeline` on the command line: words, JSON, CSV, mistakes."""

import csv
import io
import json
from pathlib import Path

import pytest

from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main

ARTICLE = """Flood in Norway

4 November 2024

The flood in Oslo killed 40 people, Mayor Ida Brandt said.

The Red Cross said that the flood in Oslo had killed 65 people.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flood.txt").write_text(ARTICLE)
    assert main(["build", "flood.txt", "--model", "rules"]) == DONE
    capsys.readouterr()
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_figures_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """What conflicts is marked, and the sentence stands below."""
    code, out, err = run(capsys, "figures", "--about", "Oslo")
    assert (code, err) == (DONE, "")
    lines = out.splitlines()
    assert lines[0] == "2 figures about Oslo; ! marks those that another one conflicts with"
    assert lines[2].startswith("!  1  2024-11-04 Ida Brandt: 40 people (“40”)")
    assert "      conflicts with 2" in lines
    assert "      | The flood in Oslo killed 40 people, Mayor Ida Brandt said." in lines


def test_figures_as_json_and_csv(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Numbers are numbers; every row has every column; a file's suffix chooses the format."""
    code, out, _ = run(capsys, "figures", "-f", "json")
    rows = json.loads(out)
    assert code == DONE
    assert [(row["who"], row["value"], row["modifier"], row["of"]) for row in rows] == [
        ("Ida Brandt", 40, "exactly", "people"),
        ("Red Cross", 65, "exactly", "people"),
    ]
    assert rows[0]["beside"] == [{"how": "conflicts", "number": 2}]
    assert rows[0].keys() == rows[1].keys()
    assert run(capsys, "figures", "-o", "out.csv")[0] == DONE
    table = list(csv.DictReader(io.StringIO((folder / "out.csv").read_bytes().decode(), newline="")))
    assert [row["beside"] for row in table] == ["conflicts 2", "conflicts 1"]


def test_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    """In words and as JSON; one speaker or all."""
    code, out, _ = run(capsys, "timeline", "--about", "Oslo", "--by", "Brandt")
    assert code == DONE
    assert out.startswith("What was said about Oslo (1):\n\n2024-11-04  Ida Brandt states")
    _, out, _ = run(capsys, "timeline", "--about", "Oslo", "-f", "json")
    assert {row["who"] for row in json.loads(out)} == {"Ida Brandt", "Red Cross"}


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """No figures of tanks, nothing said of houses."""
    assert run(capsys, "figures", "--about", "tanks") == (DONE, "no figures about tanks in the store\n", "")
    assert run(capsys, "timeline", "--about", "tanks") == (DONE, "nothing is said about tanks in the store\n", "")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("figures", "--about", "Atlantis"), WRONG_CALL, "nothing in the store is called 'Atlantis'"),
        (("figures", "--about", ""), WRONG_CALL, "nothing in the store is called ''"),
        (("figures", "-f", "xml"), WRONG_CALL, "--format xml is not known; use one of table, json, csv"),
        (("timeline", "--about", "Oslo", "--by", "Nobody"), WRONG_CALL, "nothing in the store is called 'Nobody'"),
        (("timeline",), WRONG_CALL, "Missing option '--about'"),
        (("figures", "--store", "elsewhere"), COULD_NOT, "there is no store in elsewhere"),
    ],
)
def test_mistakes(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], status: int, message: str) -> None:
    """One line that says what to do."""
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (status, "")
    assert message in err
    assert err.count("\n") == 1
