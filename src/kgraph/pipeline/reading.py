"""Paths to facts, and facts to records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import ids, read
from kgraph.errors import InputError, RecordError
from kgraph.model import Article, Decision, Facts, ModelName, Problem, Resolution, Statement
from kgraph.pipeline.linking import linked
from kgraph.pipeline.progress import Progress, unseen
from kgraph.pipeline.workers import Outcome, extracted
from kgraph.records import Json, article_record, facts_from_line

if TYPE_CHECKING:
    from kgraph.store.facts import FactsShelf


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
    articles, problems = read_articles(paths)
    yield from facts_of_articles(articles, problems, workers=workers, model=model, shelf=shelf, progress=progress)


def facts_of_articles(
    articles: Sequence[Article],
    unread: Sequence[Problem],
    *,
    workers: int,
    model: ModelName,
    shelf: "FactsShelf | None",
    progress: Progress | None,
) -> Iterator[Outcome]:
    """The facts of articles that were read, sorted, after the problems of those that could not be."""
    from kgraph.extract import extractor

    problems = list(unread)
    known = _known(articles, shelf, extractor(model))
    report = progress or unseen
    report("reading", len(known), len(articles))
    found = list(known.values())
    for outcome in extracted([article for article in articles if article.id not in known], workers, model):
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
    authorities: Sequence[Path | str] = (),
    progress: Progress | None = None,
) -> tuple[list[dict[str, Json]], tuple[Problem, ...]]:
    """What `kgraph extract` writes: a record for each article, its people resolved over all of them; and the problems.

    InputError when no article could be read.
    """
    corpus, problems = corpus_of(facts_of(paths, workers=workers, model=model, progress=progress))
    resolution, statements = resolved(corpus, progress or unseen)
    resolution, unlinked = linked(resolution, None, authorities, progress or unseen)
    records = [article_record(facts, statements[facts.article.id], resolution, base=base) for facts in corpus]
    return records, (*problems, *unlinked)


def read_articles(paths: Iterable[Path | str]) -> tuple[list[Article], list[Problem]]:
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


def renew(shelf: "FactsShelf", model: ModelName, workers: int, report: Progress) -> tuple[Problem, ...]:
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
    outcomes = extracted([facts.article for _, facts in sorted(outdated.items())], workers, model)
    for done, outcome in enumerate(outcomes):
        report("renewing", done, len(outdated))
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            shelf.put(outcome)
    return tuple(problems)


def corpus_of(outcomes: Iterable[Outcome]) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """Facts and problems apart; InputError when there are no facts at all."""
    everything = list(outcomes)
    corpus = tuple(outcome for outcome in everything if isinstance(outcome, Facts))
    problems = tuple(outcome for outcome in everything if isinstance(outcome, Problem))
    if not corpus:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise InputError(f"no article could be read: {problems[0].message if problems else 'none was given'}{more}")
    return corpus, problems


def resolved(
    corpus: Sequence[Facts], report: Progress, decisions: Sequence[Decision] = ()
) -> tuple[Resolution, dict[str, tuple[Statement, ...]]]:
    """Who is who in the corpus by its articles and what people have decided, and the statements by article id."""
    from kgraph.resolve import resolve, statements

    report("resolving", 0, 0)
    resolution = resolve(corpus, decisions)
    return resolution, {facts.article.id: statements(facts, resolution) for facts in corpus}


def undecided(resolution: Resolution) -> tuple[Problem, ...]:
    """A problem for each decision that has no effect, in order of time."""
    idle = sorted(resolution.idle.items(), key=lambda item: (item[0].instant, item[0].words, item[0].who))
    return tuple(
        Problem(
            stage="decide",
            message=f"{decision.words} ({decision.who}, {decision.when}) has no effect: {reason}",
        )
        for decision, reason in idle
    )
