"""Questions to a store: the named ones of `queries/*.rq`, free SPARQL, and who is meant by a name.

A named query says in its first line what it answers, and in `# param:` lines what it wants to know:
`# param: NAME entity|text|number what it is [default=VALUE]`. A default of nothing leaves the variable open.
"""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox

from kgraph import ids
from kgraph.errors import QueryError
from kgraph.frozen import frozen
from kgraph.store.graph import Result, Term
from kgraph.store.results import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from kgraph.store.remote import AnyStore

    Kind = Literal["entity", "text", "number"]

KINDS: "dict[str, Kind]" = {"entity": "entity", "text": "text", "number": "number"}
FOLDER, SUFFIX = os.path.join(os.path.dirname(os.path.dirname(__file__)), "queries"), ".rq"

NEAREST = 3  # suggestions in a message; more would not fit in a line
CLOSE = 0.6  # share of letters that a name must have in common with what was asked for to be suggested

_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_PARAM = re.compile(r"# param: (?P<name>\w+) (?P<kind>\w+) (?P<description>.*?)(?: default=(?P<default>.*))?")


@frozen
class Parameter:
    """A value that a named query takes; it must be given where `default` is None, and is left open where it is ""."""

    name: str
    kind: "Kind"
    description: str
    default: str | None = None


@frozen
class NamedQuery:
    """A query that comes with kgraph: its name, the question it answers, what it wants to know, and its SPARQL."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    sparql: str


@frozen
class Found:
    """Something in the store that a text may mean; `label` is None for what has no name.

    `asked` is the IRI that the text was, where that one was given up for `iri`.
    """

    label: str | None
    iri: str
    asked: str | None = None


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """The queries that come with kgraph, by name, sorted."""
    files = sorted(file.removesuffix(SUFFIX) for file in os.listdir(FOLDER) if file.endswith(SUFFIX))
    return MappingProxyType({name: query for name in files if (query := named_query(name)) is not None})


@cache
def named_query(name: str) -> NamedQuery | None:
    """The query of this name; None when there is none."""
    path = os.path.join(FOLDER, name + SUFFIX)
    if not _NAME.fullmatch(name) or not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        return parse(name, file.read())


def parse(name: str, sparql: str) -> NamedQuery:
    """The named query that a file's text describes; QueryError when its head is not as it should be."""
    first, *rest = sparql.splitlines() or [""]
    if not first.startswith("# "):
        raise QueryError(f"the query {name} does not say what it answers: its first line should be '# question'")
    parameters = tuple(_parameter(name, line) for line in rest if line.startswith("# param"))
    return NamedQuery(name=name, question=first.removeprefix("# ").strip(), parameters=parameters, sparql=sparql)


def ask(store: "AnyStore", name: str, parameters: Mapping[str, str] | None = None) -> Result:
    """What the store answers to a named query; QueryError for a name, parameter or value that it does not know."""
    query = named_query(name)
    if query is None:
        raise QueryError(f"there is no query {name!r}; {_nearest(name, named_queries())}")
    given = dict(parameters or {})
    names = [parameter.name for parameter in query.parameters]
    for unknown in sorted(given.keys() - set(names)):
        raise QueryError(f"the query {name} has no parameter {unknown!r}; {_nearest(unknown, names)}")
    values = {parameter.name: _value(store, query, parameter, given) for parameter in query.parameters}
    return store.query(query.sparql, substitutions={key: term for key, term in values.items() if term is not None})


def answer(store: "AnyStore", sparql: str) -> Result:
    """What the store answers to SPARQL; our prefixes are known without being declared. QueryError when it is none."""
    from kgraph.vocab import prefixes

    return store.query(sparql, prefixes=prefixes(base_of(store)))


def base_of(store: "AnyStore") -> str:
    """What the names of most graphs begin with, up to their last part; the usual base for an empty store."""
    bases = Counter(graph[: _local_start(graph)] for graph in store.graphs())
    return max(bases, key=lambda base: (bases[base], base), default=ids.BASE)


def reader_of(store: "AnyStore") -> str:
    """What read the articles of the graph, or most of them, by name and version: the facts to go by."""
    return next((name for name, _ in table(ask(store, "readers")).rows if name is not None), "")


def find_entities(store: "AnyStore", text: str) -> list[Found]:
    """What `text` may mean, likeliest first: an IRI or local name, else a label, another name, a part of a name.

    An IRI or local name may be that of anything in the store, a statement or article as well; names are of entities.
    An IRI that was given up means the one that replaced it.
    """
    return [found for _, found in _matches(store, text)]


