"""Each named query answers its question over the two articles of the tests."""

from collections.abc import Iterator

import pytest

from kgraph.assemble import article_quads
from kgraph.store.graph import GraphStore
from kgraph.store.questions import ask, named_queries
from kgraph.store.results import Table, table
from store.news import GAZETTE, HARBOUR, IDA, LUND, OFFICE, TOM, harbour, reply, resolution

NAME = "https://w3id.org/kgraph/id/"
HARBOUR_ARTICLE, REPLY_ARTICLE = f"{NAME}article-harbour", f"{NAME}article-reply"
WHERE = "Lund is too small for a harbour"
FIRST, SECOND, THIRD, BELIEF, SILENCE = (NAME + one.attribution.id for one in harbour()[1])
(ANSWER,) = (NAME + one.attribution.id for one in reply()[1])


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.in_memory() as opened:
        for facts, statements in (harbour(), reply()):
            opened.replace(NAME + facts.article.id, article_quads(facts, statements, resolution()))
        yield opened


def asked(store: GraphStore, name: str, **parameters: str) -> Table:
    return table(ask(store, name, parameters))


def column(found: Table, *names: str) -> list[tuple[str | None, ...]]:
    places = [found.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in found.rows]


def test_there_is_a_query_for_each_question() -> None:
    """The queries that the contract, the page and the readme speak of are there."""
    names = {
        "evidence",
        "most-cited",
        "names",
        "network-edges",
        "network-nodes",
        "passages",
        "places-by-speaker",
        "roles",
        "saying",
        "stated-by",
        "statements-about",
        "who-said-what",
    }
    assert names <= set(named_queries())


def test_who_said_what(store: GraphStore) -> None:
    """Each statement is told with its speaker and each thing that it is about; beliefs are not."""
    found = asked(store, "who-said-what")
    assert column(found, "speakerLabel", "relation", "aboutLabel", "text") == [
        ("Ida Brandt", "states", "Lund", "the harbour of Lund would open again"),
        ("Ida Brandt", "states", "Ida Brandt", "“We are ready,” … “and so is the town.”"),
        ("Ida Brandt", "states", "Lund", "“We are ready,” … “and so is the town.”"),
        ("Lund Gazette", "reports", "Lund", "the harbour of Lund had been closed for a year"),
        ("Tom Reed", "states", "Lund", WHERE),
    ]


def test_who_said_what_about_whom(store: GraphStore) -> None:
    """Speaker and subject can both be given."""
    found = asked(store, "who-said-what", speaker="Ida Brandt", about="Ida Brandt")
    assert column(found, "statement", "article") == [(SECOND, HARBOUR_ARTICLE)]


def test_statements_about(store: GraphStore) -> None:
    """All that is said about a place, in the order of the articles' dates."""
    found = asked(store, "statements-about", about="Lund")
    assert column(found, "statement", "speakerLabel", "published") == [
        (FIRST, "Ida Brandt", "2024-05-06"),
        (SECOND, "Ida Brandt", "2024-05-06"),
        (THIRD, "Lund Gazette", "2024-05-06"),
        (ANSWER, "Tom Reed", "2024-05-07T08:30:00Z"),
    ]


def test_stated_by(store: GraphStore) -> None:
    """A speaker's statements, with those that have no content, and how certain they sound."""
    found = asked(store, "stated-by", speaker="Tom Reed")
    assert column(found, "statement", "relation", "certainty", "polarity", "text", "title") == [
        (SILENCE, "declines-comment", "unstated", "unconfirmed", None, "Lund opens its harbour"),
        (ANSWER, "states", "unstated", "affirmed", WHERE, None),
    ]


def test_most_cited(store: GraphStore) -> None:
    """Speakers by the number of their statements, then of the articles that cite them."""
    found = asked(store, "most-cited")
    assert column(found, "label", "statements", "articles") == [
        ("Tom Reed", "2", "2"),
        ("Ida Brandt", "2", "1"),
        ("Lund Gazette", "1", "1"),
    ]


def test_most_cited_with_a_minimum(store: GraphStore) -> None:
    """Who has fewer statements than asked for is left out."""
    assert column(asked(store, "most-cited", minimum="2"), "speaker") == [(NAME + TOM,), (NAME + IDA,)]


def test_roles(store: GraphStore) -> None:
    """Who holds which office as of which date, and the sentence that says so."""
    assert asked(store, "roles").rows == asked(store, "roles", person="Tom Reed").rows
    columns = ("personLabel", "title", "organizationLabel", "status", "date", "sentence")
    sentence = "Tom Reed, head of the Harbour Office, declined to comment."
    assert column(asked(store, "roles"), *columns) == [
        ("Tom Reed", "head", "Harbour Office", "current", "2024-05-06", sentence)
    ]


def test_nobody_has_a_role_that_no_article_gives(store: GraphStore) -> None:
    """Asking for somebody without an office gives no row."""
    assert asked(store, "roles", person="Ida Brandt").rows == ()


