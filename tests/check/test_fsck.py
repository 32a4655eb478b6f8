"""Whatever happens to a file of a store, fsck finds it, and no command dies of it."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.check import fsck
from kgraph.cli import main
from kgraph.errors import KgraphError, StoreError
from kgraph.pipeline import build, correct
from kgraph.store.graph import GraphStore
from kgraph.store.journal import Journal
from kgraph.store.lock import writing

COMMANDS = (["query", "most-cited"], ["verify"], ["export", "-f", "nq"], ["show", "Anna Nowak"])
KEEPING_NOTHING = ("LOG", "LOCK", "lock")  # files whose bytes hold none of the store


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fsck")
    (folder / "articles").mkdir()
    for number, who in enumerate(("Anna Nowak", "Klaus Weber", "Ewa Lis", "Ivan Korolev", "Rosa Diaz")):
        (folder / "articles" / f"{number}.txt").write_text(
            f"Report {number}\n\nMinister {who} said that {number + 20} soldiers died in Warsaw. “No,” Weber said.\n"
        )
    build([folder / "articles"], store=folder / "store", out=folder / "out", model="rules")
    correct("label", ["Rosa Diaz"], value="Rosa Díaz", who="Jo", when="2026-01-01T10:00:00Z", store=folder / "store")
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built / "store", tmp_path / "store")
    return tmp_path / "store"


def files(store: Path) -> list[Path]:
    found = (path for path in store.rglob("*") if path.is_file() and not path.name.startswith(KEEPING_NOTHING))
    return sorted(path for path in found if path.stat().st_size)


def asked(store: Path, seed: int) -> None:
    """A command that reads a damaged store ends with an answer, or with one line that says why there is none.

    Each in a process of its own, as they are called; one in four of the damaged stores, since that takes its time.
    """
    if seed % 4:
        return
    command = COMMANDS[seed // 4 % len(COMMANDS)]
    call = [sys.executable, "-c", "import sys; from kgraph.cli import main; sys.exit(main(sys.argv[1:]))", *command]
    done = subprocess.run([*call, "--store", store], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    assert done.returncode == 0 or command == ["verify"] or done.stderr.count("kgraph: error:") == 1
    assert "Traceback" not in done.stderr


def rebuilt(store: Path, built: Path) -> list[str]:
    """The quads after the articles were built again, after deleting the graph where that is what has to be done."""
    try:
        build([built / "articles"], store=store, out=store.parent / "out", model="rules")
    except StoreError:
        shutil.rmtree(store / "graph")
        build([built / "articles"], store=store, out=store.parent / "out", model="rules")
    return quads(store)


def quads(store: Path) -> list[str]:
    with GraphStore.open(store / "graph", read_only=True) as graph:
        return sorted(map(str, graph.quads()))


def test_sound_store(built: Path) -> None:
    """A store that was left in peace has no fault; its files and graphs are counted."""
    found = fsck(built / "store")
    assert (found.faults, found.ended, found.graphs, found.files > 15) == ((), True, 5, True)


@pytest.mark.parametrize("seed", range(50))
def test_flipped_byte(seed: int, copy: Path) -> None:
    """One bit that flips in any file is a fault, and commands answer or say in one line why not."""
    chance = random.Random(seed)
    path = chance.choice(files(copy))
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    assert any(path.name in fault for fault in fsck(copy).faults)
    asked(copy, seed)


@pytest.mark.parametrize("seed", range(50))
def test_truncated_log(seed: int, built: Path, copy: Path) -> None:
    """A log that was cut anywhere is a fault; decisions that were not cut hold, and a build makes all good again."""
    chance, expected = random.Random(seed), quads(built / "store")
    logs = [path for path in files(copy) if path.suffix in (".log", ".jsonl") or path.name.startswith("MANIFEST")]
    path = chance.choice(logs)
    os.truncate(path, chance.randrange(path.stat().st_size))
    faults = fsck(copy).faults
    assert any(path.name in fault for fault in faults)
    asked(copy, seed)
    again, left = rebuilt(copy, built), fsck(copy).faults
    # a line that a person wrote, and that was cut, stays for the person to mend
    assert (again, left) == (expected, ()) or all("decisions.jsonl, line 1" in fault for fault in left)


def test_missing_and_added_files(copy: Path) -> None:
    """A file that is gone and one that nobody wrote are faults."""
    gone = next((copy / "facts").iterdir())
    gone.unlink()
    (copy / "facts" / f"{'0' * 64}.0000.json").write_text("{}\n")
    next((copy / "graph").glob("*.sst")).unlink()
    faults = fsck(copy).faults
    assert any(f"{gone} is missing; build " in fault for fault in faults)
    assert any("0000.json is not in the journal" in fault for fault in faults)
    assert any(".sst is missing" in fault for fault in faults)


def test_triples_that_nobody_wrote(copy: Path) -> None:
    """A graph that was changed behind the journal's back is told, with its numbers."""
    with GraphStore.open(copy / "graph") as graph:
        name = graph.graphs()[0]
        kept = sorted(graph.quads(name), key=str)
        graph.replace(name, kept[1:])
    assert any(
        f"{name} has {len(kept) - 1} triples, and {len(kept)} were written" in fault for fault in fsck(copy).faults
    )


