"""How deep RDF is nested, before it is parsed: at some depth Oxigraph's parsers end the process, or never end."""

import re
from xml.parsers import expat

from kgraph.errors import InputError

DEEPEST = 1000  # things inside one another; Turtle of 200,000 triple terms overruns the stack, RDF/XML takes minutes

# What opens and closes a triple term or reified triple in Turtle and its kin, after the parts in which nothing does.
_PARTS = re.compile(
    rb"""
      \"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | \#[^\n]* | <[^<>\s]*>
    | (?P<open><<) | (?P<close>>>)
    """,
    re.DOTALL | re.VERBOSE,
)


def check_nesting(data: bytes, *, xml: bool, name: str) -> None:
    """InputError when the data is nested too deep to be parsed without harm, or defines entities of XML."""
    if xml:
        _check_xml(data, name)
    elif data.count(b"<<") > DEEPEST and _deepest(data) > DEEPEST:
        raise _too_deep(name)


def _deepest(data: bytes) -> int:
    depth = deepest = 0
    for part in _PARTS.finditer(data):
        depth += (part.lastgroup == "open") - (part.lastgroup == "close")
        deepest = max(deepest, depth)
    return deepest


def _check_xml(data: bytes, name: str) -> None:
    """The same for elements; what is no XML at all is left to who parses it."""
    depth = 0

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _too_deep(name)

    def closed(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        raise InputError(f"{name} defines entities, with which a short file can take all memory: write it without them")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = opened, closed, entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return


def _too_deep(name: str) -> InputError:
    return InputError(f"{name} has more than {DEEPEST:,} things inside one another: write it flatter")
