"""Light values are what dataclasses would be."""

from dataclasses import dataclass

import pytest

from kgraph.frozen import frozen


@frozen
class Light:
    name: str
    size: int = 3


@dataclass(frozen=True, kw_only=True)
class Heavy:
    name: str
    size: int = 3


@pytest.mark.parametrize("kind", [Light, Heavy])
def test_value(kind: type) -> None:
    """Given by keyword, with defaults; equal and hashed by what it holds; told as it is made; never changed."""
    one = kind(name="a")
    assert (one.name, one.size) == ("a", 3)
    assert one == kind(name="a", size=3) != kind(name="b")
    assert one != ("a", 3)
    assert len({one, kind(name="a"), kind(name="a", size=4)}) == 2
    assert repr(one) == f"{kind.__name__}(name='a', size=3)"
    with pytest.raises(AttributeError):
        one.name = "b"
    for wrong in ({}, {"name": "a", "other": 1}):
        with pytest.raises(TypeError):
            kind(**wrong)
    with pytest.raises(TypeError):
        kind("a")
