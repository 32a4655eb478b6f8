"""Who is who does not fall: names over articles reach the figures of `floors.json`."""

from hashlib import sha256
from runpy import run_path

import pytest

from kgraph.extract import extract
from kgraph.resolve import resolve
from quality.identities import IDENTITIES, b3, by_kind, case_of, cases, figures, outcomes
from quality.scoring import folder_hash
from quality.speakers import said, score
from quality.test_floors import FLOORS, SHARED, annotated, check


@pytest.mark.parametrize("name", ["identities", "identities-names"])
def test_identities(name: str) -> None:
    """On the marked small corpora: B3 over mentions, and the pairs."""
    path = IDENTITIES.with_name(f"{name}.jsonl")
    assert sha256(path.read_bytes()).hexdigest() == FLOORS[name]["sha256"], "measure again"
    scored = outcomes(cases(path))
    for half in ("dev", "test"):
        part = by_kind(one for one in scored if one.case.half == half)["all"][1]
        print(half, {figure: round(value, 1) for figure, value in part.items()})
    check(name, by_kind(scored)["all"][1], "rules")


def test_real_speakers() -> None:
    """On recent news: few nodes for each real speaker, and few speakers in each node."""
    folder = SHARED / "claims"
    if not folder.is_dir():
        pytest.skip("the claims (../shared/claims) are not there")
    assert folder_hash(folder) == FLOORS["claims"]["sha256"], "the data is not what the floors were measured on"
    corpus = [extract(*one) for one in annotated(folder / "articles")]
    told = run_path(str(SHARED / "eval_claims.py"))
    rows = said(corpus, resolve(corpus), told["load_gold"](folder), told)
    over, within = score(rows), score(rows, within=True)
    reached = {
        "speakers to a node": 100 / over.nodes,
        "purity": 100 * over.purity,
        "speakers to a node in an article": 100 / within.nodes,
        "purity in an article": 100 * within.purity,
    }
    check("speakers", reached)


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("aab", (1, 1, 2), 3, 3),
        ("aab", (1, 1, 1), 2 / 3 + 2 / 3 + 1 / 3, 3),
        ("aab", (1, 2, 3), 3, 1 / 2 + 1 / 2 + 1),
        ("aabb", (1, 1, 1, 2), 2 / 3 + 2 / 3 + 1 / 3 + 1, 1 + 1 + 1 / 2 + 1 / 2),
    ],
)
def test_b3(gold: str, found: tuple[int, ...], precision: float, recall: float) -> None:
    """Each mention counts with the share of its neighbours that belong to it, and of those that it should have."""
    assert b3(list(gold), list(found)) == pytest.approx((precision, recall))


def test_figures_are_percentages() -> None:
    """B3 is averaged over mentions; pairs are left out where there are none."""
    assert figures({"mentions": 2, "precision": 2.0, "recall": 1.0, "pairs found": 0, "pairs marked": 0}) == {
        "b3 precision": 100.0,
        "b3 recall": 50.0,
        "b3 f1": pytest.approx(200 / 3),
    }


def test_mark_outside_its_text() -> None:
    """A mark that its text does not have is an error of the file."""
    with pytest.raises(ValueError, match="not inside text 0"):
        case_of('{"id": "a", "kinds": [], "texts": ["Ann"], "mentions": [[0, 1, 9, "x"]]}')
