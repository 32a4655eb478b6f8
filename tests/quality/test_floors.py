"""Quality does not fall: each figure of `floors.json` is reached on data with the hash that it was measured on.

Raising a floor is free; lowering one needs a decision under `docs/decisions/`.
"""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from kgraph import annotate, read
from kgraph.evaluate import evaluate, read_gold
from kgraph.evaluate.report import json_report
from kgraph.extract import extract
from kgraph.model import MODEL_NAMES, STATING, ModelName
from kgraph.resolve import resolve, statements
from quality.cases import CASES, by_kind, cases, outcomes
from quality.scoring import compare, figures, folder_hash, found_of, gold_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
FLOORS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def annotated(folder: Path) -> list[annotate.Annotated]:
    return list(annotate.annotate(read.read(path) for path in read.find([folder])))


def check(name: str, reached: dict[str, float], model: str = "default") -> None:
    floors = FLOORS[name][model]
    print(name, {key: round(value, 2) for key, value in reached.items()})
    assert set(floors) <= set(reached)
    assert {key: value for key, value in reached.items() if key in floors and value < floors[key]} == {}


def test_own_gold(project: Path) -> None:
    """On the sample corpus: contents found, relations and resolved speakers right."""
    gold = project / "data" / "gold"
    articles = project / "data" / "articles"
    marks = [gold / "attributions", gold / "names.tsv", gold / "speakers.tsv"]
    assert folder_hash(articles, *marks) == FLOORS["own-gold"]["sha256"], "the data changed: measure again"
    corpus = [extract(*one) for one in annotated(articles)]
    resolution = resolve(corpus)
    counts: Counter[str] = Counter()
    for facts in corpus:
        marked = gold_of(gold, Path(facts.article.path).stem, facts.article.text)
        counts += compare(marked, found_of(facts, resolution))
    check("own-gold", figures(counts))


def test_cases() -> None:
    """On the marked passages: contents, relations, resolved speakers and whole nested chains."""
    assert sha256(CASES.read_bytes()).hexdigest() == FLOORS["cases"]["sha256"], "the data changed: measure again"
    check("cases", by_kind(outcomes(cases()))["all"])


@pytest.fixture(scope="module")
def dev() -> list[annotate.Annotated]:
    """PolNeAR's dev part, parsed."""
    folder = SHARED / "polnear" / "dev"
    if not folder.is_dir():
        pytest.skip("PolNeAR (../shared/polnear/dev) is not there")
    assert folder_hash(folder) == FLOORS["polnear-dev"]["sha256"], "the data is not what the floors were measured on"
    return annotated(folder / "text")


@pytest.mark.parametrize("model", MODEL_NAMES)
def test_polnear_dev(model: ModelName, dev: list[annotate.Annotated]) -> None:
    """On PolNeAR's dev part: cues, contents, sources and their triples, for each model."""
    gold = read_gold(SHARED / "polnear" / "dev")
    report = json_report(evaluate(gold.articles, [extract(*one, model=model) for one in dev]))
    reached = {
        "cue": report["cue"]["f1"],
        "content partial": report["content_partial"]["f1"],
        "content exact": report["content_exact"]["f1"],
        "source": report["source_acc"]["all"],
        "triple": report["triple"]["f1"],
        "statement triple": report["statement_triple"]["f1"],
    }
    reached |= {f"triple recall {kind}": row["triple"] for kind, row in report["recall_by_type"].items()}
    check("polnear-dev", reached, model)


def test_claims() -> None:
    """On recent news: speakers with their resolved names, scored by the script beside the data."""
    folder = SHARED / "claims"
    if not folder.is_dir():
        pytest.skip("the claims (../shared/claims) are not there")
    assert folder_hash(folder) == FLOORS["claims"]["sha256"], "the data is not what the floors were measured on"
    corpus = [extract(*one) for one in annotated(folder / "articles")]
    resolution = resolve(corpus)
    told = run_path(str(SHARED / "eval_claims.py"))
    predicted = {
        Path(facts.article.path).stem: [
            (
                [resolution.entities[one].label for one in statement.speakers],
                " ".join(span.text for span in statement.attribution.content),
            )
            for statement in statements(facts, resolution)
            if statement.attribution.relation in STATING
        ]
        for facts in corpus
    }
    score = told["score"](told["load_gold"](folder), predicted)
    check("claims", {key: 100 * value for key, value in score.items() if isinstance(value, float)})
