import io
import sys
from pathlib import Path

import pytest

from kgraph import read
from kgraph.errors import InputError

STORY = "The ministry said on Tuesday that the bridge would stay shut.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.TXT", ".hidden.txt", ".git/d.txt", "README.md", "e.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    return tmp_path


def test_find_expands_folders(folder: Path) -> None:
    """A folder gives its articles sorted, without hidden files, READMEs and what cannot be read."""
    assert [path.relative_to(folder).as_posix() for path in read.find([folder])] == ["a.md", "b.txt", "deep/c.TXT"]


def test_find_gives_each_file_once(folder: Path) -> None:
    """A file named beside its folder is found once, and standard input stays as it is."""
    found = read.find([str(folder / "b.txt"), folder, "-"])
    assert [path.name for path in found] == ["b.txt", "a.md", "c.TXT", "-"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "does not exist"),
        ("empty", "holds no articles; articles end in .txt, .md"),
        ("e.pdf", "not of a kind that can be read; articles end in .txt, .md"),
    ],
)
def test_find_refuses(folder: Path, name: str, message: str) -> None:
    """A path that gives no article is refused with what would be right."""
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match=message):
        read.find([folder / name])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "is empty"),
        (b"Caf\xe9 news\n", "is not UTF-8: byte 3"),
        (b"x" * 200_001, "has 200,001 characters, and an article may have 200,000"),
    ],
)
def test_read_refuses(tmp_path: Path, data: bytes, message: str) -> None:
    """A file that is no article is refused in one line."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read.read(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.txt", "folder.txt"])
def test_read_refuses_what_is_no_file(tmp_path: Path, name: str) -> None:
    """A missing file or a folder cannot be read."""
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError):
        read.read(tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_text_is_unchanged(tmp_path: Path, name: str) -> None:
    """The text is the decoded file with its line ends, without the byte order mark."""
    text = "Bridge  \r\n\r\n" + STORY + "\r\n\u2028é𝒳\n\n"
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read.read(path).text == text


def test_name_comes_from_the_text(tmp_path: Path) -> None:
    """Two files with the same text have the same id, whatever their names."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Bridge to stay shut\n\n{STORY}")
    first, second = (read.read(tmp_path / name) for name in ("a.txt", "b.txt"))
    assert first.id == second.id == f"article-bridge-to-stay-shut-{first.id[-10:]}"
    assert (first.path, second.path) == (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen reads plain text from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    article = read.read("-")
    assert (article.path, article.text) == ("-", STORY)
