"""`kgraph export`: the graph or a part of it as a file that other programs take."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.asking import sparql_in
from kgraph.cli.options import STDOUT, STORE, Output, Store, UsageError
from kgraph.cli.terminal import opened, progress_bar, write
from kgraph.errors import QueryError

if TYPE_CHECKING:
    from kgraph.export import Part
    from kgraph.store.remote import AnyStore

NETWORK_FORMATS = ("graphml", "gexf", "cyjs", "html")
GRAPH_FORMATS = (
    *("ttl", "trig", "nt", "nq", "rdf", "jsonld", "rdf12", "nif", "nanopub", "claimreview"),
    *NETWORK_FORMATS,
)
OF_OUR_ARTICLES = ("nif", "nanopub", "claimreview")  # formats that rest on texts that we have read
SUFFIXES = {".json": "jsonld", ".htm": "html", ".xml": "rdf", ".owl": "rdf"}  # those that are no format's name
ZIPPED = ".gz"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What part is asked for; all None for the whole."""

    article: str | None = None
    about: str | None = None
    construct: str | None = None
    imported: str | None = None


WHOLE = Wanted()


def export(
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=f"One of {', '.join(GRAPH_FORMATS)}; else by the suffix."
        ),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="ARTICLE", help="Only this article: title, IRI or local name."),
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only what is said by and of this person or thing.")
    ] = None,
    construct: Annotated[
        str | None, typer.Option("--construct", metavar="SPARQL|FILE.rq", help="Only what this CONSTRUCT query makes.")
    ] = None,
    imported: Annotated[
        str | None,
        typer.Option("--import", metavar="NAME", help="Only this import, as it was: its file or local name."),
    ] = None,
    output: Output = STDOUT,
    store: Store = STORE,
) -> None:
    """Write the graph, or a part of it, in an RDF or other format.

    A file whose name ends in .gz is zipped."""
    if sum(part is not None for part in (article, about, construct, imported)) > 1:
        raise UsageError("--article, --about, --construct and --import each choose a part; give one of them")
    chosen = _graph_format(format, output)
    data = exported(store, chosen, Wanted(article=article, about=about, construct=construct, imported=imported))
    write(output, gzip.compress(data, mtime=0) if output.suffix.lower() == ZIPPED else data)


def exported(store: str, format: str, wanted: Wanted = Wanted()) -> bytes:
    """The store, or the wanted part of it, in a format."""
    with progress_bar() as progress, opened(store) as graph:
        if progress is not None:
            progress("writing", 0, 0)
        if format in NETWORK_FORMATS and wanted == WHOLE:
            return _drawn(graph, format)
        if wanted.imported is not None:
            return _import(graph, store, wanted.imported, format)
        from kgraph.export import as_store, missing, written

        part = _part(graph, store, wanted, own=format in OF_OUR_ARTICLES)
        lacking = missing(part, format=format) if wanted.construct is not None else None
        if lacking is not None:
            raise UsageError(f"--construct makes no {lacking}, which {format} is made of; use ttl or another format")
        if format not in NETWORK_FORMATS:
            return written(part, format=format)
        with as_store(part) as small:
            return _drawn(small, format)


def _import(graph: "AnyStore", store: str, name: str, format: str) -> bytes:
    """A file that was imported, with its own graphs and blank nodes."""
    from kgraph.assemble import FORMATS, serialize
    from kgraph.store.imports import ImportShelf, dataset, named
    from kgraph.store.places import check_store
    from kgraph.store.questions import base_of

    if format not in FORMATS:
        raise UsageError(f"an import is written as it was, not as {format}; use one of {', '.join(FORMATS)}")
    found = named(ImportShelf(check_store(store)).all(), name, base_of(graph))
    if len(found) != 1:
        some = f"may be any of {', '.join(one.id for one in found)}" if found else "is no import of the store"
        raise UsageError(f"{name!r} {some}; give its file name or local name")
    base = base_of(graph)
    return serialize(dataset(graph, found[0], base), format=format, base=base)


def _part(graph: "AnyStore", store: str, wanted: Wanted, *, own: bool) -> "Part":
    from kgraph import export

    text = _texts(graph, store)
    try:
        if wanted.article is not None:
            return export.of_article(graph, wanted.article, text=text)
        if wanted.about is not None:
            return export.about(graph, wanted.about, text=text)
        if wanted.construct is not None:
            return export.constructed(graph, _sparql(wanted.construct), text=text)
    except QueryError as error:
        raise UsageError(str(error)) from error
    return export.whole(graph, text=text, own=own)


def _texts(graph: "AnyStore", store: str) -> Callable[[str], str | None]:
    """The texts of the articles, from the facts that are kept beside the graph."""
    from kgraph.store.facts import FactsShelf
    from kgraph.store.places import check_store
    from kgraph.store.questions import reader_of
    from kgraph.store.writer import FACTS

    shelf = FactsShelf(check_store(store) / FACTS)

    def text(sha256: str) -> str | None:
        facts = shelf.get(sha256, reader_of(graph))
        return None if facts is None else facts.article.text

    return text


def _sparql(given: str) -> str:
    """The query in a file, or as it stands: no query is without a brace."""
    return given if "{" in given else sparql_in(given) or given


def _drawn(graph: "AnyStore", format: str) -> bytes:
    from kgraph.view.network import network

    found = network(graph)
    if format == "html":
        from kgraph.view.page import page

        return page(found).encode()
    from kgraph.view.cyjs import cyjs
    from kgraph.view.gexf import gexf
    from kgraph.view.graphml import graphml

    return {"graphml": graphml, "gexf": gexf, "cyjs": cyjs}[format](found)


def _graph_format(format: str | None, output: Path) -> str:
    name = Path(output.name.lower().removesuffix(ZIPPED))
    chosen = format or SUFFIXES.get(name.suffix, name.suffix.removeprefix(".")) or "ttl"
    if chosen not in GRAPH_FORMATS:
        given = f"--format {format}" if format is not None else f"the suffix of {output}"
        raise UsageError(f"{given} is no format of a graph; use --format with one of {', '.join(GRAPH_FORMATS)}")
    return chosen
