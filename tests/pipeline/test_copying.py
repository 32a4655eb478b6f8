"""A backup is a store, also when it was made while somebody built, and is put back only when it is whole."""

import multiprocessing
import time
from pathlib import Path

import pytest

from kgraph.check import fsck, verify
from kgraph.errors import OutputError, StoreError
from kgraph.pipeline import backup, build, correct, restore
from kgraph.store.graph import GraphStore
from pipeline.children import built_and_killed


def written(folder: Path, number: int) -> Path:
    folder.mkdir()
    for one in range(number):
        (folder / f"{one:02}.txt").write_text(
            f"Report {one}\n\nMinister Anna Nowak said that {one + 20} soldiers died in Warsaw. Ivan Lis denied it.\n"
        )
    return folder


def built(articles: Path, where: Path) -> bytes:
    return build([articles], store=where / "store", out=where / "out", model="rules").turtle.read_bytes()


def test_backup_is_the_same_store(tmp_path: Path) -> None:
    """A backup has the graph, the facts and the decisions, is sound, and a build on it changes nothing."""
    articles = written(tmp_path / "articles", 3)
    built(articles, tmp_path)
    correct("label", ["Ivan Lis"], value="Iwan Lis", who="Jo", when="2026-01-01T10:00:00Z", store=tmp_path / "store")
    turtle = built(articles, tmp_path)
    report = backup(tmp_path / "store", tmp_path / "saved" / "store")
    assert (report.articles, report.graphs, report.ended) == (3, 3, True)
    assert fsck(tmp_path / "saved" / "store").faults == ()
    assert built(articles, tmp_path / "saved") == turtle
    assert b"Iwan Lis" in turtle


def test_restored_store(tmp_path: Path) -> None:
    """What is put back is the store that was saved, whatever became of that."""
    articles = written(tmp_path / "articles", 3)
    turtle = built(articles, tmp_path)
    backup(tmp_path / "store", tmp_path / "saved")
    (articles / "01.txt").write_text("Another\n\nIvan Lis said no.\n")
    built(articles, tmp_path)
    restore(tmp_path / "saved", tmp_path / "again" / "store")
    assert fsck(tmp_path / "again" / "store").faults == ()
    with GraphStore.open(tmp_path / "again" / "store" / "graph", read_only=True) as graph:
        assert verify(graph, tmp_path / "again" / "store").articles == 3
    written(tmp_path / "same", 3)
    assert built(tmp_path / "same", tmp_path / "again") == turtle


def test_damaged_backup_is_not_put_back(tmp_path: Path) -> None:
    """A backup in which a byte has changed is told, and the place stays as it was."""
    built(written(tmp_path / "articles", 2), tmp_path)
    backup(tmp_path / "store", tmp_path / "saved")
    facts = next((tmp_path / "saved" / "facts").iterdir())
    facts.write_bytes(facts.read_bytes().replace(b"Nowak", b"Novak", 1))
    with pytest.raises(StoreError, match=r"the backup .* is damaged: .*is not as it was written"):
        restore(tmp_path / "saved", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_taken_folder_and_no_store(tmp_path: Path) -> None:
    """Nothing is overwritten, and what is no store is not copied."""
    built(written(tmp_path / "articles", 1), tmp_path)
    with pytest.raises(OutputError, match="is there already"):
        backup(tmp_path / "store", tmp_path / "articles")
    with pytest.raises(StoreError, match="there is no store in"):
        backup(tmp_path / "none", tmp_path / "saved")
    with pytest.raises(StoreError, match="there is no store in"):
        restore(tmp_path / "articles", tmp_path / "again")
    backup(tmp_path / "store", tmp_path / "saved")
    with pytest.raises(OutputError, match="is there already"):
        restore(tmp_path / "saved", tmp_path / "store")


def test_backup_while_building(tmp_path: Path) -> None:
    """Backups made at several moments of a build hold whole articles only, say that it had not ended, and go on."""
    articles = written(tmp_path / "articles", 25)
    whole = built(articles, tmp_path / "whole")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["pipeline.preloaded"])
    process = server.Process(target=built_and_killed, args=(articles, tmp_path))
    process.start()
    made: list[Path] = []
    while process.is_alive():
        if (tmp_path / "store" / "graph" / "CURRENT").exists():
            folder = tmp_path / f"saved-{len(made)}"
            report = backup(tmp_path / "store", folder)
            made.append(folder)
            faults = [fault for fault in fsck(folder).faults if "did not end" not in fault]
            assert (faults, report.ended or "did not end" in " ".join(fsck(folder).faults)) == ([], True)
        time.sleep(0.05)
    process.join()
    assert process.exitcode == 0
    assert made != []
    for folder in (made[0], made[len(made) // 2]):
        restore(folder, folder.parent / f"{folder.name}-again" / "store")
        assert built(articles, folder.parent / f"{folder.name}-again") == whole