def the_one(store: "AnyStore", text: str) -> str:
    """The one IRI that `text` means; QueryError with the nearest names when it is none or several."""
    matches = _matches(store, text)
    if not matches:
        raise QueryError(f"nothing in the store is called {text!r}; {_nearest(text, _names(store))}")
    best = [found for rank, found in matches if rank == matches[0][0]]
    if len(best) == 1:
        return best[0].iri
    some = ", ".join(f"{found.label} ({_local_name(found.iri)})" for found in best[:NEAREST])
    more = f" or {len(best) - NEAREST} others" if len(best) > NEAREST else ""
    raise QueryError(f"{text!r} may be {some}{more}: give the full name, or what stands in brackets")


def current(store: "AnyStore", iri: str) -> str:
    """The IRI that a thing has now: what `dcterms:isReplacedBy` leads to, over any number of steps; else `iri`.

    Of several successors, which only an import can bring, the first by the alphabet; of a circle `iri` itself.
    """
    passed = [iri]
    while after := _successors(store, passed[-1]):
        if after[0] in passed:
            return iri
        passed.append(after[0])
    return passed[-1]


def _parameter(query: str, line: str) -> Parameter:
    told = _PARAM.fullmatch(line.rstrip())
    if told is None or told["kind"] not in KINDS:
        raise QueryError(
            f"the query {query} has {line!r}: write '# param: name entity|text|number what it is [default=value]'"
        )
    kind, description = KINDS[told["kind"]], told["description"].strip()
    return Parameter(name=told["name"], kind=kind, description=description, default=told["default"])


def _value(store: "AnyStore", query: NamedQuery, parameter: Parameter, given: Mapping[str, str]) -> Term | None:
    """The term to put in for a parameter, None to leave it open."""
    text = given.get(parameter.name, parameter.default)
    if text is None:
        raise QueryError(f"the query {query.name} needs {parameter.name}: {parameter.description}")
    if text == "" and parameter.default == "":
        return None
    if parameter.kind == "entity":
        return ox.NamedNode(the_one(store, text))
    if parameter.kind == "text":
        return ox.Literal(text)
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise QueryError(f"{parameter.name} is {text!r}, which is no whole number")
    from kgraph.vocab import XSD

    return ox.Literal(text, datatype=ox.NamedNode(XSD.integer))


def _matches(store: "AnyStore", text: str) -> list[tuple[int, Found]]:
    """What `text` may mean, each with a rank; a lower rank is a better match."""
    for iri in (text.removeprefix("<").removesuffix(">"), base_of(store) + text.removeprefix("id:")):
        if store.knows(iri):
            now = current(store, iri)
            return [(0, Found(label=_label(store, now), iri=now, asked=iri if now != iri else None))]
    wanted = _plain(text)
    if not wanted:
        return []
    ranks: dict[Found, int] = {}
    for name, entities in _names(store).items():
        for found in entities:
            rank = _rank(text, wanted, name, found)
            if rank is not None:
                ranks[found] = min(rank, ranks.get(found, rank))
    ranked = ((rank, found) for found, rank in ranks.items())
    return sorted(ranked, key=lambda match: (match[0], match[1].label or "", match[1].iri))


def _rank(text: str, wanted: str, name: str, found: Found) -> int | None:
    """How well a name of an entity fits: its label, another name, either in other letters, a part; None if not."""
    if text == name:
        return 1 if name == found.label else 2
    plain = _plain(name)
    if wanted == plain:
        return 3
    return 4 if wanted in plain else None


def _names(store: "AnyStore") -> dict[str, list[Found]]:
    """Every name in the store and the entities that have it."""
    names: dict[str, list[Found]] = {}
    for iri, label, name in table(ask(store, "names")).rows:
        if iri is not None and name is not None:
            names.setdefault(name, []).append(Found(label=label, iri=iri))
    return names


def _query(name: str) -> str:
    """The SPARQL of a query that is surely there."""
    query = named_query(name)
    assert query is not None, name
    return query.sparql


def _label(store: "AnyStore", iri: str) -> str | None:
    answered = store.query(_query("names"), substitutions={"entity": ox.NamedNode(iri)})
    return next((label for _, label, _ in table(answered).rows), None)


def _successors(store: "AnyStore", iri: str) -> list[str]:
    answered = store.query(_query("replaced"), substitutions={"old": ox.NamedNode(iri)})
    return sorted({now for _, now, _ in table(answered).rows if now is not None})


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _local_start(iri: str) -> int:
    return max(iri.rfind("/"), iri.rfind("#")) + 1


def _local_name(iri: str) -> str:
    return iri[_local_start(iri) :]


def _nearest(text: str, known: Iterable[str]) -> str:
    """The end of a message: the names that are nearest, or all where there are few."""
    by_plain = {_plain(name): name for name in sorted(known)}
    import difflib

    close = difflib.get_close_matches(_plain(text), by_plain, n=NEAREST, cutoff=CLOSE)
    if close:
        return f"nearest: {', '.join(by_plain[name] for name in close)}"
    if not by_plain:
        return "it has none"
    some = sorted(by_plain.values())
    return f"there are {', '.join(some)}" if len(some) <= 2 * NEAREST else f"there are {len(some)} others"
