import json
from pathlib import Path

import pytest

from evaluate.sample import HARBOUR, MAYOR, SHE, ann, gold_folder
from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Runs `kgraph evaluate` in a folder with gold: its exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    gold_folder(tmp_path / "gold", marks=ann(MAYOR, SHE, HARBOUR))

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["evaluate", *arguments])
        return (status, *capsys.readouterr())

    return run


def test_tells_the_figures(told) -> None:
    """The tables come on standard output, the files where they were asked for."""
    status, out, err = told("--gold", "gold", "--json", "figures.json", "--page", "page.html")
    assert (status, err) == (DONE, "")
    assert out.startswith("1 article: 3 attributions marked, ")
    assert "triple: content and source" in out
    assert json.loads(Path("figures.json").read_text(encoding="utf-8"))["n"]["gold"] == 3
    assert Path("page.html").read_bytes().startswith(b"<!doctype html>")


def test_json_on_standard_output(told) -> None:
    """With - for a file, standard output holds that alone."""
    status, out, _ = told("--gold", "gold", "--json", "-")
    assert (status, json.loads(out)["n"]["docs"]) == (DONE, 1)


def test_malformed_line_is_a_warning(told) -> None:
    """A line that cannot be used is told on standard error by file and line, and the rest is scored."""
    with Path("gold/attributions/story.ann").open("a", encoding="utf-8") as file:
        file.write("T99\tContent x\n")
    status, out, err = told("--gold", "gold")
    assert (status, out.split(":")[0]) == (DONE, "1 article")
    assert err.startswith("kgraph: warning: read: gold/attributions/story.ann:13: is not ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ([], WRONG_CALL, "Missing option '--gold'"),
        (["--gold", "missing"], COULD_NOT, "there is no folder missing; give one that holds attributions/*.ann"),
        (["--gold", "gold/text"], COULD_NOT, "gold/text holds no attributions/*.ann"),
        (["--gold", "gold", "--text", "x"], COULD_NOT, "there is no folder x; give the folder of the marked texts"),
        (["--gold", "gold", "--text", "gold"], COULD_NOT, "story.ann has no text: gold/story.txt is not there"),
    ],
)
def test_mistakes_are_told_in_one_line(told, arguments: list[str], status: int, message: str) -> None:
    """What is missing is told in one line."""
    ended, out, err = told(*arguments)
    assert (ended, out, err.count("\n")) == (status, "", 1)
    assert err.startswith("kgraph: error: ")
    assert message in err
