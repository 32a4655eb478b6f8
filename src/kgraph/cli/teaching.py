"""`kgraph evaluate` and `kgraph train`: how well attributions are read, and learning to read them."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.options import CPUS, STDOUT, Model, Workers, model_name
from kgraph.cli.terminal import progress_bar, warn, write
from kgraph.model import Facts, Problem


def evaluate(
    gold: Annotated[
        Path, typer.Option("--gold", metavar="DIR", help="Folder with attributions/*.ann in brat stand-off.")
    ],
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="FOLDER", help="The marked texts; else DIR/text or DIR/../articles."),
    ] = None,
    nested: Annotated[bool, typer.Option("--nested", help="Score attributions inside others too.")] = False,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write figures and errors as JSON too.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FILE.html", help="Write a page that shows gold against found.")
    ] = None,
    model: Model = "default",
    workers: Workers = CPUS,
) -> None:
    """Score attributions against gold, and tell what was wrong."""
    from kgraph import pipeline
    from kgraph.evaluate import evaluate as compared
    from kgraph.evaluate import read_gold, report
    from kgraph.evaluate.page import page as drawn

    marked = read_gold(gold, text)
    paths = [one.article.path for one in marked.articles]
    with progress_bar() as progress:
        outcomes = list(pipeline.facts_of(paths, workers=workers, model=model_name(model), progress=progress))
    for problem in (*marked.problems, *(one for one in outcomes if isinstance(one, Problem))):
        warn(f"{problem.stage}: {problem.message}")
    evaluation = compared(marked.articles, [one for one in outcomes if isinstance(one, Facts)], nested=nested)
    if json is not None:
        write(json, report.json_bytes(evaluation))
    if page is not None:
        write(page, drawn(evaluation).encode())
    if STDOUT not in (json, page):
        print(report.text_report(evaluation))


def train(
    polnear: Annotated[Path, typer.Argument(metavar="POLNEAR", help="Folder of a PolNeAR copy, with train inside.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the weight files.")] = Path("weights"),
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Where chance begins.")] = 0,
) -> None:
    """Rebuild the weights that ship with kgraph; needs the extra kgraph[train]."""
    from kgraph.train import train as trained

    with progress_bar() as progress:
        trained(polnear, out, seed=seed, progress=progress)
