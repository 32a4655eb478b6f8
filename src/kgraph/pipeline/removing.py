"""Articles taken out of a store, with exactly what they brought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kgraph.errors import QueryError
from kgraph.model import Article, Facts, Problem
from kgraph.pipeline.progress import Progress, unseen
from kgraph.pipeline.storing import brought_up

if TYPE_CHECKING:
    from kgraph.assemble.imports import ImportedFile
    from kgraph.store.journal import Journal
    from kgraph.store.remote import AnyStore
    from kgraph.store.writer import Writer

NAMED = 3  # articles that a message names


@dataclass(frozen=True, kw_only=True, slots=True)
class RemovalReport:
    """The articles and imported files that were taken out, by name and id, how many articles stay, and what was told.

    `written` counts the graphs of articles that changed by it.
    """

    removed: tuple[tuple[str, str], ...]
    left: int
    written: int
    problems: tuple[Problem, ...]


def remove(named: Iterable[str], *, store: Path | str, progress: Progress | None = None) -> RemovalReport:
    """Takes articles and imports out, each by its file, headline, local name or IRI, as if they had never been in.

    Decisions stay, and one that has lost what it is about is a problem. QueryError for what names nothing or several
    things, and then nothing is taken out; StoreError when there is no store or another process holds it.
    """
    from kgraph.store.imports import ImportShelf, bring_up
    from kgraph.store.places import check_store
    from kgraph.store.questions import base_of, reader_of
    from kgraph.store.writer import writing

    with writing(check_store(store), "remove") as writer, writer.graph() as graph:
        shelf = ImportShelf(writer.folder)
        base = base_of(graph)
        corpus = tuple(writer.facts.all(reader_of(graph)))
        chosen = _Chosen.of(named, corpus, shelf.all(), base, writer.journal)
        for file in chosen.files:
            shelf.drop(file)
        bring_up(shelf, graph, base)
        texts = {article.sha256 for article in chosen.articles}
        left, written, problems = _without(writer, graph, corpus, texts, base, progress or unseen)
    return RemovalReport(removed=chosen.told, left=left, written=written, problems=problems)


def _without(
    writer: "Writer", graph: "AnyStore", corpus: Sequence[Facts], texts: set[str], base: str, report: Progress
) -> tuple[int, int, tuple[Problem, ...]]:
    """Takes these texts out of the store; how many articles are left, how many graphs were written, and problems."""
    writer.journal.removing(texts)
    gone = writer.journal.contents.removing | texts
    for sha256 in sorted(gone):
        writer.facts.drop(sha256)
    left = tuple(facts for facts in corpus if facts.article.sha256 not in gone)
    if not gone:
        return len(left), 0, ()
    written, problems = brought_up(writer, graph, left, base, gone, report)
    writer.journal.removed()
    return len(left), written, problems


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is to go, each thing once, in order of their names."""

    articles: tuple[Article, ...]
    files: "tuple[ImportedFile, ...]"

    @classmethod
    def of(
        cls,
        wanted: Iterable[str],
        corpus: Sequence[Facts],
        files: "Sequence[ImportedFile]",
        base: str,
        journal: "Journal",
    ) -> Self:
        """What the names mean; QueryError when one of them means nothing, or several things."""
        from kgraph.store.imports import named

        articles: dict[str, Article] = {}
        imports: dict[str, ImportedFile] = {}
        for name in wanted:
            found = named(files, name, base)
            if len(found) > 1:
                raise QueryError(f"{name!r} may be any of {len(found)} imports; give one of {_some(found)}")
            imports |= {file.id: file for file in found}
            if not found:
                article = _meant(name, corpus, base, journal).article
                articles[article.id] = article
        return cls(tuple(articles[name] for name in sorted(articles)), tuple(imports[name] for name in sorted(imports)))

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Name and id of each."""
        of_articles = ((article.title or article.path, article.id) for article in self.articles)
        return (*of_articles, *((file.label, file.id) for file in self.files))


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
        raise QueryError(f"{wanted!r} is no article and no import of the store; give its file, headline or IRI")
    some = _some([facts.article for facts in found])
    raise QueryError(f"{wanted!r} may be any of {len(found)} articles; give one of {some}")


def _some(found: "Sequence[Article | ImportedFile]") -> str:
    return ", ".join(one.id for one in found[:NAMED]) + (" ..." if len(found) > NAMED else "")
