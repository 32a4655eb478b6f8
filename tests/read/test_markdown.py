import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kgraph.read.markdown import markdown_layout, pieces

STORY = "The ministry said on Tuesday that the bridge at the river mouth would stay shut until the end of the year."


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in markdown_layout(text).blocks]


def test_marks_stand_outside() -> None:
    """Marks of headings, emphasis, lists and quotes are not in the blocks."""
    text = (
        f"# Bridge to stay shut #\n\n*November 4, 2024*\n\n**Author:** Jane Doe\n\n## Background\n{STORY}\n\n"
        f"- **First** point\n- second point\n\n> “Quoted,” he said.\n\n1. third\n\n***\n\n__{STORY}__\n"
    )
    assert shape(text) == [
        ("title", "Bridge to stay shut"),
        ("date", "November 4, 2024"),
        ("byline", "**Author:** Jane Doe"),
        ("heading", "Background"),
        ("paragraph", STORY),
        ("paragraph", "**First** point"),
        ("paragraph", "second point"),
        ("paragraph", "“Quoted,” he said."),
        ("paragraph", "third"),
        ("paragraph", STORY),
    ]
    found = markdown_layout(text)
    assert (found.title, found.published, found.authors) == ("Bridge to stay shut", "2024-11-04", ("Jane Doe",))


def test_front_matter() -> None:
    """Front matter names title, date and authors, and is no part of the story."""
    text = f'---\ntitle: "Bridge: shut"\ndate: 2024-11-04\nauthors: [Jane Doe, Richard Roe]\ntags: x\n---\n\n{STORY}\n'
    found = markdown_layout(text)
    assert (found.title, found.published, found.authors) == ("Bridge: shut", "2024-11-04", ("Jane Doe", "Richard Roe"))
    assert shape(text) == [("paragraph", STORY)]


def test_lines_of_a_paragraph() -> None:
    """Lines without a blank line between them are one paragraph, as Markdown has it."""
    text = f"{STORY}\nTwo more\nlines.\r\n\r\n{STORY}"
    assert shape(text) == [("paragraph", f"{STORY}\nTwo more\nlines."), ("paragraph", STORY)]


@pytest.mark.parametrize(("under", "kind"), [("=====", "title"), ("-----", "heading")])
def test_underlined(under: str, kind: str) -> None:
    """An underlined line is a heading, and the line under it is in no block."""
    text = f"Bridge to stay shut\n{under}\n\n{STORY}\n\n{STORY}"
    assert shape(text) == [(kind, "Bridge to stay shut"), ("paragraph", STORY), ("paragraph", STORY)]


def test_rule_below_a_story() -> None:
    """A rule right below a long paragraph parts it from the next one."""
    long = f"{STORY} {STORY}"
    assert shape(f"{long}\n---\n{STORY}") == [("paragraph", long), ("paragraph", STORY)]


@pytest.mark.parametrize("words", ["#hashtag of the day, he said.", "*", "a * b.", "**bold** and **bold**."])
def test_not_a_mark(words: str) -> None:
    """Characters that are no Markdown marks stay in the paragraph."""
    text = f"{STORY}\n\n{words}\n\n{STORY}"
    assert shape(text) == [("paragraph", STORY), ("paragraph", words), ("paragraph", STORY)]


MARKED = st.sampled_from(
    ["# ", "## x", "#", "- ", "* a", "> ", "**b**", "1. c", "---", "===", "```", "_", "![a](b)", ""]
)


@given(st.lists(st.one_of(MARKED, st.text(max_size=40), st.just(STORY)), max_size=12), st.sampled_from(["\n", "\r\n"]))
@example(["_", "_"], "\n")
def test_blocks_lie_apart(lines: list[str], end: str) -> None:
    """Blocks of any Markdown are in order, apart, inside the text and not blank."""
    text = end.join(lines)
    before = 0
    for block in markdown_layout(text).blocks:
        assert before <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        before = block.end


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=9), min_size=1, max_size=9))
def test_words_are_kept(words: list[str]) -> None:
    """Every word of a text without marks is in a piece."""
    text = "\n\n".join(words)
    assert [piece.words for piece in pieces(text)] == words
