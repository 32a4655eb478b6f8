"""RDF of others comes in as a whole or not at all, stays apart, and goes without a trace."""

import gzip
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.assemble import serialize
from kgraph.check import fsck, verify
from kgraph.cli import DONE, main
from kgraph.errors import InputError, QueryError
from kgraph.pipeline import ImportReport, build, correct, import_files, remove
from kgraph.store.disk import put
from kgraph.store.graph import GraphStore
from kgraph.store.imports import ImportShelf, import_of, imported_graphs
from kgraph.store.questions import ask
from kgraph.store.results import table
from kgraph.vocab import OWL
from store.nif import PEOPLE, corpus

ARTICLE = """Mayor speaks of the bridge

4 November 2024

Mayor Hanna Lindqvist said on Monday that the bridge would open in May. “We are ready,” Lindqvist said.
"""
TURTLE = """@prefix ex: <https://example.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
ex:hanna a foaf:Person ; foaf:name "Hanna Lindqvist" ; foaf:knows [ foaf:name "Somebody" ] .
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one article."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "mayor.txt").write_text(ARTICLE)
    build([folder / "mayor.txt"], store=folder / "store", out=folder / "out", model="rules")
    return folder


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole / "store", tmp_path / "store"))


def taken(store: Path, *files: Path, **rest: object) -> ImportReport:
    return import_files(files, store=store, stdin=bytes, **rest)  # type: ignore[arg-type]


def exported(store: Path) -> bytes:
    with GraphStore.open(store / "graph", read_only=True) as graph:
        return serialize(graph.quads(), format="nq")


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "people.ttl"
    path.write_text(TURTLE)
    return path


def test_file_comes_into_graphs_of_its_own(store: Path, turtle: Path) -> None:
    """The graphs of the articles stay as they are; what the file says is in a graph named after it."""
    before = exported(store)
    (one,) = taken(store, turtle).imports
    assert (one.triples, one.graphs, one.known) == (4, 1, False)
    lines = set(exported(store).splitlines())
    assert set(before.splitlines()) <= lines
    new = {line.rsplit(b" ", 2)[1].decode().strip("<>") for line in lines - set(before.splitlines())}
    assert {import_of(name).rpartition("/")[2] for name in new} == {one.id}  # type: ignore[union-attr]
    assert b"_:" not in exported(store)


def test_same_things_are_offered_and_not_merged(store: Path, turtle: Path) -> None:
    """Who may be the same is told with the reason; a decision makes it so, and then it is not offered again."""
    (one,) = taken(store, turtle).imports
    (offer,) = one.offers
    assert (offer.label, offer.link.iri, offer.link.match) == ("Hanna Lindqvist", "https://example.org/hanna", "exact")
    assert str(OWL.sameAs).encode() not in exported(store)
    correct("same", (offer.entity, offer.link.iri), who="Jo", when="2026-01-01T10:00:00Z", store=store)
    assert f"/{offer.entity}> <{OWL.sameAs}> <https://example.org/hanna>".encode() in exported(store)
    (again,) = taken(store, turtle).imports
    assert (again.known, again.offers) == (True, ())


@pytest.mark.parametrize(
    ("name", "broken", "line"),
    [
        ("a.ttl", TURTLE + "ex:last ex:is", 3),
        ("a.nt", "<http://a/a> <http://a/b> <http://a/c> .\n" * 500 + "<http://a/a> <http://a/b> .\n", 501),
        ("a.nq", "<http://a/a> <http://a/b> <http://a/c> <http://a/g> .\n" * 9 + "nonsense\n", 10),
        ("a.trig", "<http://a/g> {\n<http://a/a> <http://a/b> 1 }\n}", 3),
        ("a.rdf", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<a>\n', None),
        ("a.jsonld", '[{"@id": "http://a/a", "http://a/b": 1},\n{"@id": }]', None),
    ],
)
def test_mistake_on_the_last_line_changes_nothing(
    store: Path, tmp_path: Path, name: str, broken: str, line: int
) -> None:
    """A file is in as a whole or not at all, and the line is named."""
    before, files = exported(store), sorted(store.rglob("*.json*"))
    (tmp_path / name).write_text(broken)
    report = taken(store, tmp_path / name)
    assert report.imports == ()
    assert f"{name}, line {line}: " in report.failures[0] if line else name in report.failures[0]
    assert (exported(store), sorted(store.rglob("*.json*"))) == (before, files)


def test_a_file_that_fails_holds_up_no_other(store: Path, turtle: Path, tmp_path: Path) -> None:
    """The others come in."""
    (tmp_path / "bad.ttl").write_text("nonsense")
    report = taken(store, tmp_path / "bad.ttl", turtle, tmp_path / "missing.ttl")
    assert ([one.label for one in report.imports], len(report.failures)) == (["people.ttl"], 2)


def test_nothing_good_makes_no_store(tmp_path: Path) -> None:
    """Where no file can be read, no store is begun."""
    report = taken(tmp_path / "new", tmp_path / "missing.ttl")
    assert (report.imports, len(report.failures), (tmp_path / "new").exists()) == ((), 1, False)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("big.nt", b"<http://a/a> <http://a/b> <http://a/c> .\n" * 30_000),
        ("bomb.nt.gz", gzip.compress(b"<http://a/a> <http://a/b> <http://a/c> .\n" * 30_000)),
    ],
)
def test_too_large_a_file_is_refused(store: Path, tmp_path: Path, name: str, data: bytes) -> None:
    """No more is read or unpacked than is allowed."""
    (tmp_path / name).write_bytes(data)
    (failure,) = taken(store, tmp_path / name, largest=1_000_000).failures
    assert "more than 1,000,000 bytes" in failure


def test_zipped_and_from_stdin_is_the_same_file(store: Path, turtle: Path, tmp_path: Path) -> None:
    """What a file says counts, not how it came."""
    (tmp_path / "people.ttl.gz").write_bytes(gzip.compress(turtle.read_bytes()))
    first = taken(store, tmp_path / "people.ttl.gz").imports[0]
    with_stdin = import_files([Path("-")], store=store, stdin=turtle.read_bytes, format="ttl").imports[0]
    assert (first.known, with_stdin.known, with_stdin.id) == (False, True, first.id)


def test_remote_context_is_refused(store: Path, tmp_path: Path) -> None:
    """A file that can be read only with another from the network is not read."""
    (tmp_path / "a.jsonld").write_text('{"@context": "https://example.org/context.jsonld", "name": "x"}')
    assert len(taken(store, tmp_path / "a.jsonld").failures) == 1


def test_removed_import_was_never_there(store: Path, turtle: Path) -> None:
    """Removing it by its name leaves the store as it was, to the byte, and as its journal says."""
    before = exported(store)
    taken(store, turtle)
    assert remove(["people.ttl"], store=store).removed[0][0] == "people.ttl"
    assert exported(store) == before
    assert list((store / "imports").iterdir()) == []
    assert fsck(store).faults == ()


def test_unknown_name_removes_nothing(store: Path, turtle: Path) -> None:
    """What is neither article nor import is told."""
    taken(store, turtle)
    before = exported(store)
    with pytest.raises(QueryError, match="no article and no import"):
        remove(["people.ttl", "nobody"], store=store)
    assert exported(store) == before


def test_builds_leave_imports(store: Path, turtle: Path, whole: Path, tmp_path: Path) -> None:
    """Building again, in place or with the graph gone, keeps and brings back what was imported."""
    taken(store, turtle)
    after = exported(store)
    build([whole / "mayor.txt"], store=store, out=tmp_path / "out", model="rules")
    assert exported(store) == after
    shutil.rmtree(store / "graph")
    build([whole / "mayor.txt"], store=store, out=tmp_path / "out", model="rules")
    assert exported(store) == after
    assert fsck(store).faults == ()


def test_import_that_was_cut_off_is_ended_by_the_next_writer(
    store: Path, turtle: Path, whole: Path, tmp_path: Path
) -> None:
    """A file that lies on the shelf without its graph gets it; a file without its description was never in."""
    shelf = ImportShelf(store)
    taken(store, turtle)
    after, (file,) = exported(store), shelf.all()
    with GraphStore.open(store / "graph") as graph:
        for name in [name for name in graph.graphs() if import_of(name)]:
            graph.remove(name)
    put(store / "imports" / "import-torn-0123456789.ttl", b"half")
    build([whole / "mayor.txt"], store=store, out=tmp_path / "other", model="rules", base="https://w3id.org/kgraph/id/")
    assert (exported(store), shelf.all()) == (after, [file])
    assert not (store / "imports" / "import-torn-0123456789.ttl").exists()


def test_own_export_comes_in_beside_the_articles(store: Path, tmp_path: Path) -> None:
    """Another newsroom's graph, even with names of ours, touches no graph of ours; all checks hold as before."""
    (tmp_path / "theirs.nq").write_bytes(exported(store))
    before = exported(store)
    (one,) = taken(store, tmp_path / "theirs.nq").imports
    assert set(before.splitlines()) <= set(exported(store).splitlines())
    with GraphStore.open(store / "graph", read_only=True) as graph:
        assert len(imported_graphs(graph)) == one.graphs == 1
        assert [row[1] for row in table(ask(graph, "readers")).rows] == ["1"]
        assert verify(graph, store).findings == ()
    assert fsck(store).faults == ()


