"""What people have decided, kept beside the graph for ever: one line each in `decisions.jsonl`.

Undoing a decision is deleting its line. A line that cannot be read stays where it is, and is told.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from kgraph.authorities.iris import is_iri
from kgraph.errors import RecordError, StoreError
from kgraph.model import Decision, Problem
from kgraph.records import decision_from_line, decision_line

FILE = "decisions.jsonl"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors put it before the first line


@dataclass(frozen=True, slots=True)
class DecisionShelf:
    """The file of decisions in a store's folder."""

    folder: Path

    @property
    def path(self) -> Path:
        """Where the decisions are."""
        return self.folder / FILE

    def all(self) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
        """The decisions, in the order of their lines, and a problem for each line that is none."""
        decisions: list[Decision] = []
        problems: list[Problem] = []
        for number, line in enumerate(self._bytes().removeprefix(BYTE_ORDER_MARK).splitlines(), start=1):
            if not line.strip():
                continue
            try:
                decisions.append(_decision(line))
            except RecordError as error:
                message = f"{self.path}, line {number} is left alone: {error}"
                problems.append(Problem(stage="decide", message=message))
        return tuple(decisions), tuple(problems)

    def add(self, decision: Decision) -> None:
        """Puts a decision behind the others, in one write, so that none is lost.

        StoreError when that fails, RecordError for a decision that could not be read back.
        """
        line = decision_line(decision)
        _sound(line)
        old = self._bytes()
        torn = b"\n" if old and not old.endswith((b"\n", b"\r")) else b""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            with os.fdopen(handle, "wb", buffering=0) as file:
                file.write(torn + line.encode() + b"\n")
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror or error}") from error

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror or error}") from error


def _decision(line: bytes) -> Decision:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordError("it is not UTF-8") from error
    return _sound(text)


def _sound(line: str) -> Decision:
    decision = decision_from_line(line)
    if decision.kind == "same" and decision.value is not None and not is_iri(decision.value):
        raise RecordError(f"{decision.value!r:.80} is no IRI")
    return decision
