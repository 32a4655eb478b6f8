"""Times of articles: whose they are, where they are read, without a date, and what hostile texts give."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parses import parsed
from extract.times.reading import attribution, read, unparsed, values

PIECES = [
    "1", "31", "12,000", "2024", "1999", "999999999999999", "0", "007", "30", ":", "/", "-", "–", ".", ",", "'s",
    "’", "(", " ", "Monday", "May", "March", "February", "Nov.", "Sat", "last", "next", "this", "past", "the", "a",
    "half", "of", "to", "from", "between", "and", "since", "until", "by", "early", "mid-", "late", "end", "first",
    "third", "quarter", "week", "weeks", "year", "years", "days", "hours", "decades", "ago", "three", "million",
    "thousand", "summer", "fall", "winter", "overnight", "weekend", "today", "tomorrow", "pm", "a.m.", "noon",
    "GMT", "s", "th", "Q", "H", "on", "in", "time", "day after tomorrow", "1000", "2999", "29 February", "é", "٣",
    "½", "\u00a0",
]  # fmt: skip
hostile = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda joint: joint.join(pieces))
) | st.text("0123456789-/:., MondayJunNov’'s", max_size=60)
dates = st.dates().map(str) | st.sampled_from([None, "", "2024", "2024-02-29", "0001-01-01", "9999-12-31", "yesterday"])
POINT = r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?"
VALUE = re.compile(rf"{POINT}|({POINT}|\.\.)/{POINT}|{POINT}/\.\.|P(\d+(\.\d+)?[YMD])*(T(\d+(\.\d+)?[HMS])+)?")


def check(text: str, published: str | None) -> None:
    """Every time has sound offsets and a value of the calendar, in the order of the text."""
    doc = unparsed(text or "x")
    behind = 0
    for found in read(doc, published=published):
        assert doc.text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= behind
        behind = found.span.end
        assert found.value is None or VALUE.fullmatch(found.value), found
        if found.value is not None and "/" in found.value and ".." not in found.value:
            low, high = found.value.split("/")
            assert low[: min(len(low), len(high))] <= high[: min(len(low), len(high))]


@settings(max_examples=1500, deadline=None)
@given(hostile, dates)
def test_hostile_dates(text: str, published: str | None) -> None:
    """Any figures and words for times give sound times, or none."""
    check(text, published)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None)
@given(hostile, dates)
def test_many_hostile_dates(text: str, published: str | None) -> None:
    """The same, at length."""
    check(text, published)


REPEATED = [
    "1 ",
    "last week of ",
    "the first week of ",
    "the end of ",
    "early ",
    "Monday to ",
    "from 1 May to ",
    "since the ",
]
REPEATED += ["4 November, ", "two years and ", "3pm on ", "late the last ", "2014-", "'s ", "at least the "]


@pytest.mark.parametrize("piece", REPEATED)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes about four times as long, and never sixteen."""
    taken = []
    for size in (600, 2_400):
        doc = unparsed((piece * size).strip())
        best = []
        for _ in range(3):
            start = time.process_time()
            read(doc)
            best.append(time.process_time() - start)
        taken.append(min(best))
    assert taken[1] < 10 * taken[0] + 0.05


RELATIVE = [
    ("It fell on Monday, yesterday and last year.", [("Monday", None), ("yesterday", None), ("last year", None)]),
    ("since August and by Friday", [("August", None), ("Friday", None)]),
    (
        "in May 2023, on 4 November, for three days",
        [("May 2023", "2023-05"), ("4 November", None), ("three days", "P3D")],
    ),
    ("from 2014 to 2019, in the 1990s", [("2014 to 2019", "2014/2019"), ("1990s", "1990/1999")]),
    ("the past three days and two weeks ago", [("past three days", None), ("two weeks ago", None)]),
    (
        "at 3pm on 4 November 2024 and 3pm on Monday",
        [("3pm on 4 November 2024", "2024-11-04T15:00"), ("3pm on Monday", None)],
    ),
    ("on 31 February", []),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
@pytest.mark.parametrize("published", [None, "", "last week", "9999-12-31"])
def test_nothing_is_guessed_without_a_date(
    text: str, expected: list[tuple[str, str | None]], published: str | None
) -> None:
    """Relative times keep their words and have no value; absolute ones and amounts keep theirs."""
    assert values(text, published=published) == expected


@pytest.mark.parametrize("published", ["2024-11-06", "2024-11-06T23:30:00-05:00"])
def test_the_day_of_the_article_is_as_written(published: str) -> None:
    """A clock time and zone behind the date change nothing."""
    assert values("today", published=published) == [("today", "2024-11-06")]


@pytest.mark.parametrize(
    ("kind", "count"), [("paragraph", 1), ("heading", 1), ("title", 1), ("date", 0), ("byline", 0)]
)
def test_datelines_and_bylines_are_not_read(kind: str, count: int) -> None:
    """Only the text itself counts."""
    assert len(read(unparsed("It began on Monday."), kind=kind)) == count


def test_the_innermost_attribution_has_it() -> None:
    """A time that is not of a saying is that of the shortest content that holds it."""
    doc = parsed("t-said-strike")
    outer = attribution(doc, "outer", cue="said", content="three people were killed in Thursday's strike")
    inner = attribution(doc, "inner", cue="", content="Thursday's strike")
    assert [(one.tells, one.attribution) for one in read(doc, (outer, inner))] == [
        ("said", "outer"),
        ("happened", "inner"),
    ]
