"""The page's text: one file, stable, with nothing to fetch and nothing unescaped."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.errors import OutputError
from kgraph.view import page as made
from kgraph.view.page import page
from view.marked import DATES, STORY, network_of

PRINT_DIGEST = """
import hashlib
from view import marked
from kgraph.view.page import page
print(hashlib.sha256(page(marked.STORY).encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_same_network_gives_the_same_bytes(seed):
    """Neither the process nor its hash seed changes the page."""
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent.parent)}
    run = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(page(STORY).encode()).hexdigest()


def test_no_tag_points_elsewhere():
    """No script, stylesheet or image is loaded from an address."""
    assert re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=", page(STORY)) == []


def test_line_ends_are_plain():
    """The hashes in the policy hold for the text as a browser reads it."""
    assert "\r" not in page(STORY)


def test_data_cannot_end_its_script():
    """Markup in names, sentences and titles is written in escapes."""
    text = "</script><b>&\u2028"
    network = network_of(
        {"person": [text]}, [([text], "states", f"[Q|{text}]", [], text)], {text: "2031-03-04"} | DATES
    )
    written = page(network)
    assert text not in written
    assert "\\u003c/script\\u003e\\u003cb\\u003e\\u0026\\u2028" in written


def test_another_pyvis_is_refused_in_words(monkeypatch):
    """A pyvis that writes another page gives an error that says so, not a page that fetches things."""
    monkeypatch.setattr("pyvis.network.Network.generate_html", lambda self: "<html></html>")
    with pytest.raises(OutputError, match=r"kgraph knows that of 0\.3\.2"):
        made.page(STORY)
