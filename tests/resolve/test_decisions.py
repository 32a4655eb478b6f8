"""What a person decided holds, in whatever order decisions and articles come; what finds nothing is told."""

from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest

from kgraph.model import Decision, EntityAnchor, Facts, Judgement, Resolution, StatementAnchor
from kgraph.resolve import resolve, statements
from kgraph.resolve.replay import CONTRADICTED
from resolve.marked import facts

SPELLINGS = facts("one", "[Volodymyr Zelensky|person] spoke. [Zelensky|person] left.")
SPELLED = facts("two", "[Volodymyr Zelenskyy|person] spoke.")
ANNA = facts("three", "[Anna Nowak|person] spoke to [Hanna Weber|person].")
OFFICE = facts("four", "[UK Defence Ministry|organization] and [British Ministry of Defence|organization] met.")
NEWS = (SPELLINGS, SPELLED, ANNA, OFFICE)


def anchor(found: Resolution, label: str, name: str | None = None) -> EntityAnchor:
    (one,) = [entity for entity in found.entities.values() if label in (entity.label, *entity.names)]
    return EntityAnchor(entity=one.id, label=one.label, type=one.type, name=name)


def decided(kind: str, *anchors: EntityAnchor, at: int = 1, **known: object) -> Decision:
    return Decision(kind=kind, entities=anchors, who="Jo", when=f"2026-01-0{at}T10:00:00Z", **known)  # type: ignore[arg-type]


def nodes(found: Resolution) -> list[set[str]]:
    """The names of each entity, by the alphabet."""
    return sorted(({one.label, *one.names} for one in found.entities.values()), key=sorted)


def of(found: Resolution, name: str) -> set[str]:
    """All names of the one entity with the name."""
    (names,) = [names for names in nodes(found) if name in names]
    return names


BEFORE = resolve(NEWS)
SAME = decided("same", anchor(BEFORE, "Anna Nowak"), anchor(BEFORE, "Hanna Weber"), why="one pen name")
PRESIDENT = [anchor(BEFORE, "Volodymyr Zelensky", name) for name in ("Volodymyr Zelensky", "Volodymyr Zelenskyy")]
DIFFERENT = decided("different", *PRESIDENT)


def test_nothing_is_other_without_decisions() -> None:
    """No decision, no change."""
    assert resolve(NEWS, ()) == BEFORE


def test_same() -> None:
    """Two entities become one; both ids lead to it, and a judgement tells who decided it and why."""
    found = resolve(NEWS, [SAME])
    assert of(found, "Anna Nowak") == {"Anna Nowak", "Hanna Weber"}
    owners = {found.current(one.entity) for one in SAME.entities}
    assert len(owners) == 1
    (owner,) = owners
    assert found.decisions == {owner: (SAME,)}
    reason = "Jo decided so on 2026-01-01: one pen name"
    names = {"left": "Anna Nowak", "right": "Hanna Weber"}
    judged = Judgement(**names, same=True, rule="decision", reason=reason, entities=(owner,))
    assert judged in found.judgements


def test_different_spellings() -> None:
    """What features joined is two, and what an article has as short for one stays with it."""
    assert of(BEFORE, "Zelensky") == {"Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelensky"}
    found = resolve(NEWS, [DIFFERENT])
    assert of(found, "Volodymyr Zelensky") == {"Volodymyr Zelensky", "Zelensky"}
    assert of(found, "Volodymyr Zelenskyy") == {"Volodymyr Zelenskyy"}
    pairs = [
        (one.same, one.rule) for one in found.judgements if {one.left, one.right} == {one.name for one in PRESIDENT}
    ]
    assert pairs == [(False, "decision")]


def test_different_before_features_join_them() -> None:
    """Two things that an article has apart stay apart when an article comes that would join them."""
    first = [facts("a", "[NIS|organization] met."), facts("b", "[National Intelligence Service|other] met.")]
    more = facts("c", "[National Intelligence Service|organization] ([NIS|organization]) met.")
    apart = resolve(first)
    decision = decided("different", anchor(apart, "NIS"), anchor(apart, "National Intelligence Service"))
    assert len(resolve([*first, more]).entities) == 1
    assert len(resolve([*first, more], [decision]).entities) == 2