def test_unended_writer(built: Path, copy: Path) -> None:
    """After a writer that did not end that is the only fault, and the next build mends it."""
    journal = Journal(copy)
    journal.open()
    journal.abandon()
    (fault,) = fsck(copy).faults
    assert fault.endswith("did not end; run `kgraph build` again")
    rebuilt(copy, built)
    assert fsck(copy).faults == ()


def test_store_without_journal(copy: Path) -> None:
    """A store from before there was a journal, or without it, says so."""
    (copy / "journal.log").unlink()
    (fault,) = fsck(copy).faults
    assert "journal.log is missing" in fault


def test_held_store_and_none(copy: Path, tmp_path: Path) -> None:
    """A store that is being written is not checked; where there is none, that is said."""
    with writing(copy, "build"), pytest.raises(StoreError, match="is held by `kgraph build`"):
        fsck(copy)
    with pytest.raises(StoreError, match="there is no store in"):
        fsck(tmp_path / "none")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small file system cannot be mounted here (it takes root)")
    yield place
    subprocess.run(["umount", place], check=True)


def test_full_disk(built: Path, small_disk: Path, tmp_path: Path) -> None:
    """A disk that fills up is one clear error; what was kept before is whole, and with space the build goes on."""
    store = small_disk / "store"
    build([built / "articles" / "0.txt"], store=store, out=tmp_path / "out", model="rules")
    kept = {path: path.read_bytes() for path in (store / "facts").iterdir()}
    filling = small_disk / "filling"
    failures = 0
    for room in (4096, 40_000, 150_000, 400_000):
        space = os.statvfs(small_disk)
        filling.write_bytes(b"0" * max(0, space.f_bavail * space.f_frsize - room))
        try:
            build([built / "articles"], store=store, out=tmp_path / "out", model="rules")
        except KgraphError as error:
            failures += "\n" not in str(error)
        filling.unlink()
        assert {path: path.read_bytes() for path in kept} == kept
    assert failures > 0
    shutil.rmtree(store / "graph")
    build([built / "articles"], store=store, out=tmp_path / "out", model="rules")
    assert fsck(store).faults == ()


def test_command(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 0 for a sound store, and with 1 and a line a fault for another."""
    assert main(["fsck", "--store", str(copy)]) == 0
    assert capsys.readouterr().out.endswith("5 graphs: all as written\n")
    (copy / "judgements.jsonl").unlink()
    assert main(["fsck", "--store", str(copy)]) == 1
    assert "judgements.jsonl is missing" in capsys.readouterr().out
