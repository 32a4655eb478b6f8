"""A service is asked about the entities of a store; what it answers completely is kept, and nothing else changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.errors import ServiceError, StoreError
from kgraph.pipeline import LinkReport, build, link
from kgraph.reconcile import Connection, Service
from kgraph.store.links import LinkShelf
from reconcile.server import Fake, candidate, serving, status

BRIDGE = """Bridge over the Oder to stay shut

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.

German Transport Minister Klaus Weber said on Tuesday that a ferry would cross the Oder at night.
"""
NAMES = {
    "Anna Nowak": [candidate("anna", "Anna Nowak")],
    "Klaus Weber": [candidate("klaus", "Weber, Klaus", 80.0, match=False)],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    build([tmp_path / "bridge.txt"], store=tmp_path / "store", out=tmp_path / "out", model="rules")
    return tmp_path


@pytest.fixture
def fake() -> Iterator[Fake]:
    with serving(Fake(names=dict(NAMES))) as server:
        yield server


def linked(folder: Path, fake: Fake, **options: object) -> LinkReport:
    service = Service(Connection(fake.url, rate=1000.0, pause=lambda seconds: None))
    return link(service, store=folder / "store", cache=folder / "cache", model="rules", **options)  # type: ignore[arg-type]


def outcome(report: LinkReport) -> list[tuple[str, str, str]]:
    return [(one.label, one.link.iri.rpartition("/")[2], one.link.match) for one in report.links]


def state(folder: Path) -> dict[str, bytes]:
    """The files of the store that hold facts and links."""
    files = sorted(path for path in (folder / "store").rglob("*.json*") if path.parent.name != "graph")
    return {path.name: path.read_bytes() for path in files}


def turtle(folder: Path) -> bytes:
    return build([folder / "bridge.txt"], store=folder / "store", out=folder / "out", model="rules").turtle.read_bytes()


def test_links_are_kept(folder: Path, fake: Fake) -> None:
    """A claimed match is exact, an unclaimed one close; the links are kept, and the graph has them at once."""
    report = linked(folder, fake, types=["person"])
    assert outcome(report) == [("Anna Nowak", "anna", "exact"), ("Klaus Weber", "klaus", "close")]
    assert (report.entities, report.answered, report.problems, report.failure) == (2, 2, (), None)
    assert LinkShelf(folder / "store").all() == (report.links, ())
    written = build([folder / "bridge.txt"], store=folder / "store", out=folder / "out", model="rules")
    assert written.written == 0
    assert b"skos:exactMatch <https://example.org/names/anna>" in written.turtle.read_bytes()


def test_dry_run_changes_nothing(folder: Path, fake: Fake) -> None:
    """A dry run reports the same links and leaves the store as it is; what was answered is not asked again."""
    before, graph = state(folder), turtle(folder)
    dry = linked(folder, fake, types=["person"], dry_run=True)
    assert (state(folder), turtle(folder)) == (before, graph)
    assert outcome(dry) == [("Anna Nowak", "anna", "exact"), ("Klaus Weber", "klaus", "close")]
    assert linked(folder, fake, types=["person"]).links == dry.links
    assert fake.requests.count("POST") == 1


def test_types_and_limit_are_asked_for(folder: Path, fake: Fake) -> None:
    """Only entities of the chosen types are asked about, with the limit."""
    linked(folder, fake, types=["person"], limit=7)
    assert fake.asked == [
        {"query": "Anna Nowak", "limit": 7, "type": "T1"},
        {"query": "Klaus Weber", "limit": 7, "type": "T1"},
    ]


def test_threshold(folder: Path, fake: Fake) -> None:
    """What the service scores lower, and does not claim, is not linked."""
    assert outcome(linked(folder, fake, types=["person"], threshold=80.5)) == [("Anna Nowak", "anna", "exact")]


def test_a_lying_service_is_not_believed(folder: Path, fake: Fake) -> None:
    """Matches of other names are told in one line, and nothing is linked to them."""
    fake.names = {name: [candidate("emperor", "Napoleon Bonaparte")] for name in NAMES}
    report = linked(folder, fake, types=["person"])
    assert report.links == ()
    (problem,) = report.problems
    assert (
        "claims matches whose names or types do not agree, and is not believed: Napoleon Bonaparte" in problem.message
    )


def test_one_candidate_for_two_people(folder: Path, fake: Fake) -> None:
    """A service that gives one thing to two entities does not make them one."""
    same = {**candidate("both", "Anna Nowak"), "name": "Anna Nowak"}
    fake.names = {"Anna Nowak": [same], "Klaus Weber": [{**same, "name": "Klaus Weber"}]}
    report = linked(folder, fake, types=["person"])
    assert [match for _, _, match in outcome(report)] == ["close", "close"]
    assert "2 entities are called like https://example.org/names/both" in report.problems[0].message


def test_failure_on_the_way_keeps_what_was_answered(folder: Path, fake: Fake) -> None:
    """When the service breaks down, complete answers are kept, and the next run asks only for the rest."""
    fake.manifest["batchSize"] = 1
    fake.post = lambda number: status(500) if number else None
    report = linked(folder, fake, types=["person"])
    assert "answers 500" in str(report.failure)
    assert (report.entities, report.answered, outcome(report)) == (2, 1, [("Anna Nowak", "anna", "exact")])
    assert LinkShelf(folder / "store").all() == (report.links, ())
    fake.post, fake.asked = None, []
    assert len(linked(folder, fake, types=["person"]).links) == 2
    assert [query["query"] for query in fake.asked] == ["Klaus Weber"]


@pytest.mark.parametrize("broken", [{"versions": ["0.1"]}, {"name": None, "versions": None}])
def test_a_service_that_is_none_changes_nothing(broken: dict[str, object], folder: Path, fake: Fake) -> None:
    """A service of another version fails as a whole, and the store is as it was."""
    before, graph = state(folder), turtle(folder)
    fake.manifest.update(broken)
    with pytest.raises(ServiceError, match="speaks version"):
        linked(folder, fake)
    assert (state(folder), turtle(folder)) == (before, graph)


def test_what_a_service_says_no_more_is_gone(folder: Path, fake: Fake, tmp_path: Path) -> None:
    """Asked anew, a service's old links of the same entities are replaced; an authority file's links stay."""
    people = tmp_path / "people.csv"
    people.write_text("iri,label,type\nhttps://example.org/mine,Anna Nowak,person\n")
    build([folder / "bridge.txt"], store=folder / "store", out=folder / "out", model="rules", authorities=[people])
    linked(folder, fake, types=["person"])
    fake.names = {}
    report = linked(folder, fake, types=["person"], limit=4)
    assert report.links == ()
    (left,) = LinkShelf(folder / "store").all()[0]
    assert left.link.iri == "https://example.org/mine"


def test_no_store(tmp_path: Path, fake: Fake) -> None:
    """Without a store nobody is asked."""
    with pytest.raises(StoreError, match="run `kgraph build` first"):
        linked(tmp_path, fake)
    assert fake.requests == []