def test_different_names_of_one_key() -> None:
    """Where the articles have one key for two names, one of them gets an id of its own, and it lasts."""
    both = of(BEFORE, "UK Defence Ministry")
    assert both == {"UK Defence Ministry", "British Ministry of Defence"}
    decision = decided("different", *(anchor(BEFORE, name, name) for name in sorted(both)))
    found = resolve(NEWS, [decision])
    assert [of(found, name) for name in sorted(both)] == [{name} for name in sorted(both)]
    ids = {one.id for one in found.entities.values()}
    assert {one.id for one in BEFORE.entities.values()} < ids
    assert ids == {one.id for one in resolve((OFFICE, *NEWS), [decision]).entities.values()}


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("Volodymyr Zelenskyy", {"Volodymyr Zelenskyy"}),
        ("Zelensky", {"Zelensky"}),
        ("Volodymyr Zelensky", {"Volodymyr Zelensky", "Zelensky"}),
    ],
)
def test_split(name: str, taken: set[str]) -> None:
    """A name is taken out of an entity, with what an article has as short for it."""
    found = resolve(NEWS, [decided("split", anchor(BEFORE, "Zelensky", name))])
    assert of(found, name) == taken
    assert {one for names in nodes(found) for one in names} == {one for names in nodes(BEFORE) for one in names}
    assert len(found.entities) == len(BEFORE.entities) + 1
    assert found.idle == {}


NAMESAKES = (
    facts("ns1", "[John Smith|person] spoke. [Smith|person] left."),
    facts("ns2", "[John Smith|person] spoke. [Smith|person >0] left, [he|person - >1] said."),
    facts("ns3", "[John Smith|person] spoke."),
)


@pytest.mark.parametrize(("articles", "together"), [((1,), (0, 2)), ((0, 1), (2,)), ((2,), (0, 1))])
def test_split_by_article(articles: tuple[int, ...], together: tuple[int, ...]) -> None:
    """Two people of one name are told apart by the articles that mean the one or the other."""
    before = resolve(NAMESAKES)
    person = next(iter(before.entities.values()))
    hashes = tuple(NAMESAKES[number].article.sha256 for number in articles)
    here = EntityAnchor(entity=person.id, label=person.label, type=person.type, articles=hashes)
    found = resolve(NAMESAKES, [decided("split", here)])
    meant = [
        {name for mention in one.mentions for name in found.entities_of(one.article, mention.span)} for one in NAMESAKES
    ]
    assert [len(names) for names in meant] == [1, 1, 1]
    assert {frozenset(meant[number]) for number in together} == {frozenset({person.id})}
    (other,) = {frozenset(meant[number]) for number in articles}
    assert other != {person.id}
    assert found == resolve(NAMESAKES[::-1], [decided("split", here)])
    alone = [NAMESAKES[number] for number in articles]
    assert len(resolve(alone, [decided("split", here)]).idle) == 1


def test_what_was_split_off_can_be_joined_to_another() -> None:
    """A name that was taken out is an entity like others."""
    split = decided("split", anchor(BEFORE, "Zelensky", "Zelensky"))
    apart = resolve(NEWS, [split])
    (one,) = [one for one in apart.entities.values() if one.label == "Zelensky"]
    off = EntityAnchor(entity=one.id, label=one.label, type=one.type)
    found = resolve(NEWS, [split, decided("same", off, anchor(BEFORE, "Anna Nowak"), at=2)])
    assert of(found, "Zelensky") == {"Zelensky", "Anna Nowak"}
    assert of(found, "Volodymyr Zelensky") == {"Volodymyr Zelensky", "Volodymyr Zelenskyy"}


def test_pronouns_go_along() -> None:
    """A pronoun that speaks for a name stands for what that has become."""
    text = "[Kyiv|place] left. [The Ukrainian government|organization -] met; [it|other - >0] spoke."
    news = facts("p", text, said=(((1,), ()), ((2,), ())))
    split = decided("split", anchor(resolve([news]), "The Ukrainian government", "Kyiv"))
    found = resolve([news], [split])
    _, government, pronoun = (found.entities_of(news.article, mention.span) for mention in news.mentions)
    assert [found.entities[name].label for name in (*government, *pronoun)] == ["Government of Ukraine", "Kyiv"]


