"""Files of a store that are written as a whole or not at all, and stay when the machine fails."""

import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kgraph.errors import StoreError

PART = ".part"  # how the name of a file ends that is not whole yet
BLOCK = 1 << 20  # bytes that are read at once


class Checksum(NamedTuple):
    """What tells a damaged file from a whole one: its size in bytes, and CRC-32."""

    size: int
    crc: int


def put(path: Path, data: bytes) -> Checksum:
    """Puts the bytes in place of the file, on the disk; a reader sees the old or the new, never half of it.

    StoreError when that fails; what was there before is there still.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error
    return checksum_of(data)


def checksum(path: Path) -> Checksum:
    """The checksum of a file, read in blocks; OSError when it cannot be read."""
    size = crc = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            size += len(block)
            crc = zlib.crc32(block, crc)
    return Checksum(size, crc)


def checksum_of(data: bytes) -> Checksum:
    """The checksum of bytes."""
    return Checksum(len(data), zlib.crc32(data))


def sweep(folder: Path) -> None:
    """Takes away what a writer that was killed has left half-written; only for who holds the folder for writing."""
    for path in folder.glob(f".*{PART}"):
        path.unlink(missing_ok=True)
