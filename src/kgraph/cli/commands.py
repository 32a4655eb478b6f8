"""The commands, one function each; a stage is imported inside its command, so that `--help` is quick."""

from typing import Annotated

import typer
from typer import Abort

from kgraph import __version__
from kgraph.cli import (
    asking,
    building,
    checking,
    comparing,
    correcting,
    exporting,
    importing,
    linking,
    teaching,
    validating,
    writing,
)
from kgraph.cli.options import UsageError

__all__ = ["Abort", "UsageError", "app"]

COMMANDS = (
    building.build,
    building.extract,
    building.remove,
    linking.link,
    asking.query,
    exporting.export,
    writing.view,
    writing.show,
    comparing.figures,
    comparing.timeline,
    checking.verify,
    checking.fsck,
    checking.backup,
    checking.restore,
    validating.validate,
    teaching.evaluate,
    teaching.train,
)

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # rich would double the time of --help
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news articles and builds a knowledge graph of who states and reports what about whom.",
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"kgraph {__version__}")
        raise typer.Exit


@app.callback()
def _kgraph(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


for command in COMMANDS:
    app.command()(command)
app.command("import")(importing.import_)
app.add_typer(correcting.app, name="correct")
