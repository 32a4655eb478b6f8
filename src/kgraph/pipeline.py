"""Puts the stages together: articles to facts, facts to the store, the store to the exported files.

A store is a folder with two parts: `facts/`, one line of facts an article, from which everything else can be made
again, and `graph/`, the graph itself.
"""

import os
import re
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import ids, read
from kgraph.errors import InputError, OutputError, RecordError
from kgraph.model import STATING, Article, Facts, ModelName, Problem, Resolution, Statement
from kgraph.records import Json, article_record, facts_from_line

if TYPE_CHECKING:
    from kgraph.store.facts import FactsShelf
    from kgraph.store.graph import GraphStore

Progress = Callable[[str, int, int], None]  # what is done, how much of it is done, how much there is (0: not known)
Outcome = Facts | Problem

TURTLE, PAGE = "kgraph.ttl", "network.html"
SHARE = 16  # articles that make it worth two seconds to start one more worker
SHARED_DIGITS = 10  # of an article's digest; a name with a headline in it has no more, one without has six more
CITED = 5  # speakers that the report of a build names

_ARTICLE_GRAPH = re.compile(r"[/#:]article-(?:[^/#:]*-)?(?P<digest>[0-9a-f]+)$")


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
    store: Path
    turtle: Path
    page: Path


def facts_of(
    paths: Iterable[Path | str],
    *,
    workers: int = 1,
    model: ModelName = "default",
    shelf: "FactsShelf | None" = None,
    progress: Progress | None = None,
) -> Iterator[Outcome]:
    """The facts of every article under the paths, sorted by article id, after a problem for each that failed.

    Two articles with the same text are one, that of the first path. The result does not depend on `workers` (processes)
    or on the order of the paths. With a shelf, facts that lie on it are taken from there and new ones are put on it.
    InputError when a path does not exist or gives no article.
    """
    from kgraph.extract import extractor

    articles, problems = _articles(paths)
    known = _known(articles, shelf, extractor(model))
    report = progress or _unseen
    report("reading", len(known), len(articles))
    found = list(known.values())
    for outcome in _extracted([article for article in articles if article.id not in known], workers, model):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            found.append(outcome)
            if shelf is not None:
                shelf.put(outcome)
        report("reading", min(len(found) + len(problems), len(articles)), len(articles))
    yield from sorted(problems, key=lambda problem: (problem.stage, problem.message))
    yield from sorted(found, key=lambda facts: facts.article.id)


def records_of(
    paths: Iterable[Path | str],
    *,
    base: str = ids.BASE,
    workers: int = 1,
    model: ModelName = "default",
    progress: Progress | None = None,
) -> tuple[list[dict[str, Json]], tuple[Problem, ...]]:
    """What `kgraph extract` writes: a record for each article, its people resolved over all of them; and the problems.

    InputError when no article could be read.
    """
    corpus, problems = _corpus(facts_of(paths, workers=workers, model=model, progress=progress))
    resolution, statements = _resolved(corpus, progress or _unseen)
    records = [article_record(facts, statements[facts.article.id], resolution, base=base) for facts in corpus]
    return records, problems


