"""People of one full name whose ages cannot be one person's."""

import pytest

from kgraph.model import Description, Facts, Judgement, Resolution, Span
from kgraph.resolve import resolve
from kgraph.resolve.ages import ages_of
from resolve.marked import facts


def jane(name: str, age: int | None, published: str | None = "2024-11-04") -> Facts:
    told = f", {age}," if age is not None else ""
    return facts(name, f"[Jane Doe|person]{told} left. [Doe|person] spoke.", published=published)


def people(found: Resolution, corpus: list[Facts]) -> list[set[str]]:
    """The articles of each entity, in the order of the corpus; all mentions of an article are one."""
    having: dict[str, set[str]] = {}
    for one in corpus:
        (name,) = {entity for span in one.mentions for entity in found.entities_of(one.article, span.span)}
        having.setdefault(name, set()).add(one.article.path)
    return list(having.values())


def apart(found: Resolution) -> list[Judgement]:
    return [why for why in found.judgements if not why.same]


CASES = [
    ([("a", 20, "2024-11-04"), ("b", 60, "2024-11-04")], [{"a"}, {"b"}]),
    ([("a", 20, "2024-11-04"), ("b", 22, "2024-11-04")], [{"a", "b"}]),
    ([("a", 20, "2004-11-04"), ("b", 40, "2024-11-04")], [{"a", "b"}]),
    ([("a", 40, "2004-11-04"), ("b", 40, "2024-11-04")], [{"a"}, {"b"}]),
    ([("a", 20, "2024-11-04"), ("b", 60, "2024-11-04"), ("c", 61, "2024-11-04")], [{"a"}, {"b", "c"}]),
    ([("a", 20, "2024-11-04"), ("b", 23, "2024-11-04"), ("c", 26, "2024-11-04")], [{"a", "b", "c"}]),
    ([("a", 20, "2024-11-04"), ("b", 60, "2024-11-04"), ("c", None, "2024-11-04")], [{"a"}, {"b"}, {"c"}]),
    ([("a", 20, "2024-11-04"), ("b", None, "2024-11-04")], [{"a", "b"}]),
    ([("a", 20, "2024-11-04"), ("b", 60, None)], [{"a", "b"}]),
    ([("a", 20, "2024-11-04"), ("b", 60, "last year")], [{"a", "b"}]),
    ([("a", 20, "2024-11-04"), ("b", 900, "2024-11-04")], [{"a", "b"}]),
]  # fmt: skip


@pytest.mark.parametrize(("articles", "entities"), CASES)
def test_who_is_who(articles: list[tuple[str, int | None, str | None]], entities: list[set[str]]) -> None:
    """Equal full names are one person, unless the ages at the articles' dates are more than three years apart."""
    corpus = [jane(*article) for article in articles]
    assert people(resolve(corpus), corpus) == entities
    assert resolve(corpus[::-1]) == resolve(corpus)


def test_kept_apart_with_a_reason() -> None:
    """Namesakes have the label and each an id of their own, and a judgement tells why they are two."""
    found = resolve([jane("a", 20), jane("b", 60)])
    assert [one.label for one in found.entities.values()] == ["Jane Doe", "Jane Doe"]
    (why,) = apart(found)
    assert (why.left, why.right, why.rule) == ("Jane Doe", "Jane Doe", "other-age")
    assert set(why.entities) == found.entities.keys()


def test_without_an_age_it_is_not_known_who() -> None:
    """Where a name is several people's, an article without an age has one of its own, and the judgements tell so."""
    found = resolve([jane("a", 20), jane("b", 60), jane("c", None)])
    assert sorted(why.rule for why in apart(found)) == ["one-of-namesakes", "one-of-namesakes", "other-age"]


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("27", 27),
        ("27, a nurse from Leeds", 27),
        ("a 27-year-old IT worker", 27),
        ("The 27 year old nurse", 27),
        ("27-year-old nurse", 27),
        ("a mother of a 3-year-old", None),
        ("head of the 27 nations", None),
        ("27 nations' envoy", None),
        ("a nurse", None),
    ],
)
def test_age_in_a_description(words: str, age: int | None) -> None:
    """The age that a description begins with is the person's; numbers in it are not."""
    one = facts("a", f"[Jane Doe|person] {words}")
    start = len("Jane Doe ")
    described = Description(person=one.mentions[0].span, words=Span.of(one.article.text, start, start + len(words)))
    told = ages_of(Facts(article=one.article, extractor="", descriptions=(described,)))
    assert list(told.values()) == ([] if age is None else [age])
