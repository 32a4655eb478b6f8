"""Links are kept one line each, the same bytes whatever their order; lines that cannot be read stay."""

from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.model import Link, LinkRecord
from kgraph.store.links import LinkShelf

FIRST, SECOND = (
    LinkRecord(
        entity=f"person-{name}",
        label=name,
        type="person",
        link=Link(
            iri=f"https://example.org/{name}", match="exact", score=0.85, evidence="“equal”", authority="people.csv"
        ),
    )
    for name in ("ada", "bo")
)


def test_links_come_back(tmp_path: Path) -> None:
    """What was kept is there, sorted and each once; an empty shelf has none."""
    shelf = LinkShelf(tmp_path / "new")
    assert shelf.all() == ((), ())
    shelf.keep([SECOND, FIRST, SECOND])
    assert shelf.all() == ((FIRST, SECOND), ())
    assert shelf.path.read_text(encoding="utf-8").count("\n") == 2
    assert [path.name for path in shelf.folder.iterdir()] == ["links.jsonl"]


def test_same_bytes(tmp_path: Path) -> None:
    """The order in which links are given does not matter, and keeping them again writes nothing."""
    shelf, other = LinkShelf(tmp_path / "a"), LinkShelf(tmp_path / "b")
    shelf.keep([FIRST, SECOND])
    other.keep([SECOND, FIRST])
    assert shelf.path.read_bytes() == other.path.read_bytes()
    before = shelf.path.stat()
    shelf.keep([SECOND, FIRST])
    assert (before.st_ino, before.st_mtime_ns) == (shelf.path.stat().st_ino, shelf.path.stat().st_mtime_ns)


def test_deleting_a_line_takes_a_link_back(tmp_path: Path) -> None:
    """The file is a person's to edit."""
    shelf = LinkShelf(tmp_path)
    shelf.keep([FIRST, SECOND])
    shelf.path.write_bytes(shelf.path.read_bytes().split(b"\n")[1] + b"\n\n")
    assert shelf.all() == ((SECOND,), ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nonsense", "this is no line of JSON"),
        (b"\xff", "it is not UTF-8"),
        (b"{}", "does not have the fields"),
        (b"[" * 100_000, "this is no line of JSON"),
        ((b'{"link": 7, "entity": "x", "label": "x", "type": "person"}'), "does not have the fields"),
    ],
)
def test_strange_lines_stay(line: bytes, why: str, tmp_path: Path) -> None:
    """A line that is no link is told with its number, and is there after the next build as well."""
    shelf = LinkShelf(tmp_path)
    shelf.keep([FIRST])
    shelf.path.write_bytes(line + b"\n" + shelf.path.read_bytes())
    records, (problem,) = shelf.all()
    assert records == (FIRST,)
    assert f"{shelf.path}, line 1 is left alone: " in problem.message
    assert why in problem.message
    shelf.keep([FIRST, SECOND])
    assert shelf.path.read_bytes().endswith(b"\n" + line + b"\n")
    assert shelf.all()[0] == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"https://example.org/ada", b"ada", "'ada' is no IRI"),
        (b"0.85", b"7.0", "the score 7.0 is not between 0 and 1"),
        (b"0.85", b"NaN", "the score nan is not between"),
        (b'"exact"', b'"surely"', "link.link.match is 'surely'"),
    ],
)
def test_values_that_cannot_be(old: bytes, new: bytes, why: str, tmp_path: Path) -> None:
    """A link that the graph could not hold is left alone."""
    shelf = LinkShelf(tmp_path)
    shelf.keep([FIRST])
    shelf.path.write_bytes(shelf.path.read_bytes().replace(old, new))
    records, (problem,) = shelf.all()
    assert records == ()
    assert why in problem.message


def test_file_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    """A folder in the place of the file is told in one line."""
    (tmp_path / "links.jsonl").mkdir()
    with pytest.raises(StoreError, match=r"links\.jsonl cannot be read"):
        LinkShelf(tmp_path).all()
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"links\.jsonl cannot be"):
        LinkShelf(tmp_path / "file").keep([FIRST])
