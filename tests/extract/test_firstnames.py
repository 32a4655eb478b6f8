"""First names and gender."""

import pytest

from kgraph.extract.firstnames import gender_of, is_first_name


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Carol", "feminine"),
        ("donald", "masculine"),
        ("Iván", "masculine"),
        ("Volodymyr", "masculine"),
        ("Kim", ""),
        ("Bridge", ""),
    ],
)
def test_tells_gender_where_the_name_does(name: str, gender: str) -> None:
    """Case and accents do not matter; names that both sexes have tell nothing."""
    assert gender_of(name) == gender
    assert is_first_name(name) == bool(gender)
