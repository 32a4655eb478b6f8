"""What extraction costs beside the bare parse: CPU time, load, peak memory, and how time grows with the text.

CPU time: annotate + extract over `nlp.pipe`, all in turn in one process, so that a slow or busy machine slows all; a
ratio is the median over the rounds. Load: seconds from a loaded spaCy model to the first facts of a model, the best
of some fresh processes. Figures: what quantities, times, certainty and events add to the rest. Memory: peak of a
fresh process over that of one that only parses, in batches of the same size. Growth: CPU time of extraction a
character in an article ten times as long over that in the shorter one.
Usage: python tools/bench_extraction.py [ARTICLES...]   (default: data/articles)
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import get_args

STARTED = time.perf_counter()  # the import of annotate is spaCy's, but for milliseconds

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402

from kgraph import annotate, read  # noqa: E402
from kgraph.model import Article, Block, ModelName  # noqa: E402

IMPORTED = time.perf_counter() - STARTED

ROUNDS = 5
COPIES = 4  # of the articles in one round, so that one round takes seconds
STARTS = 3  # fresh processes a figure of load
LENGTHS = (20_000, 200_000)  # characters
CPU_LIMITS: dict[ModelName, float] = {"default": 1.6, "small": 1.2, "rules": 1.15}
FIGURES_LIMIT = 0.1  # of the time of parse and extraction without them
LOAD_LIMIT = 0.5  # seconds
MEMORY_LIMIT = 1.5
GROWTH_LIMIT = 1.5
MODELS: tuple[ModelName, ...] = get_args(ModelName)


def cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def facts(model: ModelName, articles: Sequence[Article]) -> None:
    from kgraph.extract import extract

    for article, doc, problems in annotate.annotate(articles):
        extract(article, doc, problems, model=model)


@cache
def bare_pipeline() -> Language:
    """spaCy's own pipeline, which ours is measured against."""
    return spacy.load(annotate.MODEL)


def parse(articles: Sequence[Article], batch: int | None = None) -> None:
    for _ in bare_pipeline().pipe([article.text for article in articles], batch_size=batch):
        pass


def judged(name: str, value: float, limit: float, more: str = "") -> bool:
    print(f"{name:24} {value:.3f}{more}; limit {limit}")
    return value <= limit


def cpu(articles: Sequence[Article]) -> bool:
    parse(articles)
    for model in MODELS:
        facts(model, articles)  # warm
    words = sum(len(article.text.split()) for article in articles)
    ratios: dict[ModelName, list[float]] = {model: [] for model in MODELS}
    bare: list[float] = []
    for _ in range(ROUNDS):
        bare.append(cpu_seconds(partial(parse, articles)))
        for model, found in ratios.items():
            found.append(cpu_seconds(partial(facts, model, articles)) / bare[-1])
    print(f"words in a round         {words}")
    print(f"nlp.pipe, words/s CPU    {words / statistics.median(bare):.0f}")
    held = [  # a list, so that each line is printed; so below
        judged(
            f"{model}, CPU ratio", statistics.median(found), CPU_LIMITS[model], f" ({min(found):.3f}-{max(found):.3f})"
        )
        for model, found in ratios.items()
    ]
    return all(held)


def figures(articles: Sequence[Article]) -> bool:
    """What figures, times, certainty and events cost on top of reading an article without them."""
    from kgraph.extract import extract
    from kgraph.extract.certainty import judged as certainty
    from kgraph.extract.events import events
    from kgraph.extract.quantities import quantities
    from kgraph.extract.times import times

    parsed = list(annotate.annotate(articles))
    found = [(one[0], one[1], extract(*one)) for one in parsed]
    rooms: dict[str, Callable[[], object]] = {
        "quantities": lambda: [quantities(article, doc, facts.attributions) for article, doc, facts in found],
        "times": lambda: [times(article, doc, facts.attributions) for article, doc, facts in found],
        "certainty": lambda: [certainty(article, doc, facts.attributions) for article, doc, facts in found],
        "events": lambda: [events(article, doc, facts.attributions, facts.times) for article, doc, facts in found],
    }
    whole = statistics.median(cpu_seconds(partial(facts, "default", articles)) for _ in range(ROUNDS))
    spent = {name: statistics.median(cpu_seconds(work) for _ in range(ROUNDS)) for name, work in rooms.items()}
    rest = whole - sum(spent.values())
    shares = ", ".join(f"{name} {seconds / rest:.3f}" for name, seconds in spent.items())
    return judged("figures on top", sum(spent.values()) / rest, FIGURES_LIMIT, f" ({shares})")


