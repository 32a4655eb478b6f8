"""RDF of others into a store, and their people and things beside ours: offered for merging, never merged."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.model import Entity, LinkRecord, Problem
from kgraph.pipeline.progress import Progress, unseen

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgraph.assemble.imports import ImportedFile
    from kgraph.authorities.values import Authority
    from kgraph.store.remote import AnyStore
    from kgraph.store.writer import Writer

STDIN = "-"
LARGEST = 50_000_000  # bytes of a file, unpacked, if nothing else is said: half a minute and 1.5 GB of memory

RELATIVE = "No scheme found"  # what Oxigraph says of a relative IRI
ORIGIN = "; a relative IRI needs the place where the file was published, --origin IRI"


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """A file that is in: its name in the store, how many triples and graphs it has, and whether it was in before.

    `offers` are things of ours that may be things of the file, each with how sure that is and why.
    """

    id: str
    label: str
    triples: int
    graphs: int
    known: bool
    offers: tuple[LinkRecord, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportReport:
    """The files that are in, in the order in which they were given, and why others are not."""

    imports: tuple[Import, ...]
    failures: tuple[str, ...]


def import_files(
    files: Iterable[Path],
    *,
    store: Path | str,
    stdin: Callable[[], bytes],
    format: str | None = None,
    origin: str | None = None,
    base: str | None = None,
    largest: int = LARGEST,
    progress: Progress | None = None,
) -> ImportReport:
    """Takes RDF files into graphs of their own, each as a whole or not at all; a file that fails holds up no other.

    `format` is that of all files, else the suffix tells; relative IRIs are read from `origin`. `base` is what names
    begin with in a new store. A file that is in already changes nothing. InputError for an origin that is no IRI,
    StoreError when another process holds the store.
    """
    from kgraph.authorities.iris import is_iri

    if origin is not None and not is_iri(origin):
        raise InputError(f"{origin} is no absolute IRI: give one such as https://example.org/file.ttl")
    report = progress or unseen
    imports: list[Import] = []
    failures: list[str] = []
    with ExitStack() as held:
        taking: _Taking | None = None
        for done, path in enumerate(files):
            report("reading", done, 0)
            try:
                file, data, quads = _read(path, stdin, format, origin, largest)
            except InputError as error:
                failures.append(f"{error}{ORIGIN if RELATIVE in str(error) and origin is None else ''}")
                continue
            if taking is None:  # where no file can be read, no store is begun
                taking = held.enter_context(_taking(store, base, report))
            imports.append(taking.take(file, data, quads))
    return ImportReport(imports=tuple(imports), failures=tuple(failures))


@contextmanager
def _taking(store: Path | str, base: str | None, report: Progress) -> "Iterator[_Taking]":
    """The store while files are taken in."""
    from kgraph import ids
    from kgraph.store.places import claimed
    from kgraph.store.questions import base_of
    from kgraph.store.writer import writing

    with writing(claimed(store), "import") as writer, writer.graph() as graph:
        there = base_of(graph) if graph.graphs() else base or ids.BASE
        yield _Taking(writer, graph, there, report)


@dataclass
class _Taking:
    """A store that is held, into which one file after the other is taken; the base of its names."""

    writer: "Writer"
    graph: "AnyStore"
    base: str
    report: Progress

    def take(self, file: "ImportedFile", data: bytes, quads: "Sequence[ox.Quad]") -> Import:
        """Keeps a file that is not in, and makes its graphs."""
        from kgraph.store.imports import ImportShelf, bring_up

        shelf = ImportShelf(self.writer.folder)
        known = next((one for one in shelf.all() if _same(one, file)), None)
        if known is None:
            shelf.keep(file, data)
        self.report("storing", 0, 0)
        there = known or file
        bring_up(shelf, self.graph, self.base, {there.id: quads})
        self.graph.flush()
        offers, problems = self._offers(there, quads)
        return Import(
            id=there.id,
            label=there.label,
            triples=len({(quad.graph_name, quad.triple) for quad in quads}),
            graphs=len({quad.graph_name for quad in quads}),
            known=known is not None,
            offers=offers,
            problems=problems,
        )

    def _offers(
        self, file: "ImportedFile", quads: "Sequence[ox.Quad]"
    ) -> tuple[tuple[LinkRecord, ...], tuple[Problem, ...]]:
        """What of ours may be the same as something in the file, and what stays open."""
        from kgraph.authorities.rdf import records_of
        from kgraph.authorities.values import Authority

        records, unknown = records_of(quads)
        if not records:
            return (), ()
        self.report("comparing", 0, 0)
        types = tuple(sorted(unknown))
        authority = Authority(name=file.label, sha256=file.sha256, records=records, unknown_types=types)
        return _offered(self.entities, authority)

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """The people and things of the articles."""
        from kgraph.pipeline.reading import resolved
        from kgraph.store.decisions import DecisionShelf
        from kgraph.store.questions import reader_of

        corpus = tuple(self.writer.facts.all(reader_of(self.graph)))
        if not corpus:
            return ()
        decisions, _ = DecisionShelf(self.writer.folder).all()
        return tuple(resolved(corpus, self.report, decisions)[0].entities.values())


def _same(one: "ImportedFile", other: "ImportedFile") -> bool:
    """Whether two files say the same, whatever they are called."""
    return (one.sha256, one.format, one.origin) == (other.sha256, other.format, other.origin)


def _read(
    path: Path, stdin: Callable[[], bytes], format: str | None, origin: str | None, largest: int
) -> "tuple[ImportedFile, bytes, list[ox.Quad]]":
    """A file, its bytes unpacked, and its quads; InputError says which line is wrong."""
    from kgraph import rdf
    from kgraph.assemble.imports import ImportedFile

    label = "stdin" if str(path) == STDIN else path.name
    chosen = format or (rdf.format_of(path) if str(path) != STDIN else None)
    if chosen is None:
        raise InputError(f"{label} has no suffix of RDF: give --format, one of {', '.join(rdf.GRAPH_FORMATS)}")
    if str(path) == STDIN:
        data = stdin()
        data = rdf.unpacked(data, name=label, largest=largest, zipped=data.startswith(rdf.ZIP_MARK))
    else:
        data = rdf.read_bytes(path, largest=largest)
    quads = rdf.quads_of(data, format=chosen, name=label if str(path) == STDIN else str(path), origin=origin)
    file = ImportedFile(
        label=label,
        format=chosen,
        media_type=rdf.GRAPH_FORMATS[chosen].media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        origin=origin,
    )
    return file, data, quads


def _offered(entities: Sequence[Entity], authority: "Authority") -> tuple[tuple[LinkRecord, ...], tuple[Problem, ...]]:
    """What may be the same, the surest first, without what people have decided, and what stays open."""
    from kgraph.resolve.authorities import find_links

    decided = {(entity.id, iri) for entity in entities for iri in entity.identical}
    found, open_ones = find_links(entities, authority)
    offers = [one for one in found if (one.entity, one.link.iri) not in decided]
    return tuple(sorted(offers, key=lambda one: (-one.link.score, one.label, one.entity))), open_ones
