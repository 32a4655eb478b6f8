"""Who may write to a store: one process at a time, told to all others at once.

The lock is the operating system's, on the file `lock` of the store's folder, so it ends with the process that holds it,
however that ends. What stands in the file is for people: who holds it, and since when.
"""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kgraph.errors import StoreError

FILE = "lock"

try:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

except ImportError:  # Windows
    import msvcrt

    FAR = 1 << 30  # a byte behind all that is written, since Windows lets nobody read what is locked

    def _lock(handle: int) -> None:
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]


@contextmanager
def writing(folder: Path, command: str) -> Iterator[None]:
    """Holds the folder for writing while it is open; `command` is what others are told.

    StoreError at once when another process, or this one already, holds it, or when the folder cannot be written.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error
    try:
        _take(path, handle)
        _tell(path, handle, command)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def holder(folder: Path) -> str | None:
    """Who holds the folder for writing, in words; None when nobody does."""
    try:
        handle = os.open(folder / FILE, os.O_RDWR)
    except OSError:
        return None
    try:
        _lock(handle)
    except OSError:
        return _told(folder / FILE)
    finally:
        os.close(handle)
    return None


def _take(path: Path, handle: int) -> None:
    try:
        _lock(handle)
    except OSError as error:
        raise StoreError(f"the store {path.parent} is held by {_told(path)}; wait until that is done") from error


def _tell(path: Path, handle: int, command: str) -> None:
    holding = {
        "command": command,
        "process": os.getpid(),
        "host": platform.node(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(holding).encode())
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error


def _told(path: Path) -> str:
    try:
        holding = json.loads(path.read_text(encoding="utf-8"))
        command, process = holding["command"], holding["process"]
        return f"`kgraph {command}` (process {process} on {holding['host']}, since {holding['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