def test_places_by_speaker(store: GraphStore) -> None:
    """Which places each speaker speaks of, in how many statements; people are no places."""
    found = asked(store, "places-by-speaker")
    assert column(found, "speakerLabel", "placeLabel", "statements") == [
        ("Ida Brandt", "Lund", "2"),
        ("Lund Gazette", "Lund", "1"),
        ("Tom Reed", "Lund", "1"),
    ]
    assert len(asked(store, "places-by-speaker", speaker=TOM).rows) == 1


def test_evidence(store: GraphStore) -> None:
    """Every word that supports a statement, where it stands, and the hash of the text it stands in."""
    found = asked(store, "evidence", statement=SECOND)
    assert column(found, "part", "words") == [
        ("content", "“We are ready,”"),
        ("passage", "“We are ready,” she told the Lund Gazette, “and so is the town.”"),
        ("source", "she"),
        ("cue", "told"),
        ("content", "“and so is the town.”"),
    ]
    for start, end, words in column(found, "start", "end", "words"):
        assert HARBOUR[int(start or 0) : int(end or 0)] == words
    assert set(column(found, "article", "sha256")) == {(HARBOUR_ARTICLE, harbour()[0].article.sha256)}


def test_evidence_of_all(store: GraphStore) -> None:
    """Without a statement the evidence of all attributions is told, beliefs included."""
    statements = {row[0] for row in column(asked(store, "evidence"), "statement")}
    assert {FIRST, SECOND, THIRD, BELIEF, SILENCE, ANSWER} == statements


def test_network_nodes(store: GraphStore) -> None:
    """The nodes are who speaks and who is spoken about, with type and other names; the office is neither."""
    found = asked(store, "network-nodes")
    assert column(found, "entity", "label", "type", "name") == [
        (NAME + GAZETTE, "Lund Gazette", "organization", None),
        (NAME + IDA, "Ida Brandt", "person", "Brandt"),
        (NAME + IDA, "Ida Brandt", "person", "Mayor Brandt"),
        (NAME + TOM, "Tom Reed", "person", None),
        (NAME + LUND, "Lund", "place", None),
    ]
    assert NAME + OFFICE not in {row[0] for row in found.rows}


def test_network_edges(store: GraphStore) -> None:
    """The edges join speakers to what they speak of, by statement; nobody to oneself, and no belief."""
    assert column(asked(store, "network-edges"), "speaker", "relation", "entity", "statement") == [
        (NAME + GAZETTE, "reports", NAME + LUND, THIRD),
        (NAME + IDA, "states", NAME + LUND, FIRST),
        (NAME + IDA, "states", NAME + LUND, SECOND),
        (NAME + TOM, "states", NAME + LUND, ANSWER),
    ]


def test_passages(store: GraphStore) -> None:
    """A statement's sentences, and which words in them are source, cue and content."""
    found = asked(store, "passages", statement=SECOND)
    assert column(found, "role", "start", "end") == [
        ("content", "99", "114"),
        ("source", "115", "118"),
        ("cue", "119", "123"),
        ("content", "142", "163"),
    ]
    (passage,) = set(column(found, "passage", "passageStart", "speakerLabel", "relation", "title", "published"))
    shown = "“We are ready,” she told the Lund Gazette, “and so is the town.”"
    assert passage == (shown, "99", "Ida Brandt", "states", "Lund opens its harbour", "2024-05-06")


def test_passages_hold_the_words(store: GraphStore) -> None:
    """Start and end of each part, less the passage's start, are places in the passage."""
    found = asked(store, "passages")
    for passage, offset, start, end, article in column(found, "passage", "passageStart", "start", "end", "article"):
        text = HARBOUR if article == HARBOUR_ARTICLE else reply()[0].article.text
        assert passage is not None
        first, last = int(start or 0) - int(offset or 0), int(end or 0) - int(offset or 0)
        assert passage[first:last] == text[int(start or 0) : int(end or 0)]
    assert {row[0] for row in column(found, "statement")} == {FIRST, SECOND, THIRD, SILENCE, ANSWER}


def test_names(store: GraphStore) -> None:
    """Every entity with its label and each of its names."""
    assert column(asked(store, "names"), "label", "name") == [
        ("Harbour Office", "Harbour Office"),
        ("Ida Brandt", "Brandt"),
        ("Ida Brandt", "Ida Brandt"),
        ("Ida Brandt", "Mayor Brandt"),
        ("Lund", "Lund"),
        ("Lund Gazette", "Lund Gazette"),
        ("Tom Reed", "Tom Reed"),
    ]


def test_saying(store: GraphStore) -> None:
    """Statements by their words, in capitals or not."""
    assert column(asked(store, "saying", words="HARBOUR"), "statement") == [(FIRST,), (THIRD,), (ANSWER,)]


def test_articles(store: GraphStore) -> None:
    """Every article is named in the order of time, also one without a title."""
    assert column(asked(store, "articles"), "article", "title", "publisher") == [
        (HARBOUR_ARTICLE, "Lund opens its harbour", "The Example"),
        (REPLY_ARTICLE, None, None),
    ]
