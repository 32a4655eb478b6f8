"""A store swaps one article's graph in one step, keeps the union in its default graph, and says what is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.assemble import article_quads, serialize
from kgraph.errors import QueryError, StoreError
from kgraph.store.graph import GraphStore
from store.news import harbour, reply, resolution

XSD = "http://www.w3.org/2001/XMLSchema#"
ONE, TWO = "https://example.org/one", "https://example.org/two"
NAME = "https://w3id.org/kgraph/id/"


def quad(subject: str, words: str, graph: str = ONE, datatype: str = "string") -> ox.Quad:
    value = ox.Literal(words, datatype=ox.NamedNode(XSD + datatype))
    node = ox.NamedNode(f"https://example.org/{subject}")
    return ox.Quad(node, ox.NamedNode("https://example.org/says"), value, ox.NamedNode(graph))


def harbour_quads() -> list[ox.Quad]:
    facts, statements = harbour()
    return article_quads(facts, statements, resolution())


def reply_quads() -> list[ox.Quad]:
    facts, statements = reply()
    return article_quads(facts, statements, resolution())


def counted(store: GraphStore, pattern: str = "?s ?p ?o") -> int:
    (row,) = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return int(row["n"].value)


def union(store: GraphStore) -> set[str]:
    return {" ".join(str(term) for term in row) for row in store.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")}


def test_new_graph_is_put_in() -> None:
    """What was put in comes out, under the name of its graph."""
    with GraphStore.in_memory() as store:
        assert store.replace(ONE, [quad("a", "x")])
        assert ([ONE], [quad("a", "x")]) == (store.graphs(), list(store.quads()))


def test_same_quads_again_change_nothing() -> None:
    """Replacing a graph by itself says so and leaves everything as it is."""
    with GraphStore.in_memory() as store:
        store.replace(f"{NAME}article-harbour", harbour_quads())
        before = set(store.quads())
        assert not store.replace(f"{NAME}article-harbour", reversed(harbour_quads()))
        assert before == set(store.quads())


def test_literal_in_another_form_changes_nothing() -> None:
    """1.50 and 1.5 are the same decimal, and the store keeps one form."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "1.50", datatype="decimal")])
        assert not store.replace(ONE, [quad("a", "1.5", datatype="decimal")])


def test_replacing_takes_out_what_is_not_given_again() -> None:
    """After a replacement the graph holds exactly the new quads."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x"), quad("b", "y")])
        assert store.replace(ONE, [quad("b", "y"), quad("c", "z")])
        assert {quad("b", "y"), quad("c", "z")} == set(store.quads())


def test_only_the_named_graph_is_touched() -> None:
    """Replacing and removing one graph leaves the others as they are."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        store.replace(TWO, [quad("a", "x", TWO), quad("b", "y", TWO)])
        store.replace(ONE, [quad("c", "z")])
        store.remove(ONE)
        assert {quad("a", "x", TWO), quad("b", "y", TWO)} == set(store.quads())


def test_removing_leaves_no_trace() -> None:
    """A removed graph is gone with its name, and removing it again says that there was none."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        assert store.remove(ONE)
        assert ([], [], set()) == (store.graphs(), list(store.quads()), union(store))
        assert not store.remove(ONE)


def test_one_graph_can_be_read_alone() -> None:
    """`quads` gives one graph when it is named."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        store.replace(TWO, [quad("b", "y", TWO)])
        assert list(store.quads(TWO)) == [quad("b", "y", TWO)]


def test_triple_of_two_articles_is_counted_once() -> None:
    """Queries see each triple of the union once, however many graphs have it."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        store.replace(TWO, [quad("a", "x", TWO)])
        assert counted(store) == 1


def test_triple_stays_while_one_article_has_it() -> None:
    """What two articles say is there until the second one is gone, too."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        store.replace(TWO, [quad("a", "x", TWO)])
        store.remove(ONE)
        assert counted(store) == 1
        store.replace(TWO, [quad("b", "y", TWO)])
        assert counted(store, "<https://example.org/a> ?p ?o") == 0


