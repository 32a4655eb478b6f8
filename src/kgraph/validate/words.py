"""A violation as one line for readers."""

from collections.abc import Mapping

import pyoxigraph as ox

from kgraph import ids
from kgraph.validate.checking import Violation
from kgraph.vocab import prefixes

LONGEST_VALUE = 80  # characters of a value that a line shows
MISSING = frozenset({"MinCount", "QualifiedMinCount"})
TOO_MANY = frozenset({"MaxCount", "QualifiedMaxCount"})
NOWHERE = "a node without an IRI"


def told(violation: Violation, *, base: str = ids.BASE) -> str:
    """What is wrong and what would be right, in one line; IRIs are short under our prefixes and `base`."""
    known = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "owl": "http://www.w3.org/2002/07/owl#"}
    known |= prefixes(base)
    thing = _short(violation.focus, known)
    what = _short(f"<{violation.path}>", known) if violation.path is not None else violation.name
    return f"{_wrong(violation, thing, what, known)}: {violation.message}"


def _wrong(violation: Violation, thing: str, what: str | None, known: Mapping[str, str]) -> str:
    if violation.constraint in MISSING:
        return f"{thing} lacks {what}"
    if violation.constraint in TOO_MANY:
        return f"{thing} has too many of {what}"
    if violation.constraint == "Equals" and violation.value is not None:
        return f"{thing} and {_short(violation.value, known)}"
    if what is None or violation.value == violation.focus:
        return thing
    return f"{thing} {what}" if violation.value is None else f"{thing} {what} {_short(violation.value, known)}"


def _short(term: str, known: Mapping[str, str]) -> str:
    """A term as Turtle writes it, with a prefix where one fits; values are cut when they are long."""
    if term == "[]":
        return NOWHERE
    if not term.startswith("<"):
        words, mark, datatype = term.rpartition("^^")
        return f"{_cut(words)}^^{_short(datatype, known)}" if mark and datatype[0] == "<" else _cut(term)
    iri = ox.NamedNode(term[1:-1]).value
    fitting = [(len(start), name, start) for name, start in known.items() if iri.startswith(start)]
    if not fitting:
        return term
    _, name, start = max(fitting)
    return f"{name}:{iri.removeprefix(start)}"


def _cut(literal: str) -> str:
    value = " ".join(literal.split())
    return value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
