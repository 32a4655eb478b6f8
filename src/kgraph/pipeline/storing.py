"""What a corpus says to the graph of a store."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kgraph import ids
from kgraph.model import Facts, Problem, Resolution, Statement
from kgraph.pipeline.linking import linked
from kgraph.pipeline.progress import Progress
from kgraph.pipeline.reading import resolved, undecided

if TYPE_CHECKING:
    from kgraph.store.remote import AnyStore
    from kgraph.store.writer import Writer

SHARED_DIGITS = 10  # of an article's digest; a name with a headline in it has no more, one without has six more
CHECKPOINT = 500  # graphs after which all is brought to the disk

_ARTICLE_GRAPH = re.compile(r"[/#:]article-(?:[^/#:]*-)?(?P<digest>[0-9a-f]+)$")


def stored(
    graph: "AnyStore",
    corpus: Sequence[Facts],
    statements: Mapping[str, Sequence[Statement]],
    resolution: Resolution,
    base: str,
    report: Progress,
    *,
    gone: Collection[str] = (),
) -> tuple[int, int]:
    """Brings the graph to what the corpus says; how many graphs were written and how many removed.

    `gone` are texts (SHA-256) whose articles are to leave the graph.
    """
    from kgraph.assemble import Sides, article_quads
    from kgraph.compare import compared

    report("comparing", 0, 0)
    sides = Sides(compared(corpus, statements, resolution))
    removed = sum(graph.remove(name) for name in _outdated(graph.graphs(), corpus, base, gone))
    written = 0
    for done, facts in enumerate(corpus):
        report("storing", done, len(corpus))
        quads = article_quads(facts, statements[facts.article.id], resolution, base=base, sides=sides)
        written += graph.replace(ids.iri(facts.article.id, base), quads)
        if done % CHECKPOINT == CHECKPOINT - 1:
            graph.flush()
    graph.flush()
    return written, removed


def brought_up(
    writer: "Writer", graph: "AnyStore", corpus: Sequence[Facts], base: str, gone: Iterable[str], report: Progress
) -> tuple[int, tuple[Problem, ...]]:
    """Brings the graph to what these facts, the decisions and the links say; how many graphs were written by that."""
    from kgraph.store.decisions import DecisionShelf
    from kgraph.store.judgements import JudgementShelf
    from kgraph.store.links import LinkShelf

    decisions, strange = DecisionShelf(writer.folder).all()
    resolution, statements = resolved(corpus, report, decisions)
    resolution, _ = linked(resolution, LinkShelf(writer.folder), (), report)
    written, _ = stored(graph, corpus, statements, resolution, base, report, gone=frozenset(gone))
    JudgementShelf(writer.folder).keep(resolution.judgements)
    return written, (*strange, *undecided(resolution))


def _outdated(graphs: Iterable[str], corpus: Sequence[Facts], base: str, gone: Collection[str]) -> list[str]:
    """Graphs of texts that are gone, or that the corpus has under another name by now: another base or headline."""
    current = {ids.iri(facts.article.id, base) for facts in corpus}
    texts = {facts.article.id.rpartition("-")[2][:SHARED_DIGITS] for facts in corpus}
    texts |= {ids.digest("article", sha256)[:SHARED_DIGITS] for sha256 in gone}
    named = [(graph, found["digest"]) for graph in graphs if (found := _ARTICLE_GRAPH.search(graph)) is not None]
    return [graph for graph, digest in named if graph not in current and digest[:SHARED_DIGITS] in texts]
