import dataclasses
import hashlib
import json
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import RecordError
from kgraph.model import (
    MODIFIERS,
    OFFICE_STATUSES,
    Article,
    Attribution,
    Block,
    BlockKind,
    Certainty,
    Cue,
    Decision,
    Description,
    Entity,
    EntityAnchor,
    Facts,
    Judgement,
    Link,
    LinkRecord,
    Match,
    Mention,
    MentionType,
    OfficeStatus,
    Polarity,
    Problem,
    Quantity,
    Relation,
    Resolution,
    Role,
    Span,
    Stage,
    Statement,
    StatementAnchor,
)
from kgraph.records import (
    article_record,
    decision_from_line,
    decision_line,
    facts_from_line,
    facts_line,
    judgement_from_line,
    judgement_line,
    link_from_line,
    link_line,
)

TEXT = "Ada Quist, head of the Bridge Board, said: “It’s shut.” She gave no date."


def article(text: str = TEXT) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="article-1", path="a.txt", text=text, sha256=digest, blocks=(), title="Shut")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


ADA, BOARD, SHE = span("Ada Quist"), span("the Bridge Board"), span("She")
SAID = Attribution(
    id="statement-1",
    relation="states",
    mode="direct",
    source=span("Ada Quist, head of the Bridge Board"),
    cue=Cue(span=span("said"), lemma="say"),
    content=(span("It’s shut"),),
    speakers=(ADA,),
    score=0.5,
    rule="quotation",
)
FACTS = Facts(
    article=article(),
    extractor="1",
    sentences=((0, 55), (56, len(TEXT))),
    mentions=(
        Mention(span=ADA, type="person", name="Ada Quist"),
        Mention(span=BOARD, type="organization", name="Bridge Board"),
        Mention(span=SHE, type="person", name="She", named=False, refers_to=(ADA,)),
    ),
    attributions=(SAID,),
    roles=(Role(person=ADA, title="head", organization=BOARD, evidence=SAID.source or ADA),),
    descriptions=(Description(person=ADA, words=span("head of the Bridge Board")),),
    quantities=(
        Quantity(
            span=span("no"),
            value=12000,
            maximum=12000,
            modifier="at most",
            unit="USD",
            of=span("date"),
            attribution=SAID.id,
            part_of=span("It"),
        ),
        Quantity(span=span("It"), value=0.5),
    ),
    problems=(Problem(stage="extract", message="one paragraph was left out"),),
)
RESOLUTION = Resolution(
    entities={
        "person-ada": Entity(id="person-ada", label="Ada Quist", type="person", same_as=("https://example.org/ada",)),
        "organization-board": Entity(id="organization-board", label="Bridge Board", type="organization"),
        "place-else": Entity(id="place-else", label="Elsewhere", type="place"),
    },
    links={
        ("article-1", ADA.start, ADA.end): ("person-ada",),
        ("article-1", SHE.start, SHE.end): ("person-ada",),
        ("article-1", BOARD.start, BOARD.end): ("organization-board",),
        ("article-2", 0, 3): ("place-else",),
    },
)
STATEMENT = Statement(attribution=SAID, speakers=("person-ada",), addressees=(), about=("organization-board",))

spans = st.integers(0, len(TEXT) - 1).flatmap(
    lambda start: st.integers(start + 1, len(TEXT)).map(lambda end: Span.of(TEXT, start, end))
)
some = st.lists(spans, max_size=2).map(tuple)
numbers = st.none() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def any_of(kind: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(kind))


