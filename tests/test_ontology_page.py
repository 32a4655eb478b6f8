"""The ontology for readers: the page that is committed has all of it, and asks for nothing."""

import html.parser
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from rdflib import RDF
from rdflib.namespace import DCTERMS, RDFS, SKOS

from kgraph import __version__
from kgraph.model import Certainty
from test_ontology import LICENCE, TERMS
from test_vocab import ONTOLOGY, kg_subjects, ontology

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "ontology.html"


def tool() -> ModuleType:
    """The program that makes the page, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("ontology_page", ROOT / "tools" / "build_ontology_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Seen(html.parser.HTMLParser):
    """The anchors, links and tags of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.sources: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.add(tag)
        self.anchors += [known["id"]] if known.get("id") else []  # type: ignore[list-item]
        self.links += [known["href"]] if tag == "a" and known.get("href") else []  # type: ignore[list-item]
        self.sources += [value or "" for name, value in attrs if name in ("src", "style", "srcset", "data")]

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"


@pytest.fixture(scope="module")
def seen() -> Seen:
    page = Seen()
    page.feed(PAGE.read_text(encoding="utf-8"))
    return page


def test_page_is_what_the_tool_makes() -> None:
    """`make ontology-page` gives the page that is committed, byte for byte."""
    assert PAGE.read_text(encoding="utf-8") == tool().page()


def test_page_has_every_term_once(seen: Seen) -> None:
    """Each term has a place of its own on the page, with label, comment, example and IRI."""
    graph = ontology()
    assert sorted(TERMS) == sorted(one for one in seen.anchors if one in TERMS)
    for term in kg_subjects():
        for predicate in (RDFS.label, RDFS.comment, SKOS.example):
            assert str(graph.value(term, predicate)) in seen.text
        assert str(term) in seen.text


def test_links_of_the_page_lead_somewhere(seen: Seen) -> None:
    """A link within the page has its anchor, and anchors are there once."""
    assert len(seen.anchors) == len(set(seen.anchors))
    assert {link.removeprefix("#") for link in seen.links if link.startswith("#")} <= set(seen.anchors)
    assert all(link.startswith(("#", "http://", "https://")) for link in seen.links)


def test_page_asks_for_nothing(seen: Seen) -> None:
    """The page has no script, no picture and no style from elsewhere."""
    assert seen.tags & {"script", "link", "img", "iframe", "object", "embed"} == set()
    assert seen.sources == []
    assert "url(" not in PAGE.read_text(encoding="utf-8")
    assert "@import" not in PAGE.read_text(encoding="utf-8")


def test_page_tells_version_and_licence(seen: Seen) -> None:
    """The page says which version it is of, and under which licence that is."""
    assert __version__ in seen.text
    assert str(LICENCE) in seen.links
    assert str(ontology().value(ONTOLOGY, DCTERMS.description)) in seen.text


def test_page_has_the_schemes(seen: Seen) -> None:
    """Relations, certainties and events are on the page, the certainties in the order of their scale."""
    for scheme in ("relations", "certainty", "events"):
        graph = ontology(scheme)
        for concept in graph.subjects(RDF.type, SKOS.Concept):
            assert str(graph.value(concept, SKOS.definition)) in seen.text
    scale = re.findall(r"kgc:([a-z-]+)", seen.text.partition("beside it.")[2])
    assert scale[:7] == list(get_args(Certainty))
