"""Files and folders that are written as a whole or not at all."""

import os
from pathlib import Path

from kgraph.errors import OutputError


def write_file(path: Path, data: bytes) -> None:
    """Writes a file as a whole or not at all; OutputError when that cannot be done."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error


def writable(folder: Path) -> None:
    """Makes the folder; OutputError when nothing can be written there, before any work is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made a folder: {error.strerror or error}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{folder} cannot be written: permission denied; choose another folder")
