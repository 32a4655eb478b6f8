"""Whether a build would change anything: by the digest of all that a graph is made from, which the journal keeps."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import kgraph
from kgraph.errors import StoreError
from kgraph.extract import extractor
from kgraph.model import Article, ModelName

if TYPE_CHECKING:
    from kgraph.store.writer import Writer


def inputs_digest(store: Path, *, model: ModelName, base: str, authorities: Sequence[Path | str]) -> str:
    """The digest of all that the graph of a store depends on: program, facts, decisions, links and authority files."""
    from kgraph.store.writer import FACTS

    facts = sorted((store / FACTS).glob("*.json"))
    beside = [store / "decisions.jsonl", store / "links.jsonl"]
    given = [str(path) for path in authorities]
    hashed = hashlib.sha256(json.dumps([_program(), extractor(model), base, given]).encode())
    for path in (*facts, *beside, *map(Path, given)):
        hashed.update(f"\n{path.name} {_file_digest(path)}".encode())
    return hashed.hexdigest()


def is_as_read(writer: "Writer", articles: Iterable[Article], model: ModelName) -> bool:
    """Whether the store has the facts of all the articles, from where they were read now, and in the same layout."""
    from kgraph.store.writer import layout_digest, source_of

    for article in articles:
        path = writer.facts.path(article.sha256, extractor(model))
        kept = writer.journal.contents.facts.get(path.name)
        if kept is None or kept.source != source_of(article.path) or kept.layout != layout_digest(article):
            return False
    return True


def is_in_place(writer: "Writer") -> bool:
    """Whether the last writer ended in peace, and its files are there in the same sizes."""
    files = writer.journal.contents.files
    if files is None or writer.journal.contents.removing:
        return False
    try:
        whole = all((writer.folder / name).stat().st_size == kept.size for name, kept in files.items())
    except OSError:
        return False
    return whole and _is_on_server(writer)


def _is_on_server(writer: "Writer") -> bool:
    """Whether a server that has the graph has each article's in the size that was written; counting costs it little."""
    from kgraph.store.places import server_of
    from kgraph.store.remote import ServerStore

    server = server_of(writer.folder)
    if server is None:
        return True
    with ServerStore.open(server, read_only=True) as graph:
        counts = graph.counts()
    return all(counts.get(iri) == kept.size for iri, kept in writer.journal.contents.graphs.items())


def exports_digest(paths: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of the files that are there, by absolute path."""
    return {str(path.absolute()): _file_digest(path) for path in paths if path.is_file()}


@cache
def _program() -> str:
    """The version of kgraph, and of each of its files: who works on kgraph itself does not get an old graph."""
    package = Path(kgraph.__file__).parent
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    stamps = [(str(path.relative_to(package)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return json.dumps([kgraph.__version__, stamps])


def _file_digest(path: Path) -> str:
    """SHA-256 of a file; nothing for one that is not there. StoreError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
