"""Named queries take values by name, entities are found by what they are called, and mistakes name what is near."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kgraph.assemble import article_quads
from kgraph.errors import QueryError
from kgraph.model import Entity, Resolution
from kgraph.store.graph import GraphStore
from kgraph.store.questions import Parameter, answer, ask, base_of, find_entities, named_queries, parse
from kgraph.store.results import table
from store.news import ENTITIES, GAZETTE, IDA, LUND, OFFICE, TOM, harbour, reply, resolution

NAME = "https://w3id.org/kgraph/id/"


def filled(known: Resolution, base: str = NAME) -> GraphStore:
    store = GraphStore.in_memory()
    for facts, statements in (harbour(), reply()):
        quads = article_quads(facts, statements, known, base=base)
        store.replace(base + facts.article.id, quads)
    return store


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with filled(resolution()) as opened:
        yield opened


def test_queries_are_known_by_name_and_question() -> None:
    """Every named query has a name, a question in plain words, and described parameters."""
    for name, query in named_queries().items():
        assert name == query.name
        assert query.question.endswith("?")
        assert all(parameter.description for parameter in query.parameters)


def test_head_of_a_query_is_read() -> None:
    """The first line is the question, `# param:` lines are parameters, with or without a default."""
    head = (
        "# Who?",
        "# param: who entity the one",
        "# param: n number how many default=3",
        "# param: w text x default=",
    )
    text = "\n".join([*head, "ASK {}"])
    expected = (
        Parameter(name="who", kind="entity", description="the one"),
        Parameter(name="n", kind="number", description="how many", default="3"),
        Parameter(name="w", kind="text", description="x", default=""),
    )
    assert (parse("q", text).question, parse("q", text).parameters) == ("Who?", expected)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "does not say what it answers"),
        ("ASK {}", "does not say what it answers"),
        ("# Who?\n# param: who\nASK {}", "write '# param: name entity"),
        ("# Who?\n# param: who person the one\nASK {}", "write '# param: name entity"),
    ],
)
def test_query_without_a_proper_head_is_refused(text: str, says: str) -> None:
    """A query that does not say what it answers, or what it takes, is a QueryError that shows the form."""
    with pytest.raises(QueryError, match=says):
        parse("q", text)


@pytest.mark.parametrize(
    "text",
    [IDA, f"id:{IDA}", NAME + IDA, f"<{NAME}{IDA}>", "Ida Brandt", "Mayor Brandt", "ida  brandt", "MAYOR", "Ida"],
)
def test_entity_is_found_by_what_it_is_called(store: GraphStore, text: str) -> None:
    """An entity is meant by its IRI, its local name, its label, another name, in other letters, or a part of one."""
    assert [(found.iri, found.label) for found in find_entities(store, text)] == [(NAME + IDA, "Ida Brandt")]


def test_exact_name_comes_before_part_of_a_name(store: GraphStore) -> None:
    """The place comes before the paper that is named after it."""
    assert [found.iri for found in find_entities(store, "Lund")] == [NAME + LUND, NAME + GAZETTE]


@pytest.mark.parametrize("text", ["", "  ", "Nobody", "<>", "kgraph"])
def test_unknown_name_finds_nothing(store: GraphStore, text: str) -> None:
    """A name that no entity has finds nothing; the program itself is no entity."""
    assert find_entities(store, text) == []


@pytest.mark.parametrize("text", ["article-harbour", "statement-3528-1"])
def test_statement_or_article_is_found_by_its_local_name(store: GraphStore, text: str) -> None:
    """Anything in the store can be meant by its local name; it has no label."""
    assert [(NAME + text, None)] == [(found.iri, found.label) for found in find_entities(store, text)]


def test_local_names_are_found_under_another_base() -> None:
    """Where the graph was built under another base, local names are under it."""
    base = "https://example.org/news#"
    with filled(resolution(), base) as store:
        assert base == base_of(store)
        assert [base + TOM] == [found.iri for found in find_entities(store, TOM)]


def test_empty_store_has_the_usual_base() -> None:
    """A store without graphs has our own base."""
    with GraphStore.in_memory() as store:
        assert base_of(store) == NAME


def test_entity_is_put_in_by_name(store: GraphStore) -> None:
    """A parameter that is an entity takes a name."""
    rows = table(ask(store, "stated-by", {"speaker": "Tom Reed"})).rows
    assert {NAME + TOM} == {row[0] for row in rows}


def test_full_name_wins_over_part_of_another(store: GraphStore) -> None:
    """ "Lund" means the place, though the paper has the word in its name."""
    assert {NAME + LUND} == {row[0] for row in table(ask(store, "statements-about", {"about": "Lund"})).rows}


def test_parameter_without_value_is_left_open(store: GraphStore) -> None:
    """Where nothing is given for a parameter that may be left out, the answer is about all."""
    everything = table(ask(store, "who-said-what")).rows
    assert everything == table(ask(store, "who-said-what", {"speaker": ""})).rows
    assert {NAME + IDA, NAME + TOM, NAME + GAZETTE} == {row[0] for row in everything}


def test_name_of_two_entities_asks_which() -> None:
    """A name that may mean several entities is a QueryError with their names and how to tell them apart."""
    other = Entity(id="place-lund-9", label="Lund", type="place")
    known = Resolution(entities={**ENTITIES, OFFICE: other, other.id: other}, links=resolution().links)
    with filled(known) as store, pytest.raises(QueryError, match=r"'Lund' may be Lund \(.*\), Lund \(.*\): give"):
        ask(store, "statements-about", {"about": "Lund"})


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        ("who-sad-what", {}, "there is no query 'who-sad-what'; nearest: who-said-what"),
        ("xyz", {}, "there is no query 'xyz'; there are [0-9]+ others"),
        ("stated-by", {}, "the query stated-by needs speaker: who says it"),
        ("stated-by", {"speeker": "x"}, "has no parameter 'speeker'; nearest: speaker"),
        ("network-edges", {"speaker": "x"}, "has no parameter 'speaker'; it has none"),
        ("stated-by", {"speaker": "Ida Brant"}, "nothing in the store is called 'Ida Brant'; nearest: Ida Brandt"),
        ("stated-by", {"speaker": ""}, "nothing in the store is called ''"),
        ("most-cited", {"minimum": "many"}, "minimum is 'many', which is no whole number"),
        ("most-cited", {"minimum": "1.5"}, "minimum is '1.5', which is no whole number"),
    ],
)
def test_mistakes_name_what_is_near(store: GraphStore, name: str, parameters: dict[str, str], says: str) -> None:
    """A wrong name, parameter or value is a QueryError of one line that says what would be right."""
    with pytest.raises(QueryError, match=says) as caught:
        ask(store, name, parameters)
    assert "\n" not in str(caught.value)


def test_text_goes_in_as_a_value(store: GraphStore) -> None:
    """Words with quotation marks and brackets are looked for, not run."""
    assert table(ask(store, "saying", {"words": '") || true } #'})).rows == ()


def test_free_query_knows_our_prefixes(store: GraphStore) -> None:
    """A query that declares no prefixes can use ours, id: for the base of the store among them."""
    told = table(answer(store, f"SELECT ?label WHERE {{ id:{IDA} a schema:Person ; rdfs:label ?label }}"))
    assert told.rows == (("Ida Brandt",),)


def test_own_prefix_of_a_query_wins(store: GraphStore) -> None:
    """A query may use a prefix name of ours for something else."""
    told = table(answer(store, "PREFIX kg: <https://schema.org/> SELECT ?s WHERE { ?s a kg:Place }"))
    assert told.rows == ((NAME + LUND,),)


def test_free_query_that_is_none_is_told_in_one_line(store: GraphStore) -> None:
    """What is no SPARQL is a QueryError."""
    with pytest.raises(QueryError, match="cannot be read at line 1"):
        answer(store, "Who said what?")


def test_free_query_calls_no_server(store: GraphStore) -> None:
    """SERVICE is refused in free queries."""
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        answer(store, "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_asking_twice_gives_the_same(store: GraphStore) -> None:
    """Named queries are ordered to the last column: two stores filled in another order answer alike."""
    other = GraphStore.in_memory()
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in store.quads():
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    for graph in reversed(store.graphs()):
        other.replace(graph, reversed(graphs[graph]))
    values = {"entity": IDA, "text": "harbour", "number": "1"}
    for name, query in named_queries().items():
        needed = {one.name: values[one.kind] for one in query.parameters if one.default is None}
        assert table(ask(store, name, needed)) == table(ask(other, name, needed))
