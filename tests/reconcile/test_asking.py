"""Names are asked for in batches, each once; what was answered before a failure is complete and is kept."""

from pathlib import Path

import pytest

from kgraph.errors import ServiceError
from kgraph.reconcile import AnswerCache, Connection, Query, Service, ask
from reconcile.server import Answer, Fake, candidate, ok, serving, status

NAMES = {f"person-{number}": Query(name=f"Ada Quist {number}", type="person", limit=3) for number in range(5)}


def service(fake: Fake) -> Service:
    return Service(Connection(fake.url, rate=1000.0, pause=lambda seconds: None))


def fake(**known: object) -> Fake:
    made = Fake(names={query.name: [candidate(key, query.name)] for key, query in NAMES.items()}, **known)  # type: ignore[arg-type]
    made.manifest["batchSize"] = 2
    return made


def asked(server: Fake, folder: Path) -> list[dict[str, str]]:
    """For each batch of answers the first candidate's IRI by key."""
    answers = ask(service(server), NAMES, AnswerCache(folder))
    return [{key: found[0].record.iri for key, found in batch.items()} for batch in answers]


def test_batches(tmp_path: Path) -> None:
    """Queries go out in batches of the service's size, with its type and the limit."""
    with serving(fake()) as server:
        found = asked(server, tmp_path)
        assert server.requests == ["GET", "POST", "POST", "POST"]
        assert server.asked[0] == {"query": "Ada Quist 0", "limit": 3, "type": "T1"}
    assert [list(batch) for batch in found] == [["person-0", "person-1"], ["person-2", "person-3"], ["person-4"]]
    assert found[2] == {"person-4": "https://example.org/names/person-4"}


def test_asked_once(tmp_path: Path) -> None:
    """What was answered comes from the cache the next time, all at once."""
    with serving(fake()) as server:
        first = asked(server, tmp_path)
        (again,) = asked(server, tmp_path)
        assert server.requests.count("POST") == 3
    assert again == {key: iri for batch in first for key, iri in batch.items()}


def test_no_type_where_the_service_has_none(tmp_path: Path) -> None:
    """A type that the service does not have is not sent."""
    with serving(fake()) as server:
        list(ask(service(server), {"e": Query(name="X", type="event", limit=1)}, AnswerCache(tmp_path)))
        assert server.asked == [{"query": "X", "limit": 1}]


@pytest.mark.parametrize(
    "broken", [status(500), ok(b"<html>"), ok(b'{"q0": {"result": []}}'), ok(b'{"q0": {"result": [{}]}, "q1": {}}')]
)
def test_failure_on_the_way(broken: Answer, tmp_path: Path) -> None:
    """Batches before the failure are given out and kept; of the broken one nothing is; the next run goes on there."""
    with serving(fake(post=lambda number: None if number == 0 else broken)) as server:
        answers = ask(service(server), NAMES, AnswerCache(tmp_path))
        assert list(next(answers)) == ["person-0", "person-1"]
        with pytest.raises(ServiceError):
            next(answers)
        assert len(list(tmp_path.iterdir())) == 2
        server.post = None
        assert [list(batch) for batch in asked(server, tmp_path)] == [
            ["person-0", "person-1"],
            ["person-2", "person-3"],
            ["person-4"],
        ]


def test_answer_that_was_kept_badly_is_asked_for_again(tmp_path: Path) -> None:
    """A file of the cache that holds no candidates is as good as none."""
    with serving(fake()) as server:
        made = service(server)
        AnswerCache(tmp_path).put(server.url, made.wire(NAMES["person-0"]), [{"id": 7}])
        assert asked(server, tmp_path)[0]["person-0"] == "https://example.org/names/person-0"
