"""The command line: one function a command; a stage is imported inside its command, so that `--help` is quick."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from kgraph import __version__
from kgraph.cli import (
    asking,
    building,
    checking,
    comparing,
    correcting,
    exporting,
    linking,
    teaching,
    validating,
    writing,
)
from kgraph.cli.options import UsageError
from kgraph.errors import KgraphError

__all__ = ["COULD_NOT", "DONE", "WRONG_CALL", "main"]

DONE, COULD_NOT, WRONG_CALL = 0, 1, 2
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
app.add_typer(correcting.app, name="correct")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit status: 0 done, 1 could not, 2 wrong call; a mistake is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = app(given or ["--help"], prog_name="kgraph", standalone_mode=False)
        sys.stdout.flush()
    except UsageError as error:
        return _told(error.format_message(), WRONG_CALL)
    except KgraphError as error:
        return _told(str(error), COULD_NOT)
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not try to flush the rest on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except (KeyboardInterrupt, typer.Abort):
        return COULD_NOT
    except OSError as error:
        return _told(str(error), COULD_NOT)
    return DONE if status in (None, DONE) else COULD_NOT  # Ctrl-C comes out of typer as a status of its own


def _told(message: str, status: int) -> int:
    print("kgraph: error:", " ".join(message.split()), file=sys.stderr)
    return status
