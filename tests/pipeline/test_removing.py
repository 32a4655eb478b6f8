"""Removing takes out exactly what an article brought; replacing is removing and adding."""

import shutil
from pathlib import Path

import pytest

from kgraph.errors import QueryError, StoreError
from kgraph.pipeline import build, remove, write_file
from kgraph.store.graph import GraphStore
from kgraph.store.journal import Journal

KOROLEV = """Governor speaks of losses

4 November 2024

Governor Ivan Korolev said on Monday that 20 soldiers had died near Belgorod. “We mourn them,” Korolev said.
"""
MAYOR = """Mayor contradicts governor

5 November 2024

Belgorod Mayor Ivan Korolev, 51, said that 30 soldiers had died. Governor Korolev denied that.
"""
AGENCY = """Agency counts soldiers

6 November 2024

The Harbour Agency reported that 25 soldiers had died near Belgorod, and that Poland had been told.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("governor.txt", KOROLEV), ("mayor.txt", MAYOR), ("agency.txt", AGENCY)):
        (folder / name).write_text(text)
    return folder


def built(where: Path, *paths: Path) -> bytes:
    build(paths, store=where / "store", out=where / "out", model="rules")
    return exported(where)


def exported(where: Path) -> bytes:
    from kgraph.assemble import serialize

    with GraphStore.open(where / "store" / "graph", read_only=True) as graph:
        return serialize(graph.quads(), format="nq")


def test_removed_article_was_never_there(articles: Path, tmp_path: Path) -> None:
    """Each of the articles added and removed again leaves the store of the others, to the byte."""
    for name in ("governor.txt", "mayor.txt", "agency.txt"):
        others = [path for path in sorted(articles.iterdir()) if path.name != name]
        expected = built(tmp_path / f"without-{name}", *others)
        built(tmp_path / f"with-{name}", articles)
        report = remove([str(articles / name)], store=tmp_path / f"with-{name}" / "store")
        assert len(report.removed) == 1
        assert report.left == 2
        assert exported(tmp_path / f"with-{name}") == expected


def test_ways_to_name_an_article(articles: Path, tmp_path: Path) -> None:
    """An article goes by its file, headline, local name or IRI, and several go at once."""
    built(tmp_path / "all", articles)
    with GraphStore.open(tmp_path / "all" / "store" / "graph", read_only=True) as graph:
        iri = next(name for name in graph.graphs() if "agency" in name)
    for number, wanted in enumerate(("Agency counts soldiers", iri, f"<{iri}>", iri.rpartition("/")[2])):
        copy = tmp_path / str(number)
        shutil.copytree(tmp_path / "all", copy)
        report = remove([wanted, str(articles / "mayor.txt")], store=copy / "store")
        assert (len(report.removed), report.left) == (2, 1)


def test_last_article_leaves_an_empty_store(articles: Path, tmp_path: Path) -> None:
    """All articles can go, and others can come afterwards."""
    built(tmp_path, articles / "mayor.txt")
    remove(["Mayor contradicts governor"], store=tmp_path / "store")
    assert exported(tmp_path).strip() == b""
    assert built(tmp_path, articles / "agency.txt") == built(tmp_path / "fresh", articles / "agency.txt")


def test_unknown_article_changes_nothing(articles: Path, tmp_path: Path) -> None:
    """Of several names one that is wrong is an error, and all articles stay."""
    before = built(tmp_path, articles)
    with pytest.raises(
        QueryError, match="'nobody' is no article and no import of the store; give its file, headline or IRI"
    ):
        remove(["Agency counts soldiers", "nobody"], store=tmp_path / "store")
    assert exported(tmp_path) == before


def test_headline_of_several(articles: Path, tmp_path: Path) -> None:
    """A headline that two articles have is told with what tells them apart."""
    (articles / "agency-2.txt").write_text(AGENCY + "\nThe agency gave no names.\n")
    built(tmp_path, articles)
    with pytest.raises(QueryError, match=r"may be any of 2 articles; give one of article-agency-.*, article-agency-"):
        remove(["Agency counts soldiers"], store=tmp_path / "store")


def test_no_store(tmp_path: Path) -> None:
    """Where there is no store, none is made."""
    with pytest.raises(StoreError, match="there is no store in"):
        remove(["a"], store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_changed_article_takes_the_place_of_the_old(articles: Path, tmp_path: Path) -> None:
    """A file whose text has changed replaces what was read from it; the store is as if the old had never been."""
    built(tmp_path, articles)
    (articles / "agency.txt").write_text(AGENCY.replace("25", "27"))
    changed = built(tmp_path, articles / "agency.txt")
    assert changed == built(tmp_path / "fresh", articles)
    assert len(list((tmp_path / "store" / "facts").iterdir())) == 3


def test_moved_article_stays_one(articles: Path, tmp_path: Path) -> None:
    """A file that moved is the same article, and what is read from its old place is another."""
    built(tmp_path, articles)
    (articles / "agency.txt").rename(articles / "moved.txt")
    built(tmp_path, articles)
    write_file(articles / "agency.txt", MAYOR.replace("30", "31").encode())
    built(tmp_path, articles / "agency.txt")
    assert len(list((tmp_path / "store" / "facts").iterdir())) == 4


def test_removal_that_was_killed_is_ended_by_the_next_build(articles: Path, tmp_path: Path) -> None:
    """What the journal says is on its way out is out after the next build."""
    built(tmp_path, articles)
    journal = Journal(tmp_path / "store")
    text = next(name.partition(".")[0] for name, kept in journal.contents.facts.items() if "agency" in str(kept.source))
    journal.removing([text])
    journal.abandon()
    others = [articles / "governor.txt", articles / "mayor.txt"]
    assert built(tmp_path, *others) == built(tmp_path / "fresh", *others)
