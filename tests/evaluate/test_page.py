import re
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate.sample import HARBOUR, MAYOR, SHE, STORY, ann, attribution, facts, gold_folder, reading
from kgraph.evaluate import evaluate, read_gold
from kgraph.evaluate.gold import Marked
from kgraph.evaluate.page import page
from kgraph.evaluate.passage import Mark, marked_up, shown
from kgraph.model import Article, Attribution

HOSTILE = (
    "<script>window.hit = 1</script> said </style><style>body{display:none}</style> & \"'><img src=x onerror=alert(1)>"
    " $title ${style} {{7*7}} <!-- \u202ereversed\u0000 --> &lt;b&gt;\n\n<svg onload=alert(2)> told ]]> the end"
)


class Elements(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def drawn(folder: Path, *found: Attribution) -> str:
    gold = read_gold(gold_folder(folder, marks=ann(MAYOR, SHE, HARBOUR)))
    return page(evaluate(gold.articles, [facts(*found)]))


def hostile_page(story: str) -> str:
    words = ("<script>window.hit = 1</script>", "said", "</style><style>body{display:none}</style>")
    digest = sha256(story.encode("utf-8", "surrogatepass")).hexdigest()
    article = Article(id="a", path="a.txt", text=story, sha256=digest, blocks=(), title=f"{story[:40]}</title>")
    marked = Marked(name="<b>name</b>", article=article, readings=(reading(*words, story=story),))
    one = attribution("<svg onload=alert(2)>", "told", "the end", story=story)
    return page(evaluate([marked], [facts(one, story=story)]))


def test_shows_marked_beside_found(tmp_path: Path) -> None:
    """A paragraph stands twice, with the marks of each side, and its errors below."""
    html = drawn(tmp_path, attribution(*MAYOR), attribution("Zebra", "told", "“We wait,”"))
    left, right = re.findall(r'<p dir="auto" data-side="\w+">(.*?)</p>', html, re.DOTALL)[:2]
    assert '<b class="number">1</b><span class="content">that the bridge would stay shut</span>' in left
    assert '<span class="source">she</span>' in left
    assert '<span class="source">Zebra</span>' in right
    assert '<b class="number wrong">2</b><span class="content wrong">“We wait,”</span>' in right
    assert '<li id="a1-2"><b class="number wrong">2</b> <strong>wrong source</strong>' in html


def test_text_stays_whole(tmp_path: Path) -> None:
    """Without its marks each side says what the article says."""
    html = drawn(tmp_path, attribution(*MAYOR))
    sides = re.findall(r'<p dir="auto" data-side="\w+">(.*?)</p>', html, re.DOTALL)
    plain = [unescape(re.sub(r"<b class.*?</b>|<[^>]*>", "", side)) for side in sides]
    first, second = (line for line in STORY.split("\n") if line)
    assert plain == [first, first, second, second]


def test_links_lead_somewhere(tmp_path: Path) -> None:
    """Every link of the page has its place there, and no place is there twice."""
    elements = Elements(drawn(tmp_path, attribution(*MAYOR), attribution("she", "told", "Rain fell")))
    places = [value for name, value in elements.attributes if name == "id"]
    links = {value.removeprefix("#") for name, value in elements.attributes if name == "href" and value}
    assert links <= set(places)
    assert len(places) == len(set(places))
    assert {"a1", "a1-2", "a1-3"} <= links


def test_same_bytes(tmp_path: Path) -> None:
    """The same input gives the same page."""
    assert drawn(tmp_path, attribution(*MAYOR)) == drawn(tmp_path, attribution(*MAYOR))


def test_asks_for_nothing(tmp_path: Path) -> None:
    """The page has no script, loads nothing and forbids both."""
    html = drawn(tmp_path)
    elements = Elements(html)
    assert not {"script", "img", "link", "iframe"} & set(elements.tags)
    assert "default-src 'none'; style-src 'sha256-" in html
    assert "http:" not in html
    assert "https:" not in html


def test_hostile_text_stays_text() -> None:
    """Markup in texts, titles and names is shown, not obeyed."""
    elements = Elements(hostile_page(HOSTILE))
    assert not {"script", "img", "svg"} & set(elements.tags)
    assert elements.tags.count("style") == elements.tags.count("title") == 1
    assert not [name for name, _ in elements.attributes if name.startswith("on")]
    text = "".join(elements.said)
    assert "<script>window.hit = 1</script>" in text
    assert "$title ${style} {{7*7}} <!-- \ufffdreversed\ufffd --> &lt;b&gt;" in text


@given(text=st.text(max_size=60))
def test_shown_text_is_text(text: str) -> None:
    """Whatever a text holds, its characters come back as text, without an element of their own."""
    html = shown(text)
    assert "<" not in html
    assert len(unescape(html)) == len(text) or "\r" in text


@given(data=st.data())
def test_marks_lose_nothing(data: st.DataObject) -> None:
    """Any marks, across each other and over the ends, leave the text as it is and close what they open."""
    place = st.integers(0, len(STORY))
    spans = st.tuples(place, place).filter(lambda pair: pair[0] < pair[1])
    start, end = data.draw(spans)
    marks = [
        Mark(start=left, end=right, role=role, wrong=wrong)
        for (left, right), role, wrong in data.draw(
            st.lists(st.tuples(spans, st.sampled_from(("source", "cue", "content")), st.booleans()), max_size=5)
        )
        if left < end and right > start
    ]
    html = marked_up(STORY, start, end, marks)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == STORY[start:end]
    assert html.count("<span") == html.count("</span>")


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([(0, 4, "content", False)], '<span class="content">abcd</span>'),
        (
            [(0, 4, "content", False), (1, 2, "cue", False)],
            'content">a</span><span class="cue">b</span><span class="content">cd',
        ),
        ([(0, 2, "source", False), (1, 3, "content", True)], 'source">ab</span><span class="content wrong">c</span>d'),
        (
            [(0, 2, "content", False), (1, 3, "content", True)],
            'content">a</span><span class="content wrong">bc</span>d',
        ),
    ],
)
def test_marks_across_each_other(marks: list[tuple[int, int, str, bool]], html: str) -> None:
    """Where marks meet, the cue is seen before the source, and that before the content; errors before the rest."""
    told = marked_up("abcd", 0, 4, [Mark(start=a, end=b, role=role, wrong=wrong) for a, b, role, wrong in marks])
    joined = re.sub(r'</span><span class="(source|content wrong)">(?=[a-z])', lambda m: m.group(), told)
    merged = re.sub(r'<span class="([a-z ]+)">([a-d]+)</span><span class="\1">', r'<span class="\1">\2', joined)
    assert html in merged
