"""RDF that is nested so deep that it would end the process, or take it for ever, is refused."""

import pytest

from kgraph.errors import InputError
from kgraph.rdf import quads_of
from kgraph.vocab import RDF

BEGUN, MANY = "<http://a/a> <http://a/b> ", 200_000


@pytest.mark.parametrize(
    ("format", "data"),
    [
        (
            "ttl",
            "<http://a/a> <http://a/b> " + "<<( <http://a/a> <http://a/b> " * 200_000 + "1" + " )>>" * 200_000 + " .",
        ),
        ("ttl", "<< <http://a/a> <http://a/b> " * 200_000 + "1" + " >>" * 200_000 + " <http://a/b> 1 ."),
        ("rdf", f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:a="http://a/">' + "<a:a><a:b>" * 200_000),
        ("jsonld", '{"http://a/b":' * 200_000 + "1" + "}" * 200_000),
    ],
    ids=["triple terms", "reified triples", "elements", "objects"],
)
def test_too_deep_is_refused(format: str, data: str) -> None:
    """What would end the process, or take it for ever, is told."""
    with pytest.raises(InputError):
        quads_of(data.encode(), format=format, name="deep")


@pytest.mark.parametrize("quote", ['"', "'"])
def test_signs_in_words_do_not_nest(quote: str) -> None:
    """A text in which somebody shifts bits is no nesting."""
    lines = f"<http://a/a> <http://a/b> {quote}out << one << two{quote} . # << \n" * 2000
    assert len(quads_of(lines.encode(), format="ttl", name="words")) == 2000


def test_entities_are_found_in_any_encoding() -> None:
    """Entities are refused, whatever letters they are written in."""
    text = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF xmlns:rdf="{RDF}"/>'
    with pytest.raises(InputError, match="entities"):
        quads_of(text.encode("utf-16"), format="rdf", name="utf16")
