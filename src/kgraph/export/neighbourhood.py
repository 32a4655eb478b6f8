"""All that is said by and of one thing, with the words that show it, and what else it speaks of by name alone."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kgraph.export.part import Term
from kgraph.vocab import KG, RDF, SCHEMA

TYPE = RDF.type
# what is only described where it is not the thing that is asked for: whoever and whatever has a name, and articles
NAMED = frozenset(
    ox.NamedNode(kind)
    for kind in (
        *(SCHEMA.Person, SCHEMA.Organization, SCHEMA.Place, KG.Group, SCHEMA.Event, SCHEMA.Thing),
        SCHEMA.NewsArticle,
    )
)
# what leads from one attribution or figure to another: only from a part to its whole, not to what is compared with it
HELD = {
    ox.NamedNode(KG.Attribution): frozenset({KG.within}),
    ox.NamedNode(SCHEMA.QuantitativeValue): frozenset({KG.quantity, KG.partOf}),
}
HOLDING = frozenset({KG.quantity, KG.describesEvent})  # from an attribution to the things inside it


def neighbourhood(quads: Iterable[ox.Quad], iri: str) -> tuple[ox.Quad, ...]:
    """The thing's own triples; attributions, mentions, offices and links that have it, with all that hangs on them.

    Others that these name are described by what leads to nothing else in the graph, and by their ties to these.
    """
    known = tuple(quads)
    return tuple(Around(known, ox.NamedNode(iri)).quads(known))


class Around:
    """What belongs to a thing (`inner`), and what that speaks of (`outer`)."""

    def __init__(self, quads: Iterable[ox.Quad], thing: ox.NamedNode) -> None:
        self._values: dict[Term, set[tuple[str, Term]]] = {}
        for quad in quads:
            self._values.setdefault(quad.subject, set()).add((quad.predicate.value, quad.object))
        self.inner: set[Term] = {thing}
        self._reach({one for one, values in self._values.items() if self._has(values, thing)})
        self._reach({one for one, values in self._values.items() if self._holds(values)})
        self.outer = {value for one in self.inner for _, value in self._values.get(one, ()) if self._is_named(value)}

    def quads(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """Those of the quads that are said of either, without what leads out of both."""
        here = self.inner | self.outer
        for quad in quads:
            if quad.subject in here and self._stays(quad, here if quad.subject in self.inner else self.inner):
                yield quad

    def _stays(self, quad: ox.Quad, ends: set[Term]) -> bool:
        """Whether the value is no thing of the graph, or one of these."""
        return quad.object not in self._values or quad.predicate.value == TYPE or quad.object in ends

    def _has(self, values: set[tuple[str, Term]], thing: ox.NamedNode) -> bool:
        return any(value == thing for _, value in values) and not self._kinds(values) & NAMED

    def _holds(self, values: set[tuple[str, Term]]) -> bool:
        return any(name in HOLDING and value in self.inner for name, value in values)

    def _reach(self, start: set[Term]) -> None:
        """Takes in these and all that hangs on what is inside."""
        waiting: list[Term] = [*start, *self.inner]
        self.inner |= start
        while waiting:
            for name, value in self._values.get(waiting.pop(), ()):
                if value not in self.inner and value in self._values and self._hangs(name, value):
                    self.inner.add(value)
                    waiting.append(value)

    def _hangs(self, name: str, value: Term) -> bool:
        kinds = self._kinds(self._values[value])
        return not kinds & NAMED and all(name in ways for kind, ways in HELD.items() if kind in kinds)

    def _is_named(self, value: Term) -> bool:
        return value not in self.inner and bool(self._kinds(self._values.get(value, set())) & NAMED)

    @staticmethod
    def _kinds(values: set[tuple[str, Term]]) -> set[Term]:
        return {value for name, value in values if name == TYPE}
