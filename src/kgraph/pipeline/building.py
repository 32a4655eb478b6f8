"""Facts to the store, and the store to the exported files."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import ids
from kgraph.model import Facts, ModelName, Problem, Resolution, Statement
from kgraph.pipeline.files import writable, write_file
from kgraph.pipeline.linking import linked
from kgraph.pipeline.progress import Progress, unseen
from kgraph.pipeline.reading import corpus_of, facts_of, renew, resolved, undecided

if TYPE_CHECKING:
    from kgraph.store.graph import GraphStore

TURTLE, PAGE = "kgraph.ttl", "network.html"
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


def build(
    paths: Iterable[Path | str],
    *,
    store: Path,
    out: Path,
    base: str = ids.BASE,
    workers: int = 1,
    model: ModelName = "default",
    authorities: Sequence[Path | str] = (),
    progress: Progress | None = None,
) -> BuildReport:
    """Reads the articles under the paths into the store, beside those that are there, and exports Turtle and the page.

    Only graphs of articles that changed are written; doing it again changes nothing. Articles in the store that an
    earlier version of the extractor read are read again. An article that fails becomes a problem of the report, and so
    does an authority file that cannot be read; the links to those that can are kept beside the store. What people have
    decided holds; a decision that has no effect is a problem.
    InputError when no article could be read, StoreError when the store cannot be opened, OutputError when `out` cannot
    be written.
    """
    from kgraph.assemble import serialize
    from kgraph.extract import extractor
    from kgraph.store.decisions import DecisionShelf
    from kgraph.store.facts import FactsShelf
    from kgraph.store.graph import GraphStore
    from kgraph.store.judgements import JudgementShelf
    from kgraph.store.links import LinkShelf
    from kgraph.view.network import network
    from kgraph.view.page import page

    writable(out)
    writable(store)
    shelf = FactsShelf(store / "facts")
    new, problems = corpus_of(facts_of(paths, workers=workers, model=model, shelf=shelf, progress=progress))
    report = progress or unseen
    problems += renew(shelf, model, workers, report)
    corpus = tuple(shelf.all(extractor(model)))
    decisions, strange = DecisionShelf(store).all()
    resolution, statements = resolved(corpus, report, decisions)
    resolution, unlinked = linked(resolution, LinkShelf(store), authorities, report)
    with GraphStore.open(store / "graph") as graph:
        written, removed = stored(graph, corpus, statements, resolution, base, report)
        JudgementShelf(store).keep(resolution.judgements)
        report("writing", 0, 0)
        write_file(out / TURTLE, serialize(graph.quads(), format="ttl", base=base))
        write_file(out / PAGE, page(network(graph)).encode())
    cited = _cited(statements)
    inside = (problem for facts in new for problem in _placed(facts, resolution))
    return BuildReport(
        articles=len(corpus),
        read=len(new),
        written=written,
        removed=removed,
        statements=sum(statement.stands for found in statements.values() for statement in found),
        speakers=len(cited),
        cited=tuple(
            (resolution.entities[name].label, count)
            for name, count in sorted(cited.items(), key=lambda item: (-item[1], item[0]))[:CITED]
        ),
        problems=(*problems, *strange, *undecided(resolution), *unlinked, *inside),
        store=store,
        turtle=out / TURTLE,
        page=out / PAGE,
    )


def stored(
    graph: "GraphStore",
    corpus: Sequence[Facts],
    statements: Mapping[str, Sequence[Statement]],
    resolution: Resolution,
    base: str,
    report: Progress,
) -> tuple[int, int]:
    """Brings the store to what the corpus says; how many graphs were written and how many removed."""
    from kgraph.assemble import Sides, article_quads
    from kgraph.compare import compared

    report("comparing", 0, 0)
    sides = Sides(compared(corpus, statements, resolution))
    removed = sum(graph.remove(name) for name in _superseded(graph.graphs(), corpus, base))
    written = 0
    for done, facts in enumerate(corpus):
        report("storing", done, len(corpus))
        quads = article_quads(facts, statements[facts.article.id], resolution, base=base, sides=sides)
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
        if statement.stands
        for speaker in statement.speakers
    )


def _placed(facts: Facts, resolution: Resolution) -> tuple[Problem, ...]:
    """The problems inside an article and with its names, with the article's path before them."""
    found = (*facts.problems, *resolution.problems.get(facts.article.id, ()))
    return tuple(replace(problem, message=f"{facts.article.path}: {problem.message}") for problem in found)
