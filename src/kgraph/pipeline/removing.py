"""Articles taken out of a store, with exactly what they brought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import QueryError
from kgraph.model import Article, Facts, Problem
from kgraph.pipeline.progress import Progress, unseen
from kgraph.pipeline.storing import brought_up

if TYPE_CHECKING:
    from kgraph.store.journal import Journal

NAMED = 3  # articles that a message names


@dataclass(frozen=True, kw_only=True, slots=True)
class RemovalReport:
    """The articles that were taken out, how many stay, how many of their graphs changed by it, and what was told."""

    removed: tuple[Article, ...]
    left: int
    written: int
    problems: tuple[Problem, ...]


def remove(named: Iterable[str], *, store: Path | str, progress: Progress | None = None) -> RemovalReport:
    """Takes articles out, each by its file, headline, local name or IRI, as if they had never been in the store.

    Decisions stay, and one that has lost what it is about is a problem. QueryError for what names no article or
    several, and then nothing is taken out; StoreError when there is no store or another process holds it.
    """
    from kgraph.store.places import check_store
    from kgraph.store.questions import base_of, reader_of
    from kgraph.store.writer import writing

    with writing(check_store(store), "remove") as writer, writer.graph() as graph:
        base = base_of(graph)
        corpus = tuple(writer.facts.all(reader_of(graph)))
        chosen = {
            one.article.sha256: one.article for name in named for one in [_meant(name, corpus, base, writer.journal)]
        }
        writer.journal.removing(chosen)
        gone = writer.journal.contents.removing | chosen.keys()
        for sha256 in sorted(gone):
            writer.facts.drop(sha256)
        left = tuple(facts for facts in corpus if facts.article.sha256 not in gone)
        written, problems = brought_up(writer, graph, left, base, gone, progress or unseen)
        writer.journal.removed()
    removed = tuple(sorted(chosen.values(), key=lambda article: article.id))
    return RemovalReport(removed=removed, left=len(left), written=written, problems=problems)


def _meant(wanted: str, corpus: Sequence[Facts], base: str, journal: "Journal") -> Facts:
    """The one article that is called so, or lies there."""
    name = wanted.removeprefix("<").removesuffix(">").removeprefix("id:").removeprefix(base)
    place = str(Path(wanted).absolute())
    sources = {file.partition(".")[0]: kept.source for file, kept in journal.contents.facts.items()}
    found = [
        facts
        for facts in corpus
        if name in (facts.article.id, facts.article.path, facts.article.title, facts.article.url)
        or sources.get(facts.article.sha256) == place
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise QueryError(f"{wanted!r} is no article of the store; give its file, headline or IRI")
    some = ", ".join(facts.article.id for facts in found[:NAMED]) + (" ..." if len(found) > NAMED else "")
    raise QueryError(f"{wanted!r} may be any of {len(found)} articles; give one of {some}")
