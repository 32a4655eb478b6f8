import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import kgraph.annotate
import kgraph.extract
from kgraph import ids
from kgraph.errors import InputError, OutputError
from kgraph.model import Article, Facts, Problem
from kgraph.pipeline import BuildReport, build, facts_of, records_of, workers, write_file
from kgraph.store.facts import FactsShelf
from kgraph.store.graph import GraphStore

BRIDGE = """Bridge over the Oder to stay shut

4 November 2024

By Jane Doe

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.

“We cannot put lives at risk,” Nowak told reporters in Warsaw. She said that Germany had been informed.
"""
FERRY = """Ferry to run at night

German Transport Minister Klaus Weber said on Tuesday that a ferry would cross the Oder at night.

Weber stated that Poland had agreed to the plan. “Nobody will be cut off,” he said.
"""
SCHOOL = """Schools open late

Mayor Ewa Lis said the schools of Szczecin would open an hour later.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("bridge.txt", BRIDGE), ("ferry.txt", FERRY), ("school.txt", SCHOOL)):
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the articles that were really extracted in this process."""
    done: list[str] = []
    extract = kgraph.extract.extract

    def counting(article: Article, *rest: object, **options: object) -> Facts:
        done.append(Path(article.path).name)
        return extract(article, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(kgraph.extract, "extract", counting)
    return done


def built(articles: Path, where: Path) -> BuildReport:
    return build([articles], store=where / "store", out=where / "out")


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def graph_of(where: Path) -> list[str]:
    with GraphStore.open(where / "store" / "graph", read_only=True) as store:
        return sorted(map(str, store.quads()))


def test_facts_are_sorted_and_once(articles: Path) -> None:
    """Facts come by article id, and two articles with the same text are one, that of the first path."""
    (articles / "a-copy.txt").write_text(FERRY)
    found = [facts for facts in facts_of([articles / "school.txt", articles]) if isinstance(facts, Facts)]
    assert [facts.article.id for facts in found] == sorted(facts.article.id for facts in found)
    assert sorted(Path(facts.article.path).name for facts in found) == ["a-copy.txt", "bridge.txt", "school.txt"]


def test_workers_change_nothing(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes give the facts that one gives."""
    monkeypatch.setattr(workers, "SHARE", 1)
    assert list(facts_of([articles], workers=2)) == list(facts_of([articles]))


def test_dead_worker_is_noticed() -> None:
    """A process that dies while it works gives no result, and no exception that would end the corpus."""
    with workers._pool(1) as pool:
        assert workers._outcome(pool.submit(os._exit, 1)) is None


def test_unreadable_articles_are_problems(articles: Path) -> None:
    """A file that cannot be read is a problem, and the others go on."""
    (articles / "empty.txt").write_text("\n")
    (articles / "latin.txt").write_bytes(b"Caf\xe9")
    problems = [outcome for outcome in facts_of([articles]) if isinstance(outcome, Problem)]
    assert [(problem.stage, problem.message.split("/")[-1][:9]) for problem in problems] == [
        ("read", "empty.txt"),
        ("read", "latin.txt"),
    ]


def test_failing_article_is_a_problem(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that makes a stage fail is a problem that names its path, and the others go on."""
    extract = kgraph.extract.extract

    def failing(article: Article, *rest: object, **options: object) -> Facts:
        if article.path.endswith("ferry.txt"):
            raise ZeroDivisionError("no\nferry")
        return extract(article, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(kgraph.extract, "extract", failing)
    problem, *rest = facts_of([articles])
    assert problem == Problem(stage="extract", message=f"{articles}/ferry.txt: ZeroDivisionError: no ferry")
    assert len(rest) == 2


def test_shelf_saves_the_work(articles: Path, tmp_path: Path, counted: list[str]) -> None:
    """Facts on the shelf are not extracted again, even for a file that moved; a new text is."""
    shelf = FactsShelf(tmp_path / "facts")
    first = list(facts_of([articles], shelf=shelf))
    counted.clear()
    assert list(facts_of([articles], shelf=shelf)) == first
    assert counted == []
    (articles / "school.txt").rename(articles / "moved.txt")
    (articles / "ferry.txt").write_text(FERRY.replace("Weber", "Braun"))
    second = [facts for facts in facts_of([articles], shelf=shelf) if isinstance(facts, Facts)]
    assert counted == ["ferry.txt"]
    assert f"{articles}/moved.txt" in [facts.article.path for facts in second]


def test_progress(articles: Path, tmp_path: Path) -> None:
    """Progress tells the stages of a build and counts the articles up to all of them."""
    told: list[tuple[str, int, int]] = []
    build([articles], store=tmp_path / "store", out=tmp_path / "out", progress=lambda *counts: told.append(counts))
    assert told == [
        *(("reading", done, 3) for done in range(4)),
        ("resolving", 0, 0),
        ("comparing", 0, 0),
        *(("storing", done, 3) for done in range(3)),
        ("writing", 0, 0),
    ]


def test_open_names_are_reported(tmp_path: Path) -> None:
    """A place that could be several is told in one line with its article."""
    article = tmp_path / "open.txt"
    article.write_text("Rain on Springfield\n\n2024-11-04\n\nThe rain fell on Springfield, the mayor said.\n")
    report = built(article, tmp_path)
    (problem,) = report.problems
    assert problem.stage == "resolve"
    assert problem.message.startswith(f"{article}: 'Springfield' may be Springfield in Missouri, United States or ")


def test_build_reports(articles: Path, tmp_path: Path) -> None:
    """A build tells what the store holds and who is cited most, and exports Turtle and a page."""
    report = built(articles, tmp_path)
    assert (report.articles, report.read, report.written, report.removed) == (3, 3, 3, 0)
    assert report.speakers >= 3
    assert report.statements >= 5
    assert {"Anna Nowak", "Klaus Weber"} <= {label for label, _ in report.cited}
    assert report.problems == ()
    assert "Anna Nowak" in report.turtle.read_text()
    assert "Anna Nowak" in report.page.read_text()


def test_build_again_changes_nothing(articles: Path, tmp_path: Path) -> None:
    """The same build leaves every graph and every exported byte as it was."""
    built(articles, tmp_path)
    before, exported = graph_of(tmp_path), {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    report = built(articles, tmp_path)
    assert (report.articles, report.written, report.removed) == (3, 0, 0)
    assert graph_of(tmp_path) == before
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == exported


def test_order_of_builds_does_not_matter(articles: Path, tmp_path: Path) -> None:
    """Articles built one after the other give the graph that they give together."""
    built(articles, tmp_path / "together")
    for name in ("school.txt", "bridge.txt", "ferry.txt"):
        build([articles / name], store=tmp_path / "apart" / "store", out=tmp_path / "apart" / "out")
    assert graph_of(tmp_path / "apart") == graph_of(tmp_path / "together")


def test_build_keeps_only_its_own_base(articles: Path, tmp_path: Path) -> None:
    """A build with another base renames the articles' graphs and leaves none behind."""
    built(articles, tmp_path)
    report = build([articles], store=tmp_path / "store", out=tmp_path / "out", base="https://example.org/x/")
    assert (report.written, report.removed) == (3, 3)
    assert not any(ids.BASE in quad for quad in graph_of(tmp_path))


def test_build_renews_what_an_earlier_extractor_read(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change of the extractor, a build of one article reads those in the store again and loses none."""
    build([articles / "bridge.txt"], store=tmp_path / "store", out=tmp_path / "out")
    monkeypatch.setattr(kgraph.extract, "VERSION", "newer")
    report = build([articles / "ferry.txt"], store=tmp_path / "store", out=tmp_path / "out")
    assert (report.articles, report.read, report.removed, report.problems) == (2, 1, 0, ())
    assert [
        facts.article.title for facts in FactsShelf(tmp_path / "store" / "facts").all(kgraph.extract.extractor())
    ] == [
        "Bridge over the Oder to stay shut",
        "Ferry to run at night",
    ]


def test_build_tells_of_facts_that_are_torn(articles: Path, tmp_path: Path) -> None:
    """Facts that cannot be read back are a problem, and the graph that was made of them stays."""
    build([articles / "bridge.txt"], store=tmp_path / "store", out=tmp_path / "out")
    (line,) = (tmp_path / "store" / "facts").glob("*.json")
    line.write_text("{")
    report = build([articles / "ferry.txt"], store=tmp_path / "store", out=tmp_path / "out")
    assert [problem.message for problem in report.problems] == [f"{line} cannot be read back; build its article again"]
    with GraphStore.open(tmp_path / "store" / "graph", read_only=True) as store:
        assert len(store.graphs()) == 2


def test_build_replaces_an_article_whose_headline_changed(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is read with another headline by now replaces its graph instead of standing beside it."""
    build([articles / "school.txt"], store=tmp_path / "store", out=tmp_path / "out")
    monkeypatch.setattr("kgraph.read.layout.LONGEST_TITLE", 0)
    report = build([articles / "school.txt"], store=tmp_path / "store", out=tmp_path / "out")
    assert (report.articles, report.written, report.removed) == (1, 1, 1)


def test_nothing_readable(tmp_path: Path) -> None:
    """A build without a single readable article is an error that tells the first reason."""
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(" ")
    with pytest.raises(InputError, match=r"no article could be read: .*a.txt is empty.* \(and 1 more\)"):
        build([tmp_path], store=tmp_path / "store", out=tmp_path / "out")


def test_output_is_tried_first(articles: Path, tmp_path: Path, counted: list[str]) -> None:
    """An output folder that cannot be written ends a build before any article is read."""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="out cannot be made a folder"):
        built(articles, tmp_path)
    assert counted == []


def test_records(articles: Path) -> None:
    """Records are those of the contract, with spans that are slices of the text and entities of the article alone."""
    records, problems = records_of([articles], base="urn:x:")
    assert problems == ()
    texts = {str(articles / name): text for name, text in (("bridge.txt", BRIDGE), ("ferry.txt", FERRY))}
    for record in records:
        json.dumps(record)
        text = texts.get(record["article"]["path"])
        known = {entity["id"] for entity in record["entities"]}
        for found in record["attributions"]:
            assert {*found["speakers"], *found["addressees"]} <= known
            spans = [found["source"], found["cue"], *found["content"]]
            assert text is None or all(text[s["start"] : s["end"]] == s["text"] for s in spans if s is not None)
    labels = {
        entity["label"] for record in records if "bridge" in record["article"]["id"] for entity in record["entities"]
    }
    assert "Anna Nowak" in labels
    assert "Klaus Weber" not in labels


def test_write_file(tmp_path: Path) -> None:
    """A file is replaced as a whole, and nothing else is left beside it."""
    write_file(tmp_path / "a.txt", b"x")
    write_file(tmp_path / "a.txt", b"y")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"y")]


def test_write_file_into_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is not made: it may be a slip of the pen."""
    with pytest.raises(OutputError, match="cannot be written: No such file or directory"):
        write_file(tmp_path / "deep" / "a.txt", b"x")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_write_file_refused(locked: Path) -> None:
    """A folder that may not be written is told in one line."""
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        write_file(locked / "a.txt", b"x")


def test_write_file_onto_a_folder(tmp_path: Path) -> None:
    """Writing onto a folder fails and leaves nothing behind."""
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match="a cannot be written"):
        write_file(tmp_path / "a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
