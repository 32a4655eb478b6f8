"""The judgements of the last build, kept beside the graph: one line each in `judgements.jsonl`.

They tell what the graph came from, so they are those of the build that wrote it and are not made again when somebody
asks. The lines that one entity needs are found by its id, without reading the others as JSON.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import RecordError, StoreError
from kgraph.model import Judgement
from kgraph.records import judgement_from_line, judgement_line

FILE = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class JudgementShelf:
    """The file of judgements in a store's folder."""

    folder: Path

    @property
    def path(self) -> Path:
        """Where the judgements are."""
        return self.folder / FILE

    def keep(self, judgements: Iterable[Judgement]) -> None:
        """Puts these in place of those that are there; a reader sees the old or the new, never half of it.

        StoreError when the file cannot be written.
        """
        beside = self.path.with_name(f".{FILE}.{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(judgement_line(judgement) + "\n" for judgement in judgements)
            beside.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise StoreError(f"{self.path} cannot be written: {error.strerror or error}") from error

    def of(self, entity: str, names: Iterable[str]) -> Iterator[Judgement]:
        """The judgements on the entity with this id, and those on its names that tell no entity.

        StoreError when there are none in the store, or when they cannot be read.
        """
        called = frozenset(names)
        for judgement in self._with(entity):
            if entity in judgement.entities or (
                not judgement.entities and not called.isdisjoint((judgement.left, judgement.right))
            ):
                yield judgement

    def _with(self, entity: str) -> Iterator[Judgement]:
        """The judgements whose lines have an id or no entity."""
        wanted = (f'"{entity}"'.encode(), b'"entities": []')
        try:
            with self.path.open("rb") as file:
                for line in file:
                    if any(words in line for words in wanted):
                        yield judgement_from_line(line.decode())
        except FileNotFoundError as error:
            raise StoreError(f"{self.path} is missing; run `kgraph build` again") from error
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror or error}") from error
        except (RecordError, UnicodeDecodeError) as error:
            raise StoreError(f"{self.path} is damaged ({error}); run `kgraph build` again") from error
