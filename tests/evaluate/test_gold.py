from pathlib import Path

import pytest

from evaluate.sample import HARBOUR, MAYOR, SHE, ann, gold_folder, reading
from kgraph.errors import InputError
from kgraph.evaluate import read_gold


def test_reads_marks_with_their_texts(tmp_path: Path) -> None:
    """Marks and texts belong together by name; articles come sorted by it."""
    gold_folder(tmp_path, "b", marks=ann(SHE))
    gold_folder(tmp_path, "a", marks=ann(MAYOR, HARBOUR))
    gold = read_gold(tmp_path)
    assert [(one.name, one.readings) for one in gold.articles] == [
        ("a", (reading(*MAYOR), reading(*HARBOUR))),
        ("b", (reading(*SHE),)),
    ]
    assert gold.problems == ()


def test_first_annotator_counts(tmp_path: Path) -> None:
    """Of several who marked a text, the first by name is taken."""
    gold_folder(tmp_path, "a", marks="")
    (tmp_path / "attributions" / "a.ann").unlink()
    for who, row in (("ef2d", SHE), ("4e07", MAYOR)):
        (tmp_path / "attributions" / f"a_{who}.ann").write_text(ann(row), encoding="utf-8")
    ((one,), _) = (read_gold(tmp_path).articles, None)
    assert (one.name, one.readings) == ("a", (reading(*MAYOR),))


@pytest.mark.parametrize("given", [False, True])
def test_texts_lie_beside_or_where_told(tmp_path: Path, given: bool) -> None:
    """Without a folder text, the texts are in ../articles, or where --text says."""
    gold = gold_folder(tmp_path / "gold", marks=ann(MAYOR))
    where = tmp_path / ("elsewhere" if given else "articles")
    (gold / "text").rename(where)
    assert len(read_gold(gold, where if given else None).articles) == 1


def test_file_that_does_not_fit_is_a_problem(tmp_path: Path) -> None:
    """Marks without a text, or of another text, are told; the rest goes on."""
    gold_folder(tmp_path, "a", marks=ann(MAYOR))
    gold_folder(
        tmp_path, "b", marks=ann(MAYOR), story="Another text that is long enough to hold all of the marks. " * 3
    )
    gold_folder(tmp_path, "c", marks=ann(MAYOR))
    (tmp_path / "text" / "c.txt").unlink()
    gold_folder(tmp_path, "d", marks=ann(MAYOR))
    (tmp_path / "attributions" / "d.ann").write_bytes(b"T1\tCue 0 1\t\xff")
    gold = read_gold(tmp_path)
    assert [one.name for one in gold.articles] == ["a"]
    first, second, third = (problem.message for problem in gold.problems)
    assert "b.ann:1 marks " in first
    assert second.endswith(f"c.ann has no text: {tmp_path / 'text' / 'c.txt'} is not there")
    assert third.endswith("d.ann is not UTF-8; save it as UTF-8")


def test_missing_folders_are_named(tmp_path: Path) -> None:
    """What is missing is told with what would be right."""
    with pytest.raises(InputError, match=r"there is no folder .*nowhere; give one that holds attributions"):
        read_gold(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"holds no attributions/\*\.ann"):
        read_gold(tmp_path)
    gold = gold_folder(tmp_path / "gold", marks=ann(MAYOR))
    with pytest.raises(InputError, match=r"there is no folder .*nowhere; give the folder of the marked texts"):
        read_gold(gold, tmp_path / "nowhere")
    (gold / "text").rename(tmp_path / "other")
    with pytest.raises(InputError, match=r"the texts are neither in .* nor in .*; give their folder with --text"):
        read_gold(gold)


def test_nothing_that_can_be_used_is_an_error(tmp_path: Path) -> None:
    """Where no file fits, the first reason is told."""
    gold = gold_folder(tmp_path, marks=ann(MAYOR), story="Too short.")
    with pytest.raises(InputError, match=r"^none of the files in .*attributions can be used: .*story.ann:1 ends at"):
        read_gold(gold)
