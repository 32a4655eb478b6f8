"""The judgements of a build beside its graph."""

from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.model import Judgement
from kgraph.store.judgements import JudgementShelf


def judgement(left: str, right: str, *entities: str, same: bool = True) -> Judgement:
    return Judgement(
        left=left, right=right, same=same, rule="spelling", reason="so it is", score=0.5, entities=entities
    )


SAME = judgement("Łódź", "Lodz", "place-lodz-1")
APART = judgement("Ann Hall", "Ann Hill", "person-ann-hall-2", "person-ann-hill-3", same=False)
ALONE = judgement("Ann Hall", "A. Hall")


@pytest.fixture
def shelf(tmp_path: Path) -> JudgementShelf:
    shelf = JudgementShelf(tmp_path / "store")
    shelf.keep([SAME, APART, ALONE])
    return shelf


@pytest.mark.parametrize(
    ("entity", "names", "found"),
    [
        ("place-lodz-1", ["Lodz"], [SAME]),
        ("person-ann-hall-2", ["Ann Hall"], [APART, ALONE]),
        ("person-ann-hill-3", ["Ann Hill"], [APART]),
        ("person-ann-hill", ["Ann"], []),
        ("person-other-4", ["A. Hall"], [ALONE]),
    ],
)
def test_of_an_entity(shelf: JudgementShelf, entity: str, names: list[str], found: list[Judgement]) -> None:
    """An entity has the judgements that tell its id, and by its names those that tell none."""
    assert list(shelf.of(entity, names)) == found


def test_kept_anew(shelf: JudgementShelf) -> None:
    """What is kept replaces what was there, and the same judgements give the same bytes."""
    before = shelf.path.read_bytes()
    shelf.keep([SAME])
    assert list(shelf.of("person-ann-hall-2", ["Ann Hall"])) == []
    shelf.keep([SAME, APART, ALONE])
    assert shelf.path.read_bytes() == before
    assert [path.name for path in shelf.folder.iterdir()] == ["judgements.jsonl"]


@pytest.mark.parametrize("line", [b'{"entities": []', b'"place-lodz-1"', b'\xff "place-lodz-1"'])
def test_damaged_line(shelf: JudgementShelf, line: bytes) -> None:
    """A line that is no judgement is told with what mends it."""
    shelf.path.write_bytes(line + b"\n")
    with pytest.raises(StoreError, match=r"is damaged .* run `kgraph build` again"):
        list(shelf.of("place-lodz-1", []))


def test_missing(tmp_path: Path) -> None:
    """Without a file it is told what makes one."""
    with pytest.raises(StoreError, match="is missing; run `kgraph build` again"):
        list(JudgementShelf(tmp_path).of("place-lodz-1", []))


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A place that holds a file is no place for judgements."""
    (tmp_path / "store").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        JudgementShelf(tmp_path / "store").keep([SAME])
