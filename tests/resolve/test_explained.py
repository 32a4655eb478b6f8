"""Judgements are of entities, and lead from each name of an entity to its label."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from kgraph.model import Facts, Judgement, Resolution
from kgraph.resolve import resolve
from resolve.marked import facts
from resolve.test_lasting import CORPORA, corpus_of


def unexplained(found: Resolution) -> list[tuple[str, str]]:
    """Labels and names that no judgements of their entity lead to from the label."""
    missing = []
    for entity in found.entities.values():
        merges = [why for why in found.judgements if why.same and why.entities == (entity.id,)]
        reached, before = {entity.label}, 0
        while len(reached) > before:
            before = len(reached)
            reached |= {name for why in merges if {why.left, why.right} & reached for name in (why.left, why.right)}
        missing += [(entity.label, name) for name in entity.names if name not in reached]
    return missing


def of(found: Resolution, label: str) -> list[Judgement]:
    (entity,) = (one.id for one in found.entities.values() if one.label == label)
    return [why for why in found.judgements if entity in why.entities]


@settings(deadline=None, max_examples=200)
@given(CORPORA)
def test_each_name_is_explained(texts: list[str]) -> None:
    """Whatever articles there are, judgements lead from each name of each entity to its label."""
    assert unexplained(resolve(corpus_of(texts))) == []


@settings(deadline=None, max_examples=100)
@given(CORPORA)
def test_judgements_are_what_came_out(texts: list[str]) -> None:
    """What is the same is one known entity, what is not is two."""
    found = resolve(corpus_of(texts))
    for why in found.judgements:
        assert set(why.entities) <= found.entities.keys()
        assert len(set(why.entities)) == (1 if why.same else 2)


KIMS = (
    facts("a", "[Kim Yong Hyun|person] spoke. [Kim|person] left."),
    facts("b", "[Kim Jong Un|person] spoke. [Kim|person] left."),
)


@pytest.mark.parametrize("corpus", [KIMS, KIMS[::-1]], ids=["ab", "ba"])
def test_one_last_name_of_two_people(corpus: Sequence[Facts]) -> None:
    """The same words of two articles are judged for each of the people whom they mean."""
    found = resolve(corpus)
    for label in ("Kim Yong Hyun", "Kim Jong Un"):
        assert [(why.left, why.right) for why in of(found, label) if why.same] == [("Kim", label)]
    (apart,) = (why for why in found.judgements if not why.same)
    assert [found.entities[one].label for one in apart.entities] == [apart.left, apart.right]


def test_feature_gives_its_score() -> None:
    """A judgement by a feature of the table has its score, one by another rule has none."""
    found = resolve(
        [facts("a", "[Volodymyr Zelensky|person] and [Zelensky|person]"), facts("b", "[Volodymyr Zelenskyy|person]")]
    )
    assert {why.rule: why.score for why in found.judgements} == {"spelling": 0.85, "last-name": None}


def test_last_name_that_is_nobodys_in_particular() -> None:
    """A common last name alone stays apart from the one person of the corpus who has it, and the judgement tells so."""
    found = resolve([facts("a", "[Joe Miller|person] spoke."), facts("b", "[Miller|person] spoke.")])
    (apart,) = found.judgements
    assert (apart.left, apart.right, apart.same, apart.rule) == ("Miller", "Joe Miller", False, "last-name-alone")
    assert apart.entities == (of(found, "Miller")[0].entities[0], of(found, "Joe Miller")[0].entities[1])


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("[Anna Holm|person] and [ANNA HOLM|person]", "ANNA HOLM", "same-name"),
        ("[Kursk|place] and the [Kursk Oblast|place]", "Kursk Oblast", "region-word"),
        ("[Norvex|organization] and [Norvex Inc.|organization]", "Norvex Inc.", "same-name"),
        ("[Britain|place] and the [UK|place]", "Britain", "gazetteer"),
    ],
)
def test_names_of_one_key(text: str, name: str, rule: str) -> None:
    """What was one thing from the start has a reason as well."""
    found = resolve([facts("a", text)])
    assert rule in {why.rule for why in found.judgements if name in (why.left, why.right)}
