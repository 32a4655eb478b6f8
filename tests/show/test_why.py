"""`kgraph show --why`: the judgements that merged an entity's names, and those that kept near names apart."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kgraph.errors import QueryError, StoreError
from kgraph.model import Judgement, Resolution
from kgraph.pipeline import build, facts_of
from kgraph.pipeline.reading import corpus_of
from kgraph.resolve import resolve
from kgraph.show import show
from kgraph.show.why import MOST, why
from kgraph.store.graph import GraphStore
from kgraph.store.judgements import JudgementShelf

TEXTS = {
    "one": "Kim Yong Hyun, the South Korean defense minister, said that the drill was over. Kim said it was short.",
    "two": "Kim Jong Un, the leader of North Korea, said that the drill was a threat. Kim said that it was long.",
    "three": "Ukrainian President Volodymyr Zelensky said on Monday that the road was shut. Zelensky said it was bad.",
    "four": "Ukrainian President Volodymyr Zelenskyy said on Monday that the road was open.",
    "six": "Oksana Petrenko, a 27-year-old IT worker from Kyiv, said that the power was out.",
    "seven": "Oksana Petrenko, a 60-year-old nurse from Kharkiv, said that the power was back.",
    "five": "Kyiv said on Monday that the road was open. Ukraine said on Tuesday that it was shut.",
}
SPELLING = "Volodymyr Zelensky is Volodymyr Zelenskyy: one name in two spellings (spelling, 0.85)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"News of the {name}\n\n4 November 2024\n\n{text}\n")
    build([folder], store=folder / "store", out=folder / "out", model="rules")
    return folder / "store"


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[GraphStore]:
    with GraphStore.open(folder / "graph", read_only=True) as graph:
        yield graph


@pytest.fixture(scope="module")
def sample(request: pytest.FixtureRequest) -> Resolution:
    """The entities of the sample articles."""
    articles = request.config.rootpath / "data" / "articles"
    return resolve(corpus_of(facts_of([articles], model="rules"))[0])


def told(store: GraphStore, folder: Path, name: str) -> str:
    """What is shown, with its lines joined."""
    return " ".join(show(store, name, judgements=JudgementShelf(folder)).split())


def judged(left: str, right: str, *entities: str, same: bool = True, rule: str = "spelling") -> Judgement:
    return Judgement(left=left, right=right, same=same, rule=rule, reason="so it is", entities=entities)


def by_name(lines: list[str]) -> Mapping[str, str]:
    """The reasons for the names, by name."""
    start, end = lines.index(next(line for line in lines if line.startswith("Why"))), len(lines)
    end = lines.index("", start) if "" in lines[start:] else end
    joined = "\n".join(lines[start + 1 : end]).replace("\n      ", " ").splitlines()
    return {line.strip().split(" is ")[0]: line for line in joined}


def test_each_name_has_its_reason(store: GraphStore, folder: Path) -> None:
    """Each other name is told with the name that it is, the reason, the rule and the score of the feature."""
    shown = told(store, folder, "Volodymyr Zelenskyy")
    assert SPELLING in shown
    assert "Zelensky is Volodymyr Zelensky: " in shown
    assert "What Volodymyr Zelenskyy stated" not in shown


def test_a_place_that_speaks(store: GraphStore, folder: Path) -> None:
    """The capital and the country are names of the government because places that speak are."""
    shown = told(store, folder, "Government of Ukraine")
    for place in ("Kyiv", "Ukraine"):
        label = shown.split(" (organization)")[0]
        assert f"{place} is {label}: a place that speaks is its government (government)" in shown


@pytest.mark.parametrize(("full", "other"), [("Kim Yong Hyun", "Kim Jong Un"), ("Kim Jong Un", "Kim Yong Hyun")])
def test_people_with_one_last_name(store: GraphStore, folder: Path, full: str, other: str) -> None:
    """Two people whom articles call by one last name have each their own reason, and tell why they are two."""
    shown = told(store, folder, full)
    assert shown.count(f"Kim is {full}: ") == 1
    assert f"Kim is {other}" not in shown
    assert f"not the same as {other} (person-kim-" in shown
    assert "same last name, other first name (other-first-name, -0.96)" in shown


def test_namesakes(store: GraphStore, folder: Path) -> None:
    """Two people of one full name are two by their ages, each with a description of their own."""
    with pytest.raises(QueryError, match="'Oksana Petrenko' may be") as caught:
        told(store, folder, "Oksana Petrenko")
    ids = re.findall(r"person-oksana-petrenko-\w+", str(caught.value))
    shown = [told(store, folder, one) for one in ids]
    described = re.findall(r"described as (a \d\d-year-old \w+ ?\w+ from \w+)", " ".join(shown))
    assert sorted(described) == ["a 27-year-old IT worker from Kyiv", "a 60-year-old nurse from Kharkiv"]
    for one, other in zip(shown, ids[::-1], strict=True):
        why_not = "the ages in the articles cannot be one person's (other-age, -0.9)"
        assert f"not the same as Oksana Petrenko ({other}): {why_not}" in one


def test_other_things_have_no_reasons(store: GraphStore, folder: Path) -> None:
    """Of an article, which has no names, no reasons are told."""
    with pytest.raises(QueryError, match="ask for the reasons of one that is"):
        told(store, folder, store.graphs()[0])


def test_unknown_and_ambiguous_names(store: GraphStore, folder: Path) -> None:
    """A name that nothing or several things have is refused as it is without reasons."""
    with pytest.raises(QueryError, match="nothing in the store is called 'Nobody'"):
        told(store, folder, "Nobody")
    with pytest.raises(QueryError, match="'Kim' may be"):
        told(store, folder, "Kim")


def test_store_without_judgements(store: GraphStore, tmp_path: Path) -> None:
    """Where the judgements are missing, it is told what makes them."""
    with pytest.raises(StoreError, match="run `kgraph build` again"):
        told(store, tmp_path, "Volodymyr Zelenskyy")


def test_each_name_of_the_sample_is_explained(sample: Resolution) -> None:
    """Every name of every entity of the sample articles that has several has a reason."""
    several = [entity for entity in sample.entities.values() if entity.names]
    assert several
    for entity in several:
        mine = [one for one in sample.judgements if entity.id in one.entities]
        reasons = by_name(why(entity.id, entity.label, entity.names, mine))
        assert set(entity.names) <= reasons.keys()
        assert not [line for line in reasons.values() if "no reason is kept" in line]


def test_a_name_over_others() -> None:
    """A name is told with the one that it was joined to, which leads on to the label."""
    found = [judged("C", "B", "e"), judged("B", "A", "e"), judged("D", "A", "e", rule="decision")]
    lines = by_name(why("e", "A", ["B", "C", "D"], found))
    assert [line.strip() for line in lines.values()] == [
        "B is A: so it is (spelling)",
        "C is B: so it is (spelling)",
        "D is A: so it is (decision)",
    ]


def test_a_name_without_a_reason() -> None:
    """A name that no judgement leads to is told with what would bring one."""
    assert why("e", "A", ["B"], [])[-1] == "  B: no reason is kept; run `kgraph build` again"


def test_one_name() -> None:
    """An entity with one name needs no reason."""
    assert why("e", "A", ["A"], []) == ["", "A has no other name."]


def test_many_near_names() -> None:
    """Of many entities that were kept apart the first are listed, and the others counted."""
    found = [judged("A", f"A{number:03}", "e", f"e{number}", same=False) for number in range(MOST + 5)]
    lines = why("e", "A", [], found)
    assert "  not the same as A000 (e0): so it is (spelling)" in lines
    assert lines[-1] == "  and 5 more"


def test_kept_apart_by_names_alone() -> None:
    """A judgement that tells no entities is shown with both names."""
    lines = why("e", "A", [], [judged("A", "B", same=False, rule="decision")])
    assert lines[-1] == "  not the same as A and B: so it is (decision)"
