"""Every quotation of a store against the text that was read, and against the article's file where that is there."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import ids
from kgraph.check.article import ArticleCheck
from kgraph.check.changes import Range, changed_ranges
from kgraph.check.findings import Finding, Verification
from kgraph.check.quotations import ArticleTriples
from kgraph.errors import InputError, RecordError
from kgraph.model import Article, Facts
from kgraph.records import unchecked_facts
from kgraph.store.journal import contents
from kgraph.vocab import KG, PROV, RDF, SCHEMA

if TYPE_CHECKING:
    from kgraph.store.remote import AnyStore

DIGITS = 10  # of the digest of a text in an article's name, at least


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file of facts of an article, the hash in its name, and where the article was read."""

    path: Path
    sha256: str
    source: str | None


def verify(graph: "AnyStore", store: Path) -> Verification:
    """Checks all articles of a store: the hash of each text, each quotation's offsets and words, and whose it is.

    What is wrong is told of the things that rest on it, each once for each reason. Imported graphs have no articles.
    """
    findings: set[Finding] = set()
    articles = statements = known = 0
    shelf = _shelf(store)
    for name in graph.graphs():
        triples = ArticleTriples.of(name, graph.quads(name))
        if SCHEMA.NewsArticle not in triples.all(name, RDF.type):
            continue
        found, quotations = _article(triples, shelf.get(_digits(triples.name), []))
        findings.update(found)
        articles, known = articles + 1, known + quotations
        statements += sum(KG.Statement in triples.all(one, RDF.type) for one in triples.by_subject)
    findings.update(_unwritten(graph, shelf))
    ordered = tuple(sorted(findings, key=lambda one: one.order))
    return Verification(articles=articles, statements=statements, quotations=known, findings=ordered)


def _article(triples: ArticleTriples, kept: list[_Kept]) -> tuple[list[Finding], int]:
    """What does not hold in an article, and how many quotations it has."""
    facts, source, told = _facts(triples, kept)
    findings = [_of_article(triples, message) for message in told]
    if facts is None:
        return findings, 0
    check = ArticleCheck(triples, facts, same_text=_digest(facts.article.text) == facts.article.sha256)
    changed: list[Range] = []
    if source is not None:
        changed, message = _file_changes(facts.article, source)
        findings += [_of_article(triples, message)] if message else []
    return [*findings, *check.findings(changed)], len(check.known) + len(check.torn)


def _facts(triples: ArticleTriples, kept: list[_Kept]) -> tuple[Facts | None, str | None, list[str]]:
    """The facts of an article as they lie on the shelf, where it was read, and what is wrong with its hash."""
    readers = {
        extractor
        for run in triples.by_subject
        for agent in triples.all(run, PROV.wasAssociatedWith)
        for extractor in triples.all(agent, KG.extractor)
    }
    for one in kept:
        try:
            facts = unchecked_facts(one.path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, RecordError):
            continue
        if facts.extractor in readers:
            return facts, one.source, _hashes(triples, facts, one)
    reason = "cannot be read" if kept else "is not in the store"
    return None, None, [f"its text {reason}, so its quotations cannot be verified; build the article again"]


def _hashes(triples: ArticleTriples, facts: Facts, kept: _Kept) -> list[str]:
    told: list[str] = []
    found = _digest(facts.article.text)
    if found != kept.sha256:
        told.append(f"its text is not the one that was read: its hash is {found}, not {kept.sha256}")
    if triples.all(triples.article, KG.sha256) != [kept.sha256]:
        told.append(f"its hash in the graph is {triples.one(triples.article, KG.sha256)}, not {kept.sha256}")
    return told


def _file_changes(article: Article, source: str) -> tuple[list[Range], str | None]:
    """Where the file differs from what was read, and that it does; a file that is gone is nobody's fault."""
    from kgraph import read

    if not Path(source).is_file():
        return [], None
    try:
        now = read.read(source)
    except InputError as error:
        return [], f"its file cannot be read any more: {error}"
    if now.sha256 == article.sha256:
        return [], None
    return changed_ranges(article.text, now.text), f"its file {source} has changed since it was read; build it again"


def _unwritten(graph: "AnyStore", shelf: dict[str, list[_Kept]]) -> Iterator[Finding]:
    """Articles whose facts lie on the shelf and that have no graph."""
    written = {_digits(name) for name in graph.graphs()}
    for digits, kept in shelf.items():
        if digits not in written:
            name = kept[0].source or kept[0].path.name
            told = f"{name} was read and is not in the graph; run `kgraph build` again"
            yield Finding(kind="article", subject=name, article=name, message=told)


def _of_article(triples: ArticleTriples, message: str) -> Finding:
    return Finding(kind="article", subject=triples.article, article=triples.article, message=message)


def _shelf(store: Path) -> dict[str, list[_Kept]]:
    """The files of facts by what their texts give to the names of articles."""
    told = contents(store).facts
    found: dict[str, list[_Kept]] = {}
    for path in sorted((store / "facts").glob("*.json")):
        sha256 = path.name.partition(".")[0]
        source = told[path.name].source if path.name in told else None
        found.setdefault(ids.digest("article", sha256)[:DIGITS], []).append(_Kept(path, sha256, source))
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digits(article: str) -> str:
    return article.rpartition("-")[2][:DIGITS]
