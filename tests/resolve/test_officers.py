from dataclasses import replace

import pytest

from kgraph.model import Facts
from kgraph.resolve import resolve
from kgraph.resolve.officers import described_office
from resolve.marked import facts, labels


@pytest.mark.parametrize(
    ("text", "title", "owner"),
    [
        ("The Ukrainian president", {"president"}, "UA"),
        ("Norway's fisheries minister", {"fisheries", "minister"}, "NO"),
        ("the president of France", {"president"}, "FR"),
        ("the mayor of Tarija", {"mayor"}, "tarija"),
        ("Tarija's mayor", {"mayor"}, "tarija"),
    ],
)
def test_office_of_a_description(text: str, title: set[str], owner: str) -> None:
    """A description tells an office by its title and whose it is."""
    found = described_office(text)
    assert found is not None
    assert (set(found.title), found.owner) == (title, owner)


@pytest.mark.parametrize(
    "text",
    ["the former Ukrainian president", "a Ukrainian minister", "the president", "the Ukrainian deputy minister",
     "the Ukrainian army", "the head of the agency", "the 31-year-old beekeeper from Kupres"],
)  # fmt: skip
def test_no_office(text: str) -> None:
    """Who held an office before, one of several, or an office of nobody told, is not whoever holds it."""
    assert described_office(text) is None


def told(name: str, person: str, day: str | None = None) -> Facts:
    """An article that gives a person the office of Denmark's foreign minister."""
    one = facts(name, f"[Danish|group ~] foreign minister [{person}|person]", roles=((1, "foreign minister", 0),))
    return replace(one, article=replace(one.article, published=day))


def described(day: str | None = None) -> Facts:
    """An article that calls the holder by the office alone."""
    one = facts("z", "[The Danish foreign minister|person -] met [Ann Hall|person].")
    return replace(one, article=replace(one.article, published=day))


def meant(*corpus: Facts) -> tuple[str, ...]:
    """Whom the last article's first mention stands for."""
    return labels(resolve(corpus), corpus[-1])[0]


def test_holder_of_the_office() -> None:
    """A description is the one person to whom another article gives the office."""
    assert meant(told("a", "Ole Krag"), described()) == ("Ole Krag",)


def test_two_holders() -> None:
    """Where two people are given the office, and no date tells them apart, it is neither."""
    assert meant(told("a", "Ole Krag"), told("b", "Anna Brandt"), described()) == ()


def test_holder_at_the_time() -> None:
    """The holder is the one of about the article's date."""
    corpus = told("a", "Ole Krag", "2015-03-01"), told("b", "Anna Brandt", "2024-03-01")
    assert meant(*corpus, described("2024-06-01")) == ("Anna Brandt",)


def test_office_that_was_held_before() -> None:
    """Who is told to have held an office is not its holder."""
    one = told("a", "Ole Krag")
    former = replace(one, roles=tuple(replace(role, status="former") for role in one.roles))
    assert meant(former, described()) == ()


def test_known_holder_must_be_named() -> None:
    """A head of state whom the gazetteer knows counts where the corpus names him."""
    one = facts("z", "[The Ukrainian president|person -] left.")
    assert meant(one) == ()
    assert meant(facts("a", "[Volodymyr Zelenskiy|person]"), one) == ("Volodymyr Zelenskiy",)


def test_speaking_description_is_somebody() -> None:
    """Where nobody is known to hold the office, one who speaks is an entity of the article."""
    one = facts("z", "[The Danish foreign minister|person -] said it rained.", said=(((0,), ("it rained",)),))
    assert meant(one) == ("The Danish foreign minister",)
