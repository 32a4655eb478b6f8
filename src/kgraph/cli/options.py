"""What commands are called with: options that several share, and their checks."""

import os
import re
from pathlib import Path
from typing import Annotated, Any

import typer

from kgraph.model import MODEL_NAMES, ModelName
from kgraph.store import FOLDER

STDOUT = Path("-")
STORE = FOLDER
CPUS = os.cpu_count() or 1

UsageError: Any = typer.BadParameter.__base__  # typer carries its own click; this is its error for a wrong call

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Articles (.txt, .md) or folders of them; - is stdin.")
]
Store = Annotated[str, typer.Option("--store", metavar="WHERE", help="The store's folder, or a SPARQL server's URL.")]
Base = Annotated[str, typer.Option("--base", metavar="IRI", help="What the IRIs of things begin with.")]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help=f"What reads attributions: {', '.join(MODEL_NAMES)}.")
]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, metavar="N", help="Processes that read articles.")]
Authority = Annotated[
    list[Path] | None,
    typer.Option(
        "--authority", metavar="FILE", help="Link to your own list, .csv, .ttl or other RDF, up to 64 MB. Repeatable."
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")]


def model_name(model: str) -> ModelName:
    """The model's name as a type; a wrong one is a wrong call."""
    for known in MODEL_NAMES:
        if model == known:
            return known
    raise UsageError(f"--model {model} is not known; use one of {', '.join(MODEL_NAMES)}")


def checked_base(base: str) -> str:
    """The base if an IRI can begin so; else it is a wrong call."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]*[/#:]", base):
        raise UsageError(f"--base {base} cannot begin an IRI; give one that ends in / or #")
    return base
