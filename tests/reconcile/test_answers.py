"""What a service answers becomes values, or one clear line; nothing else comes out, whatever it sends."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.authorities.iris import is_iri
from kgraph.errors import ServiceError
from kgraph.reconcile.answers import Manifest, candidates, manifest, results
from reconcile.server import MANIFEST, candidate

URL = "https://example.org/reconcile"
TOLD = manifest(URL, json.dumps(MANIFEST).encode())


def told(**changed: Any) -> Manifest:
    return manifest(URL, json.dumps({**MANIFEST, **changed}).encode())


def read(**changed: Any) -> Any:
    (found,) = candidates(URL, TOLD, [{**candidate("Q7", "Ada Quist"), **changed}], 3)
    return found


def test_manifest() -> None:
    """A manifest gives name, identifier space, view and the types that are ours."""
    assert (TOLD.name, TOLD.identifier_space) == ("Names of the tests", "https://example.org/names/")
    assert (TOLD.types, TOLD.batch) == ({"person": "T1", "place": "T2"}, 20)
    assert told(batchSize=5).batch == 5
    assert told(defaultTypes=[{"id": "A", "name": "Person"}, {"id": "B", "name": "Human"}]).types == {}


@pytest.mark.parametrize(
    ("manifested", "id", "iri"),
    [
        ({}, "Q7", "https://example.org/names/Q7"),
        ({}, "a b/ü?", "https://example.org/names/a%20b/%C3%BC%3F"),
        ({}, "http://other.org/7", "http://other.org/7"),
        ({}, "http://other.org/a b", None),
        ({"identifierSpace": "http://rdf.example.org/type.object.id"}, "Q7", "https://example.org/page?id=Q7"),
        ({"identifierSpace": "urn:names:"}, "Q7", "urn:names:Q7"),
        ({"identifierSpace": "names/"}, "Q7", "https://example.org/page?id=Q7"),
        ({"identifierSpace": "names", "view": None}, "Q7", None),
        ({"identifierSpace": "names", "view": {"url": "https://example.org/"}}, "Q7", None),
    ],
)
def test_iri_of_a_candidate(manifested: dict[str, Any], id: str, iri: str | None) -> None:
    """By the identifier space where IRIs can begin so, else by the view; an id that is an IRI is one."""
    assert told(**manifested).iri(id) == iri


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html>Welcome", "does not answer with JSON but with '<html>Welcome'"),
        (b"\xff\xfe", "does not answer with JSON"),
        (b"[" * 100_000, "does not answer with JSON"),
        (b"[]", "does not answer with a manifest"),
        (b'{"name": "x"}', "does not answer with a manifest"),
        (b'{"name": "x", "identifierSpace": "y"}', "speaks version 0.1 of the Reconciliation API, and 0.2 is needed"),
        (b'{"name": "x", "identifierSpace": "y", "versions": ["0.1", "1.0"]}', "speaks version 0.1, 1.0 of"),
        (b'{"name": "x", "identifierSpace": "y", "versions": 2}', "speaks version 2 of"),
    ],
)
def test_bad_manifests(data: bytes, message: str) -> None:
    """What is no manifest of version 0.2 is told with what it is."""
    with pytest.raises(ServiceError, match=message):
        manifest(URL, data)


def test_candidate() -> None:
    """A candidate has its IRI, name, type, the service's score and its claim."""
    found = read(score=87, match=False, description="an \x1b[31mengineer\n")
    assert (found.record.iri, found.record.label) == ("https://example.org/names/Q7", "Ada Quist")
    assert (found.record.type, found.record.description) == ("person", "an [31mengineer")
    assert (found.score, found.match) == (87.0, False)


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (["T2"], "place"),
        ([{"id": "T2", "name": "Human"}], "place"),
        ([{"id": "T9", "name": "Human"}], "person"),
        ([{"id": "T1"}, {"id": "T2"}], None),
        ([{"id": "T9", "name": "Juggler"}], None),
        ([7, {"id": 7}], None),
        ("T1", None),
        (None, None),
    ],
)
def test_type_of_a_candidate(types: Any, kind: str | None) -> None:
    """By the service's own types, else by their names; what is not understood is no type."""
    assert read(type=types).record.type == kind


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"id": 7}, "a candidate without a right id"),
        ({"name": None}, "a candidate without a right name"),
        ({"name": " \x00 "}, "a candidate that has no name"),
        ({"score": "100"}, "a candidate without a right score"),
        ({"score": True}, "a candidate without a right score"),
        ({"score": float("nan")}, "a candidate without a right score"),
        ({"score": 10**400}, "a candidate without a right score"),
        ({"match": "true"}, "a candidate without a right match"),
        ({"id": "http://exa mple"}, "a candidate that has no IRI"),
    ],
)
def test_bad_candidates(changed: dict[str, Any], message: str) -> None:
    """A candidate that is not as the protocol has it is told, and where it is wrong."""
    with pytest.raises(ServiceError, match=message):
        read(**changed)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"q0": {"result": []}}', "does not answer query q1"),
        (b'{"q0": {"result": []}, "q1": {"result": {}}}', "does not answer query q1"),
        (b'{"q0": {"result": []}, "q1": []}', "does not answer query q1"),
        (b"[]", "does not answer query q0"),
        (b'{"status": "error", "message": "too\\nmany"}', "answers with an error: too many"),
        (b'{"status": "error"}', "answers with an error: it does not say which"),
        (b"no", "does not answer with JSON but with 'no'"),
    ],
)
def test_bad_answers(data: bytes, message: str) -> None:
    """An answer that leaves a query out is no answer, and an error is repeated."""
    with pytest.raises(ServiceError, match=message):
        results(URL, data, ["q0", "q1"])


def test_no_more_candidates_than_asked_for() -> None:
    """A service that offers more than was asked for is read up to the limit."""
    offered = [candidate(f"Q{number}", "Ada Quist") for number in range(5)]
    assert len(candidates(URL, TOLD, offered, 3)) == 3


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*MANIFEST, "q0", "result", "id"]), inner),
)
SLOPPY = st.fixed_dictionaries({}, optional=dict.fromkeys(("id", "name", "score", "match", "type"), JSON))


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_answer_is_read_or_refused(data: bytes) -> None:
    """Nothing but ServiceError comes out of a manifest or an answer."""
    for reading in (lambda: manifest(URL, data), lambda: results(URL, data, ["q0"])):
        try:
            reading()
        except ServiceError as error:
            assert "\n" not in str(error)  # noqa: PT017


@given(SLOPPY, st.text(), st.text())
def test_any_candidate_is_read_or_refused(sloppy: dict[str, Any], id: str, name: str) -> None:
    """What is read has an IRI that the graph can hold, and a name that can be written."""
    for one in (sloppy, {**candidate(id, name), **sloppy}, candidate(id, name)):
        try:
            (found,) = candidates(URL, TOLD, [one], 1)
        except ServiceError:
            continue
        assert is_iri(found.record.iri)
        assert found.record.label.encode("utf-8").strip()
