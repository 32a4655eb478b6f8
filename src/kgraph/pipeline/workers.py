"""Articles to facts in one process or several: the one place that isolates an article that fails."""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from kgraph.model import Article, Facts, ModelName, Problem

Outcome = Facts | Problem

SHARE = 16  # articles that make it worth two seconds to start one more worker


def extracted(articles: Sequence[Article], workers: int, model: ModelName) -> Iterator[Outcome]:
    """The facts of each article, or the problem that it is; those whose worker died come last."""
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