def test_a_short_name_that_is_taken_out_takes_its_pronouns_along() -> None:
    """A name that the article refers to another stands for itself, and so does what refers to it."""
    news = facts("n", "[Jan Nowak|person] left. [Nowak|person >0] spoke. [He|person - >1] left, [he|person - >0] too.")
    split = decided("split", anchor(resolve([news]), "Jan Nowak", "Nowak"))
    found = resolve([news], [split])
    meant = [found.entities_of(news.article, mention.span) for mention in news.mentions]
    assert [[found.entities[name].label for name in names] for names in meant] == [
        ["Jan Nowak"],
        ["Nowak"],
        ["Nowak"],
        ["Jan Nowak"],
    ]


def test_label_and_type() -> None:
    """Label and type are as decided, the id stays, and the old label is another name."""
    person = anchor(BEFORE, "Anna Nowak")
    taken = [decided("label", person, value="Anna Maria Nowak"), decided("type", person, value="organization")]
    one = resolve(NEWS, taken).entities[person.entity]
    assert (one.label, one.names, one.type) == ("Anna Maria Nowak", ("Anna Nowak",), "organization")


def test_same_as_elsewhere() -> None:
    """An entity is something elsewhere if a person says so."""
    person = anchor(BEFORE, "Anna Nowak")
    found = resolve(NEWS, [decided("same", person, value="https://example.org/anna")])
    assert found.entities[person.entity].identical == ("https://example.org/anna",)


def test_a_country_that_only_its_government_speaks_for() -> None:
    """An entity without mentions can have another label."""
    news = [facts("k", "[Kyiv|place] spoke.", said=(((0,), ()),))]
    (country,) = [one for one in resolve(news).entities.values() if one.type == "place"]
    found_by = EntityAnchor(entity=country.id, label=country.label, type=country.type)
    found = resolve(news, [decided("label", found_by, value="Republic of Ukraine")])
    assert (found.entities[country.id].label, found.idle) == ("Republic of Ukraine", {})


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (SAME, decided("different", *SAME.entities, at=2)),
        (decided("different", *SAME.entities), decided("same", *SAME.entities, at=2)),
        (decided("label", SAME.entities[0], value="A"), decided("label", SAME.entities[0], value="B", at=2)),
        (decided("type", SAME.entities[0], value="place"), decided("type", SAME.entities[0], value="other", at=2)),
    ],
)
def test_the_later_wins(earlier: Decision, later: Decision) -> None:
    """Of two that contradict each other the later holds, and the other is told."""
    found = resolve(NEWS, [later, earlier])
    assert found == resolve(NEWS, [earlier, later])
    assert found.idle == {earlier: CONTRADICTED}
    assert {taken for some in found.decisions.values() for taken in some} == {later}


def test_what_follows_from_two_wins_over_an_earlier_third() -> None:
    """A is B and B is C contradicts that A is not C."""
    news = [facts("x", "[Anna Nowak|person], [Hanna Weber|person] and [Karl Blum|person] met.")]
    a, b, c = (anchor(resolve(news), name) for name in ("Anna Nowak", "Hanna Weber", "Karl Blum"))
    different = decided("different", a, c)
    found = resolve(news, [different, decided("same", a, b, at=2), decided("same", b, c, at=3)])
    assert len(found.entities) == 1
    assert found.idle == {different: CONTRADICTED}


def test_ties_go_by_the_text() -> None:
    """Of two of one moment, the one whose line is later by the alphabet."""
    first, second = (decided("label", SAME.entities[0], value=value) for value in ("A", "B"))
    for order in ((first, second), (second, first)):
        assert resolve(NEWS, order).entities[SAME.entities[0].entity].label == "B"


ALL = (
    SAME,
    decided("label", SAME.entities[1], value="Somebody", at=2),
    DIFFERENT,
    decided("split", anchor(BEFORE, "UK Defence Ministry", "British Ministry of Defence"), at=3),
    decided("type", anchor(BEFORE, "UK Defence Ministry"), value="group", at=4),
    decided("label", EntityAnchor(entity="person-nobody-0123456789", label="Nobody", type="person"), value="X", at=5),
)


def test_no_order_matters() -> None:
    """Neither that of the articles nor that of the decisions."""
    expected = resolve(NEWS, ALL)
    chance = Random(7)
    for news in permutations(NEWS):
        shuffled = list(ALL)
        chance.shuffle(shuffled)
        assert resolve(news, shuffled) == expected
    assert list(expected.idle) == [ALL[-1]]


