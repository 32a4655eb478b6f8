"""`kgraph view` and `kgraph show`: the store as a page, or in words."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.exporting import exported
from kgraph.cli.options import STDOUT, STORE, Output, Store
from kgraph.cli.terminal import opened, write


def view(
    output: Output = Path("network.html"),
    store: Store = STORE,
) -> None:
    """Write the interactive network as one HTML file."""
    write(output, exported(store, "html"))
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