def test_graphs_can_be_asked_by_name() -> None:
    """GRAPH finds the article that says it."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        store.replace(TWO, [quad("a", "x", TWO)])
        graphs = {row["g"].value for row in store.query("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")}
        assert {ONE, TWO} == graphs


graph_contents = st.frozensets(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", "\\u0041", '"}']))).map(
    sorted
)


@given(st.lists(st.tuples(st.sampled_from([ONE, TWO]), graph_contents), max_size=6))
def test_default_graph_is_always_the_union(changes: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """Whatever is put in, swapped and taken out, each graph has its last content and the default graph the union."""
    with GraphStore.in_memory() as store:
        last: dict[str, set[ox.Quad]] = {}
        for graph, pairs in changes:
            last[graph] = {quad(subject, words, graph) for subject, words in pairs}
            store.replace(graph, last[graph])
        everything = {one for quads in last.values() for one in quads}
        assert everything == set(store.quads())
        assert {" ".join(str(term) for term in one.triple) for one in everything} == union(store)
        assert sorted(graph for graph, quads in last.items() if quads) == store.graphs()


@given(st.text(st.characters(exclude_categories=("Cs",))), st.text(st.characters(exclude_categories=("Cs",))))
def test_any_words_can_be_swapped(old: str, new: str) -> None:
    """Words with quotation marks, brackets, escapes or line ends go in and out as they are."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", old), quad("b", "stays")])
        store.replace(ONE, [quad("a", new), quad("b", "stays")])
        assert {quad("a", new), quad("b", "stays")} == set(store.quads())


