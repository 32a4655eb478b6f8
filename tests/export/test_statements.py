"""What the formats for statements and texts say: NIF, nanopublications, RDF 1.2 and drafts of ClaimReview."""

import dataclasses
import json

import pyoxigraph as ox
import pytest
from rdflib import Graph

from export.sample import TEXTS, part
from kgraph import ids
from kgraph.errors import OutputError
from kgraph.export import written
from kgraph.vocab import KG, NIF, RDF
from store.news import HARBOUR, IDA, LUND, harbour

FIRST = ids.iri(harbour()[1][0].attribution.id)
ARTICLE = ids.iri("article-harbour")
PREFIXES = """
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX kg: <https://w3id.org/kgraph/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX np: <http://www.nanopub.org/nschema#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""


def store(format: str, reader: ox.RdfFormat) -> ox.Store:
    """What is read back of a format."""
    found = ox.Store()
    found.load(written(part(), format=format), reader)
    return found


def rows(found: ox.Store, select: str) -> list[tuple[str, ...]]:
    return [tuple(term.value for term in row) for row in found.query(f"{PREFIXES} SELECT {select}")]  # type: ignore[union-attr]


def test_nif_has_each_text_once() -> None:
    """There is a context with the whole text of each article, from its first character to its last."""
    found = rows(
        store("nif", ox.RdfFormat.TURTLE),
        "?text ?start ?end { ?c a nif:Context ; nif:isString ?text ; nif:beginIndex ?start ; nif:endIndex ?end }",
    )
    assert sorted(found) == sorted((text, "0", str(len(text))) for text in TEXTS.values())


def test_nif_anchors_are_slices_of_the_text() -> None:
    """Each string is what its context has between its offsets, which are in its name, too."""
    found = rows(
        store("nif", ox.RdfFormat.TURTLE),
        "?s ?words ?start ?end ?text { ?s nif:anchorOf ?words ; nif:beginIndex ?start ; nif:endIndex ?end ;"
        " nif:referenceContext/nif:isString ?text }",
    )
    assert len(found) > 10
    for name, words, start, end, text in found:
        assert text[int(start) : int(end)] == words
        assert name.endswith(f"#offset_{start}_{end}")


def test_nif_names_whom_a_mention_means() -> None:
    """A mention has the entity and its class; words of which nobody knows whom they mean have no mention."""
    found = rows(
        store("nif", ox.RdfFormat.TURTLE),
        "?words ?class { ?s a nif:Phrase ; nif:anchorOf ?words ; itsrdf:taClassRef ?class ;"
        f" itsrdf:taIdentRef <{ids.iri(IDA)}> }}",
    )
    person = "https://schema.org/Person"
    assert sorted(found) == [("Mayor Ida Brandt", person), ("We", person), ("she", person)]


def test_nif_has_quotations() -> None:
    """A statement comes with its words and its speaker."""
    found = rows(
        store("nif", ox.RdfFormat.TURTLE),
        f"?words ?who {{ <{FIRST}> a kg:Statement ; prov:wasAttributedTo ?who ;"
        " prov:wasDerivedFrom/nif:anchorOf ?words }",
    )
    assert found == [("the harbour of Lund would open again", ids.iri(IDA))]


def test_nif_without_a_text_is_refused() -> None:
    """An article whose text is gone is named, for offsets alone are worth nothing."""
    with pytest.raises(OutputError, match=r"the text of .*article-harbour is not kept with the store"):
        written(dataclasses.replace(part(), text={}.get), format="nif")


def test_nif_of_an_article_under_a_hash() -> None:
    """Where the article's IRI has a fragment already, the offsets go on with it."""
    moved = "https://example.org/x#"
    lines = written(part(), format="nq").decode().replace(ids.BASE, moved)
    quads = tuple(ox.parse(lines, ox.RdfFormat.N_QUADS))
    data = written(dataclasses.replace(part(), quads=quads, base=moved), format="nif")
    whole = f"{moved}article-harbour-offset_0_{len(HARBOUR)}"
    assert (ox.NamedNode(whole), ox.NamedNode(str(NIF.Context))) in {
        (quad.subject, quad.object) for quad in ox.parse(data, ox.RdfFormat.TURTLE)
    }


