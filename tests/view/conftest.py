"""A real browser for the page's tests; where there is none they are skipped and say so."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kgraph.view.network import Network
from kgraph.view.page import page
from view.marked import STORY

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--disable-sync", "--no-first-run"]


class Visit:
    """An opened page and what went on in it: requests, dialogs, errors and messages of the console."""

    def __init__(self, tab: Page, file: Path) -> None:
        self.tab = tab
        self.file = file
        self.requests: list[str] = []
        self.troubles: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("pageerror", lambda error: self.troubles.append(str(error)))
        tab.on("console", lambda message: self.troubles.append(message.text))
        tab.on("dialog", lambda dialog: (self.troubles.append(dialog.message), dialog.dismiss()))
        tab.goto(file.as_uri())
        tab.wait_for_function("() => document.body.dataset.drawn === 'yes'")
        tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def place_of(self, label: str) -> int:
        """The number by which the page knows the entity."""
        return int(self.tab.evaluate("label => kgraph.entities.findIndex(one => one.label === label)", label))

    def click_at(self, point: str) -> None:
        """A click of the mouse on the canvas; `point` is script for a place in canvas units."""
        spot = self.tab.evaluate(
            f"""() => {{
                const at = kgraph.network.canvasToDOM({point});
                const frame = document.getElementById("mynetwork").getBoundingClientRect();
                return [frame.x + at.x, frame.y + at.y];
            }}"""
        )
        self.tab.mouse.click(*spot)
        self.tab.wait_for_timeout(350)  # vis-network waits to see whether a second click follows


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window and without calls of its own."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Network], Visit]]:
    """Opens the page of a network from a file, at 1280 by 800."""
    tabs = []

    def opened(network: Network, *, width: int = 1280) -> Visit:
        file = tmp_path / "network.html"
        file.write_bytes(page(network).encode("utf-8"))
        tab = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        tabs.append(tab)
        return Visit(tab, file)

    yield opened
    for tab in tabs:
        tab.close()


@pytest.fixture
def story(visit: Callable[[Network], Visit]) -> Visit:
    """The page of the story told in story.tsv."""
    return visit(STORY)
