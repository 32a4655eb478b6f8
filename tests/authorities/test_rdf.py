"""Graphs with labels become records, or one clear line that says what is wrong where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.authorities.rdf import rdf_records
from kgraph.authorities.values import AuthorityRecord
from kgraph.errors import InputError

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix old: <http://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix x: <https://example.org/> .
"""


def records(turtle: str) -> tuple[AuthorityRecord, ...]:
    return rdf_records("names.ttl", (PREFIXES + turtle).encode())[0]


def test_labels_of_skos() -> None:
    """The preferred label is the label, in English before others; all others are names."""
    (found,) = records(
        'x:kyiv a schema:City ; skos:prefLabel "Kiew"@de , "Kyiv"@en ; skos:altLabel "Kiev" ; '
        'skos:hiddenLabel "Kyyiv" ; skos:definition "the capital"@en .'
    )
    assert found == AuthorityRecord(
        iri="https://example.org/kyiv",
        label="Kyiv",
        names=("Kiev", "Kiew", "Kyyiv"),
        type="place",
        description="the capital",
    )


@pytest.mark.parametrize(
    ("turtle", "kind"),
    [
        ('x:a a foaf:Person ; foaf:name "Ada Quist" .', "person"),
        ('x:a a old:Person ; old:name "Ada Quist" .', "person"),
        ('x:a a schema:NewsMediaOrganization , schema:Thing ; schema:name "Ada Quist" .', "organization"),
        ('x:a a skos:Concept ; rdfs:label "Ada Quist" .', None),
        ('x:a a schema:Person , schema:Place ; rdfs:label "Ada Quist" .', None),
    ],
)
def test_types_of_other_vocabularies(turtle: str, kind: str | None) -> None:
    """A type is known by the last part of its IRI; two that differ are none."""
    assert records(turtle) == (AuthorityRecord(iri="https://example.org/a", label="Ada Quist", type=kind),)  # type: ignore[arg-type]


def test_what_has_no_label_or_no_iri_is_no_record() -> None:
    """A scheme without a name and a blank node are left out, and so are their types."""
    found, unknown = rdf_records(
        "names.ttl",
        (PREFIXES + 'x:scheme a x:Odd . x:empty rdfs:label " " . [] a x:Odd ; rdfs:label "Ada" .').encode(),
    )
    assert (found, unknown) == ((), set())


def test_unknown_types_are_told() -> None:
    """A class that is not understood is named; a concept says nothing and is not."""
    turtle = PREFIXES + 'x:a a x:Juggler , skos:Concept ; rdfs:label "Ada" .'
    assert rdf_records("names.ttl", turtle.encode())[1] == {"https://example.org/Juggler"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.nt", '<https://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Ada" .'),
        ("n.TRIG", 'GRAPH <x:g> { <https://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Ada" }'),
        ("n.jsonld", '{"@id": "https://example.org/a", "http://www.w3.org/2000/01/rdf-schema#label": "Ada"}'),
        ("n.ttl", '\ufeff<https://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Ada" .'),
    ],
)
def test_forms_of_rdf(name: str, text: str) -> None:
    """The suffix tells the form; a byte order mark does no harm."""
    assert rdf_records(name, text.encode())[0] == (AuthorityRecord(iri="https://example.org/a", label="Ada"),)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("n.ttl", 'x:a rdfs:label "Ada" .', "n.ttl, line 1: this is no Turtle: "),
        ("n.ttl", '<x:a> <x:b> "c" .\n<a> <x:b> "c" .', "n.ttl, line 2: this is no Turtle: "),
        ("n.nt", "Dear reader", "n.nt, line 1: this is no N-Triples: "),
        ("n.jsonld", '{"@context": "https://schema.org", "name": "x"}', "n.jsonld: this is no JSON-LD: "),
        ("n.jsonld", "[" * 100_000, "n.jsonld, line 1: this is no JSON-LD: "),
    ],
)
def test_bad_files(name: str, text: str, message: str) -> None:
    """What is wrong is told with the file and the line; no other document is fetched."""
    with pytest.raises(InputError) as error:
        rdf_records(name, text.encode())
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


@given(st.binary() | st.text(alphabet='<>x:a"@ .;[]()\\u\n').map(lambda text: (PREFIXES + text).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but InputError comes out."""
    try:
        found, _ = rdf_records("n.ttl", data)
    except InputError:
        return
    assert all(record.label for record in found)
