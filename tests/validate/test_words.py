"""Violations in words: short names, short values, one line."""

import dataclasses

import pytest

from kgraph.validate import Violation, told

ONE = Violation(
    focus="<https://w3id.org/kgraph/id/a>",
    path="https://w3id.org/kgraph/ontology#mode",
    name="mode",
    value="<https://w3id.org/kgraph/ontology#Nope>",
    message="It has one.",
    shape="https://w3id.org/kgraph/shapes#Attribution-mode",
    constraint="In",
)


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({}, "id:a kg:mode kg:Nope: It has one."),
        ({"value": None, "constraint": "MinCount"}, "id:a lacks kg:mode: It has one."),
        ({"value": None, "constraint": "MaxCount"}, "id:a has too many of kg:mode: It has one."),
        ({"value": None, "constraint": "HasValue"}, "id:a kg:mode: It has one."),
        ({"path": None, "constraint": "Equals"}, "id:a and kg:Nope: It has one."),
        ({"path": None}, "id:a mode kg:Nope: It has one."),
        ({"path": None, "name": None}, "id:a: It has one."),
        ({"focus": "[]", "value": "[]"}, "a node without an IRI: It has one."),
        ({"focus": "<http://example.org/a>"}, "<http://example.org/a> kg:mode kg:Nope: It has one."),
        ({"value": '"two\\n lines"'}, 'id:a kg:mode "two\\n lines": It has one.'),
        ({"value": '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'}, 'id:a kg:mode "1"^^xsd:integer: It has one.'),
        ({"value": '"a"@en'}, 'id:a kg:mode "a"@en: It has one.'),
        ({"value": '"a^^b"'}, 'id:a kg:mode "a^^b": It has one.'),
        ({"value": f'"{"a" * 200}"'}, f'id:a kg:mode "{"a" * 79}…: It has one.'),
    ],
)
def test_line(changed: dict[str, str | None], line: str) -> None:
    """What is wrong stands before the colon, what would be right behind it."""
    assert told(dataclasses.replace(ONE, **changed)) == line


def test_base_of_the_store_is_short() -> None:
    """Things have short names under the base that their store gives them."""
    other = dataclasses.replace(ONE, focus="<https://example.org/x/a>")
    assert told(other, base="https://example.org/x/") == "id:a kg:mode kg:Nope: It has one."