facts = st.builds(
    Facts,
    article=st.builds(
        Article,
        id=words,
        path=words,
        text=st.just(TEXT),
        sha256=st.just(article().sha256),
        blocks=st.lists(st.builds(Block, kind=any_of(BlockKind)), max_size=2).map(tuple),
        title=st.none() | words,
        published=st.none() | words,
        authors=st.lists(words, max_size=2).map(tuple),
    ),
    extractor=words,
    sentences=st.lists(st.tuples(st.integers(), st.integers()), max_size=2).map(tuple),
    mentions=st.lists(
        st.builds(Mention, span=spans, type=any_of(MentionType), name=words, named=st.booleans(), refers_to=some),
        max_size=2,
    ).map(tuple),
    attributions=st.lists(
        st.builds(
            Attribution,
            id=words,
            relation=any_of(Relation),
            mode=st.just("direct"),
            source=st.none() | spans,
            cue=st.none() | st.builds(Cue, span=spans, lemma=words),
            content=some,
            within=st.none() | words,
            certainty=any_of(Certainty),
            polarity=any_of(Polarity),
            score=st.none() | st.floats(0, 1),
            rule=words,
        ),
        max_size=2,
    ).map(tuple),
    roles=st.lists(
        st.builds(
            Role,
            person=spans,
            title=words,
            organization=st.none() | spans,
            evidence=spans,
            status=any_of(OfficeStatus),
        ),
        max_size=2,
    ).map(tuple),
    descriptions=st.lists(st.builds(Description, person=spans, words=spans), max_size=2).map(tuple),
    quantities=st.lists(
        st.builds(
            Quantity,
            span=spans,
            value=numbers,
            minimum=numbers,
            maximum=numbers,
            modifier=st.sampled_from(MODIFIERS),
            unit=st.none() | words,
            of=st.none() | spans,
            attribution=st.none() | words,
            part_of=st.none() | spans,
        ),
        max_size=2,
    ).map(tuple),
    problems=st.lists(st.builds(Problem, stage=any_of(Stage), message=words), max_size=2).map(tuple),
)


@given(facts)
def test_round_trip(facts: Facts) -> None:
    """Facts come back from their line exactly, and give the same line again."""
    line = facts_line(facts)
    assert "\n" not in line
    assert facts_from_line(line) == facts
    assert facts_line(facts_from_line(line)) == line


def test_line_is_readable() -> None:
    """Letters beyond ASCII stay as they are, and keys are sorted."""
    line = facts_line(FACTS)
    assert "It’s shut" in line
    assert list(json.loads(line)) == sorted(json.loads(line))


def changed(**changes: object) -> str:
    return json.dumps({**json.loads(facts_line(FACTS)), **changes})


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "no line of JSON"),
        ("{", "no line of JSON"),
        ("[]", "facts does not have the fields article"),
        ("{}", "does not have the fields"),
        (changed(more=1), "does not have the fields"),
        (changed(extractor=1), "facts.extractor is 1, which it cannot be; extract the article again"),
        (changed(sentences=[[1]]), r"facts.sentences\[0\]"),
        (changed(sentences=3), "facts.sentences"),
        (changed(problems=[{"stage": "sing", "message": ""}]), r"facts.problems\[0\].stage .* 'sing'"),
        (facts_line(FACTS).replace("It’s shut.", "It’s open."), "not the one that its hash names"),
        (facts_line(FACTS).replace('"text":"said"', '"text":"sang"'), "is not 'sang'"),
    ],
)
def test_line_that_cannot_be_read(line: str, message: str) -> None:
    """A line that is not facts is refused, with the place where it went wrong, in one line."""
    with pytest.raises(RecordError, match=message) as caught:
        facts_from_line(line)
    assert "\n" not in str(caught.value)


def test_line_of_an_earlier_version() -> None:
    """A line without a field that has been added since is read as one in which nothing was found."""
    line = json.loads(facts_line(FACTS))
    del line["descriptions"]
    assert facts_from_line(json.dumps(line)) == dataclasses.replace(FACTS, descriptions=())


def test_article_record() -> None:
    """The record of an article has the contract's fields, with IRIs under the base and slices of the text."""
    record = article_record(FACTS, [STATEMENT], RESOLUTION, base="urn:x:")
    assert record["article"]["id"] == "urn:x:article-1"
    assert record["attributions"] == [
        {
            "id": "urn:x:statement-1",
            "relation": "states",
            "mode": "direct",
            "source": {"start": 0, "end": 35, "text": "Ada Quist, head of the Bridge Board"},
            "cue": {"start": 37, "end": 41, "text": "said", "lemma": "say"},
            "content": [{"start": 44, "end": 53, "text": "It’s shut"}],
            "speakers": ["urn:x:person-ada"],
            "addressees": [],
            "about": ["urn:x:organization-board"],
            "within": None,
            "certainty": "unstated",
            "polarity": "affirmed",
            "hedge": None,
            "probability": None,
            "score": 0.5,
            "rule": "quotation",
        }
    ]
    assert record["roles"] == [
        {
            "person": "urn:x:person-ada",
            "title": "head",
            "organization": "urn:x:organization-board",
            "status": "current",
        }
    ]
    assert record["quantities"] == [
        {
            "start": 65,
            "end": 67,
            "text": "no",
            "value": 12000,
            "minimum": None,
            "maximum": 12000,
            "modifier": "at most",
            "unit": "USD",
            "of": "date",
            "attribution": "urn:x:statement-1",
            "part_of": {"start": 44, "end": 46, "text": "It"},
            "predicates": [],
            "places": [],
            "real": True,
            "measured": None,
        },
        {
            "start": 44,
            "end": 46,
            "text": "It",
            "value": 0.5,
            "minimum": None,
            "maximum": None,
            "modifier": "exactly",
            "unit": None,
            "of": None,
            "attribution": None,
            "part_of": None,
            "predicates": [],
            "places": [],
            "real": True,
            "measured": None,
        },
    ]
    assert (record["times"], record["events"]) == ([], [])
    assert record["problems"] == [{"stage": "extract", "message": "one paragraph was left out"}]


