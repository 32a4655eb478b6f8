"""Files of RDF: by suffix, zipped or not, and one line when they are wrong."""

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.errors import InputError
from kgraph.rdf import GRAPH_FORMATS, read_quads

TRIPLE = ox.Triple(
    ox.NamedNode("http://example.org/a"), ox.NamedNode("http://example.org/b"), ox.Literal("c", language="en")
)
NAMES = {
    "graph.ttl": "ttl", "graph.TTL": "ttl", "graph.turtle": "ttl", "graph.trig": "trig", "graph.nt": "nt",
    "graph.nq": "nq", "graph.jsonld": "jsonld", "graph.json": "jsonld", "graph.n3": "n3", "graph.rdf": "rdf",
    "graph.owl": "rdf", "graph.xml": "rdf",
}  # fmt: skip


def written(format: str) -> bytes:
    return ox.serialize([TRIPLE], format=GRAPH_FORMATS[format])


@pytest.mark.parametrize("zipped", [False, True], ids=["plain", "zipped"])
@pytest.mark.parametrize(("name", "format"), NAMES.items(), ids=list(NAMES))
def test_suffix_tells_the_format(name: str, format: str, zipped: bool, tmp_path: Path) -> None:
    """Each format is read by its suffixes, in a zipped file, too."""
    path = tmp_path / (f"{name}.gz" if zipped else name)
    path.write_bytes(gzip.compress(written(format)) if zipped else written(format))
    assert [quad.triple for quad in read_quads(path)] == [TRIPLE]


def test_format_goes_before_the_suffix(tmp_path: Path) -> None:
    """What is given counts more than the name."""
    path = tmp_path / "graph.txt"
    path.write_bytes(b"\xef\xbb\xbf" + written("nt"))
    assert [quad.triple for quad in read_quads(path, format="nt")] == [TRIPLE]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.ttl", b"\n\n<a> <b> .", ", line 3: this is no Turtle: "),
        ("a.nt", b"<http://e.org/a> <http://e.org/b> <http://e.org/c> .\n<http://e.org/a> .", ", line 2: this is no "),
        ("a.ttl", b'<http://e.org/a> <http://e.org/b> "\xff" .', "a.ttl"),
        ("a.jsonld", b'{"@context": "http://example.org/context"}', "a.jsonld"),
        ("a.rdf", b'<!DOCTYPE a [<!ENTITY b "bb">]><a/>', "a.rdf defines entities, with which a short file"),
        ("a.ttl.gz", b"<a> <b> <c> .", "a.ttl.gz is not zipped as its name says, or is cut off: "),
        ("a.ttl.gz", gzip.compress(b"# nothing" * 99)[:-9], "a.ttl.gz is not zipped as its name says, or is cut off: "),
        ("a.csv", b"", "a.csv has no suffix of a graph: give its format, one of ttl, trig, nt, nq, jsonld, n3, rdf"),
        ("a", b"", "a has no suffix of a graph: give its format, one of ttl, trig, nt, nq, jsonld, n3, rdf"),
    ],
)
def test_wrong_file_is_one_line(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    """A file that is no graph is told in one line, with the line that is wrong where there is one."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as told:
        read_quads(tmp_path / name)
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_missing_file_is_one_line(tmp_path: Path) -> None:
    """So is one that is not there, and a folder."""
    with pytest.raises(InputError, match=r"a\.ttl cannot be read: No such file"):
        read_quads(tmp_path / "a.ttl")
    (tmp_path / "b.ttl").mkdir()
    with pytest.raises(InputError, match=r"b\.ttl cannot be read: Is a directory"):
        read_quads(tmp_path / "b.ttl")
