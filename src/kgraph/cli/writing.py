"""`kgraph export`, `kgraph view` and `kgraph show`: the store as a file, a page, or words."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.options import STDOUT, STORE, Output, Store, UsageError
from kgraph.cli.terminal import opened, progress_bar, write

GRAPH_FORMATS = ("ttl", "trig", "nt", "nq", "jsonld", "graphml", "html")
SUFFIXES = {".json": "jsonld", ".htm": "html"}  # suffixes that are not the format's own name


def export(
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=f"One of {', '.join(GRAPH_FORMATS)}; else by the suffix."
        ),
    ] = None,
    output: Output = STDOUT,
    store: Store = STORE,
) -> None:
    """Write the graph in an RDF or other format."""
    chosen = _graph_format(format, output)
    write(output, _exported(store, chosen))


def view(
    output: Output = Path("network.html"),
    store: Store = STORE,
) -> None:
    """Write the interactive network as one HTML file."""
    write(output, _exported(store, "html"))
    if output != STDOUT:
        print(f"open {output} in a browser", file=sys.stderr)


def show(
    wanted: Annotated[str, typer.Argument(metavar="NAME-or-IRI", help="An entity, a statement or an article.")],
    why: Annotated[bool, typer.Option("--why", help="Tell why an entity has its names, and near names not.")] = False,
    store: Store = STORE,
) -> None:
    """Tell about an entity, statement or article in words.

    With the sentences that support it."""
    from kgraph.show import show as told
    from kgraph.store.judgements import JudgementShelf
    from kgraph.store.places import check_store

    with opened(store) as graph:
        print(told(graph, wanted, judgements=JudgementShelf(check_store(store)) if why else None))


def _exported(store: str, format: str) -> bytes:
    with progress_bar() as progress, opened(store) as graph:
        if progress is not None:
            progress("writing", 0, 0)
        if format == "graphml":
            from kgraph.view.graphml import graphml
            from kgraph.view.network import network

            return graphml(network(graph))
        if format == "html":
            from kgraph.view.network import network
            from kgraph.view.page import page

            return page(network(graph)).encode()
        from kgraph.assemble import serialize
        from kgraph.store.questions import base_of

        return serialize(graph.quads(), format=format, base=base_of(graph))


def _graph_format(format: str | None, output: Path) -> str:
    suffix = output.suffix.lower()
    chosen = format or SUFFIXES.get(suffix, suffix.removeprefix(".")) or "ttl"
    if chosen not in GRAPH_FORMATS:
        given = f"--format {format}" if format is not None else f"the suffix of {output}"
        raise UsageError(f"{given} is no format of a graph; use --format with one of {', '.join(GRAPH_FORMATS)}")
    return chosen
