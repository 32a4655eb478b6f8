"""A file of somebody's RDF as named graphs of ours: its own graphs apart, its blank nodes named, and where it is from.

A file becomes a graph that tells about it, `import-NAME-DIGEST`, one for its default graph, `graph-of-import-...`, and
one for each of its named graphs, `graph-DIGEST-of-import-...`. Blank nodes get names (RDF 1.1 Concepts, 3.5),
`node-NUMBER-of-import-...`, in the order of the file, so that the same file gives the same graphs; `as_imported` gives
back what was in the file.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.literals import count, term
from kgraph.vocab import DCTERMS, KG, PROV, RDF, RDFS

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedFile:
    """A file that was taken in: its name, format, size in bytes and SHA-256 unpacked; where it was published, if told.

    Relative IRIs in it are read from `origin`.
    """

    label: str
    format: str
    media_type: str
    size: int
    sha256: str
    origin: str | None = None

    @property
    def id(self) -> str:
        """The local name of the graph that tells about it; the digest is of what it says, not of what it is called."""
        return ids.local_name("import", self.sha256, self.format, self.origin or "", name=self.label.partition(".")[0])


def import_graphs(file: ImportedFile, quads: Iterable[ox.Quad], *, base: str = ids.BASE) -> dict[str, list[ox.Quad]]:
    """The named graphs of a file by IRI, the one that tells about it last."""
    about = ids.iri(file.id, base)
    naming = _Naming(file.id, base)
    graphs: defaultdict[str, list[ox.Quad]] = defaultdict(list)
    originals: dict[str, ox.NamedNode] = {}
    for quad in quads:
        graph = naming.graph(quad.graph_name)
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            originals[graph.value] = naming.name(quad.graph_name)
        graphs[graph.value].append(ox.Quad(naming.term(quad.subject), quad.predicate, naming.term(quad.object), graph))
    return {name: graphs[name] for name in sorted(graphs)} | {about: _told(file, about, graphs, originals)}


def _told(
    file: ImportedFile, about: str, graphs: Collection[str], originals: Mapping[str, ox.NamedNode]
) -> list[ox.Quad]:
    """What is known of the file and its graphs."""
    node = ox.NamedNode(about)
    told: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (node, RDF.type, term(KG.Import)),
        (node, RDFS.label, ox.Literal(file.label)),
        (node, DCTERMS.format, ox.Literal(file.media_type)),
        (node, KG.byteSize, count(file.size)),
        (node, KG.sha256, ox.Literal(file.sha256)),
        *((node, KG.importedGraph, ox.NamedNode(graph)) for graph in graphs),
        *((ox.NamedNode(graph), RDF.type, term(KG.ImportedGraph)) for graph in graphs),
        *((ox.NamedNode(graph), KG.originalGraph, original) for graph, original in originals.items()),
    ]
    if file.origin is not None:
        told.append((node, PROV.hadPrimarySource, ox.NamedNode(file.origin)))
    return [ox.Quad(subject, term(predicate), value, node) for subject, predicate, value in told]


def as_imported(
    file: ImportedFile, told: Iterable[ox.Quad], quads: Iterable[ox.Quad], *, base: str = ids.BASE
) -> list[ox.Quad]:
    """What was in a file, from what is told about it and the quads of its graphs, with the graphs and nodes it had."""
    originals = {str(quad.subject): quad.object for quad in told if quad.predicate == term(KG.originalGraph)}
    former = _Former(file.id, base)
    return [
        ox.Quad(
            former.term(quad.subject),
            quad.predicate,
            former.term(quad.object),
            former.term(originals.get(str(quad.graph_name), DEFAULT)),
        )
        for quad in quads
    ]


class _Naming:
    """Names for the graphs and blank nodes of one file, in the order in which they come."""

    def __init__(self, name: str, base: str) -> None:
        self._name = name
        self._base = base
        self._blank: dict[ox.BlankNode, ox.NamedNode] = {}

    def graph(self, name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> ox.NamedNode:
        if isinstance(name, ox.DefaultGraph):
            return ox.NamedNode(f"{self._base}graph-of-{self._name}")
        digest = ids.digest(self.name(name).value, length=10)
        return ox.NamedNode(f"{self._base}graph-{digest}-of-{self._name}")

    def name(self, node: ox.NamedNode | ox.BlankNode) -> ox.NamedNode:
        if isinstance(node, ox.NamedNode):
            return node
        return self._blank.setdefault(node, ox.NamedNode(f"{self._base}node-{len(self._blank) + 1}-of-{self._name}"))

    def term(self, node: Node) -> Any:
        if isinstance(node, ox.Triple):
            return ox.Triple(self.term(node.subject), node.predicate, self.term(node.object))
        return self.name(node) if isinstance(node, ox.BlankNode) else node


class _Former:
    """The way back."""

    def __init__(self, name: str, base: str) -> None:
        self._named = re.compile(re.escape(base) + r"node-(\d+)-of-" + re.escape(name))

    def term(self, node: Node | ox.DefaultGraph) -> Any:
        if isinstance(node, ox.Triple):
            return ox.Triple(self.term(node.subject), node.predicate, self.term(node.object))
        if isinstance(node, ox.NamedNode) and (found := self._named.fullmatch(node.value)) is not None:
            return ox.BlankNode(f"b{found[1]}")
        return node