def test_articles_come_back_as_they_were_put_in() -> None:
    """What is exported from a store is, byte for byte, what was assembled."""
    with GraphStore.in_memory() as store:
        store.replace(f"{NAME}article-harbour", harbour_quads())
        store.replace(f"{NAME}article-reply", reply_quads())
        quads = harbour_quads() + reply_quads()
        assert serialize(quads, format="trig") == serialize(store.quads(), format="trig")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (quad("a", "x", TWO), "is not the graph that is replaced"),
        (ox.Quad(ox.BlankNode(), ox.NamedNode(ONE), ox.NamedNode(ONE), ox.NamedNode(ONE)), "has a blank node"),
        (ox.Quad(ox.NamedNode(ONE), ox.NamedNode(ONE), ox.BlankNode(), ox.NamedNode(ONE)), "has a blank node"),
    ],
)
def test_quads_that_do_not_belong_are_refused(wrong: ox.Quad, says: str) -> None:
    """A quad of another graph or with a blank node raises ValueError, and nothing is changed."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        with pytest.raises(ValueError, match=says):
            store.replace(ONE, [quad("b", "y"), wrong])
        assert list(store.quads()) == [quad("a", "x")]


def test_store_stays_on_disk(tmp_path: Path) -> None:
    """A store that was closed has everything when it is opened again, also for reading only."""
    with GraphStore.open(tmp_path / "new" / "graph") as store:
        store.replace(ONE, [quad("a", "x")])
    for read_only in (False, True):
        with GraphStore.open(tmp_path / "new" / "graph", read_only=read_only) as store:
            assert list(store.quads()) == [quad("a", "x")]
            assert counted(store) == 1


def test_process_that_dies_leaves_the_graph_as_it_was_or_as_it_is(tmp_path: Path) -> None:
    """A writer that is killed at once after a swap, without closing, leaves one of the two states, and no lock."""
    code = (
        "import os, sys; from pathlib import Path; from kgraph.store.graph import GraphStore\n"
        "from store.test_graph import *\n"
        "store = GraphStore.open(Path(sys.argv[1]))\n"
        "store.replace(ONE, [quad('a', str(n)) for n in range(500)]); store.flush()\n"
        "store.replace(ONE, [quad('b', str(n)) for n in range(500)]); os._exit(9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "graph")], env=environment, check=False)
    assert done.returncode == 9
    with GraphStore.open(tmp_path / "graph") as store:
        subjects = {one.subject.value[-1] for one in store.quads()}
        assert (len(subjects), 500, 500) == (1, len(list(store.quads())), counted(store))


def test_read_only_cannot_be_changed(tmp_path: Path) -> None:
    """Changing a store that is open for reading only is a StoreError that says so."""
    GraphStore.open(tmp_path / "graph").close()
    with (
        GraphStore.open(tmp_path / "graph", read_only=True) as store,
        pytest.raises(StoreError, match="open for reading only"),
    ):
        store.replace(ONE, [quad("a", "x")])


def test_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    """A store that is open for writing cannot be opened for writing again, here or by another process."""
    with GraphStore.open(tmp_path / "graph"):
        with pytest.raises(StoreError, match="in use by another process: wait"):
            GraphStore.open(tmp_path / "graph")
        code = (
            "import sys; from pathlib import Path; from kgraph.store.graph import *; GraphStore.open(Path(sys.argv[1]))"
        )
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "graph")], capture_output=True, check=False)
        assert b"StoreError" in done.stderr
        assert b"in use by another process: wait" in done.stderr


def test_store_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    """Who opens for reading sees the store as it was then, whatever is written afterwards."""
    with GraphStore.open(tmp_path / "graph") as writer:
        writer.replace(ONE, [quad("a", "x")])
        with GraphStore.open(tmp_path / "graph", read_only=True) as reader:
            writer.replace(ONE, [quad("b", "y")])
            assert list(reader.quads()) == [quad("a", "x")]


def test_missing_folder_cannot_be_read(tmp_path: Path) -> None:
    """Reading where no store is says so, and makes none."""
    with pytest.raises(StoreError, match="none does not exist: build one there first"):
        GraphStore.open(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_folder_with_other_things_is_left_alone(tmp_path: Path, read_only: bool) -> None:
    """A folder that holds something else is refused, and nothing is written into it."""
    (tmp_path / "letter.txt").write_text("Dear reader")
    with pytest.raises(StoreError, match="is no store"):
        GraphStore.open(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("read_only", [True, False])
def test_file_is_no_store(tmp_path: Path, read_only: bool) -> None:
    """A file in the place of a folder is refused."""
    (tmp_path / "graph").write_text("x")
    with pytest.raises(StoreError, match="is a file: give a folder"):
        GraphStore.open(tmp_path / "graph", read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_damaged_store_says_what_to_do(tmp_path: Path, read_only: bool) -> None:
    """A store whose files are broken is a StoreError that tells to build it again."""
    (tmp_path / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match=r"is damaged .*: delete the folder and build it again"):
        GraphStore.open(tmp_path, read_only=read_only)


def test_folder_of_a_start_that_was_cut_off_is_used(tmp_path: Path) -> None:
    """A folder in which a store was begun but not made can be used."""
    (tmp_path / "LOCK").touch()
    (tmp_path / "IDENTITY").touch()
    with GraphStore.open(tmp_path) as store:
        assert store.graphs() == []


def test_closed_store_says_so(tmp_path: Path) -> None:
    """A store that was closed cannot be used, and can be closed again."""
    store = GraphStore.open(tmp_path / "graph")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed: open it again"):
        store.graphs()


@pytest.mark.parametrize(("iri", "known"), [("https://example.org/a", True), (TWO, False), ("no iri", False)])
def test_store_knows_what_it_speaks_of(iri: str, known: bool) -> None:
    """`knows` tells whether something is said of an IRI; what is no IRI is not known."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", "x")])
        assert known == store.knows(iri)


def test_values_go_in_by_substitution() -> None:
    """A value takes the place of a variable, whatever stands in it."""
    with GraphStore.in_memory() as store:
        store.replace(ONE, [quad("a", '" } # x'), quad("b", "y")])
        rows = store.query("SELECT ?s ?o WHERE { ?s ?p ?o }", substitutions={"o": ox.Literal('" } # x')})
        assert [row["s"].value for row in rows] == ["https://example.org/a"]


def test_value_for_a_variable_that_is_not_selected_is_refused() -> None:
    """A substitution that the query has no column for is a QueryError."""
    with GraphStore.in_memory() as store, pytest.raises(QueryError, match=r"\?o"):
        store.query("SELECT ?s WHERE { ?s ?p ?o }", substitutions={"o": ox.Literal("x")})
