"""What the tests share: the parser's vocabulary, and data beside the project that may not be there."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the W3C's tests of RDF lie, which are no part of the project."""
    parser.addoption("--rdf-tests", metavar="DIR", help="the folder rdf/rdf11 of the W3C's rdf-tests")


@pytest.fixture
def project() -> Path:
    """The top of the checkout."""
    return PROJECT


@pytest.fixture
def shared() -> Path:
    """The folder of data that is not part of the project; the test is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the data beside the project (../shared) is not there")
    return SHARED