def test_relative_iris_need_an_origin(store: Path, tmp_path: Path) -> None:
    """Without knowing where a file was published, a relative IRI means nothing."""
    (tmp_path / "a.ttl").write_text("<a> <b> <#c> .")
    (failure,) = taken(store, tmp_path / "a.ttl").failures
    assert failure.endswith("a relative IRI needs the place where the file was published, --origin IRI")
    taken(store, tmp_path / "a.ttl", origin="https://example.org/x/a.ttl")
    assert b"<https://example.org/x/a> <https://example.org/x/b> <https://example.org/x/a.ttl#c>" in exported(store)
    with pytest.raises(InputError, match="no absolute IRI"):
        taken(store, tmp_path / "a.ttl", origin="x")


def test_corpus_in_nif_comes_in_and_merges(store: Path, tmp_path: Path) -> None:
    """An external corpus of 3,000 resources: all its triples come in, whom we know is offered, and merges when told."""
    (tmp_path / "corpus.ttl").write_text(corpus(3000))
    (one,) = taken(store, tmp_path / "corpus.ttl").imports
    assert one.triples > 9000
    assert {offer.label for offer in one.offers} == {"Hanna Lindqvist"} < set(PEOPLE)
    (offer,) = one.offers
    correct("same", (offer.entity, offer.link.iri), who="Jo", when="2026-01-01T10:00:00Z", store=store)
    with GraphStore.open(store / "graph", read_only=True) as graph:
        asked = graph.query(
            "PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>"
            "PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#> PREFIX kg: <https://w3id.org/kgraph/ontology#>"
            "PREFIX owl: <http://www.w3.org/2002/07/owl#>"
            "SELECT DISTINCT ?phrase ?statement WHERE { ?who kg:madeStatement ?statement ; owl:sameAs ?there ."
            " ?phrase itsrdf:taIdentRef ?there ; nif:anchorOf ?words }"
        )
        assert len(table(asked).rows) > 100


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), min_size=1, max_size=5))
def test_any_literal_comes_through(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """What a file says comes out of the store as it went in."""
    folder = tmp_path_factory.mktemp("any")
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    (folder / "a.nt").write_text("".join(f'<http://a/{n}> <http://a/p> "{text}" .\n' for n, text in enumerate(quoted)))
    assert taken(folder / "store", folder / "a.nt").failures == ()
    with GraphStore.open(folder / "store" / "graph", read_only=True) as graph:
        (name,) = imported_graphs(graph)
        assert sorted(quad.object.value for quad in graph.quads(name)) == sorted(texts)


@pytest.mark.parametrize(
    "format", ["ttl", "trig", "nt", "nq", "rdf", "jsonld", "rdf12", "nif", "nanopub", "claimreview"]
)
def test_each_export_comes_in(format: str, store: Path, tmp_path: Path) -> None:
    """What `kgraph export` writes as RDF, `kgraph import` reads, by the name of the file alone."""
    exported_file = tmp_path / f"theirs.{format}.gz"
    assert main(["export", "--store", str(store), "-f", format, "-o", str(exported_file)]) == DONE
    (one,) = taken(store, exported_file).imports
    assert one.triples > 10


@pytest.mark.parametrize("format", ["nif", "nanopub", "claimreview"])
def test_profiles_are_of_our_articles_alone(format: str, store: Path, tmp_path: Path) -> None:
    """What rests on texts that we have read is not written of statements that others have imported."""
    call = ["export", "--store", str(store), "-f", format, "-o"]
    assert main([*call, str(tmp_path / "before")]) == DONE
    theirs = exported(store).decode().replace("https://w3id.org/kgraph/id/", "https://example.org/theirs/")
    (tmp_path / "theirs.nq").write_text(theirs)
    assert taken(store, tmp_path / "theirs.nq").failures == ()
    assert main([*call, str(tmp_path / "after")]) == DONE
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()
