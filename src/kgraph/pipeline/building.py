"""Articles to the store, and the store to the exported files."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph import ids
from kgraph.model import Article, Facts, ModelName, Problem, Resolution, Statement
from kgraph.pipeline.files import writable, write_file
from kgraph.pipeline.linking import linked
from kgraph.pipeline.progress import Progress, unseen
from kgraph.pipeline.reading import corpus_of, facts_of_articles, read_articles, renew, resolved, undecided
from kgraph.pipeline.storing import stored
from kgraph.pipeline.unchanged import exports_digest, inputs_digest, is_as_read, is_in_place

if TYPE_CHECKING:
    from kgraph.store.journal import Journal
    from kgraph.store.remote import AnyStore
    from kgraph.store.writer import Writer

TURTLE, PAGE = "kgraph.ttl", "network.html"
CITED = 5  # speakers that the report of a build names


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildReport:
    """What a build found and wrote.

    `articles`, `statements` and `speakers` count what the store holds now, `read` the articles of this build, `written`
    and `removed` the graphs that changed. `cited` gives the speakers with most statements and their number.
    """

    articles: int
    read: int
    written: int
    removed: int
    statements: int
    speakers: int
    cited: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    store: Path | str
    turtle: Path
    page: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    """What a build was called with; `folder` is where the store keeps what is beside its graph."""

    store: Path | str
    folder: Path
    out: Path
    base: str
    workers: int
    model: ModelName
    authorities: tuple[Path | str, ...]
    report: Progress

    @property
    def exports(self) -> tuple[Path, Path]:
        return self.out / TURTLE, self.out / PAGE

    def inputs(self) -> str:
        return inputs_digest(self.folder, model=self.model, base=self.base, authorities=self.authorities)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Summary:
    """What a report tells about the whole store: kept in the journal, and told again while nothing has changed.

    `general` are the problems of the whole, `inside` those of each article by its id, without its path.
    """

    articles: int
    statements: int
    speakers: int
    cited: tuple[tuple[str, int], ...]
    general: tuple[Problem, ...]
    inside: Mapping[str, tuple[Problem, ...]]


def build(
    paths: Iterable[Path | str],
    *,
    store: Path | str,
    out: Path,
    base: str = ids.BASE,
    workers: int = 1,
    model: ModelName = "default",
    authorities: Sequence[Path | str] = (),
    progress: Progress | None = None,
) -> BuildReport:
    """Reads the articles under the paths into the store, beside those that are there, and exports Turtle and the page.

    Only graphs of articles that changed are written; doing it again changes nothing. An article from the same file, or
    with the same address, as one that is there takes its place. Articles in the store that an earlier version of the
    extractor read are read again. An article that fails becomes a problem of the report, and so does an authority file
    that cannot be read; the links to those that can are kept beside the store. What people have decided holds; a
    decision that has no effect is a problem. The store is a folder, or the URL of a SPARQL 1.1 server.
    InputError when no article could be read, StoreError when the store cannot be opened or another process holds it,
    OutputError when `out` cannot be written.
    """
    from kgraph.store.places import claimed
    from kgraph.store.writer import writing

    writable(out)
    folder = claimed(store)
    writable(folder)
    call = _Call(
        store=store,
        folder=folder,
        out=out,
        base=base,
        workers=workers,
        model=model,
        authorities=tuple(authorities),
        report=progress or unseen,
    )
    with writing(folder, "build") as writer:
        articles, unread = read_articles(paths)
        known = _as_before(writer, articles, call)
        if known is not None:
            return _reported(known, articles, unread, call)
        return _anew(writer, articles, unread, call)


def _as_before(writer: "Writer", articles: Sequence[Article], call: _Call) -> _Summary | None:
    """What the last build found, if this one would find the same; exports that have changed are made again."""
    whole = writer.journal.contents.whole
    if whole is None or not articles or not is_in_place(writer) or not is_as_read(writer, articles, call.model):
        return None
    if whole.inputs != call.inputs():
        return None
    call.report("reading", len(articles), len(articles))
    if any(whole.exports.get(path) != digest for path, digest in _exported_now(call).items()):
        from kgraph.store.places import open_graph

        with open_graph(call.folder, read_only=True) as graph:
            _export(graph, call)
        writer.whole = replace(whole, exports=exports_digest(call.exports))
    return _summary_from(whole.report)


def _exported_now(call: _Call) -> dict[str, str]:
    """The hashes of both exported files; nothing for one that is missing."""
    return {str(path.absolute()): "" for path in call.exports} | exports_digest(call.exports)


def _anew(writer: "Writer", articles: Sequence[Article], unread: Sequence[Problem], call: _Call) -> BuildReport:
    from kgraph.extract import extractor
    from kgraph.store.decisions import DecisionShelf
    from kgraph.store.imports import ImportShelf, bring_up
    from kgraph.store.journal import Whole
    from kgraph.store.judgements import JudgementShelf
    from kgraph.store.links import LinkShelf

    outcomes = facts_of_articles(
        articles, unread, workers=call.workers, model=call.model, shelf=writer.facts, progress=call.report
    )
    new, problems = corpus_of(outcomes)
    gone = _taken_in(writer, new)
    general = renew(writer.facts, call.model, call.workers, call.report)
    corpus = tuple(writer.facts.all(extractor(call.model)))
    decisions, strange = DecisionShelf(call.folder).all()
    resolution, statements = resolved(corpus, call.report, decisions)
    resolution, unlinked = linked(resolution, LinkShelf(call.folder), call.authorities, call.report)
    with writer.graph() as graph:
        written, removed = stored(graph, corpus, statements, resolution, call.base, call.report, gone=gone)
        writer.journal.removed()
        bring_up(ImportShelf(call.folder), graph, call.base)
        JudgementShelf(call.folder).keep(resolution.judgements)
        call.report("writing", 0, 0)
        _export(graph, call)
    summary = _summary(corpus, statements, resolution, (*general, *strange, *undecided(resolution), *unlinked))
    writer.whole = Whole(inputs=call.inputs(), exports=exports_digest(call.exports), report=asdict(summary))
    read = [facts.article for facts in new]
    return _reported(summary, read, problems, call, written=written, removed=removed)


def _taken_in(writer: "Writer", new: Sequence[Facts]) -> Collection[str]:
    """Notes what was read, and takes out the facts of earlier texts in its place; gives those texts (SHA-256)."""
    read = {facts.article.sha256 for facts in new}
    for facts in new:
        writer.facts.read_now(facts)
    gone = (earlier_texts(writer.journal, new) | writer.journal.contents.removing) - read
    writer.journal.removing(gone)
    for sha256 in sorted(gone):
        writer.facts.drop(sha256)
    return gone


def earlier_texts(journal: "Journal", new: Sequence[Facts]) -> set[str]:
    """Texts (SHA-256) that were read from the files or addresses of these articles before, and are not among them."""
    from kgraph.store.writer import source_of

    read = {facts.article.sha256 for facts in new}
    sources = {source for facts in new if (source := source_of(facts.article.path)) is not None}
    urls = {facts.article.url for facts in new if facts.article.url is not None}
    known = ((name.partition(".")[0], kept) for name, kept in journal.contents.facts.items())
    return {text for text, kept in known if text not in read and (kept.source in sources or kept.url in urls)}


def _export(graph: "AnyStore", call: _Call) -> None:
    from kgraph.assemble import serialize
    from kgraph.view.network import network
    from kgraph.view.page import page

    turtle, shown = call.exports
    write_file(turtle, serialize(graph.quads(), format="ttl", base=call.base))
    write_file(shown, page(network(graph)).encode())


def _summary(
    corpus: Sequence[Facts],
    statements: Mapping[str, Sequence[Statement]],
    resolution: Resolution,
    general: tuple[Problem, ...],
) -> _Summary:
    cited = _cited(statements)
    inside = {facts.article.id: (*facts.problems, *resolution.problems.get(facts.article.id, ())) for facts in corpus}
    most = sorted(cited.items(), key=lambda item: (-item[1], item[0]))[:CITED]
    return _Summary(
        articles=len(corpus),
        statements=sum(statement.stands for found in statements.values() for statement in found),
        speakers=len(cited),
        cited=tuple((resolution.entities[name].label, count) for name, count in most),
        general=general,
        inside={name: found for name, found in inside.items() if found},
    )


def _summary_from(kept: Any) -> _Summary:
    """The summary that the journal kept."""

    def problems(found: Any) -> tuple[Problem, ...]:
        return tuple(Problem(**one) for one in found)

    return _Summary(
        articles=kept["articles"],
        statements=kept["statements"],
        speakers=kept["speakers"],
        cited=tuple((label, count) for label, count in kept["cited"]),
        general=problems(kept["general"]),
        inside={name: problems(found) for name, found in kept["inside"].items()},
    )


def _reported(
    summary: _Summary,
    read: Sequence[Article],
    problems: Sequence[Problem],
    call: _Call,
    *,
    written: int = 0,
    removed: int = 0,
) -> BuildReport:
    """The report; the problems inside an article and with its names have its path before them."""
    inside = (
        replace(problem, message=f"{article.path}: {problem.message}")
        for article in read
        for problem in summary.inside.get(article.id, ())
    )
    turtle, page = call.exports
    return BuildReport(
        articles=summary.articles,
        read=len(read),
        written=written,
        removed=removed,
        statements=summary.statements,
        speakers=summary.speakers,
        cited=summary.cited,
        problems=(*problems, *summary.general, *inside),
        store=call.store,
        turtle=turtle,
        page=page,
    )


def _cited(statements: Mapping[str, Sequence[Statement]]) -> Counter[str]:
    """How many statements and reports each speaker is quoted with, by entity id."""
    return Counter(
        speaker
        for found in statements.values()
        for statement in found
        if statement.stands
        for speaker in statement.speakers
    )
