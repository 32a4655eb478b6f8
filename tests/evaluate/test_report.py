import json
from pathlib import Path

import pytest

from evaluate.sample import HARBOUR, MAYOR, SHE, ann, attribution, facts, gold_folder
from kgraph.evaluate import Evaluation, evaluate, read_gold
from kgraph.evaluate.breakdown import by_cue, by_kind, by_rule
from kgraph.evaluate.report import ROWS, json_bytes, json_report, text_report
from kgraph.model import Attribution

SHORT = (MAYOR[0], MAYOR[1], "stay shut")
NESTED = ("Nowak", "stay", "shut")


@pytest.fixture
def compared(tmp_path: Path):
    """Compares what was found in the story with three attributions marked there."""
    gold = read_gold(gold_folder(tmp_path, marks=ann(MAYOR, SHE, HARBOUR)))

    def of(*found: Attribution, nested: bool = False) -> Evaluation:
        return evaluate(gold.articles, [facts(*found)], nested=nested)

    return of


def found(nested: bool = True) -> list[Attribution]:
    inner = [attribution(*NESTED, within="attribution-said")] if nested else []
    return [attribution(*SHORT), *inner, attribution(*SHE)]


def test_outermost_count(compared) -> None:
    """Attributions inside others count only when asked for."""
    assert (compared(*found()).tally.found, compared(*found(), nested=True).tally.found) == (2, 3)


def test_text_without_facts_counts_as_nothing_found(tmp_path: Path) -> None:
    """An article that could not be read lowers recall, and is told."""
    gold = read_gold(gold_folder(tmp_path, marks=ann(MAYOR, SHE)))
    evaluation = evaluate(gold.articles, [])
    assert (evaluation.tally.marked, evaluation.tally.found, evaluation.unread) == (2, 0, 1)
    assert "; 1 could not be read)" in text_report(evaluation)


def test_counts_by_kind_rule_and_cue(compared) -> None:
    """Errors are counted by kind, by the rule that made them and by cue; a missed cue goes by its words."""
    evaluation = compared(*found())
    assert by_kind(evaluation) == {"right": 1, "content too short": 1, "missed": 1}
    assert by_rule(evaluation) == {
        "frame clause": {"right": 1, "content too short": 1},
        "not found by any": {"missed": 1},
    }
    assert by_cue(evaluation) == {"say": {"right": 1, "content too short": 1}, "according": {"missed": 1}}


def test_missed_cue_goes_by_the_lemma_found_elsewhere(compared) -> None:
    """A cue that was missed here and found there is counted with it."""
    assert by_cue(compared(attribution("she", "told", "Rain fell"))) == {
        "said": {"missed": 1},
        "say": {"content otherwise wrong": 1},
        "according": {"missed": 1},
    }


def test_text_report(compared) -> None:
    """The tables tell the figures."""
    told = text_report(compared(*found()))
    assert told.startswith("1 article: 3 attributions marked, 2 found (outermost only)\n\n")
    lines = [line.split() for line in told.splitlines()]
    assert ["triple:", "content", "and", "source", "50.0", "33.3", "40.0"] in lines
    assert ["content", "too", "short", "1"] in lines
    assert ["frame", "clause", "1", "0", "1", "0", "0", "1"] in lines
    assert not any(line != line.rstrip() for line in told.splitlines())


def test_long_tables_end_in_a_sum(tmp_path: Path) -> None:
    """Of many cues those with most errors are shown, the rest as one row."""
    words = [f"cue{letter}" for letter in "abcdefghijklmnopqrst"]
    story = " ".join(f"He {word} content{word}." for word in words)
    rows = [("He", word, f"content{word}") for word in words]
    gold = read_gold(gold_folder(tmp_path, marks=ann(*rows, story=story), story=story))
    rest = str(len(words) - ROWS)
    assert text_report(evaluate(gold.articles, [])).split()[-8:] == [rest, "more", "0", rest, "0", "0", "0", rest]


def test_json_has_every_error_with_its_offsets(compared) -> None:
    """The JSON tells figures under their short names, and each error with offsets, rule and lemma."""
    told = json_report(compared(*found()))
    assert json.loads(json_bytes(compared(*found()))) == told
    assert told["n"] == {"docs": 1, "docs_missing": 0, "gold": 3, "pred": 2, "pred_dropped_no_content": 0}
    assert told["triple"] == {"p": 50.0, "r": 33.33, "f1": 40.0}
    assert told["errors"][0] == {
        "article": "story",
        "kind": "content too short",
        "gold": {"source": [[0, 26]], "cue": [[28, 32]], "content": [[33, 64]]},
        "found": {
            "source": [[0, 26]],
            "cue": [[28, 32]],
            "content": [[55, 64]],
            "rule": "frame clause",
            "lemma": "say",
        },
    }


def test_nothing_to_compare_is_refused() -> None:
    """Figures of no article are no figures."""
    with pytest.raises(ValueError, match="no marked article"):
        evaluate([], [])
