"""SPARQL stands in files, and values go in by substitution: no query is put together as a string.

A string that is made of parts and has SPARQL in it is found in the syntax tree. The few places where Oxigraph's and
the protocol's interfaces take changes as text only are listed, each with the reason why no value can break out there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "kgraph"
SPARQL = re.compile(
    r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|DROP|CLEAR|LOAD|GRAPH|WHERE|OPTIONAL|FILTER|VALUES|BIND|UNION)\b"
    r"(?=\s*[?{(<:]|\s+(?:DATA|WHERE|SILENT|DISTINCT|GRAPH|EXISTS|NOT)\b)"
)
TERMS = "all that is put in are terms as Oxigraph's own N-Triples writer gives them"
PARTS = "all that is put in are parts of this module, and terms as Oxigraph's own N-Triples writer gives them"
LISTED = {
    ("store/changes.py", "change"): TERMS,
    ("store/remote.py", "ServerStore.open"): PARTS,
    ("store/remote.py", "ServerStore.counts"): PARTS,
    ("store/remote.py", "ServerStore.knows"): PARTS,
    ("store/remote.py", "ServerStore._change"): PARTS,
    ("store/remote.py", "ServerStore._put_back"): TERMS,
    ("store/remote.py", "ServerStore._in_union"): PARTS,
    ("store/remote.py", "ServerStore._kept"): TERMS,
    ("store/remote.py", "ServerStore._found"): PARTS,
    ("store/values.py", "_block"): TERMS,
}


def formatted(source: str) -> set[str]:
    """The functions in which SPARQL is put together, by their names in the module."""
    return {name for name, node in _nodes(ast.parse(source), "") if _is_put_together(node)}


def _nodes(node: ast.AST, inside: str) -> Iterator[tuple[str, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        name = inside
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{inside}.{child.name}".lstrip(".")
        yield name, child
        yield from _nodes(child, name)


def _is_put_together(node: ast.AST) -> bool:
    """Whether this makes a string of SPARQL and something else: f"", +, %, format, replace or join."""
    match node:
        case ast.JoinedStr(values=values) if any(isinstance(value, ast.FormattedValue) for value in values):
            return _has_sparql(node)
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            return _has_sparql(node.left) or _has_sparql(node.right)
        case ast.Call(func=ast.Attribute(attr="format" | "format_map" | "replace" | "join", value=value)):
            return _has_sparql(value)
    return False


def _has_sparql(node: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr):  # what is put in stands where a variable could
        parts = (str(part.value) if isinstance(part, ast.Constant) else "?put_in" for part in node.values)
        return SPARQL.search("".join(parts)) is not None
    constants = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return any(isinstance(value, str) and SPARQL.search(value) for value in constants)


@pytest.mark.parametrize(
    "line",
    [
        'graph.query(f"SELECT * WHERE {{ <{iri}> ?p ?o }}")',
        'graph.query("SELECT * WHERE { <" + iri + "> ?p ?o }")',
        'graph.query("ASK { <%s> ?p ?o }" % iri)',
        'graph.query("ASK {{ <{}> ?p ?o }}".format(iri))',
        'graph.query("ASK { IRI ?p ?o }".replace("IRI", iri))',
        'store.update(f"INSERT DATA {{ {triples} }}")',
        'store.update(f"DROP SILENT GRAPH <{iri}>")',
        'sparql = sparql + f" FILTER({condition})"',
        'sparql += f" VALUES ?who {{ {who} }}"',
        'where = "WHERE { " + pattern',
    ],
)
def test_string_that_is_put_together_is_found(line: str) -> None:
    """Each way to put a query together is seen."""
    assert formatted(f"def asked():\n    {line}\n") == {"asked"}


@pytest.mark.parametrize(
    "line",
    [
        'graph.query("SELECT * WHERE { ?s ?p ?o }", substitutions=values)',
        'raise QueryError(f"use SELECT instead of {format}")',
        'print("where " + name)',
        'told = f"the graph {iri} has {n} triples"',
    ],
)
def test_other_strings_are_left_alone(line: str) -> None:
    """A query that is whole, and messages that speak of SPARQL, are no such strings."""
    assert formatted(f"def asked():\n    {line}\n") == set()


def test_no_sparql_is_put_together() -> None:
    """There is none but in the places that are listed; and none is listed that is not there."""
    found = {
        (path.relative_to(SOURCE).as_posix(), name)
        for path in sorted(SOURCE.rglob("*.py"))
        for name in formatted(path.read_text(encoding="utf-8"))
    }
    assert found == LISTED.keys()
