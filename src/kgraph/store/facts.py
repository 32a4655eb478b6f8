"""The facts of each article, kept beside the graph, so that the costly step runs once a text and extractor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph import ids
from kgraph.errors import RecordError, StoreError
from kgraph.model import Facts
from kgraph.records import facts_from_line, facts_line
from kgraph.store.disk import Checksum, put


@dataclass(frozen=True, slots=True)
class FactsShelf:
    """A folder with one file for each text and extractor: one line of JSON, under the text's hash.

    A file that is missing, torn or of another form is as good as none: what it held is extracted again.
    """

    folder: Path

    def get(self, sha256: str, extractor: str) -> Facts | None:
        """The facts of the text with this hash as this version of the extractor found them, if they are here."""
        return _read(self.path(sha256, extractor), extractor)

    def put(self, facts: Facts) -> Checksum:
        """Keeps the facts in place of any earlier ones; a reader sees the old or the new, never half of it.

        StoreError when that fails.
        """
        return put(self.path(facts.article.sha256, facts.extractor), facts_line(facts).encode() + b"\n")

    def remove(self, sha256: str, extractor: str) -> bool:
        """Takes the facts away; False when there were none."""
        return self._unlink(self.path(sha256, extractor))

    def all(self, extractor: str) -> Iterator[Facts]:
        """All facts that this version of the extractor found, sorted by the articles' ids."""
        paths = sorted(self.folder.glob(f"*{_ending(extractor)}")) if self.folder.is_dir() else []
        found = [facts for facts in (_read(path, extractor) for path in paths) if facts is not None]
        yield from sorted(found, key=lambda facts: facts.article.id)

    def path(self, sha256: str, extractor: str) -> Path:
        """Where these facts are, or would be; ValueError for what is no SHA-256."""
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise ValueError(f"{sha256!r} is no SHA-256 in hexadecimal")
        return self.folder / f"{sha256}{_ending(extractor)}"

    def _unlink(self, path: Path) -> bool:
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StoreError(f"{path} cannot be removed: {error.strerror}") from error
        return True


def _ending(extractor: str) -> str:
    """The end of a file's name, which tells one version of the extractor from another."""
    return f".{ids.digest('extractor', extractor)}.json"


def _read(path: Path, extractor: str) -> Facts | None:
    try:
        facts = facts_from_line(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, RecordError):
        return None
    same = path.name.startswith(facts.article.sha256) and facts.extractor == extractor
    return facts if same else None