def build(
    paths: Iterable[Path | str],
    *,
    store: Path,
    out: Path,
    base: str = ids.BASE,
    workers: int = 1,
    model: ModelName = "default",
    progress: Progress | None = None,
) -> BuildReport:
    """Reads the articles under the paths into the store, beside those that are there, and exports Turtle and the page.

    Only graphs of articles that changed are written; doing it again changes nothing. Articles in the store that an
    earlier version of the extractor read are read again. An article that fails becomes a problem of the report.
    InputError when no article could be read, StoreError when the store cannot be opened, OutputError when `out` cannot
    be written.
    """
    from kgraph.assemble import serialize
    from kgraph.extract import extractor
    from kgraph.store.facts import FactsShelf
    from kgraph.store.graph import GraphStore
    from kgraph.view.network import network
    from kgraph.view.page import page

    _writable(out)
    _writable(store)
    shelf = FactsShelf(store / "facts")
    new, problems = _corpus(facts_of(paths, workers=workers, model=model, shelf=shelf, progress=progress))
    report = progress or _unseen
    problems += _renew(shelf, model, workers, report)
    corpus = tuple(shelf.all(extractor(model)))
    resolution, statements = _resolved(corpus, report)
    with GraphStore.open(store / "graph") as graph:
        written, removed = _stored(graph, corpus, statements, resolution, base, report)
        report("writing", 0, 0)
        write_file(out / TURTLE, serialize(graph.quads(), format="ttl", base=base))
        write_file(out / PAGE, page(network(graph)).encode())
    cited = _cited(statements)
    return BuildReport(
        articles=len(corpus),
        read=len(new),
        written=written,
        removed=removed,
        statements=sum(
            statement.attribution.relation in STATING for found in statements.values() for statement in found
        ),
        speakers=len(cited),
        cited=tuple(
            (resolution.entities[name].label, count)
            for name, count in sorted(cited.items(), key=lambda item: (-item[1], item[0]))[:CITED]
        ),
        problems=(*problems, *(problem for facts in new for problem in _placed(facts))),
        store=store,
        turtle=out / TURTLE,
        page=out / PAGE,
    )


def write_file(path: Path, data: bytes) -> None:
    """Writes a file as a whole or not at all; OutputError when that cannot be done."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error


def _writable(folder: Path) -> None:
    """Makes the folder; OutputError when nothing can be written there, before any work is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made a folder: {error.strerror or error}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{folder} cannot be written: permission denied; choose another folder")


