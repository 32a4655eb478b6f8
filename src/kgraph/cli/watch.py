"""A watch over reading: a damaged file of the store must not make a command run for ever."""

import _thread  # `threading` would take as long to load as the query takes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 5.0  # seconds of reading after which somebody looks whether the store is whole


@contextmanager
def watched(store: str) -> Iterator[None]:
    """Ends the process with an error when reading takes long because a file of the store is damaged.

    Oxigraph goes on for ever, and takes all memory, where a query that counts meets a block of its files that is not
    whole. Nothing in the process can stop it then, and nothing has been written.
    """
    reading = _thread.allocate_lock()
    reading.acquire()
    _thread.start_new_thread(_watch, (reading, store))
    try:
        yield
    finally:
        reading.release()


def _watch(reading: "_thread.LockType", store: str) -> None:
    if reading.acquire(timeout=LONG):
        return
    from pathlib import Path

    from kgraph.check import damaged_files

    damaged = damaged_files(Path(store))
    if damaged:
        print(f"kgraph: error: {damaged[0]}", file=sys.stderr, flush=True)
        os._exit(1)
