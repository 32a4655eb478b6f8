"""The page as a person meets it, in a real browser."""

import pytest

from kgraph.view.network import Network
from view.marked import DATES, ENTITIES, STORY, network_of

HOSTILE = [
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 2</script>",
    "<img src=x onerror=window.hit=3>",
    "\"'><svg onload=window.hit=4>",
    "line\u2028separator\u2029here",
    'javascript:window.hit=5//href="javascript:window.hit=6"',
    "<a href='javascript:window.hit=7'>href</a>",
    "{{ 7 * 7 }} <!-- ${window.hit=8} -->",
    "*/</style><style>body{display:none}</style>",
]
NODE = "kgraph.network.getPosition({})"
EDGE = "kgraph.network.body.edges[{}].edgeType.getPoint(0.5)"


def arrow(story, speaker, relation, entity):
    """The number of an arrow on the page."""
    wanted = [story.place_of(speaker), story.place_of(entity), relation]
    script = "([from, to, line]) => kgraph.arrows.findIndex(a => a.from === from && a.to === to && a.relation === line)"
    return story.tab.evaluate(script, wanted)


def search(story, text):
    story.tab.fill("#query", text)
    story.tab.press("#query", "Enter")


def test_opens_from_a_file_without_any_other_request(story):
    """The page needs nothing but itself, and says nothing in the console."""
    assert story.requests == [story.file.as_uri()]
    assert story.troubles == []


def test_policy_keeps_a_request_from_leaving(story):
    """What tries to fetch something is stopped by the page's own policy."""
    script = "fetch('https://example.org/').then(() => 'left', () => 'stopped')"
    assert story.tab.evaluate(script) == "stopped"


def test_policy_runs_no_script_put_in_later(story):
    """A script that the page does not name by its hash does not run."""
    story.tab.evaluate("""() => {
        const added = document.createElement("script");
        added.textContent = "window.hit = 1";
        document.body.append(added);
    }""")
    assert story.tab.evaluate("window.hit") is None


def test_draws_every_node_and_edge(story):
    """All nodes have a place of their own, and the canvas shows their colours."""
    drawn = story.tab.evaluate(
        "[Object.keys(kgraph.network.getPositions()).length, kgraph.network.body.edgeIndices.length]"
    )
    colours = story.tab.evaluate("""() => {
        const canvas = document.querySelector("#mynetwork canvas");
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Set();
        for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] === 255) seen.add((data[at] << 16 | data[at + 1] << 8 | data[at + 2]).toString(16));
        }
        return ["5b8fd6", "e08a4e", "5aa97a", "a585cf", "e3bd3f", "a3abb6"].filter((colour) => seen.has(colour));
    }""")
    assert drawn == [sum(len(names) for names in ENTITIES.values()), story.tab.evaluate("kgraph.arrows.length")]
    assert len(colours) == 6


def test_legend_names_the_types_there_are(story):
    """The legend shows a shape for each type of entity."""
    assert story.tab.locator("#legend li").all_inner_texts() == list(ENTITIES)


def test_nothing_moves_by_itself(story):
    """Positions are those laid out beforehand."""
    before = story.tab.evaluate("kgraph.network.getPositions()")
    story.tab.wait_for_timeout(300)
    assert story.tab.evaluate("kgraph.network.getPositions()") == before


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Tomas Okoro", "Tomas Okoro"),
        ("okoro", "Tomas Okoro"),
        ("  HALDEN ", "Halden"),
        ("safety board", "International Atomic Safety Board"),
    ],
)
def test_search_finds_and_centres(story, typed, found):
    """A name or a part of one selects its node, shows its sentences and puts it in the middle."""
    search(story, typed)
    assert story.tab.locator("#panel h2").inner_text() == found
    assert story.tab.evaluate("kgraph.network.getSelectedNodes()") == [story.place_of(found)]
    middle = story.tab.evaluate("kgraph.network.getViewPosition()")
    node = story.tab.evaluate(NODE.format(story.place_of(found)))
    assert abs(middle["x"] - node["x"]) < 2
    assert abs(middle["y"] - node["y"]) < 2


def test_search_goes_on_to_the_next_match(story):
    """Enter again leads to the next name that fits."""
    search(story, "halden")
    story.tab.press("#query", "Enter")
    assert story.tab.locator("#panel h2").inner_text() == "Halden talks"
    assert story.tab.locator("#search-status").inner_text() == "2 of 2: Halden talks"


