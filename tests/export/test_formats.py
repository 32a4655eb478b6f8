"""What holds for every format: the same bytes, and the same graph to other readers."""

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from export.sample import part
from kgraph.errors import OutputError
from kgraph.export import FORMATS, Part, written

RDFLIB = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "nif": "turtle"}
RDFLIB_GRAPHS = {"nq": "nquads", "trig": "trig", "nanopub": "trig"}
OXIGRAPH = {"nif": ox.RdfFormat.TURTLE, "nanopub": ox.RdfFormat.TRIG, "rdf": ox.RdfFormat.RDF_XML}
OXIGRAPH |= {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS}
OXIGRAPH |= {"trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD, "rdf12": ox.RdfFormat.TURTLE}


@pytest.mark.parametrize("format", FORMATS)
def test_order_changes_no_byte(format: str) -> None:
    """The same quads in another order, some of them twice, give the same bytes."""
    assert written(part(seed=1), format=format) == written(part(seed=2), format=format)


def test_hash_seed_changes_no_byte() -> None:
    """Another process with another hash seed writes the same."""
    program = (
        "import hashlib; from export.sample import part; from kgraph.export import FORMATS, written;"
        "print([hashlib.sha256(written(part(), format=name)).hexdigest() for name in FORMATS])"
    )
    path = os.pathsep.join([str(Path(__file__).resolve().parent.parent), *filter(None, sys.path)])
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize("format", RDFLIB)
def test_rdflib_reads_the_same_triples(format: str) -> None:
    """rdflib finds in the file what pyoxigraph finds in it."""
    data = written(part(), format=format)
    lines = ox.serialize((quad.triple for quad in ox.parse(data, OXIGRAPH[format])), format=ox.RdfFormat.N_TRIPLES)
    found, expected = Graph().parse(data=data, format=RDFLIB[format]), Graph().parse(data=lines, format="nt")
    assert len(found) > 0
    assert isomorphic(found, expected)


@pytest.mark.parametrize("format", RDFLIB_GRAPHS)
def test_rdflib_reads_the_same_graphs(format: str) -> None:
    """rdflib finds the same triples in the same graphs as pyoxigraph."""
    data = written(part(), format=format)
    lines = ox.serialize(ox.parse(data, OXIGRAPH[format]), format=ox.RdfFormat.N_QUADS)
    found, expected = Dataset(), Dataset()
    found.parse(data=data, format=RDFLIB_GRAPHS[format])
    expected.parse(data=lines, format="nquads")
    assert len(found) > 0
    assert set(found.quads()) == set(expected.quads())


@pytest.mark.parametrize("format", OXIGRAPH)
def test_nothing_is_written_as_nothing(format: str) -> None:
    """An empty part makes a file that can be read, and in which nothing is said."""
    assert list(ox.parse(written(Part(quads=()), format=format), OXIGRAPH[format])) == []


def test_unknown_format_names_the_known_ones() -> None:
    """A format that we cannot write raises OutputError with those that we can."""
    with pytest.raises(OutputError, match="'pdf' is no format of a graph: use one of ttl, trig, nt, nq, rdf, jsonld"):
        written(Part(quads=()), format="pdf")