def test_record_holds_the_entities_of_its_article() -> None:
    """Only entities mentioned in the article are in its record, each with all its mentions, in order of the text."""
    entities = article_record(FACTS, [STATEMENT], RESOLUTION)["entities"]
    assert [(entity["label"], [span["text"] for span in entity["mentions"]]) for entity in entities] == [
        ("Ada Quist", ["Ada Quist", "She"]),
        ("Bridge Board", ["the Bridge Board"]),
    ]
    assert entities[0]["same_as"] == ["https://example.org/ada"]
    described = [{"start": 11, "end": 35, "text": "head of the Bridge Board"}]
    assert [entity["descriptions"] for entity in entities] == [described, []]


@pytest.mark.parametrize("status", OFFICE_STATUSES)
def test_record_tells_the_status_of_a_role(status: OfficeStatus) -> None:
    """Whether an office is held, was held or is to be held is in the record."""
    (role,) = FACTS.roles
    facts = dataclasses.replace(FACTS, roles=(dataclasses.replace(role, status=status),))
    assert [one["status"] for one in article_record(facts, [], RESOLUTION)["roles"]] == [status]


def test_role_of_nobody_known() -> None:
    """A role whose person could not be resolved is told as a problem."""
    nobody = Resolution(entities={}, links={})
    record = article_record(FACTS, [], nobody)
    assert record["roles"] == []
    assert record["problems"][-1] == {"stage": "resolve", "message": "it is not known who 'Ada Quist' is"}


def test_what_was_left_open_is_a_problem() -> None:
    """What the resolution could not decide about an article's names is told in its record, after what was left out."""
    left_open = Problem(stage="resolve", message="'Lund' may be one of two")
    record = article_record(FACTS, [], Resolution(entities={}, links={}, problems={FACTS.article.id: (left_open,)}))
    assert {"stage": "resolve", "message": "'Lund' may be one of two"} in record["problems"]


def test_links_in_a_record() -> None:
    """Exact links are the same thing elsewhere, beside what the gazetteer knows; close ones are not."""
    found = tuple(
        Link(iri=f"https://example.org/{name}", match=match, score=1.0, evidence="", authority="a.ttl")
        for name, match in (("quist", "exact"), ("ada", "exact"), ("qvist", "close"))
    )
    entities = {name: replace(entity, links=found) for name, entity in RESOLUTION.entities.items()}
    record = article_record(FACTS, [STATEMENT], replace(RESOLUTION, entities=entities))
    assert record["entities"][0]["same_as"] == ["https://example.org/ada", "https://example.org/quist"]


@given(
    st.builds(
        LinkRecord,
        entity=words,
        label=words,
        type=any_of(MentionType),
        link=st.builds(
            Link,
            iri=words,
            match=any_of(Match),
            score=st.floats(0, 1),
            evidence=words,
            authority=words,
            sha256=st.none() | words,
        ),
    )
)
def test_links_come_back_from_their_line(record: LinkRecord) -> None:
    """A link comes back from its line exactly, and gives the same line again."""
    line = link_line(record)
    assert "\n" not in line
    assert link_from_line(line) == record
    assert link_line(link_from_line(line)) == line


@given(
    st.builds(
        Judgement,
        left=words,
        right=words,
        same=st.booleans(),
        rule=words,
        reason=words,
        score=st.none() | st.floats(-1, 1),
        entities=st.lists(words, max_size=2).map(tuple),
    )
)
def test_judgements_come_back_from_their_line(judgement: Judgement) -> None:
    """A judgement comes back from its line exactly, and gives the same line again."""
    line = judgement_line(judgement)
    assert "\n" not in line
    assert judgement_from_line(line) == judgement
    assert judgement_line(judgement_from_line(line)) == line


