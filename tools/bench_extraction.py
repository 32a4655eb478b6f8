"""What extraction costs on top of the parse: CPU time of annotate + extract over bare `nlp.pipe`, same model and texts.

Both run in turn in one process, so that a slow or busy machine slows both; the ratio is the median of the pairs.
Usage: python tools/bench_extraction.py [ARTICLES...]   (default: data/articles)
"""

import statistics
import sys
import time
from collections.abc import Callable

from kgraph import annotate, read
from kgraph.extract import extract

ROUNDS = 7
COPIES = 4  # of the articles in one round, so that one round takes seconds
LIMIT = 1.15


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

    def whole() -> None:
        for article, doc, problems in annotate.annotate(articles):
            extract(article, doc, problems)

    parse_only(), whole()  # warm
    pairs = [(cpu_seconds(whole), cpu_seconds(parse_only)) for _ in range(ROUNDS)]
    ratios = sorted(ours / bare for ours, bare in pairs)
    words = sum(len(text.split()) for text in texts)
    print(f"words in a round          {words}")
    print(f"nlp.pipe, words/s CPU     {words / statistics.median(bare for _, bare in pairs):.0f}")
    print(f"with extraction, words/s  {words / statistics.median(ours for ours, _ in pairs):.0f}")
    middle = statistics.median(ratios)
    print(f"ratio, median (min, max)  {middle:.3f} ({ratios[0]:.3f}, {ratios[-1]:.3f}); limit {LIMIT}")
    return 0 if middle <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
