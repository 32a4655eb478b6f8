"""The links that were found, kept beside the graph, so that they last: one line each in `links.jsonl`.

Taking a link back is deleting its line. A line that cannot be read stays where it is, and is told.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kgraph.authorities.iris import is_iri
from kgraph.errors import RecordError, StoreError
from kgraph.model import LinkRecord, Problem
from kgraph.records import link_from_line, link_line

FILE = "links.jsonl"


@dataclass(frozen=True, slots=True)
class LinkShelf:
    """The file of links in a store's folder."""

    folder: Path

    @property
    def path(self) -> Path:
        """Where the links are."""
        return self.folder / FILE

    def all(self) -> tuple[tuple[LinkRecord, ...], tuple[Problem, ...]]:
        """The links, in the order of their lines, and a problem for each line that is none."""
        records: list[LinkRecord] = []
        problems: list[Problem] = []
        for number, line in enumerate(self._lines(), start=1):
            if not line.strip():
                continue
            try:
                records.append(_record(line))
            except RecordError as error:
                message = f"{self.path}, line {number} is left alone: {error}"
                problems.append(Problem(stage="link", message=message))
        return tuple(records), tuple(problems)

    def keep(self, records: Iterable[LinkRecord]) -> None:
        """Puts these links, sorted, in place of those that are there; lines that could not be read stay behind them.

        A reader sees the old or the new, never half of it; StoreError when the file cannot be written.
        """
        old = self._lines()
        strange = [line for line in old if line.strip() and not _is_record(line)]
        lines = [*sorted({link_line(record).encode() for record in records}), *strange]
        if lines == old:
            return
        beside = self.path.with_name(f".{FILE}.{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(b"".join(line + b"\n" for line in lines))
            beside.replace(self.path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise StoreError(f"{self.path} cannot be written: {error.strerror or error}") from error

    def _lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror or error}") from error


def _record(line: bytes) -> LinkRecord:
    try:
        record = link_from_line(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RecordError("it is not UTF-8") from error
    if not is_iri(record.link.iri):
        raise RecordError(f"{record.link.iri!r:.80} is no IRI")
    if not 0 <= record.link.score <= 1:
        raise RecordError(f"the score {record.link.score} is not between 0 and 1")
    return record


def _is_record(line: bytes) -> bool:
    try:
        _record(line)
    except RecordError:
        return False
    return True
