"""The facts of each article, kept beside the graph, so that the costly step runs once a text and extractor."""

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph import ids
from kgraph.errors import RecordError, StoreError
from kgraph.model import Facts
from kgraph.records import facts_from_line, facts_line


@dataclass(frozen=True, slots=True)
class FactsShelf:
    """A folder with one file for each text and extractor: one line of JSON, under the text's hash.

    A file that is missing, torn or of another form is as good as none: what it held is extracted again.
    """

    folder: Path

    def get(self, sha256: str, extractor: str) -> Facts | None:
        """The facts of the text with this hash as this version of the extractor found them, if they are here."""
        return _read(self._path(sha256, extractor), extractor)

    def put(self, facts: Facts) -> None:
        """Keeps the facts in place of any earlier ones; a reader sees the old or the new, never half of it."""
        path = self._path(facts.article.sha256, facts.extractor)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(path, facts_line(facts) + "\n")
        except OSError as error:
            raise StoreError(f"facts cannot be kept in {self.folder}: {error.strerror}") from error

    def remove(self, sha256: str, extractor: str) -> bool:
        """Takes the facts away; False when there were none."""
        path = self._path(sha256, extractor)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StoreError(f"{path} cannot be removed: {error.strerror}") from error
        return True

    def all(self, extractor: str) -> Iterator[Facts]:
        """All facts that this version of the extractor found, sorted by the articles' ids."""
        paths = sorted(self.folder.glob(f"*{_ending(extractor)}")) if self.folder.is_dir() else []
        found = [facts for facts in (_read(path, extractor) for path in paths) if facts is not None]
        yield from sorted(found, key=lambda facts: facts.article.id)

    def _path(self, sha256: str, extractor: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise ValueError(f"{sha256!r} is no SHA-256 in hexadecimal")
        return self.folder / f"{sha256}{_ending(extractor)}"


def _ending(extractor: str) -> str:
    """The end of a file's name, which tells one version of the extractor from another."""
    return f".{ids.digest('extractor', extractor)}.json"


def _read(path: Path, extractor: str) -> Facts | None:
    try:
        facts = facts_from_line(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, RecordError):
        return None
    sound = facts.extractor == extractor and path.name.startswith(facts.article.sha256)
    return facts if sound else None


def _write(path: Path, line: str) -> None:
    """Writes beside the file and puts it in its place in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(line)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
