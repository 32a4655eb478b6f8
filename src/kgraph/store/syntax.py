"""What is seen in a query before it is run: calls to other servers, nesting that would end the process, mistakes."""

import re
from collections.abc import Iterator

from kgraph.errors import QueryError

NESTING = 200  # brackets inside brackets; Oxigraph's parser overruns its stack, uncatchably, at some thousands

# The parts of a query in which no keyword can stand, in the order in which a reader has to try them (SPARQL 1.1, 19.8).
# Oxigraph finds keywords without regard to what stands next to them: "1SERVICE<...>" calls a server. So what is left
# after these parts is searched for the word itself. Only an IRI with "://" is surely one: "<" may be "less than", too.
_PARTS = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"{3}(?:"{0,2}(?:[^"\\]|\\.))*\"{3}
        | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*")
    | (?P<iri><[A-Za-z][A-Za-z0-9+.-]*://[^\x00-\x20<>"{}|^`\\]*>)
    | (?P<variable>[?$]\w+)
    | (?P<local>:(?:[\w:%-]|\\.)+)
    | (?P<word>[A-Za-z]+)
    | (?P<unsure><[^\x00-\x20<>{}"]*> | ['"])
    | (?P<other>\\?.)
    """,
    re.VERBOSE | re.DOTALL,
)
_HARMLESS = frozenset({"comment", "string", "iri", "variable", "local"})
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<reason>.*)", re.DOTALL)
_DESCRIBE = re.compile(r"\bdescribe\b(?!\s*:)", re.IGNORECASE)  # with a colon it is a prefix
_LONGEST_REASON = 60  # characters; beyond that it is the parser's list of all that it would have taken


def check_query(sparql: str) -> None:
    """QueryError when the query calls another server, or nests too deep to be parsed without harm.

    It errs on the safe side: where it cannot be told whether a part is an IRI or a comparison, the word counts.
    """
    if _deepest(sparql) > NESTING:
        raise QueryError(f"the query has more than {NESTING} brackets inside one another: write it flatter")
    if "service" not in sparql.lower():
        return
    if "service" in "".join(_outside(sparql)).lower():
        raise QueryError("SERVICE is not allowed: a query reads this store alone and calls no other server")


def parts(sparql: str) -> Iterator[re.Match[str]]:
    """The parts of a query, but for blanks and comments: `lastgroup` tells what each is."""
    return (part for part in _PARTS.finditer(sparql) if part.lastgroup != "comment" and not part.group().isspace())


def describes(sparql: str) -> bool:
    """Whether a query that gives triples is a DESCRIBE, and no CONSTRUCT."""
    marks = {"local": ":"} | dict.fromkeys(_HARMLESS - {"local"}, " ")
    left = (marks.get(part.lastgroup or "", part.group()) for part in _PARTS.finditer(sparql))
    return _DESCRIBE.search("".join(left)) is not None


def explain(message: str) -> str:
    """What is wrong with a query, in one line, from what Oxigraph's parser says."""
    found = _PLACE.fullmatch(message)
    if found is None:
        return f"this is no SPARQL query: {' '.join(message.split())}"
    where = f"line {found['line']}, column {found['column']}"
    reason = " ".join(found["reason"].split())
    if "Prefix not found" in reason:
        return f"the query cannot be read: a prefix before {where} is not declared; write PREFIX name: <IRI> first"
    if len(reason) > _LONGEST_REASON:
        reason = "something else is missing or too much here"
    return f"the query cannot be read at {where}: {reason}"


def _outside(sparql: str) -> Iterator[str]:
    """The query without comments, strings, IRIs, variables and local names, each of which becomes a blank."""
    for part in _PARTS.finditer(sparql):
        if part.lastgroup == "unsure":
            yield "service"
        yield " " if part.lastgroup in _HARMLESS else part.group()


def _deepest(sparql: str) -> int:
    """How many brackets stand open at once, at most; where it is unsure what a part is, only opening ones count."""
    depth = deepest = 0
    for part in _PARTS.finditer(sparql):
        if part.lastgroup in _HARMLESS:
            continue
        depth += sum(part.group().count(opening) for opening in "{([")
        deepest = max(deepest, depth)
        if part.lastgroup == "other" and part.group() in "})]":
            depth -= 1
    return deepest
