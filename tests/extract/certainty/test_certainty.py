"""Certainty, polarity and hedge of statements, read from sentences by the real parser."""

from functools import cache

import pytest

from kgraph import annotate
from kgraph.extract import extract
from kgraph.model import Attribution
from kgraph.read.text import read_text


@cache
def first(text: str) -> Attribution:
    """The first outermost attribution of a text."""
    article = read_text("a.txt", f"News\n\n4 November 2024\n\n{text}\n".encode())
    (one,) = annotate.annotate([article])
    return next(found for found in extract(*one, model="rules").attributions if found.within is None)


def told(text: str) -> tuple[str, str, str | None]:
    one = first(text)
    return one.certainty, one.polarity, one.hedge.text if one.hedge is not None else None


@pytest.mark.parametrize(
    ("text", "certainty", "hedge"),
    [
        ("The mayor said that the bridge was shut.", "certain", None),
        ("The mayor said that the bridge would be shut.", "certain", None),
        ("The mayor said the bridge will almost certainly be shut.", "almost-certain", "almost certainly"),
        ("The mayor said that it was almost certain that the bridge would fall.", "almost-certain", "almost certain"),
        ("The mayor said the bridge was highly likely to fall.", "highly-likely", "highly likely"),
        ("The mayor said that the bridge was likely to fall.", "likely", "likely"),
        ("The mayor said that the bridge will probably fall.", "likely", "probably"),
        ("The mayor said that the bridge appears to be safe.", "likely", "appears"),
        ("The mayor said that the bridge is expected to open in May.", "likely", "expected"),
        ("The mayor believes that the bridge is safe.", "likely", "believes"),
        ("The mayor suspects that the bridge is unsafe.", "likely", "suspects"),
        ("The mayor said that the bridge may fall.", "possible", "may"),
        ("The mayor said that the bridge might have moved.", "possible", "might"),
        ("The mayor said that the bridge had possibly moved.", "possible", "possibly"),
        ("The mayor said that it was possible that the bridge had moved.", "possible", "possible"),
        ("The mayor said that he could not rule out that the bridge would fall.", "possible", "could not rule out"),
        (
            "The mayor said there was a realistic possibility that the bridge would fall.",
            "possible",
            "realistic possibility",
        ),
        ("The mayor said that the bridge was unlikely to fall.", "unlikely", "unlikely"),
        ("The mayor said that the bridge was not likely to fall.", "unlikely", "likely"),
        ("The mayor doubts that the bridge will fall.", "unlikely", "doubts"),
        ("The mayor asked whether the bridge was safe.", "unstated", None),
        ("The mayor said that the man allegedly stole a car.", "unstated", None),
        ("The mayor said that the bridge should be shut.", "unstated", None),
        ("The mayor said that the town wants to keep the bridge.", "unstated", None),
        ("The mayor called the bridge a disgrace.", "unstated", None),
        ("The mayor declined to comment.", "unstated", None),
        ("Police put the number of dead at 40.", "certain", None),
    ],
)
def test_certainty(text: str, certainty: str, hedge: str | None) -> None:
    """The main clause of what is said, by its hedge or that of the cue."""
    assert (told(text)[0], told(text)[2]) == (certainty, hedge)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The mayor said that the bridge had fallen.", "affirmed"),
        ("The mayor said that the bridge had not fallen.", "denied"),
        ("The mayor denied that the bridge had fallen.", "denied"),
        ("The mayor said that nobody had been hurt.", "denied"),
        ("The mayor said that no boats were lost.", "denied"),
        ("The mayor said that the bridge never moved.", "denied"),
        ("The mayor said that not only the bridge had fallen.", "affirmed"),
        ("The mayor said that no more than 40 boats were lost.", "affirmed"),
        ("The mayor said that the bridge was not likely to fall.", "affirmed"),
        ("The mayor said that the men who had not paid were arrested.", "affirmed"),
        ("The mayor did not confirm that the bridge had fallen.", "unconfirmed"),
        ("The mayor declined to comment on the bridge.", "unconfirmed"),
        ("The mayor said that the report could not be independently verified.", "unconfirmed"),
        ("The mayor said that he had no information confirming the deaths.", "unconfirmed"),
        ("The mayor said that there was no evidence that the bridge had moved.", "unconfirmed"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    """Affirmed, denied, or neither; negation in other clauses and in bounds does not count."""
    assert told(text)[1] == polarity


PAIRS = [
    ("The mayor said that the bridge may fall.", "The mayor said that the bridge will fall."),
    ("The mayor said that the bridge fell.", "The mayor said that the bridge did not fall."),
    ("The mayor said that the bridge fell.", "The mayor believes that the bridge fell."),
    ("The mayor said that the bridge will likely fall.", "The mayor said that the bridge is unlikely to fall."),
]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_one_word_makes_the_difference(left: str, right: str) -> None:
    """Two sentences that differ in one word differ in certainty or polarity."""
    assert told(left) != told(right)


def test_lack_of_confirmation_claims_nothing() -> None:
    """Who has nothing that confirms deaths has not said that there were none."""
    one = first("The agency said that it had no information confirming any deaths.")
    assert (one.relation, one.certainty, one.polarity) != ("states", "certain", "denied")
    assert one.polarity == "unconfirmed"