def test_decisions_wait_for_their_articles() -> None:
    """Without the article a decision is idle, and it holds again when the article is back."""
    found = resolve((SPELLINGS, OFFICE), [SAME])
    assert found.idle == {SAME: "no article names “Anna Nowak” now, or several things are called so; it waits"}
    assert found.decisions == {}
    assert of(resolve(NEWS, [SAME]), "Anna Nowak") == {"Anna Nowak", "Hanna Weber"}


def test_an_id_that_was_replaced_leads_on() -> None:
    """A decision taken in a smaller corpus holds in a larger one, where the entity has another id."""
    small = resolve([SPELLED])
    decision = decided("label", anchor(small, "Volodymyr Zelenskyy"), value="The President")
    assert decision.entities[0].entity not in BEFORE.entities
    assert of(resolve(NEWS, [decision]), "The President") == {
        "The President",
        "Volodymyr Zelensky",
        "Volodymyr Zelenskyy",
        "Zelensky",
    }


def test_another_id_is_found_by_the_label() -> None:
    """If nothing has or had the id, the one thing with the label is meant; of two the one with the type; else none."""
    gone = EntityAnchor(entity="person-x-0000000000", label="Anna Nowak", type="person")
    decision = decided("label", gone, value="X")
    assert of(resolve(NEWS, [decision]), "X") == {"X", "Anna Nowak"}
    several = [
        facts("s1", "[Berg|person] left.", roles=((0, "mayor", None),)),
        facts("s2", "[Berg|person] left.", roles=((0, "bishop", None),)),
    ]
    berg = decided("label", EntityAnchor(entity="person-x-0000000000", label="Berg", type="person"), value="X")
    assert len(resolve(several).entities) == 2
    assert list(resolve(several, [berg]).idle) == [berg]


SAID = facts("said", "[Anna|person] said rain falls and snow melts.", said=(((0,), ("rain falls",)),))


def said_anchor(name: str = "statement-said-0", start: int = 10, end: int = 20) -> StatementAnchor:
    (one,) = SAID.attributions
    assert (one.content[0].start, one.content[0].end) == (10, 20)
    return StatementAnchor(
        statement=name, sha256=SAID.article.sha256, cue=None, content=((start, end),), text="rain falls"
    )


def verdict(kind: str, found: StatementAnchor, at: int = 1) -> Decision:
    return Decision(kind=kind, statement=found, who="Jo", when=f"2026-01-0{at}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "where",
    [said_anchor(), said_anchor("statement-other"), said_anchor("statement-other", 10, 28)],
    ids=["by id", "by offsets", "by most of its words"],
)
def test_a_statement_is_found_again(where: StatementAnchor) -> None:
    """A rejected statement is so when it was read anew with other bounds."""
    found = resolve([SAID], [verdict("reject", where)])
    (one,) = statements(SAID, found)
    assert (one.verdict, one.stands) == ("rejected", False)
    assert list(found.decisions) == ["statement-said-0"]


@pytest.mark.parametrize(("start", "end"), [(25, 35), (10, 44)])
def test_another_statement_is_not_meant(start: int, end: int) -> None:
    """Other words of the text are another statement: the decision waits."""
    taken = verdict("reject", said_anchor("statement-other", start, end))
    found = resolve([SAID], [taken])
    assert (found.verdicts, list(found.idle)) == ({}, [taken])


def test_accept_and_reject() -> None:
    """An accepted statement stands; of two words on one statement the later holds."""
    accepted, rejected = verdict("accept", said_anchor()), verdict("reject", said_anchor(), at=2)
    assert statements(SAID, resolve([SAID], [accepted]))[0].stands
    found = resolve([SAID], [rejected, accepted])
    assert found.verdicts == {"statement-said-0": "rejected"}
    assert found.idle == {accepted: CONTRADICTED}


def parts(corpus: Sequence[Facts]) -> list[Sequence[Facts]]:
    return [corpus[:count] for count in range(1, len(corpus) + 1)]


def test_ids_of_parts_lead_on() -> None:
    """What a smaller corpus gave under the same decisions leads to what it is in a larger one."""
    whole = resolve(NEWS, ALL)
    for part in parts(NEWS):
        for name in resolve(part, ALL).entities:
            assert whole.current(name) is not None
