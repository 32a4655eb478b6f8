import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate.sample import HARBOUR, MAYOR, SHE, STORY, ann, reading
from kgraph.errors import InputError
from kgraph.evaluate.brat import readings
from kgraph.model import Problem

GOOD = "T1\tCue 28 32\tsaid\nT2\tContent 33 37;42 48\tthat  bridge\nE1\tAttribution:T1 Cue:T1 Content:T2\n"


def test_reads_source_cue_and_content() -> None:
    """Each event is an attribution with its roles."""
    found, problems = readings(ann(MAYOR, SHE, HARBOUR), STORY, "story.ann")
    assert (found, problems) == (tuple(reading(*row) for row in (MAYOR, SHE, HARBOUR)), ())


def test_joins_the_pieces_of_a_content() -> None:
    """Content2 and pieces divided by a semicolon belong to the content, in order of the text."""
    marks = (
        "T1\tCue 28 32\nT2\tContent 42 48;33 37\nT3\tContent 49 54\nE1\tAttribution:T1 Cue:T1 Content2:T2 Content:T3"
    )
    ((one,), problems) = readings(marks, STORY, "story.ann")
    assert ([span.text for span in one.content], problems) == (["that", "bridge", "would"], ())


def test_needs_no_order_of_lines() -> None:
    """An event may stand before what it names."""
    lines = GOOD.splitlines()
    assert readings("\n".join(reversed(lines)), STORY, "a")[0] == readings(GOOD, STORY, "a")[0]


def test_reads_windows_line_ends() -> None:
    """CR LF ends a line too."""
    assert readings(GOOD.replace("\n", "\r\n"), STORY, "a") == readings(GOOD, STORY, "a")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("T3\tContent 5\tx", 'is not "Tn, tab'),
        ("T3\tContent x y\tx", 'is not "Tn, tab'),
        ("T3\tContent 9 5\tx", 'is not "Tn, tab'),
        ("T3\tContent 5 5\t", 'is not "Tn, tab'),
        (f"T3\tContent 0 {'9' * 5000}\tx", 'is not "Tn, tab'),
        ("T3", 'is not "Tn, tab'),
        ("E2\tAttribution", 'is not "En, tab'),
        ("E2\tAttribution:T1 Cue", 'is not "En, tab'),
        ("E2\tAttribution:T1 Cue:T1 Content:T9", "names T9, which is not there"),
        ("E2\tAttribution:T1 Content:T2", "has no cue and is left out"),
        ("E2\tAttribution:T1 Cue:T1", "has no content and is left out"),
        ("and the rest of a mark", "is no line of a brat file"),
    ],
)
def test_malformed_line_is_named_and_the_rest_goes_on(line: str, told: str) -> None:
    """A line that cannot be used is told with its number; the others count."""
    found, problems = readings(GOOD + line, STORY, "story.ann")
    assert found == readings(GOOD, STORY, "story.ann")[0]
    assert problems[0].message.startswith("story.ann:4: ")
    assert told in problems[0].message


@pytest.mark.parametrize(
    "line", ["", "  ", "#1\tAnnotatorNotes T1\tsure?", "A1\tNegated E1", "*\tEquiv T1 T2", "E2\tDiscuss:T1"]
)
def test_other_lines_are_passed_over(line: str) -> None:
    """Notes, attributes, relations and events of other kinds are no mistakes."""
    assert readings(GOOD + line, STORY, "a") == readings(GOOD, STORY, "a")


def test_other_text_is_refused() -> None:
    """Marks whose words stand elsewhere were made on another text; line and both words are told."""
    with pytest.raises(InputError, match=r'^story.ann:1 marks "said", and the text has "aid": not what was marked$'):
        readings(GOOD.replace("28 32", "29 33"), STORY, "story.ann")


def test_shorter_text_is_refused() -> None:
    """So do marks behind the end of the text."""
    with pytest.raises(InputError, match=r"^story.ann:1 ends at 32, and the text has 20 characters"):
        readings(GOOD, STORY[:20], "story.ann")


def test_words_may_break_off() -> None:
    """The words of a mark over two lines may stop at the first; blanks do not count."""
    marks = "T1\tCue 28 32\tsaid\nT2\tContent 66 97\t“We  wait,”\nE1\tAttribution:T1 Cue:T1 Content:T2"
    found, problems = readings(marks, STORY, "a")
    assert (len(found), problems) == (1, ())


LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.from_regex(r"[TE][0-9]\t(Cue|Content|Attribution)[ :][T0-9; :]{0,12}(\t[a-z ]{0,9})?", fullmatch=True),
    ),
    max_size=8,
)


@given(lines=LINES)
def test_any_file_is_read_or_refused(lines: list[str]) -> None:
    """Whatever a file holds, it gives attributions inside the text and problems of one line, or InputError."""
    try:
        found, problems = readings("\n".join(lines), STORY, "a.ann")
    except InputError as error:
        found, problems = (), (Problem(stage="read", message=str(error)),)
    assert all(one.cue and one.content for one in found)
    for one in found:
        for span in (*one.source, *one.cue, *one.content):
            assert STORY[span.start : span.end] == span.text != ""
    assert all("\n" not in problem.message for problem in problems)


@given(data=st.data())
def test_what_was_marked_comes_back(data: st.DataObject) -> None:
    """Any spans of the text, written as a brat file, are read as they were."""
    places = st.integers(0, len(STORY) - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, len(STORY))))
    pieces = data.draw(st.lists(places, min_size=1, max_size=3))
    offsets = ";".join(f"{start} {end}" for start, end in pieces)
    words = " ".join(STORY[start:end] for start, end in pieces).replace("\n", " ")
    marks = f"T1\tCue 28 32\tsaid\nT2\tContent {offsets}\t{words}\nE1\tAttribution:T1 Cue:T1 Content:T2\n"
    ((one,), problems) = readings(marks, STORY, "a")
    assert ([(span.start, span.end) for span in one.content], problems) == (sorted(pieces), ())