def load() -> bool:
    spacy_load = min(float(fresh("spacy")) for _ in range(STARTS))
    print(f"spaCy and its model, s   {spacy_load:.3f}")
    spent = {model: min(float(fresh("load", model)) for _ in range(STARTS)) for model in MODELS}
    held = [judged(f"{model}, load, s", seconds, LOAD_LIMIT) for model, seconds in spent.items()]
    return all(held)


def memory(paths: Sequence[str]) -> bool:
    bare = float(fresh("memory", "parse", *paths))
    print(f"nlp.pipe, peak MB        {bare:.0f}")
    peaks = {model: float(fresh("memory", model, *paths)) for model in MODELS}
    held = [judged(f"{model}, memory ratio", peak / bare, MEMORY_LIMIT) for model, peak in peaks.items()]
    return all(held)


def growth(articles: Sequence[Article]) -> bool:
    short, long = (list(annotate.annotate([joined(articles, length)])) for length in LENGTHS)
    from kgraph.extract import extract

    held = []
    for model in MODELS:
        spent = [
            min(cpu_seconds(lambda: [extract(*one, model=model) for one in many]) for _ in range(STARTS))  # noqa: B023
            for many in (short, long)
        ]
        ratio = spent[1] / spent[0] * LENGTHS[0] / LENGTHS[1]
        held.append(judged(f"{model}, growth", ratio, GROWTH_LIMIT, f" ({spent[0]:.2f} s, {spent[1]:.2f} s)"))
    return all(held)


def joined(articles: Sequence[Article], length: int) -> Article:
    """The articles one behind the other, again and again, up to a length."""
    text, blocks = "", []
    while len(text) < length:
        for article in articles:
            blocks += [replace(one, start=one.start + len(text), end=one.end + len(text)) for one in article.blocks]
            text += article.text + "\n\n"
    blocks = [block for block in blocks if block.end <= length]
    return replace(articles[0], text=text[:length], blocks=tuple(blocks))


def fresh(*arguments: str) -> str:
    """What this file prints when a process of its own measures one thing."""
    call = [sys.executable, __file__, "--measure", *arguments]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def measure(what: str, *arguments: str) -> float:
    if what == "memory":
        how, *paths = arguments
        articles = [read.read(path) for path in read.find(paths)]
        if how == "parse":
            parse(articles, annotate.BATCH)
        else:
            facts(next(model for model in MODELS if model == how), articles)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    nlp = annotate.pipeline()
    if what == "spacy":
        return time.perf_counter() - start + IMPORTED
    text = "The minister said that the bridge was safe."
    block = Block(kind="paragraph", start=0, end=len(text))
    article = Article(id="article-one", path="", text=text, sha256="", blocks=(block,))
    doc = nlp(text)
    start = time.perf_counter()
    from kgraph.extract import extract

    extract(article, doc, model=next(model for model in MODELS if model == arguments[0]))
    return time.perf_counter() - start


def main(paths: list[str]) -> int:
    paths = paths or ["data/articles"]
    articles = [read.read(path) for path in read.find(paths)]
    held = [cpu(articles * COPIES), figures(articles * COPIES), load(), memory(paths), growth(articles)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(measure(*sys.argv[2:]))
    else:
        sys.exit(main(sys.argv[1:]))
