"""Our measures give the figures of the script beside PolNeAR, which others use."""

import random
import runpy
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate.sample import STORY
from kgraph import annotate
from kgraph.evaluate import evaluate, read_gold
from kgraph.evaluate.brat import ROLES, Reading
from kgraph.evaluate.evaluation import Evaluation, readings_of
from kgraph.evaluate.gold import Marked
from kgraph.evaluate.metrics import tally
from kgraph.evaluate.report import json_report
from kgraph.evaluate.words import Text, Weighed, word_class
from kgraph.extract import extract
from kgraph.model import Facts, Span

PARSED = 3  # articles of PolNeAR that the quick test extracts from

Spans = list[tuple[int, int]]
Prediction = dict[str, Spans]  # the spans of each role
Figures = dict[str, Any]


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """The names of the script; the tests are skipped where it is missing."""
    path = Path(__file__).resolve().parents[3] / "shared" / "eval_polnear.py"
    if not path.is_file():
        pytest.skip("the script to agree with (../shared/eval_polnear.py) is not there")
    return runpy.run_path(str(path))


@pytest.fixture
def dev(shared: Path) -> Path:
    folder = shared / "polnear" / "dev"
    if not folder.is_dir():
        pytest.skip("PolNeAR (../shared/polnear/dev) is not there")
    return folder


def ours(
    texts: Mapping[str, str], gold: Mapping[str, list[Prediction]], found: Mapping[str, list[Prediction]]
) -> Figures:
    """Our figures, without counts."""
    tallies = []
    for name, story in texts.items():
        text = Text.of(story)
        sides = ([Weighed.of(reading(story, one), text) for one in side.get(name, [])] for side in (gold, found))
        tallies.append(tally(text, *sides))
    return figures(Evaluation(articles=(), tally=reduce(add, tallies), unread=0, nested=False))


def reading(story: str, one: Prediction) -> Reading:
    source, cue, content = (tuple(Span.of(story, *span) for span in one[role]) for role in ROLES)
    return Reading(source=source, cue=cue, content=content)


def figures(evaluation: Evaluation) -> Figures:
    wanted = (*evaluation.tally.scores, "source_acc", "recall_by_type")
    return {name: value for name, value in json_report(evaluation).items() if name in wanted}


def theirs(script: dict[str, Any], gold: Mapping[str, Any], found: Mapping[str, list[Prediction]]) -> Figures:
    """The script's figures, without counts."""
    return {name: value for name, value in script["evaluate"](gold, found).items() if name != "n"}


def spoiled(story: str, marked: Sequence[Prediction], chance: random.Random) -> list[Prediction]:
    """What was marked, with the mistakes of a bad reader, each now and then."""
    found: list[Prediction] = []
    for one in marked:
        moved = {role: [shifted(story, span, chance) for span in one[role]] for role in ROLES}
        if chance.random() < 0.1:
            moved[chance.choice(ROLES)] = []
        found += [moved] * chance.choice((0, 1, 1, 1, 1, 2))
        if chance.random() < 0.1:
            found.append({**moved, "source": one["cue"]})
    chance.shuffle(found)
    return found


def shifted(story: str, span: tuple[int, int], chance: random.Random) -> tuple[int, int]:
    start = max(0, min(len(story) - 1, span[0] + chance.choice((0, 0, 0, -9, 1, 30))))
    return start, max(start + 1, min(len(story), span[1] + chance.choice((0, 0, 0, -4, 8, 60))))


def test_word_classes_are_the_same(script: dict[str, Any]) -> None:
    """Light words and words of stating are those of the script."""
    assert (word_class("light"), word_class("stating")) == (script["LIGHT"], script["STATEMENT"])


def test_agrees_on_spoiled_gold(script: dict[str, Any], dev: Path) -> None:
    """On all of PolNeAR dev, read by ourselves, and findings with every kind of mistake, each figure is the same."""
    gold = {one.name: one for one in read_gold(dev).articles}
    texts = {name: one.article.text for name, one in gold.items()}
    marked = {name: [offsets(one) for one in gold[name].readings] for name in gold}
    chance = random.Random(7)
    found = {name: spoiled(texts[name], marked[name], chance) for name in gold}
    assert ours(texts, marked, found) == theirs(script, script["load_gold"](str(dev))[0], found)


def offsets(one: Reading) -> Prediction:
    return {role: [(span.start, span.end) for span in getattr(one, role)] for role in ROLES}


SPANS = st.tuples(st.integers(0, len(STORY) - 1), st.integers(1, 40)).map(lambda at: (at[0], min(len(STORY), sum(at))))
PREDICTIONS = st.lists(
    st.fixed_dictionaries({role: st.lists(SPANS, max_size=2).map(sorted) for role in ROLES}), max_size=4
)


@given(marked=PREDICTIONS, found=PREDICTIONS)
def test_agrees_on_anything(script: dict[str, Any], marked: list[Prediction], found: list[Prediction]) -> None:
    """Whatever is marked and found in the story, each figure is the same."""
    gold = {"story": ("story", STORY, marked)}
    assert ours({"story": STORY}, {"story": marked}, {"story": found}) == theirs(script, gold, {"story": found})


def extracted(gold: Sequence[Marked]) -> list[Facts]:
    return [
        extract(article, doc, problems) for article, doc, problems in annotate.annotate(one.article for one in gold)
    ]


@pytest.mark.parametrize("articles", [PARSED, pytest.param(None, marks=pytest.mark.slow)], ids=["some", "all"])
def test_agrees_on_what_is_extracted(script: dict[str, Any], dev: Path, articles: int | None) -> None:
    """On what the program finds in articles of PolNeAR dev, each figure is the same."""
    gold = read_gold(dev).articles[:articles]
    corpus = extracted(gold)
    found = {
        one.name: [offsets(reading) for reading in readings_of(facts)] for one, facts in zip(gold, corpus, strict=True)
    }
    marked = {name: one for name, one in script["load_gold"](str(dev))[0].items() if name in found}
    assert figures(evaluate(gold, corpus)) == theirs(script, marked, found)
