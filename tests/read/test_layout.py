import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import Block
from kgraph.read.layout import Layout, layout

STORY = "The ministry said on Tuesday that the bridge at the river mouth would stay shut until the end of the year."


def shape(text: str, found: Layout) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in found.blocks]


def test_whole_top() -> None:
    """Section label, headline, date, byline and heading above a story are each what they are."""
    text = f"World\n\nBridge to stay shut for a year\n\n2024-11-04\n\nAuthor: Jane Doe\n\nBackground\n\n{STORY}\n"
    found = layout(text)
    assert shape(text, found) == [
        ("section", "World"),
        ("title", "Bridge to stay shut for a year"),
        ("date", "2024-11-04"),
        ("byline", "Author: Jane Doe"),
        ("heading", "Background"),
        ("paragraph", STORY),
    ]
    assert (found.title, found.published, found.authors) == (
        "Bridge to stay shut for a year",
        "2024-11-04",
        ("Jane Doe",),
    )


@pytest.mark.parametrize(
    "title",
    [
        "Bridge to stay shut",
        "Bridge to stay shut, ministry says.",
        "Bridge To Stay Shut After The Flood, According To The Ministry Of Public Works And Roads.",
        "Will the bridge ever open?",
        "Doe: “Bridge will open”",
        "U.S. bridge shut",
        "Bridge stays shut; \nMinistry blames the flood.",
    ],
)
def test_headline(title: str) -> None:
    """A first line that is short for a sentence, or in title case, is the headline, with a full stop or without."""
    text = f"{title}\n\n{STORY}\n\n{STORY}"
    assert shape(text, layout(text))[0] == ("title", title)


@pytest.mark.parametrize(
    "first",
    [
        STORY,
        "The bridge at the mouth of the river will stay shut, the ministry said on Tuesday.",
        "HARBOUR TOWN (AP) - The bridge will stay shut",
        "KYIV, Nov. 4, 2024 /Newswire/ -- The bridge is shut",
        "12",
    ],
)
def test_no_headline(first: str) -> None:
    """A text that begins with its story has no headline."""
    text = f"{first}\n\n{STORY}"
    assert shape(text, layout(text)) == [("paragraph", first), ("paragraph", STORY)]
    assert layout(text).title is None


@pytest.mark.parametrize("text", ["Bridge to stay shut", STORY, "x"])
def test_one_piece(text: str) -> None:
    """The only line of a text is its story."""
    assert shape(text, layout(text)) == [("paragraph", text)]


@pytest.mark.parametrize(
    "line",
    [
        "DOE: Yes, we do",
        "Clinton: Keep it",
        "The governor added:",
        "“We will not pay”",
        '"We will not pay',
        "He said no.",
        "Is it safe?",
        "*",
        "- first point",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_not_a_heading(line: str) -> None:
    """Speech, sentences, list items and long lines between blank lines are paragraphs."""
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert shape(text, layout(text))[1] == ("paragraph", line)


def test_heading_needs_story_below() -> None:
    """A short last line is no heading."""
    text = f"{STORY}\n\nBackground\n\n{STORY}\n\nHarbour Town"
    assert [kind for kind, _ in shape(text, layout(text))] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_heading_stands_alone() -> None:
    """A short line without a blank line below it is a paragraph."""
    text = f"{STORY}\n\nHarbour Town\n{STORY}"
    assert shape(text, layout(text))[1] == ("paragraph", "Harbour Town")


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \t\n"])
def test_line_ends(end: str) -> None:
    """Paragraphs are found with any line end, single or double, and none of it is in a block."""
    text = end.join(["Bridge to stay shut", STORY, STORY])
    assert shape(text, layout(text)) == [("title", "Bridge to stay shut"), ("paragraph", STORY), ("paragraph", STORY)]


def test_hard_wrapped() -> None:
    """Lines of a hard-wrapped paragraph are one block, and the next paragraph is another."""
    wrapped = "The ministry said on Tuesday that the bridge at\nthe river mouth would stay shut because\nDoe"
    text = f"{wrapped} advised it.\n\n{STORY}"
    assert shape(text, layout(text)) == [("paragraph", f"{wrapped} advised it."), ("paragraph", STORY)]


def test_broken_line() -> None:
    """A line that goes on in lower case on the next one is one paragraph with it."""
    first = f"{STORY[:-1]}, a strategic\nsuccess, and it is pleased."
    text = f"{first}\n{STORY}"
    assert shape(text, layout(text)) == [("paragraph", first), ("paragraph", STORY)]


def test_date_below_the_story() -> None:
    """A date line far down belongs to the story, not to the article."""
    text = "\n\n".join([STORY] * 8 + ["4 November 2024", STORY])
    assert layout(text).published is None


def test_byline_with_date() -> None:
    """A date beside the author on one line is the article's date."""
    found = layout(f"Bridge to stay shut\n\nBy Jane Doe | November 4, 2024\n\n{STORY}")
    assert (found.published, found.authors) == ("2024-11-04", ("Jane Doe",))


LINES = st.one_of(
    st.sampled_from(
        [STORY, "World", "Bridge shut", "2024-11-04", "By Jane Doe", "DOE: No", "", " ", "\t", "he said;", "# A", "---"]
    ),
    st.text(max_size=60),
)


def check(text: str, blocks: tuple[Block, ...], marks: str = "") -> None:
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text)
        assert not any(letter.isalnum() for letter in text[end : block.start])
        words = text[block.start : block.end]
        assert words == words.strip(" \t\r\n")
        end = block.end
    assert not any(letter.isalnum() for letter in text[end:])


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n"]))
def test_nothing_is_lost(lines: list[str], end: str) -> None:
    """Blocks of any text are in order, apart and inside it, and only blanks lie between them."""
    text = end.join(lines)
    blocks = layout(text).blocks
    check(text, blocks)
    between = [
        text[a:b] for a, b in zip([0, *(x.end for x in blocks)], [*(x.start for x in blocks), len(text)], strict=True)
    ]
    assert "".join(between).strip("\u200b\ufeff \t\r\n\f\v\u00a0").strip() == ""