def test_search_says_when_nothing_matches(story):
    """A name that nobody has is said to be missing, and the choice stays."""
    search(story, "Nobody <b>")
    assert story.tab.locator("#search-status").inner_text() == "No name matches “Nobody <b>”."


def test_search_offers_names(story):
    """The search box completes from all names."""
    offered = story.tab.evaluate("[...document.querySelectorAll('#known-names option')].map(one => one.value)")
    assert set(offered) == {name for names in ENTITIES.values() for name in names}


def test_click_on_a_node_shows_what_it_said_and_what_was_said_about_it(story):
    """The panel lists both apart, with source, cue and content marked."""
    story.click_at(NODE.format(story.place_of("Sorin Hadek")))
    panel = story.tab.locator("#panel")
    assert panel.locator("h3").all_inner_texts() == ["What Sorin Hadek said (1)", "What was said about Sorin Hadek (3)"]
    own = panel.locator("section").first
    assert own.locator("mark.source").inner_text() == "Hadek"
    assert own.locator("mark.cue").inner_text() == "said"
    assert own.locator("mark.content").inner_text() == "We leave Halden with nothing but good coffee"
    assert own.locator("cite").inner_text() == "Two days of talks in Halden end without a paper"
    assert own.locator("time").inner_text() == "2031-03-09"


def test_click_on_an_edge_shows_the_sentences_behind_it(story):
    """The panel names speaker, relation and entity and shows the marked passage."""
    story.click_at(EDGE.format(arrow(story, "Emir Zaydan", "reports", "Mount Sever")))
    panel = story.tab.locator("#panel")
    assert panel.locator("h2").inner_text() == "Emir Zaydan reports something about Mount Sever"
    assert panel.locator("mark.content").last.inner_text() == "smoke over the Tessin Valley"


def test_parallel_edges_are_apart(story):
    """States and reports between the same two nodes can be told apart and clicked apart."""
    ends = ("Karsk News Agency", "Lower Holm")
    for line, words in (("states", "Lower Holm is ours"), ("reports", "a quiet night in Lower Holm")):
        story.click_at(EDGE.format(arrow(story, ends[0], line, ends[1])))
        assert story.tab.locator("#panel article mark.content").first.inner_text() == words


@pytest.mark.parametrize(("hidden", "left"), [("states", "reports"), ("reports", "states")])
def test_filters_hide_arrows_and_sentences(story, hidden, left):
    """A check box taken out hides that relation's arrows and its sentences."""
    search(story, "Lake Herald")
    story.tab.uncheck(f"#show-{hidden}")
    script = "kgraph.arrows.filter((_, id) => !edges.get(id).hidden).map(one => one.relation)"
    assert set(story.tab.evaluate(script)) == {left}
    assert set(story.tab.locator("#panel .relation").all_inner_texts()) == {left}


def test_names_in_the_panel_lead_on(story):
    """A name in a sentence's heading is a button that chooses its node; Escape gives the choice up."""
    search(story, "Tomas Okoro")
    story.tab.locator("#panel .who .name", has_text="Port Alba").focus()
    story.tab.keyboard.press("Enter")
    assert story.tab.locator("#panel h2").inner_text() == "Port Alba"
    story.tab.keyboard.press("Escape")
    assert story.tab.locator("#panel h2").inner_text() == "Choose a name or an arrow"


def test_narrow_screens_scroll_only_downwards(visit):
    """Nothing sticks out at the width of a telephone."""
    narrow = visit(STORY, width=390)
    assert narrow.tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_empty_network_says_so(visit):
    """A graph without statements gives a page that tells it."""
    empty = visit(Network())
    assert empty.tab.locator("#empty").is_visible()
    assert empty.troubles == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(visit, text):
    """Whatever a name, a sentence or a title holds is shown letter for letter and runs nothing."""
    network = network_of(
        {"person": [text, "Ilse Brandt"], "place": ["Orlen"]},
        [(["Ilse Brandt"], "states", f"[S|Brandt] [C|said]: [Q|{text}]", [text, "Orlen"], text)],
        {text: "2031-03-04"} | DATES,
    )
    opened = visit(network)
    opened.click_at(NODE.format(opened.place_of(text)))
    panel = opened.tab.locator("#panel")
    assert panel.locator("h2").evaluate("one => one.textContent") == text
    assert panel.locator("article mark.content").evaluate("one => one.textContent") == text
    assert panel.locator("cite").evaluate("one => one.textContent") == text
    search(opened, text)
    opened.tab.mouse.move(600, 300)
    assert opened.tab.evaluate("window.hit") is None
    assert opened.troubles == []
    assert opened.requests == [opened.file.as_uri()]
