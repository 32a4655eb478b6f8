"""`kgraph query` with nothing but a name or SPARQL, parameters and a format: answered without what other calls need.

It gives what the command itself gives, in a fifth of the time; whatever is not quite plain is left to that.
"""

import os
import sys

from kgraph.errors import QueryError
from kgraph.frozen import frozen
from kgraph.store import FOLDER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.store.graph import Result
    from kgraph.store.remote import AnyStore

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl")
OPTIONS = ("--param", "--format", "--store", "-e")
LONG_NAMES = {"-p": "--param", "-f": "--format"} | {name: name for name in OPTIONS}


@frozen
class PlainQuery:
    """The store's folder, the name of a query with its parameters or SPARQL, and the format."""

    store: str
    name: str | None
    sparql: str | None
    parameters: dict[str, str]
    format: str


def read(arguments: "Sequence[str]") -> PlainQuery | None:
    """The call, if it is a plain query that writes to no terminal; else None."""
    if not arguments or arguments[0] != "query":
        return None
    options, names = _options(arguments[1:])
    if options is None or max(len(options[key]) for key in ("-e", "--format", "--store")) > 1:
        return None
    sparql, format = next(iter(options["-e"]), None), next(iter(options["--format"]), "table")
    store = next(iter(options["--store"]), FOLDER)
    named = len(names) == 1 and sparql is None and names[0].replace("-", "").isalpha()
    asked = sparql is not None and not names and not options["--param"]
    pairs = [text.partition("=") for text in options["--param"]]
    right = format in FORMATS and all(key and sign for key, sign, _ in pairs) and _is_folder(store)
    if not (named or asked) or not right or (format == "table" and sys.stdout.isatty()):
        return None
    name = names[0] if named else None
    if name is not None and os.path.exists(name):
        return None  # it may be meant as a file
    given = {key.strip(): value for key, _, value in pairs}
    return PlainQuery(store=store, name=name, sparql=sparql, parameters=given, format=format)


def _options(arguments: "Sequence[str]") -> tuple[dict[str, list[str]] | None, list[str]]:
    """The values of each option, and the other words; no options when one is not plain."""
    options: dict[str, list[str]] = {name: [] for name in OPTIONS}
    names: list[str] = []
    rest = iter(arguments)
    for word in rest:
        option, sign, value = word.partition("=")
        if word in LONG_NAMES:
            following = next(rest, None)
            if following is None:
                return None, names
            options[LONG_NAMES[word]].append(following)
        elif sign and option.startswith("--") and option in LONG_NAMES:
            options[option].append(value)
        elif word.startswith("-"):
            return None, names
        else:
            names.append(word)
    return options, names


def _is_folder(store: str) -> bool:
    """Whether the graph lies in a folder here: not on a server."""
    return os.path.isdir(os.path.join(store, "graph")) and not os.path.exists(os.path.join(store, "server.json"))


def written_answer(graph: "AnyStore", found: "Result", format: str) -> bytes:
    """An answer in a format, as bytes; QueryError for a misfit."""
    from kgraph.store.results import encode, table

    if format != "table":
        return encode(found, format=format)
    from kgraph.cli.tables import plain_table
    from kgraph.store.questions import base_of
    from kgraph.vocab import prefixes

    return plain_table(table(found, prefixes=prefixes(base_of(graph)))).encode()


def answered(query: PlainQuery) -> str | None:
    """Writes the answer to standard output; gives what is wrong with the call, if something is."""
    from kgraph.cli.watch import watched
    from kgraph.store.graph import GraphStore
    from kgraph.store.questions import answer, ask

    with watched(query.store), GraphStore.open(os.path.join(query.store, "graph"), read_only=True) as graph:
        try:
            if query.name is not None:
                found = ask(graph, query.name, query.parameters)
            else:
                found = answer(graph, query.sparql or "")
            written = written_answer(graph, found, query.format)
        except QueryError as error:
            return str(error)
    sys.stdout.flush()
    sys.stdout.buffer.write(written)
    return None
