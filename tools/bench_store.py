"""What two daily commands cost, beside what they compete with: a query from the command line, a build with nothing new.

CPU seconds, user and system, of a process with all that it loads, at best of some runs. Beside the query stand Python
itself and Oxigraph opening the same store, which no query can do without; beside the rebuild, the first build.
Usage: python tools/bench_store.py [ARTICLES...]   (default: data/articles)
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ARTICLES = Path(__file__).resolve().parents[1] / "data" / "articles"
QUERY_LIMIT = 0.1  # CPU seconds of a query from the command line
REBUILD_LIMIT = 0.1  # of the CPU of the first build
BEST_OF = 7
OPENED = "import sys, pyoxigraph; pyoxigraph.Store.read_only(sys.argv[1])"


def cpu(*call: str, runs: int = BEST_OF) -> float:
    """CPU seconds of the call, at best."""
    # pyc files are part of any installation, and are not written where this is set
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(call, env=settings, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(seconds)


def main(articles: list[str]) -> int:
    kgraph = str(Path(sys.executable).with_name("kgraph"))
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "store")
        build = (kgraph, "build", *articles, "--store", store, "--out", folder)
        first, again = cpu(*build, runs=1), cpu(*build, runs=3)
        print(f"first build {first:.2f} s, again {again:.2f} s: {again / first:.3f} (held: {REBUILD_LIMIT})")
        python, opened = cpu(sys.executable, "-c", ""), cpu(sys.executable, "-c", OPENED, os.path.join(store, "graph"))
        queries = {
            "stated-by": ("stated-by", "--param", "speaker=Josep Borrell"),
            "denials": ("denials", "--format", "csv"),
            "SPARQL": ("-e", "SELECT ?s WHERE { ?s a schema:NewsArticle }"),
        }
        costs = {name: cpu(kgraph, "query", *call, "--store", store) for name, call in queries.items()}
        told = ", ".join(f"{name} {1000 * cost:.0f}" for name, cost in costs.items())
        print(
            f"a query, ms of CPU: {told} (held: {1000 * QUERY_LIMIT:.0f}); Python alone {1000 * python:.0f}, "
            f"with Oxigraph and the store open {1000 * opened:.0f}"
        )
        return 0 if again <= REBUILD_LIMIT * first and max(costs.values()) < QUERY_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [str(ARTICLES)]))
