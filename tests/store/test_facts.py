"""Facts are kept one line a text and extractor; what cannot be read is as good as missing."""

import dataclasses
from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.store.facts import FactsShelf
from store.news import EXTRACTOR, harbour, reply

FACTS, _ = harbour()
OTHERS, _ = reply()
SHA256 = FACTS.article.sha256


def test_facts_come_back_as_they_were_put(tmp_path: Path) -> None:
    """What was put is got, from a folder that is made on the way."""
    shelf = FactsShelf(tmp_path / "new" / "facts")
    shelf.put(FACTS)
    assert shelf.get(SHA256, EXTRACTOR) == FACTS


def test_facts_of_another_text_or_extractor_are_none(tmp_path: Path) -> None:
    """Facts count for the text and the version of the extractor that they were found with, and no other."""
    shelf = FactsShelf(tmp_path)
    shelf.put(FACTS)
    assert (shelf.get("0" * 64, EXTRACTOR), shelf.get(SHA256, "by-hand 2")) == (None, None)


def test_one_line_a_file(tmp_path: Path) -> None:
    """A file holds one line, and nothing else is left in the folder."""
    FactsShelf(tmp_path).put(FACTS)
    (path,) = tmp_path.iterdir()
    assert path.name.startswith(SHA256)
    assert path.read_text(encoding="utf-8").count("\n") == 1


def test_putting_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """The same facts are the same file."""
    shelf = FactsShelf(tmp_path)
    shelf.put(FACTS)
    (path,) = tmp_path.iterdir()
    before = path.read_bytes()
    shelf.put(FACTS)
    assert ([path], before) == (list(tmp_path.iterdir()), path.read_bytes())


def test_later_facts_replace_earlier_ones(tmp_path: Path) -> None:
    """The last facts put are the ones that are there."""
    shelf = FactsShelf(tmp_path)
    shelf.put(FACTS)
    shelf.put(dataclasses.replace(FACTS, roles=()))
    assert shelf.get(SHA256, EXTRACTOR) == dataclasses.replace(FACTS, roles=())


def test_versions_of_the_extractor_stand_side_by_side(tmp_path: Path) -> None:
    """Facts of two versions of the extractor do not disturb each other."""
    shelf, later = FactsShelf(tmp_path), dataclasses.replace(FACTS, extractor="by-hand 2", roles=())
    shelf.put(FACTS)
    shelf.put(later)
    assert ([FACTS], [later]) == (list(shelf.all(EXTRACTOR)), list(shelf.all("by-hand 2")))


def test_all_are_sorted_by_article(tmp_path: Path) -> None:
    """All facts of an extractor come in the order of the articles' ids, whatever the order they came in."""
    shelf = FactsShelf(tmp_path)
    shelf.put(OTHERS)
    shelf.put(FACTS)
    assert [facts.article.id for facts in shelf.all(EXTRACTOR)] == ["article-harbour", "article-reply"]


def test_shelf_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """A folder that does not exist holds no facts, and looking does not make it."""
    shelf = FactsShelf(tmp_path / "none")
    assert (shelf.get(SHA256, EXTRACTOR), list(shelf.all(EXTRACTOR))) == (None, [])
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]\n", b'{"article": 1}\n'],
    ids=["empty", "torn", "no text", "a list", "of another form"],
)
def test_line_that_cannot_be_read_is_as_good_as_missing(tmp_path: Path, content: bytes) -> None:
    """A damaged file gives no facts and no error; putting them again repairs it."""
    shelf = FactsShelf(tmp_path)
    shelf.put(FACTS)
    (path,) = tmp_path.iterdir()
    path.write_bytes(content)
    assert (shelf.get(SHA256, EXTRACTOR), list(shelf.all(EXTRACTOR))) == (None, [])
    shelf.put(FACTS)
    assert shelf.get(SHA256, EXTRACTOR) == FACTS


def test_line_under_the_name_of_another_text_is_as_good_as_missing(tmp_path: Path) -> None:
    """A file that holds the facts of a text with another hash is not believed."""
    shelf = FactsShelf(tmp_path)
    shelf.put(FACTS)
    (path,) = tmp_path.iterdir()
    path.rename(tmp_path / path.name.replace(SHA256, "0" * 64))
    assert shelf.get("0" * 64, EXTRACTOR) is None


def test_removed_facts_are_gone(tmp_path: Path) -> None:
    """Removing takes one article's facts away and says whether there were any."""
    shelf = FactsShelf(tmp_path)
    shelf.put(FACTS)
    shelf.put(OTHERS)
    assert (shelf.remove(SHA256, EXTRACTOR), shelf.remove(SHA256, EXTRACTOR)) == (True, False)
    assert list(shelf.all(EXTRACTOR)) == [OTHERS]


def test_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A file in the place of the folder is a StoreError with the reason."""
    (tmp_path / "facts").write_text("x")
    with pytest.raises(StoreError, match=r"facts/.*\.json cannot be written: File exists"):
        FactsShelf(tmp_path / "facts").put(FACTS)


def test_write_that_fails_leaves_the_earlier_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step fails, the earlier facts are still there and no torn file is left."""
    shelf = FactsShelf(tmp_path)
    shelf.put(FACTS)

    def fail(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(StoreError, match="No space left on device"):
        shelf.put(dataclasses.replace(FACTS, roles=()))
    assert (len(list(tmp_path.iterdir())), shelf.get(SHA256, EXTRACTOR)) == (1, FACTS)


@pytest.mark.parametrize("sha256", ["", "../secret", "A" * 64])
def test_what_is_no_hash_is_refused(tmp_path: Path, sha256: str) -> None:
    """A hash that is none never becomes part of a path."""
    with pytest.raises(ValueError, match="is no SHA-256"):
        FactsShelf(tmp_path).get(sha256, EXTRACTOR)
