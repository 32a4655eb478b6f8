"""Decisions are kept one line each, behind each other; lines that cannot be read stay."""

from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.errors import RecordError, StoreError
from kgraph.model import Decision, EntityAnchor
from kgraph.records import decision_line
from kgraph.store.decisions import DecisionShelf

FIRST, SECOND = (
    Decision(
        kind="label",
        entities=(EntityAnchor(entity=f"person-{name}", label=name, type="person"),),
        value=name.upper(),
        who="Jo",
        when="2026-01-01T10:00:00Z",
    )
    for name in ("zoë", "ada")
)


def test_decisions_come_back(tmp_path: Path) -> None:
    """They are there in the order in which they were taken; an empty shelf has none."""
    shelf = DecisionShelf(tmp_path / "new")
    assert shelf.all() == ((), ())
    shelf.add(FIRST)
    shelf.add(SECOND)
    assert shelf.all() == ((FIRST, SECOND), ())
    lines = shelf.path.read_text(encoding="utf-8").splitlines()
    assert lines == [decision_line(FIRST), decision_line(SECOND)]
    assert [path.name for path in shelf.folder.iterdir()] == ["decisions.jsonl"]


def test_deleting_a_line_undoes_it(tmp_path: Path) -> None:
    """The file is a person's to edit."""
    shelf = DecisionShelf(tmp_path)
    shelf.add(FIRST)
    shelf.add(SECOND)
    shelf.path.write_bytes(shelf.path.read_bytes().split(b"\n")[1] + b"\n\n")
    assert shelf.all() == ((SECOND,), ())


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\n\n"])
def test_an_edited_file(end: bytes, tmp_path: Path) -> None:
    """A mark that an editor puts first, other line ends and a missing last one do no harm."""
    shelf = DecisionShelf(tmp_path)
    shelf.path.write_bytes(b"\xef\xbb\xbf" + decision_line(FIRST).encode() + end)
    shelf.add(SECOND)
    assert shelf.all() == ((FIRST, SECOND), ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nonsense", "this is no line of JSON"),
        (b"\xff", "it is not UTF-8"),
        (b"{}", "does not have the fields"),
        (decision_line(FIRST).encode()[:-9], "this is no line of JSON"),
        (decision_line(FIRST).encode().replace(b"label", b"same", 1).replace(b"ZO", b"http://a b"), "is no IRI"),
    ],
)
def test_a_strange_line_stays(line: bytes, why: str, tmp_path: Path) -> None:
    """A line that is no decision is one problem, which names file and line; nothing is lost by adding others."""
    shelf = DecisionShelf(tmp_path)
    shelf.add(FIRST)
    with shelf.path.open("ab") as file:
        file.write(line)
    shelf.add(SECOND)
    decisions, problems = shelf.all()
    assert decisions == (FIRST, SECOND)
    (problem,) = problems
    assert problem.stage == "decide"
    assert problem.message.startswith(f"{shelf.path}, line 2 is left alone: ")
    assert why in problem.message
    assert line in shelf.path.read_bytes().split(b"\n")


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    """What is no file is told."""
    (tmp_path / "decisions.jsonl").mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        DecisionShelf(tmp_path).all()
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be"):
        DecisionShelf(tmp_path / "file").add(FIRST)


def test_what_could_not_be_read_back_is_not_kept(tmp_path: Path) -> None:
    """A decision that lacks something, or has half of a character, is an error before anything is written."""
    for wrong in (replace(FIRST, value=None), replace(FIRST, why="\ud800"), replace(FIRST, when="now")):
        with pytest.raises(RecordError):
            DecisionShelf(tmp_path).add(wrong)
    assert list(tmp_path.iterdir()) == []
