"""`kgraph validate`: a graph against the shapes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.options import STDOUT, STORE, Store, UsageError
from kgraph.cli.terminal import counted, opened, progress_bar

if TYPE_CHECKING:
    import pyoxigraph as ox

RDF_FORMATS = ("ttl", "trig", "nt", "nq", "jsonld", "n3", "rdf")
CONFORMS, VIOLATES = 0, 1


def validate(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A file of RDF, zipped (.gz) or not; - is stdin. Without it, the store."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(RDF_FORMATS)}; else by the suffix."),
    ] = None,
    store: Store = STORE,
) -> int:
    """Check a graph against the shapes: the store, or any file of RDF.

    Of the store, all but imports. One line a violation; ends with 0 when there is none and with 1 when there are."""
    if format is not None and format not in RDF_FORMATS:
        raise UsageError(f"--format {format} is no format of a graph; use one of {', '.join(RDF_FORMATS)}")
    if file == STDOUT and format is None:
        raise UsageError(f"stdin has no suffix; give --format, one of {', '.join(RDF_FORMATS)}")
    from kgraph.validate import told, violations

    quads, base = _graph(file, format, store)
    with progress_bar() as progress:
        if progress is not None:
            progress("checking", 0, 0)
        found = violations(quads)
    for violation in found:
        print("violation:", told(violation, base=base))
    triples = counted(len({quad.triple for quad in quads}), "triple")
    print(f"{counted(len(found), 'violation')} in {triples}" if found else f"conforms: no violation in {triples}")
    return VIOLATES if found else CONFORMS


def _graph(file: Path | None, format: str | None, store: str) -> tuple[list["ox.Quad"], str]:
    """The quads to check, and the base that the store gives its things their names under."""
    from kgraph import ids
    from kgraph.rdf import quads_of, read_quads
    from kgraph.store.imports import imported_graphs
    from kgraph.store.questions import base_of

    if file is None:
        with opened(store) as graph:
            foreign = {f"<{name}>" for name in imported_graphs(graph)}
            return [quad for quad in graph.quads() if str(quad.graph_name) not in foreign], base_of(graph)
    if file == STDOUT:
        return quads_of(sys.stdin.buffer.read(), format=format or "", name="stdin"), ids.BASE
    return read_quads(file, format=format), ids.BASE
