"""JSON-LD with its context inside."""

import json

import pyoxigraph as ox
from rdflib import Dataset

from export.sample import STRANGE, part
from kgraph import ids
from kgraph.export import Part, written


def quads(data: bytes, format: str) -> set[object]:
    found = Dataset()
    found.parse(data=data, format=format)
    return set(found.quads())


def test_pyoxigraph_reads_the_same_quads() -> None:
    """Expanded, it is what was written, graph by graph, also where an IRI looks like a short one."""
    whole = part(also=STRANGE)
    assert set(ox.parse(written(whole, format="jsonld"), ox.RdfFormat.JSON_LD)) == set(whole.quads)


def test_rdflib_reads_the_same_quads() -> None:
    """So it is to rdflib, which reads the context where it stands: the tests have no network."""
    whole = part(also=STRANGE)
    assert quads(written(whole, format="jsonld"), "json-ld") == quads(written(whole, format="nq"), "nquads")


def test_names_are_short() -> None:
    """Who reads the JSON alone finds terms without IRIs, and things by prefix."""
    graphs = json.loads(written(part(), format="jsonld"))["@graph"]
    harbour = next(graph for graph in graphs if graph["@id"] == "id:article-harbour")
    (ida,) = (node for node in harbour["@graph"] if node["@id"] == "id:person-ida-brandt-1")
    assert ida["@type"] == "Person"
    assert "id:place-lund-3" in ida["states"]
    assert ida["label"] == {"@value": "Ida Brandt", "@language": "en"}


def test_triples_without_a_graph_stand_beside_the_graphs() -> None:
    """What is in the default graph comes back there."""
    node = ox.NamedNode(f"{ids.BASE}a")
    single = Part(quads=(ox.Quad(node, node, node), ox.Quad(node, node, node, node)))
    assert set(ox.parse(written(single, format="jsonld"), ox.RdfFormat.JSON_LD)) == set(single.quads)


def test_another_base_is_behind_the_id_prefix() -> None:
    """Things under another base are short, too."""
    node = ox.NamedNode("urn:x:a")
    document = json.loads(written(Part(quads=(ox.Quad(node, node, node),), base="urn:x:"), format="jsonld"))
    assert document["@context"]["id"] == "urn:x:"
    assert document["@graph"][0]["@id"] == "id:a"