@given(st.text() | st.text().map(json.dumps))
def test_line_that_is_nothing_known(line: str) -> None:
    """A line that is no link, or no judgement, is refused."""
    for read in (link_from_line, judgement_from_line):
        with pytest.raises(RecordError):
            read(line)


ANCHOR = EntityAnchor(entity="person-ada-1", label="Ada Quist", type="person")
TOLD = StatementAnchor(statement="statement-1", sha256="ab", cue=(37, 41), content=((44, 54),), text="It’s shut")
DECISIONS = [
    Decision(kind="same", entities=(ANCHOR, replace(ANCHOR, label="A. Quist")), who="Jo", when="2026-01-01T10:00:00Z"),
    Decision(kind="same", entities=(ANCHOR,), value="https://example.org/ada", who="Jo", when="2026-01-01"),
    Decision(kind="different", entities=(ANCHOR, replace(ANCHOR, name="Quist")), who="Jo", when="2026-01-01T10:00:00"),
    Decision(kind="split", entities=(replace(ANCHOR, name="Quist"),), who="Jo", when="2026-01-01", why="two\nlines"),
    Decision(kind="split", entities=(replace(ANCHOR, articles=("ab", "cd")),), who="Jo", when="2026-01-01"),
    Decision(kind="label", entities=(ANCHOR,), value="Ada “Bridge” Quist", who="Jo", when="2026-01-01"),
    Decision(kind="type", entities=(ANCHOR,), value="organization", who="Jo", when="2026-01-01"),
    Decision(kind="reject", statement=TOLD, who="Jo", when="2026-01-01T10:00:00+02:00"),
    Decision(kind="accept", statement=replace(TOLD, cue=None, content=()), who="Jo", when="2026-01-01"),
]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.words)
def test_a_decision_comes_back(decision: Decision) -> None:
    """A decision is one line and the same when it is read."""
    line = decision_line(decision)
    assert "\n" not in line
    assert "null" not in line
    assert decision_from_line(line) == decision


def test_a_decision_is_readable() -> None:
    """The line tells first what was decided, and nothing that was left open."""
    assert decision_line(DECISIONS[5]) == (
        '{"kind": "label", "entities": [{"entity": "person-ada-1", "label": "Ada Quist", "type": "person"}], '
        '"value": "Ada “Bridge” Quist", "who": "Jo", "when": "2026-01-01"}'
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kind": "merge"}, "decision.kind is 'merge', which it cannot be"),
        ({"colour": "red"}, "decision does not have the fields"),
        ({"when": "yesterday"}, "when is 'yesterday', which is no ISO 8601 date-time"),
        ({"who": " "}, "who is empty"),
        ({"value": "two\nlines"}, "'label' needs one entity and a value of at most 1000 characters in one line"),
        ({"value": None}, "'label' needs one entity"),
        ({"value": "\ud800"}, "lone surrogate"),
        ({"kind": "different", "value": None}, "'different' needs two entities"),
        ({"kind": "same", "value": None}, "'same' needs two entities, or one and an IRI"),
        ({"kind": "type", "value": "king"}, "'type' needs one entity and a value among person, organization"),
        ({"kind": "split", "value": None}, "'split' needs one entity with the name or the articles"),
        ({"kind": "reject"}, "'reject' needs a statement"),
        ({"entities": [{"entity": "x"}]}, "decision.entities[0] does not have the fields"),
        ({"entities": "x"}, "decision.entities is no list"),
        ({"statement": {"statement": "x"}}, "decision.statement does not have the fields"),
    ],
)
def test_a_line_that_is_no_decision(given: dict[str, object], message: str) -> None:
    """What is wrong with a line is told."""
    line = json.dumps({**json.loads(decision_line(DECISIONS[5])), **given})
    with pytest.raises(RecordError) as error:
        decision_from_line(line)
    assert message in str(error.value)


@pytest.mark.parametrize("line", ["", "nonsense", "[]", "7", "[" * 100_000, '"kind"'])
def test_a_line_that_is_nothing(line: str) -> None:
    """Whatever stands in the file is told in one error."""
    with pytest.raises(RecordError):
        decision_from_line(line)
