"""One process at a time writes to a store; another is told at once which, and a dead one holds nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.store.lock import FILE, holder, writing

HOLDING = """
import sys, time
from pathlib import Path
from kgraph.store.lock import writing
with writing(Path(sys.argv[1]), "build"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLDING, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process  # type: ignore[misc]
    process.kill()
    process.wait()
    process.stdout.close()


def test_second_writer_is_told_who_holds_it(tmp_path: Path, other: "subprocess.Popen[str]") -> None:
    """The message names the command and the process."""
    told = rf"held by `kgraph build` \(process {other.pid} on .*, since 20.*\)"
    with pytest.raises(StoreError, match=told), writing(tmp_path, "correct"):
        pytest.fail("two hold it")
    assert f"process {other.pid} " in (holder(tmp_path) or "")


def test_killed_writer_holds_nothing(tmp_path: Path, other: "subprocess.Popen[str]") -> None:
    """The lock ends with the process, however that ends."""
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    assert holder(tmp_path) is None
    with writing(tmp_path, "build"):
        pass


def test_same_process_cannot_hold_it_twice(tmp_path: Path) -> None:
    """A lock counts inside a process as well, and ends with its block."""
    told = pytest.raises(StoreError, match=f"process {os.getpid()} ")
    with writing(tmp_path, "build"), told, writing(tmp_path, "link"):
        pytest.fail("held twice")
    assert holder(tmp_path) is None
    assert (tmp_path / FILE).read_bytes() == b""


def test_strange_lock_file(tmp_path: Path) -> None:
    """What stands in the file is for people: nonsense there locks nobody out, and is told as nobody known."""
    (tmp_path / FILE).write_text("{nonsense")
    with writing(tmp_path, "build"):
        (tmp_path / FILE).write_text("{nonsense")
        assert holder(tmp_path) == "another process"


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A file in the place of the folder is told in one line."""
    (tmp_path / "store").write_text("")
    with pytest.raises(StoreError, match=r"store/lock cannot be written: "), writing(tmp_path / "store", "build"):
        pytest.fail("held")


def test_no_store_is_held_by_nobody(tmp_path: Path) -> None:
    """Asking makes nothing."""
    assert holder(tmp_path / "none") is None
    assert list(tmp_path.iterdir()) == []
