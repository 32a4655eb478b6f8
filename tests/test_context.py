"""The JSON-LD context that is committed has every term that we write, under one name."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox

from kgraph.resources import resource
from kgraph.store.changes import restored
from kgraph.vocab import RDF, SCHEMA
from test_vocab import everything

TOOL = Path(__file__).resolve().parent.parent / "tools" / "build_context.py"


def tool() -> ModuleType:
    """The program that makes the context, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("build_context", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def context() -> dict[str, str | dict[str, str]]:
    known = json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert isinstance(known, dict)
    return known


def named() -> list[str]:
    return [told if isinstance(told, str) else told["@id"] for told in context().values()]


def test_context_is_that_of_the_vocabulary() -> None:
    """What the tool writes now is the file that is there."""
    assert resource("ontology", "context.jsonld").read_text(encoding="utf-8") == tool().written()


def test_each_class_and_property_has_a_name() -> None:
    """Whatever is written has a name of its own, and no two have the same."""
    used = {quad.predicate.value for quad in everything()} - {str(RDF.type)}
    used |= {quad.object.value for quad in everything() if quad.predicate.value == str(RDF.type)}
    assert set() == used - set(named())
    assert len(named()) == len(set(named()))


def test_values_are_of_the_kind_that_the_context_says() -> None:
    """A property whose values are things is told to be so but for addresses, which may be words; so is a datatype."""
    kinds: dict[str, set[str]] = {}
    store = ox.Store()
    store.extend(everything())
    for quad in map(restored, store):
        kind = "@id" if isinstance(quad.object, ox.NamedNode) else quad.object.datatype.value
        kinds.setdefault(quad.predicate.value, set()).add(kind)
    told = {one["@id"]: one["@type"] for one in context().values() if not isinstance(one, str)}
    things = {name for name, found in kinds.items() if found == {"@id"}} - {str(RDF.type), str(SCHEMA.url)}
    assert things <= {name for name, kind in told.items() if kind == "@id"}
    assert {name: {told[name]} for name in told if name in kinds} == {
        name: kinds[name] for name in told if name in kinds
    }
