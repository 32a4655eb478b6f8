"""The command line. A plain query is answered at once; for all else, `commands` is loaded, which takes a while."""

import io
import os
import sys

from kgraph.errors import KgraphError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COULD_NOT", "DONE", "WRONG_CALL", "main"]

DONE, COULD_NOT, WRONG_CALL = 0, 1, 2


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Runs a command and gives its exit status: 0 done, 1 could not, 2 wrong call; a mistake is told in one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _run(given)
        sys.stdout.flush()
    except KgraphError as error:
        return _told(str(error), COULD_NOT)
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not try to flush the rest on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except KeyboardInterrupt:
        return COULD_NOT
    except OSError as error:
        return _told(str(error), COULD_NOT)
    return status


def _run(given: list[str]) -> int:
    """The status of the command; a wrong call is told."""
    from kgraph.cli.plainquery import answered, read

    plain = read(given)
    if plain is not None:
        wrong = answered(plain)
        return DONE if wrong is None else _told(wrong, WRONG_CALL)
    from kgraph.cli.commands import Abort, UsageError, app

    try:
        status = app(given or ["--help"], prog_name="kgraph", standalone_mode=False)
    except UsageError as error:
        return _told(error.format_message(), WRONG_CALL)
    except Abort:
        return COULD_NOT
    return DONE if status in (None, DONE) else COULD_NOT  # Ctrl-C comes out of typer as a status of its own


def _told(message: str, status: int) -> int:
    print("kgraph: error:", " ".join(message.split()), file=sys.stderr)
    return status
