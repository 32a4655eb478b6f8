"""Writing to a store: the lock, the journal, and the parts of the store while somebody holds them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import ids
from kgraph.errors import KgraphError, StoreError
from kgraph.model import Article, Facts
from kgraph.store import disk, lock
from kgraph.store.disk import Checksum
from kgraph.store.facts import FactsShelf
from kgraph.store.journal import Journal, KeptFacts, Whole

if TYPE_CHECKING:
    from kgraph.store.remote import AnyStore

GRAPH, FACTS, IMPORTS = "graph", "facts", "imports"  # folders in a store
BESIDE = ("decisions.jsonl", "judgements.jsonl", "links.jsonl")
STDIN = "-"
PASSING = ("LOCK", "LOG", ".")  # how files begin that hold nothing of the store


@dataclass(frozen=True, slots=True)
class WrittenFacts(FactsShelf):
    """The shelf of facts while somebody writes: what is put on it and taken from it is noted in the journal."""

    journal: Journal

    def put(self, facts: Facts) -> Checksum:
        """Keeps the facts as any shelf does, and notes where their article was read, first or lately."""
        # by name: a dataclass with slots is made anew, and `super()` would look for the class that it was made from
        kept = FactsShelf.put(self, facts)
        known = self._known(facts)
        self._note(facts, kept, source_of(facts.article.path) if known is None else known.source)
        return kept

    def read_now(self, facts: Facts) -> None:
        """Notes that the article was read now, where its path says; StoreError when its facts are not here."""
        path = self.path(facts.article.sha256, facts.extractor)
        known = self.journal.contents.facts.get(path.name)
        try:
            kept = Checksum(known.size, known.crc) if known is not None else disk.checksum(path)
        except OSError as error:
            raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
        self._note(facts, kept, source_of(facts.article.path))

    def _known(self, facts: Facts) -> KeptFacts | None:
        """What the journal has of any version of these facts."""
        versions = (path.name for path in self.folder.glob(f"{facts.article.sha256}.*"))
        return next((one for name in versions if (one := self.journal.contents.facts.get(name)) is not None), None)

    def drop(self, sha256: str) -> None:
        """Takes the facts of a text away, those of all versions of the extractor."""
        for path in sorted(self.folder.glob(f"{sha256}.*")):
            self._unlink(path)
            self.journal.dropped(path.name)

    def _note(self, facts: Facts, kept: Checksum, source: str | None) -> None:
        name = self.path(facts.article.sha256, facts.extractor).name
        layout = layout_digest(facts.article)
        noted = KeptFacts(size=kept.size, crc=kept.crc, source=source, url=facts.article.url, layout=layout)
        self.journal.kept(name, noted)


@dataclass(slots=True)
class Writer:
    """A store that this process holds for writing; `whole` is what the journal ends with, if it is set."""

    folder: Path
    journal: Journal
    facts: WrittenFacts
    whole: Whole | None = None

    @contextmanager
    def graph(self) -> Iterator["AnyStore"]:
        """The graph, open for writing."""
        from kgraph.store.places import open_graph

        with open_graph(self.folder, journal=self.journal) as graph:
            yield graph


@contextmanager
def writing(folder: Path, command: str) -> Iterator[Writer]:
    """Holds the store for writing, and ends its journal; `command` is what others are told meanwhile.

    After a failure that leaves graph and journal in doubt, or when the process is killed, the journal stays open: then
    the next one who writes goes on from there. StoreError when another process holds the store.
    """
    with lock.writing(folder, command):
        disk.sweep(folder)
        disk.sweep(folder / FACTS)
        journal = Journal(folder)
        writer = Writer(folder, journal, WrittenFacts(folder / FACTS, journal))
        try:
            yield writer
        except StoreError:
            journal.abandon()
            raise
        except KgraphError:
            with suppress(StoreError):
                journal.close(kept_checksums(folder))
            raise
        except BaseException:
            journal.abandon()
            raise
        if journal.is_open or writer.whole is not None:
            journal.close(kept_checksums(folder), writer.whole)


def kept_files(folder: Path) -> list[Path]:
    """The files that hold the graph, imports and what stands beside them; facts have lines of their own."""
    inside = [path for part in (GRAPH, IMPORTS) if (folder / part).is_dir() for path in (folder / part).iterdir()]
    beside = [path for name in BESIDE if (path := folder / name).is_file()]
    return sorted(path for path in (*inside, *beside) if not path.name.startswith(PASSING))


def kept_checksums(folder: Path) -> dict[str, Checksum]:
    """Their checksums by path inside the store; StoreError when one cannot be read."""
    try:
        return {path.relative_to(folder).as_posix(): disk.checksum(path) for path in kept_files(folder)}
    except OSError as error:
        raise StoreError(f"{error.filename} cannot be read: {error.strerror or error}") from error


def source_of(path: str) -> str | None:
    """Where an article lies for good; None for standard input."""
    return None if path == STDIN else str(Path(path).absolute())


def layout_digest(article: Article) -> str:
    """A digest of all that is known of an article besides its text and path."""
    return ids.digest(repr(replace(article, path="", text="")))
