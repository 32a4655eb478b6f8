"""JSON-LD 1.1 that carries its context with it: read without a network, with short names for our terms.

See https://www.w3.org/TR/json-ld11/; the names are those of `ontology/context.jsonld`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgraph.export.part import Part, Subject, Term
from kgraph.resources import resource
from kgraph.vocab import RDF, XSD

Json: TypeAlias = "str | dict[str, Json] | list[Json]"
Definition: TypeAlias = str | dict[str, str]

LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")  # what may stand behind a prefix
TYPE = RDF.type
STRING = XSD.string


def jsonld(part: Part) -> bytes:
    """The quads as one object: the context, then the nodes without a graph, then the graphs with theirs."""
    context = _context(part)
    names = Names.of(context)
    graphs: dict[str, dict[Subject, dict[str, set[Term]]]] = {}
    for quad in part.quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else names.iri(quad.graph_name)
        node = graphs.setdefault(graph, {}).setdefault(quad.subject, {})
        node.setdefault(quad.predicate.value, set()).add(quad.object)
    content = _nodes(graphs.pop("", {}), names)
    content += [{"@id": graph, "@graph": _nodes(graphs[graph], names)} for graph in sorted(graphs)]
    return json.dumps({"@context": context, "@graph": content}, ensure_ascii=False, indent=1).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Names:
    """What a context calls prefixes and terms, and how it has the values of a term written."""

    prefixes: Mapping[str, str]
    terms: Mapping[str, str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, context: Mapping[str, Definition]) -> "Names":
        """Those of a context; a name for what an IRI begins with is a prefix."""
        whole = {name: told if isinstance(told, str) else told["@id"] for name, told in context.items()}
        return cls(
            {iri: name for name, iri in whole.items() if iri[-1] in "/#:"},
            {iri: name for name, iri in whole.items() if iri[-1] not in "/#:"},
            {whole[name]: told["@type"] for name, told in context.items() if not isinstance(told, str)},
        )

    def term(self, iri: str) -> str:
        """A class or property."""
        return self.terms.get(iri, iri)

    def iri(self, node: Term) -> str:
        """The IRI of a node, short where a prefix fits."""
        if not isinstance(node, ox.NamedNode):
            return str(node)
        start = max(node.value.rfind("/"), node.value.rfind("#"), node.value.rfind(":")) + 1
        prefix, local = self.prefixes.get(node.value[:start]), node.value[start:]
        return node.value if prefix is None or not LOCAL.fullmatch(local) else f"{prefix}:{local}"

    def value(self, value: Term, kind: str | None) -> Json:
        """A value of a property whose values are of this kind."""
        if not isinstance(value, ox.Literal):
            return self.iri(value) if kind == "@id" else {"@id": self.iri(value)}
        if value.language is not None:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == (kind or STRING):
            return value.value
        typed: dict[str, Json] = {} if datatype == STRING else {"@type": self.iri(value.datatype)}
        return {"@value": value.value} | typed


def _context(part: Part) -> dict[str, Definition]:
    """The context of our terms with the part's base, without names that would be taken for the scheme of some IRI."""
    known = json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    schemes = {iri.partition(":")[0] for iri in _iris(part.quads)}
    return {name: told for name, told in ({"id": part.base} | known).items() if name not in schemes}


def _iris(quads: Iterable[ox.Quad]) -> set[str]:
    return {term.value for quad in quads for term in quad if isinstance(term, ox.NamedNode)}


def _nodes(nodes: Mapping[Subject, Mapping[str, set[Term]]], names: Names) -> list[Json]:
    written = sorted((names.iri(subject), subject) for subject in nodes)
    return [_node(iri, nodes[subject], names) for iri, subject in written]


def _node(iri: str, known: Mapping[str, set[Term]], names: Names) -> Json:
    node: dict[str, Json] = {"@id": iri}
    types = sorted(names.term(value.value) for value in known.get(TYPE, ()) if isinstance(value, ox.NamedNode))
    if types:
        node["@type"] = _one_or_all(list(types))
    for term, predicate in sorted((names.term(predicate), predicate) for predicate in known):
        left = [value for value in known[predicate] if predicate != TYPE or not isinstance(value, ox.NamedNode)]
        if left:
            node[term] = _one_or_all([names.value(one, names.kinds.get(predicate)) for one in sorted(left, key=str)])
    return node


def _one_or_all(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values
