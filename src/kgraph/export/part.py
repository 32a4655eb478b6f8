"""What is exported: the quads of a store, or of a part of it, with what a format may want besides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.literals import term
from kgraph.vocab import RDF

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Term: TypeAlias = Subject | ox.Literal
TextOf: TypeAlias = Callable[[str], str | None]
DEFAULT = ox.DefaultGraph()
TYPE = term(RDF.type)


def no_text(sha256: str) -> str | None:
    """For a graph that stands alone: there are no texts."""
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Quads, the base of their IRIs, and the text with a SHA-256, None where that is not at hand."""

    quads: tuple[ox.Quad, ...]
    base: str = ids.BASE
    text: TextOf = no_text

    def has(self, kind: str) -> bool:
        """Whether something in it is of a class."""
        wanted = term(kind)
        return any(quad.object == wanted and quad.predicate == TYPE for quad in self.quads)


class Things:
    """The triples of some quads by subject and property, once each; where there are several they come sorted."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[Subject, dict[str, set[Term]]] = {}
        for quad in quads:
            self._values.setdefault(quad.subject, {}).setdefault(quad.predicate.value, set()).add(quad.object)

    def of_type(self, kind: str) -> list[ox.NamedNode]:
        """The things of a class."""
        wanted = term(kind)
        found = (one for one, known in self._values.items() if wanted in known.get(RDF.type, ()))
        return sorted((one for one in found if isinstance(one, ox.NamedNode)), key=str)

    def all(self, thing: Subject, *properties: str) -> list[Term]:
        """The values of some properties of a thing."""
        known = self._values.get(thing, {})
        return sorted({value for name in properties for value in known.get(str(name), ())}, key=str)

    def named(self, thing: Subject, *properties: str) -> list[ox.NamedNode]:
        """Those values that are things with an IRI."""
        return [value for value in self.all(thing, *properties) if isinstance(value, ox.NamedNode)]

    def text(self, thing: Subject, *properties: str) -> str | None:
        """The words of the first value that is a literal; None where there is none."""
        return next((one.value for one in self.all(thing, *properties) if isinstance(one, ox.Literal)), None)

    def about(self, thing: Subject) -> list[tuple[str, Term]]:
        """All that is said of a thing itself: properties and values."""
        return [(name, value) for name in sorted(self._values.get(thing, {})) for value in self.all(thing, name)]


def said(
    subject: Subject, predicate: str, *objects: Term | str, graph: ox.NamedNode | ox.DefaultGraph = DEFAULT
) -> list[ox.Quad]:
    """One quad an object; a plain string is a term of a vocabulary."""
    values = (term(value) if isinstance(value, str) else value for value in objects)
    return [ox.Quad(subject, term(predicate), value, graph) for value in values]
