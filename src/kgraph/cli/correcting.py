"""`kgraph correct`: what a person decides, kept for ever."""

import getpass
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.options import STORE, Store, UsageError
from kgraph.cli.terminal import counted, progress_bar, warn
from kgraph.model import LONGEST_LABEL, MENTION_TYPES, DecisionKind

if TYPE_CHECKING:
    from kgraph.model import Decision

A = Annotated[str, typer.Argument(metavar="A", help="A name, id or IRI, as `kgraph show` takes it.")]
B = Annotated[str, typer.Argument(metavar="B", help="Another, or another name of the same.")]
StatementId = Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, as `kgraph show` gives it.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason, for those who come later.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the name of the user.")]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Record what you decide: kept beside the store, in force at once and in every build.",
)


@app.command()
def same(
    a: A,
    b: Annotated[str, typer.Argument(metavar="B", help="Another, or an IRI elsewhere: then it is owl:sameAs.")],
    why: Why = None,
    by: By = None,
    store: Store = STORE,
) -> None:
    """A and B are one."""
    _record("same", (a, b), why=why, by=by, store=store)


@app.command()
def different(a: A, b: B, why: Why = None, by: By = None, store: Store = STORE) -> None:
    """A and B are two, whatever they are called."""
    _record("different", (a, b), why=why, by=by, store=store)


@app.command()
def split(
    a: A,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One of its names.")] = None,
    within: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="ARTICLE", help="Only there: its file, headline or id. Repeatable."),
    ] = None,
    why: Why = None,
    by: By = None,
    store: Store = STORE,
) -> None:
    """What is called NAME, or what an article calls A, is not A."""
    if name is None and not within:
        raise UsageError("say what is not A: one of its names, or --in ARTICLE for an article that means another")
    named = (a,) if name is None else (a, name)
    _record("split", named, articles=within or (), why=why, by=by, store=store)


@app.command()
def label(
    a: A,
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it is to be called.")],
    why: Why = None,
    by: By = None,
    store: Store = STORE,
) -> None:
    """A is called NEW."""
    _record("label", (a,), value=_line(new, "the label"), why=why, by=by, store=store)


@app.command()
def type(
    a: A,
    kind: Annotated[str, typer.Argument(metavar="TYPE", help=f"One of {', '.join(MENTION_TYPES)}.")],
    why: Why = None,
    by: By = None,
    store: Store = STORE,
) -> None:
    """A is a TYPE."""
    if kind not in MENTION_TYPES:
        raise UsageError(f"{kind} is no type; use one of {', '.join(MENTION_TYPES)}")
    _record("type", (a,), value=kind, why=why, by=by, store=store)


@app.command()
def reject(statement: StatementId, why: Why = None, by: By = None, store: Store = STORE) -> None:
    """A statement was found wrongly: it has no speaker and draws no edge."""
    _record("reject", (statement,), why=why, by=by, store=store)


@app.command()
def accept(statement: StatementId, why: Why = None, by: By = None, store: Store = STORE) -> None:
    """A statement was found rightly, and is marked so."""
    _record("accept", (statement,), why=why, by=by, store=store)


@app.command("list")
def listed(store: Store = STORE) -> None:
    """The decisions, and which of them have no effect now.

    To undo one, delete its line in decisions.jsonl."""
    from kgraph import pipeline

    with progress_bar() as progress:
        taken, problems = pipeline.decisions(store, progress=progress)
    for problem in problems:
        warn(f"{problem.stage}: {problem.message}")
    for decision, reason in taken:
        print(_told(decision) + (f" [no effect: {reason}]" if reason is not None else ""))
    idle = sum(reason is not None for _, reason in taken)
    print(f"{counted(len(taken), 'decision')}, {idle} without effect")


def _record(
    kind: DecisionKind,
    named: Sequence[str],
    *,
    why: str | None,
    by: str | None,
    store: str,
    value: str | None = None,
    articles: Sequence[str] = (),
) -> None:
    from kgraph import pipeline

    with progress_bar() as progress:
        report = pipeline.correct(
            kind,
            named,
            who=_line(_user() if by is None else by, "--by"),
            when=datetime.now(UTC).isoformat(timespec="milliseconds"),
            why=why or None,
            value=value,
            articles=articles,
            store=store,
            progress=progress,
        )
    for problem in report.problems:
        warn(f"{problem.stage}: {problem.message}")
    print(f"{_told(report.decision)}: {counted(report.written, 'graph')} changed")


def _line(text: str, what: str) -> str:
    """What somebody has written, in one line without blanks around it."""
    line = " ".join(text.split())
    if not line or len(line) > LONGEST_LABEL or not line.isprintable():
        raise UsageError(f"{what} is empty, too long or has signs that cannot be printed: give a name in one line")
    return line


def _user() -> str:
    """The name that the system knows the user by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("it is not known who you are; give --by NAME") from error


def _told(decision: "Decision") -> str:
    """A decision in one line."""
    why = f": {' '.join(decision.why.split())}" if decision.why else ""
    return f"{decision.words} ({decision.who}, {decision.when}{why})"
