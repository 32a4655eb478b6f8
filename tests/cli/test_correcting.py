"""`kgraph correct` on the command line: results, warnings, exit statuses."""

import getpass
import json
from pathlib import Path

import pytest

from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main

BRIDGE = """Bridge over the Oder to stay shut

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.
German Transport Minister Klaus Weber said on Tuesday that Anna Nowak was right.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a store, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "jo")
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    assert main(["build", "bridge.txt", "--model", "rules"]) == DONE
    capsys.readouterr()
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments])
    out, err = capsys.readouterr()
    return code, out, err


def lines(folder: Path) -> list[dict[str, object]]:
    path = folder / "kgraph-store" / "decisions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("arguments", "told", "shown"),
    [
        (("same", "Anna Nowak", "Klaus Weber"), "same “Anna Nowak”, “Klaus Weber”", "also called  Klaus Weber"),
        (("different", "Anna Nowak", "Klaus Weber"), "different “Anna Nowak”, “Klaus Weber”", "Anna Nowak (person)"),
        (("label", "anna nowak", "A.  Nowak"), "label “Anna Nowak”, “A. Nowak”", "A. Nowak (person)"),
        (("type", "Anna Nowak", "group"), "type “Anna Nowak”, “group”", "Anna Nowak (group)"),
        (
            ("same", "Anna Nowak", "https://example.org/7"),
            "same “Anna Nowak”, “https://example.org/7”",
            "the same as  https://example.org/7",
        ),
    ],
)
def test_a_decision_is_recorded_and_seen(
    arguments: tuple[str, ...], told: str, shown: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told in one line, kept with who, when and why, and `kgraph show` has it at once."""
    code, out, err = run(capsys, "correct", *arguments, "--why", "I asked her", "--by", "Jo Doe")
    assert (code, err) == (DONE, "")
    assert out.startswith(f"{told} (Jo Doe, 20")
    assert out.endswith(": I asked her): 1 graph changed\n")
    (line,) = lines(folder)
    assert (line["kind"], line["who"], line["why"]) == (arguments[0], "Jo Doe", "I asked her")
    _, out, _ = run(capsys, "show", "Anna Nowak")
    assert shown in out
    assert f"decided      {told}" in out


def test_statements(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A statement is rejected or accepted by the id that `kgraph show` gives."""
    _, out, _ = run(capsys, "show", "Klaus Weber")
    name = out.splitlines()[-1].strip()
    assert run(capsys, "correct", "accept", name)[0] == DONE
    assert "verdict      accepted" in run(capsys, "show", name)[1]
    assert run(capsys, "correct", "reject", f"https://w3id.org/kgraph/id/{name}")[0] == DONE
    assert "verdict      rejected" in run(capsys, "show", name)[1]
    assert "What Klaus Weber stated" not in run(capsys, "show", "Klaus Weber")[1]
    assert [line["who"] for line in lines(folder)] == [getpass.getuser()] * 2


def test_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All decisions are listed, with why one has no effect; a line that is none is a warning."""
    assert run(capsys, "correct", "list") == (DONE, "0 decisions, 0 without effect\n", "")
    for new in ("A", "B"):
        run(capsys, "correct", "label", "Anna Nowak", new, "--by", "Jo")
    with (folder / "kgraph-store" / "decisions.jsonl").open("a") as file:
        file.write("nonsense\n")
    code, out, err = run(capsys, "correct", "list")
    first, second, count = out.splitlines()
    assert code == DONE
    assert first.startswith("label “Anna Nowak”, “A” (Jo, 20")
    assert first.endswith("[no effect: a later decision says otherwise]")
    assert second.endswith(")")
    assert count == "2 decisions, 1 without effect"
    assert err.startswith("kgraph: warning: decide: kgraph-store/decisions.jsonl, line 3 is left alone: ")
    assert err.count("\n") == 1


def test_a_build_tells_what_has_no_effect(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One warning for each such decision; the build is done."""
    run(capsys, "correct", "label", "Klaus Weber", "K. W.", "--by", "Jo", "--store", "kgraph-store")
    (folder / "other").mkdir()
    (folder / "kgraph-store" / "decisions.jsonl").rename(folder / "other" / "decisions.jsonl")
    (folder / "town.txt").write_text("News\n\nMayor Rosa Lind said that the town was safe.\n")
    code, out, err = run(capsys, "build", "town.txt", "--model", "rules", "--store", "other")
    assert code == DONE
    assert "1 problem)" in out
    assert err.startswith("kgraph: warning: decide: label “Klaus Weber”, “K. W.” (Jo, 20")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ((), WRONG_CALL, "Missing command"),
        (("merge", "A", "B"), WRONG_CALL, "No such command 'merge'"),
        (("same", "Anna Nowak"), WRONG_CALL, "Missing argument 'B'"),
        (("type", "Anna Nowak", "king"), WRONG_CALL, "king is no type; use one of person, organization"),
        (("label", "Anna Nowak", " "), WRONG_CALL, "the label is empty"),
        (("label", "Anna Nowak", "X", "--by", " "), WRONG_CALL, "--by is empty"),
        (("split", "Anna Nowak"), WRONG_CALL, "say what is not A: one of its names, or --in ARTICLE"),
        (("split", "Anna Nowak", "--in", "x.txt"), COULD_NOT, "'x.txt' is no article of the store"),
        (("label", "Nobody", "X"), COULD_NOT, "nothing in the store is called 'Nobody'"),
        (("split", "Anna Nowak", "Anna"), COULD_NOT, "'Anna' is no name of Anna Nowak; its names are Anna Nowak"),
        (("reject", "statement-x"), COULD_NOT, "'statement-x' is no statement of the store"),
        (("list", "--store", "http://jo:x@example.org"), COULD_NOT, "has a name or password in it"),
        (("label", "Anna Nowak", "X", "--store", "none"), COULD_NOT, "there is no store in none"),
    ],
)
def test_what_cannot_be(
    arguments: tuple[str, ...], status: int, message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake is one line, and nothing is recorded."""
    code, out, err = run(capsys, "correct", *arguments)
    assert (code, out) == (status, "")
    assert err.startswith("kgraph: error: ")
    assert message in err
    assert err.count("\n") == 1
    assert not (folder / "kgraph-store" / "decisions.jsonl").exists()


def test_help_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind of decision has help of its own."""
    for kind in ("same", "different", "split", "label", "type", "reject", "accept", "list"):
        code, out, _ = run(capsys, "correct", kind, "--help")
        assert code == DONE
        assert out.startswith(f"Usage: kgraph correct {kind}")
