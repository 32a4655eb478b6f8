"""What extraction costs on top of the parse: CPU time of annotate + extract over bare `nlp.pipe`, for each model.

All run in turn in one process, so that a slow or busy machine slows all; a ratio is the median over the rounds.
Usage: python tools/bench_extraction.py [ARTICLES...]   (default: data/articles)
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from kgraph import annotate, read
from kgraph.extract import extract
from kgraph.model import ModelName

ROUNDS = 5
COPIES = 4  # of the articles in one round, so that one round takes seconds
LIMITS: dict[ModelName, float] = {"default": 1.6, "small": 1.2, "rules": 1.15}


def cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main(paths: list[str]) -> int:
    articles = [read.read(path) for path in read.find(paths or ["data/articles"])] * COPIES
    texts = [article.text for article in articles]
    nlp = annotate.pipeline()

    def parse_only() -> None:
        for _ in nlp.pipe(texts):
            pass

    def whole(model: ModelName) -> None:
        for article, doc, problems in annotate.annotate(articles):
            extract(article, doc, problems, model=model)

    parse_only()
    for model in LIMITS:
        whole(model)  # warm
    words = sum(len(text.split()) for text in texts)
    ratios: dict[ModelName, list[float]] = {model: [] for model in LIMITS}
    bare: list[float] = []
    for _ in range(ROUNDS):
        bare.append(cpu_seconds(parse_only))
        for model, found in ratios.items():
            found.append(cpu_seconds(partial(whole, model)) / bare[-1])
    print(f"words in a round       {words}")
    print(f"nlp.pipe, words/s CPU  {words / statistics.median(bare):.0f}")
    for model, found in ratios.items():
        middle = statistics.median(found)
        print(f"{model:8} ratio        {middle:.3f} ({min(found):.3f} to {max(found):.3f}); limit {LIMITS[model]}")
    return 0 if all(statistics.median(found) <= LIMITS[model] for model, found in ratios.items()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
