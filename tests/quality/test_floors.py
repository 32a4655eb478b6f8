"""Quality does not fall: each figure of `floors.json` is reached on data with the hash that it was measured on.

Raising a floor is free; lowering one needs a decision under `docs/decisions/`.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kgraph import annotate, read
from kgraph.evaluate import evaluate, read_gold
from kgraph.evaluate.report import json_report
from kgraph.extract import extract
from kgraph.model import Facts
from kgraph.resolve import resolve
from quality.scoring import compare, figures, folder_hash, found_of, gold_of

FLOORS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def facts_of(folder: Path) -> list[Facts]:
    articles = [read.read(path) for path in read.find([folder])]
    return [extract(article, doc, problems) for article, doc, problems in annotate.annotate(articles)]


def check(name: str, reached: dict[str, float]) -> None:
    floors = FLOORS[name]["floors"]
    print(name, {key: round(value, 2) for key, value in reached.items()})
    assert set(floors) <= set(reached)
    assert {key: value for key, value in reached.items() if key in floors and value < floors[key]} == {}


def test_own_gold(project: Path) -> None:
    """On the sample corpus: contents found, relations and resolved speakers right."""
    gold = project / "data" / "gold"
    articles = project / "data" / "articles"
    assert folder_hash(articles, gold) == FLOORS["own-gold"]["sha256"], "the data changed: measure again"
    corpus = facts_of(articles)
    resolution = resolve(corpus)
    counts: Counter[str] = Counter()
    for facts in corpus:
        marked = gold_of(gold, Path(facts.article.path).stem, facts.article.text)
        counts += compare(marked, found_of(facts, resolution))
    check("own-gold", figures(counts))


def test_polnear_dev(shared: Path) -> None:
    """On PolNeAR's dev part: cues, contents, sources and their triples."""
    dev = shared / "polnear" / "dev"
    if not dev.is_dir():
        pytest.skip("PolNeAR (../shared/polnear/dev) is not there")
    assert folder_hash(dev) == FLOORS["polnear-dev"]["sha256"], "the data is not what the floors were measured on"
    report = json_report(evaluate(read_gold(dev).articles, facts_of(dev / "text")))
    check(
        "polnear-dev",
        {
            "cue": report["cue"]["f1"],
            "content half": report["content_j50"]["f1"],
            "source": report["source_acc"]["all"],
            "triple": report["triple"]["f1"],
            "statement triple": report["statement_triple"]["f1"],
        },
    )