def test_nanopublication_has_its_four_graphs() -> None:
    """Each statement has a head that names the other three graphs, and each of these says something."""
    found = store("nanopub", ox.RdfFormat.TRIG)
    heads = rows(
        found,
        "?np ?a ?p ?i { GRAPH ?h { ?np a np:Nanopublication ; np:hasAssertion ?a ; np:hasProvenance ?p ;"
        " np:hasPublicationInfo ?i } }",
    )
    statements = {quad.subject.value for quad in part().quads if quad.object == ox.NamedNode(str(KG.Statement))}
    assert {head[0] for head in heads} == {f"{statement}-nanopub" for statement in statements}
    graphs = {graph.value for graph in found.named_graphs()}
    assert graphs == {f"{one}-{name}" for one in statements for name in ("head", "assertion", "provenance", "pubinfo")}
    assert all(set(head[1:]) <= graphs for head in heads)


def test_nanopublication_tells_assertion_from_provenance() -> None:
    """Who said what stands in the assertion, the article and its words in the provenance, the program in the last."""
    found = store("nanopub", ox.RdfFormat.TRIG)
    asserted = f"GRAPH <{FIRST}-assertion> {{ ?who kg:madeStatement <{FIRST}> ; rdfs:label ?name }}"
    assert rows(found, f"?who ?name {{ {asserted} }}") == [(ids.iri(IDA), "Ida Brandt")]
    origin = f"GRAPH <{FIRST}-provenance> {{ <{FIRST}-assertion> prov:wasDerivedFrom ?article }}"
    assert rows(found, f"?article {{ {origin} }}") == [(ARTICLE,)]
    info = f"GRAPH <{FIRST}-pubinfo> {{ <{FIRST}-nanopub> prov:wasAttributedTo/rdfs:label ?program }}"
    assert rows(found, f"?program {{ {info} }}") == [("kgraph",)]


def test_no_nanopublication_of_what_is_no_statement() -> None:
    """A belief is attributed, but asserted by nobody."""
    belief = ids.iri(harbour()[1][3].attribution.id)
    assert f"{belief}-nanopub" not in written(part(), format="nanopub").decode()


def test_rdf12_has_the_whole_and_annotates_the_edges() -> None:
    """Each edge that a statement draws is reified by it, and all that was there is there."""
    found = set(ox.parse(written(part(), format="rdf12"), ox.RdfFormat.TURTLE))
    triples = {quad.triple for quad in part().quads}
    assert triples <= {quad.triple for quad in found}
    new = {quad.triple for quad in found} - triples
    edge = ox.Triple(ox.NamedNode(ids.iri(IDA)), ox.NamedNode(str(KG.states)), ox.NamedNode(ids.iri(LUND)))
    assert ox.Triple(ox.NamedNode(FIRST), ox.NamedNode(str(RDF.reifies)), edge) in new
    assert all(triple.predicate.value == str(RDF.reifies) and triple.object in triples for triple in new)


def test_rdf12_leaves_no_edge_without_a_statement() -> None:
    """Every plain edge has a statement that reifies it, the narrower ones too."""
    found = list(ox.parse(written(part(), format="rdf12"), ox.RdfFormat.TURTLE))
    plain = {str(name) for name in (KG.states, KG.reports, KG.denies, KG.doesNotConfirm, KG.declinesComment)}
    edges = {quad.triple for quad in found if quad.predicate.value in plain}
    assert len({edge.predicate for edge in edges}) == len(plain)
    assert edges == {quad.object for quad in found if quad.predicate.value == str(RDF.reifies)}


def test_claimreview_is_a_draft_without_a_rating() -> None:
    """A statement is a claim with author, place and date; what is to be found out is left open."""
    drafts = {one["itemReviewed"]["@id"]: one for one in json.loads(written(part(), format="claimreview"))}
    assert drafts[FIRST] == {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "ClaimReview",
        "@id": f"{FIRST}-claimreview",
        "claimReviewed": "the harbour of Lund would open again",
        "creativeWorkStatus": "Draft",
        "itemReviewed": {
            "@type": "Claim",
            "@id": FIRST,
            "author": [{"@type": "Person", "@id": ids.iri(IDA), "name": "Ida Brandt"}],
            "datePublished": "2024-05-06",
            "appearance": [
                {
                    "@type": "NewsArticle",
                    "@id": ARTICLE,
                    "headline": "Lund opens its harbour",
                    "datePublished": "2024-05-06",
                    "publisher": "The Example",
                    "url": "https://example.org/harbour",
                }
            ],
        },
    }
    assert not any("reviewRating" in draft for draft in drafts.values())


def test_claimreview_is_json_ld() -> None:
    """The drafts are claims of schema.org to a reader of RDF, without a network."""
    graph = Graph().parse(data=written(part(), format="claimreview"), format="json-ld")
    asked = graph.query("ASK { ?r a <https://schema.org/ClaimReview> ; <https://schema.org/itemReviewed> ?claim }")
    assert asked.askAnswer
