"""Who is what does not fall: types of names and roles of people reach the figures of `floors.json`."""

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from kgraph import annotate
from kgraph.extract import extract
from kgraph.resolve import resolve
from quality.scoring import folder_hash
from quality.test_floors import FLOORS, SHARED, annotated, check
from quality.who import compare_offices, found_offices, percentages, rows, sentences, types_right


def hash_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@pytest.mark.slow
def test_types(project: Path) -> None:
    """On names of PolNeAR's dev part: the type of the entity that each stands for."""
    gold, folder = project / "data" / "gold" / "types.tsv", SHARED / "polnear" / "dev"
    if not folder.is_dir():
        pytest.skip("PolNeAR (../shared/polnear/dev) is not there")
    assert folder_hash(folder) == FLOORS["polnear-dev"]["sha256"], "the data is not what the floors were measured on"
    assert hash_of(gold) == FLOORS["types"]["sha256"], "the marks changed: measure again"
    corpus = [extract(*one, model="rules") for one in annotated(folder / "text")]
    counts = types_right(gold, corpus, resolve(corpus))
    print({pair: count for pair, count in sorted(counts.items()) if pair[0] != pair[1]})
    right = sum(count for (marked, found), count in counts.items() if marked == found)
    check("types", {"right": 100 * right / counts.total()}, "rules")


def test_roles_of_the_sample_articles(project: Path) -> None:
    """Every named role of the sample articles is found, and no other."""
    gold = project / "data" / "gold" / "roles.tsv"
    assert hash_of(gold) == FLOORS["roles"]["sha256"], "the marks changed: measure again"
    corpus = [extract(*one, model="rules") for one in annotated(project / "data" / "articles")]
    resolution = resolve(corpus)
    marked = rows(gold)
    counts: Counter[str] = Counter()
    for facts in corpus:
        here = [row for row in marked if row["article"] == Path(facts.article.path).stem]
        counts += compare_offices(here, found_offices(facts, resolution))
    check("roles", percentages(counts), "rules")


def test_roles_of_sentences(project: Path) -> None:
    """On sentences of our own, each by itself: offices in the forms of the news, and what gives none."""
    gold = project / "data" / "gold" / "role-sentences.jsonl"
    assert hash_of(gold) == FLOORS["role-sentences"]["sha256"], "the marks changed: measure again"
    marked = sentences(gold)
    counts: Counter[str] = Counter()
    for (_, offices), one in zip(marked, annotate.annotate(article for article, _ in marked), strict=True):
        facts = extract(*one, model="rules")
        counts += compare_offices(offices, found_offices(facts, resolve([facts])))
    check("role-sentences", percentages(counts), "rules")