def _articles(paths: Iterable[Path | str]) -> tuple[list[Article], list[Problem]]:
    """The articles, one for each text, in order of their ids, and a problem for each file that is none."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in sorted(read.find(paths)):
        try:
            article = read.read(path)
        except InputError as error:
            problems.append(Problem(stage="read", message=str(error)))
        else:
            articles.setdefault(article.sha256, article)
    return sorted(articles.values(), key=lambda article: article.id), problems


def _known(articles: Sequence[Article], shelf: "FactsShelf | None", extractor: str) -> dict[str, Facts]:
    """Facts that the shelf holds, by article id; a text whose layout is read in another way by now is not known."""
    known: dict[str, Facts] = {}
    for article in articles:
        facts = shelf.get(article.sha256, extractor) if shelf is not None else None
        if facts is not None and replace(facts.article, path=article.path) == article:
            known[article.id] = replace(facts, article=article)
    return known


def _renew(shelf: "FactsShelf", model: ModelName, workers: int, report: Progress) -> tuple[Problem, ...]:
    """Extracts anew what only earlier versions or other readers found; a problem for each article that fails."""
    from kgraph.extract import extractor

    current = {facts.article.sha256 for facts in shelf.all(extractor(model))}
    outdated: dict[str, Facts] = {}
    problems: list[Problem] = []
    for path in sorted(shelf.folder.glob("*.json")):
        if path.name.partition(".")[0] in current:
            continue
        try:
            facts = facts_from_line(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, RecordError):
            problems.append(Problem(stage="read", message=f"{path} cannot be read back; build its article again"))
        else:
            outdated[facts.article.id] = facts
    outcomes = _extracted([facts.article for _, facts in sorted(outdated.items())], workers, model)
    for done, outcome in enumerate(outcomes):
        report("renewing", done, len(outdated))
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            shelf.put(outcome)
    return tuple(problems)


def _extracted(articles: Sequence[Article], workers: int, model: ModelName) -> Iterator[Outcome]:
    workers = min(workers, -(-len(articles) // SHARE))
    if workers <= 1:
        yield from (_facts(article, model) for article in articles)
        return
    lost: list[Article] = []
    with _pool(workers) as pool:
        futures = [pool.submit(_facts, article, model) for article in articles]
        for article, future in zip(articles, futures, strict=True):
            outcome = _outcome(future)
            if outcome is None:
                lost.append(article)
            else:
                yield outcome
    # One article that kills its worker takes the whole pool with it: each of the lost gets a pool of its own.
    for article in lost:
        with _pool(1) as pool:
            outcome = _outcome(pool.submit(_facts, article, model))
        yield outcome or Problem(stage="extract", message=f"{article.path}: the process that read it died")


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Fresh interpreters, not forks: a fork beside a running thread (a progress bar's) may hang.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_interrupt)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    """Ctrl-C reaches every process of the terminal; the main one ends the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _outcome(future: "Future[Outcome]") -> Outcome | None:
    """The result of a worker; None when it died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _facts(article: Article, model: ModelName) -> Outcome:
    """The facts of one article, or the problem that it is; whatever goes wrong with it must not end the corpus."""
    from kgraph.annotate import annotate
    from kgraph.extract import extract

    try:
        ((same, doc, problems),) = annotate([article])
        return extract(same, doc, problems, model=model)
    except Exception as error:
        message = " ".join(f"{type(error).__name__}: {error}".split())
        return Problem(stage="extract", message=f"{article.path}: {message}")


def _corpus(outcomes: Iterable[Outcome]) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """Facts and problems apart; InputError when there are no facts at all."""
    everything = list(outcomes)
    corpus = tuple(outcome for outcome in everything if isinstance(outcome, Facts))
    problems = tuple(outcome for outcome in everything if isinstance(outcome, Problem))
    if not corpus:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise InputError(f"no article could be read: {problems[0].message if problems else 'none was given'}{more}")
    return corpus, problems


def _unseen(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


def _resolved(corpus: Sequence[Facts], report: Progress) -> tuple[Resolution, dict[str, tuple[Statement, ...]]]:
    """Who is who in the corpus, and the statements by article id."""
    from kgraph.resolve import resolve, statements

    report("resolving", 0, 0)
    resolution = resolve(corpus)
    return resolution, {facts.article.id: statements(facts, resolution) for facts in corpus}


def _stored(
    graph: "GraphStore",
    corpus: Sequence[Facts],
    statements: Mapping[str, Sequence[Statement]],
    resolution: Resolution,
    base: str,
    report: Progress,
) -> tuple[int, int]:
    """Brings the store to what the corpus says; how many graphs were written and how many removed."""
    from kgraph.assemble import article_quads

    removed = sum(graph.remove(name) for name in _superseded(graph.graphs(), corpus, base))
    written = 0
    for done, facts in enumerate(corpus):
        report("storing", done, len(corpus))
        quads = article_quads(facts, statements[facts.article.id], resolution, base=base)
        written += graph.replace(ids.iri(facts.article.id, base), quads)
    graph.flush()
    return written, removed


def _superseded(graphs: Iterable[str], corpus: Sequence[Facts], base: str) -> list[str]:
    """Graphs of texts that the corpus has under another name by now: by another base or a headline read otherwise."""
    current = {ids.iri(facts.article.id, base) for facts in corpus}
    texts = {facts.article.id.rpartition("-")[2][:SHARED_DIGITS] for facts in corpus}
    named = [(graph, found["digest"]) for graph in graphs if (found := _ARTICLE_GRAPH.search(graph)) is not None]
    return [graph for graph, digest in named if graph not in current and digest[:SHARED_DIGITS] in texts]


def _cited(statements: Mapping[str, Sequence[Statement]]) -> Counter[str]:
    """How many statements and reports each speaker is quoted with, by entity id."""
    return Counter(
        speaker
        for found in statements.values()
        for statement in found
        if statement.attribution.relation in STATING
        for speaker in statement.speakers
    )


def _placed(facts: Facts) -> tuple[Problem, ...]:
    """The problems inside an article, with the article's path before them."""
    return tuple(replace(problem, message=f"{facts.article.path}: {problem.message}") for problem in facts.problems)
