import pytest

from evaluate.sample import HARBOUR, MAYOR, SHE, STORY, weighed
from kgraph.evaluate.metrics import Tally, same_cue, same_source, tally
from kgraph.evaluate.words import Text

GOLD = (MAYOR, SHE)
Row = tuple[str, str, str]


def measured(found: list[Row], marked: tuple[Row, ...] = GOLD) -> Tally:
    return tally(Text.of(STORY), [weighed(*row) for row in marked], [weighed(*row) for row in found])


def changed(row: Row, *, source: str | None = None, cue: str | None = None, content: str | None = None) -> Row:
    return (
        row[0] if source is None else source,
        row[1] if cue is None else cue,
        row[2] if content is None else content,
    )


def test_all_is_right() -> None:
    """What agrees in everything scores 100 in everything."""
    assert {score.f1 for score in measured([MAYOR, SHE]).scores.values()} == {100.0}


def test_nothing_found() -> None:
    """Nothing found scores 0, and divides by nothing."""
    scores = measured([]).scores
    assert {score.f1 for score in scores.values()} == {0.0}
    assert (scores["triple"].precision.percent, scores["triple"].recall.percent) == (None, 0.0)


# measure, what was found, precision, recall
MEASURES = [
    ("content_exact", [changed(MAYOR, content="the bridge would stay shut"), SHE], 50.0, 50.0),
    ("content_j50", [changed(MAYOR, content="the bridge would stay shut"), SHE], 100.0, 100.0),
    ("content_partial", [changed(MAYOR, content="the bridge would stay shut"), SHE], 100.0, 91.67),
    ("content_tok", [changed(MAYOR, content="the bridge would stay shut"), SHE], 100.0, 87.5),
    ("content_exact", [changed(SHE, content="We wait")], 100.0, 50.0),
    ("content_strict", [changed(SHE, content="We wait")], 0.0, 0.0),
    ("content_j50", [changed(MAYOR, content="stay shut")], 0.0, 0.0),
    ("content_j50", [changed(MAYOR, content="would stay shut")], 100.0, 50.0),
    ("triple", [changed(MAYOR, source="Mayor Anna Nowak"), SHE], 100.0, 100.0),
    ("triple", [changed(MAYOR, source="Zebra"), SHE], 50.0, 50.0),
    ("triple", [changed(MAYOR, source=""), SHE], 50.0, 50.0),
    ("triple", [MAYOR, MAYOR, MAYOR], 33.33, 50.0),
    ("triple", [HARBOUR], 0.0, 0.0),
    ("triple", [changed(MAYOR, cue="told")], 100.0, 50.0),
    ("triple_cue", [changed(MAYOR, cue="told")], 0.0, 0.0),
    ("cue", [changed(MAYOR, content="Rain fell")], 100.0, 50.0),
    ("cue", [changed(MAYOR, cue="")], None, 0.0),
    ("cue", [changed(SHE, cue="she told reporters")], 100.0, 50.0),
    ("statement_triple", [changed(MAYOR, cue="shut"), changed(SHE, source="")], 0.0, 50.0),
    ("statement_j50", [changed(MAYOR, cue="shut"), changed(SHE, source="")], 100.0, 100.0),
    ("source_span", [changed(MAYOR, source="Mayor Anna Nowak"), SHE], 50.0, 50.0),
    ("cue_span", [MAYOR, MAYOR], 100.0, 50.0),
    ("content_span", [changed(MAYOR, content="that the bridge|stay shut")], 0.0, 0.0),
]


@pytest.mark.parametrize(("measure", "found", "precision", "recall"), MEASURES)
def test_measure(measure: str, found: list[Row], precision: float | None, recall: float) -> None:
    """Each measure of a few findings, worked out by hand."""
    score = measured(found).scores[measure]
    assert (score.precision.percent, score.recall.percent) == (precision, recall)


@pytest.mark.parametrize(
    ("marked", "found", "right"),
    [
        ("Mayor Anna Nowak, of Zebra", "Anna Nowak", True),
        ("Anna Nowak", "Mayor Anna Nowak, of Zebra", True),
        ("Mayor Anna Nowak, of Zebra", "Zebra", False),
        ("she", "", False),
        ("", "she", False),
        ("", "", True),
    ],
)
def test_same_source(marked: str, found: str, right: bool) -> None:
    """Sources agree when each holds the other's head, or both are absent."""
    assert same_source(weighed(marked, "said", "We wait"), weighed(found, "said", "We wait")) == right


@pytest.mark.parametrize(
    ("marked", "found", "right"),
    [
        ("According to", "According", True),
        ("According to", "to", False),
        ("would", "would stay", False),
        ("would", "would", True),
        ("she told", "told reporters", True),
        ("she told", "she", False),
    ],
)
def test_same_cue(marked: str, found: str, right: bool) -> None:
    """Cues agree by a word that is not light; light ones count where a cue has no other."""
    assert same_cue(weighed("", marked, "We wait"), weighed("", found, "We wait")) == right


def test_source_right_where_the_content_is() -> None:
    """Sources are judged for contents that were found, apart for those marked without one."""
    marked = (MAYOR, changed(SHE, source=""), HARBOUR)
    sources = measured([changed(MAYOR, source="Zebra"), SHE, HARBOUR], marked).sources
    assert {name: (share.part, share.whole) for name, share in sources.items()} == {
        "all": (1, 3),
        "gold_has_source": (1, 2),
        "gold_no_source": (0, 1),
    }


def test_recall_by_kind() -> None:
    """Recall is told for direct, mixed and indirect contents."""
    recall = measured([MAYOR, changed(HARBOUR, source="Rain")], (MAYOR, SHE, HARBOUR)).recall
    assert {kind: [(share.part, share.whole) for share in shares] for kind, shares in recall.items()} == {
        "direct": [(0, 1), (0, 1)],
        "mixed": [(1, 1), (0, 1)],
        "indirect": [(1, 1), (1, 1)],
    }


def test_found_without_words_does_not_count() -> None:
    """A finding whose content has no word is left out, and counted as such."""
    found = measured([MAYOR, changed(SHE, content="”")])
    assert (found.found, found.empty, found.scores["triple"].precision.percent) == (1, 1, 100.0)


def test_sums_over_articles() -> None:
    """The sum of two articles counts attributions, not articles."""
    both = measured([MAYOR], (MAYOR,)) + measured([], (SHE, HARBOUR))
    assert (both.marked, both.found, both.scores["triple"].recall.percent) == (3, 1, 33.33)


def test_best_pairs_first() -> None:
    """A finding belongs to the marked one that it shares most words with, whatever the order."""
    near = changed(MAYOR, content="that the bridge would stay")
    score = measured([near, MAYOR], (MAYOR,)).scores
    assert (score["content_j50"].precision.percent, score["content_exact"].recall.percent) == (50.0, 100.0)
