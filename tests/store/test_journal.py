"""The journal tells what is in a store, line by line, and whether the last writer ended in peace."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import StoreError
from kgraph.store.disk import Checksum
from kgraph.store.journal import FILE, Contents, Journal, KeptFacts, Whole, contents

FACTS = KeptFacts(size=9, crc=8, source="/news/über.txt", url=None, layout="0f")
GRAPH, OTHER = "https://example.org/a", "https://example.org/b"
WHOLE = Whole(inputs="1e", exports={"/out/kgraph.ttl": "2e"}, report={"articles": 1})
FILES = {"CURRENT": Checksum(16, 5)}


def written(folder: Path) -> Journal:
    journal = Journal(folder)
    journal.kept("a.json", FACTS)
    journal.kept("b.json", FACTS)
    journal.dropped("b.json")
    journal.graph(GRAPH, Checksum(3, 4))
    journal.graph(OTHER, Checksum(5, 6))
    return journal


def test_closed_journal_tells_all(tmp_path: Path) -> None:
    """What was noted, what went again, and what the last writer left."""
    written(tmp_path).close(FILES, WHOLE)
    assert contents(tmp_path) == Contents(
        facts={"a.json": FACTS}, graphs={GRAPH: Checksum(3, 4), OTHER: Checksum(5, 6)}, files=FILES, whole=WHOLE
    )


def test_open_journal_tells_which_graph_is_in_doubt(tmp_path: Path) -> None:
    """After a writer that did not end, the last graph is in doubt; the next writer forgets what it should be."""
    written(tmp_path).abandon()
    found = contents(tmp_path)
    assert (found.files, found.last, found.graphs[OTHER]) == (None, (OTHER,), Checksum(5, 6))
    journal = Journal(tmp_path)
    journal.open()
    assert journal.contents.graphs == {GRAPH: Checksum(3, 4)}


def test_same_again_is_not_noted(tmp_path: Path) -> None:
    """Nothing is written for what the journal knows, and closing then leaves the file as it is."""
    written(tmp_path).close(FILES, WHOLE)
    before = (tmp_path / FILE).stat()
    journal = Journal(tmp_path)
    journal.kept("a.json", FACTS)
    journal.dropped("b.json")
    journal.graph(GRAPH, Checksum(3, 4))
    journal.close(FILES)
    after = (tmp_path / FILE).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_any_change_unsays_the_whole(tmp_path: Path) -> None:
    """What the last build reported holds no longer when something was written since."""
    written(tmp_path).close(FILES, WHOLE)
    journal = Journal(tmp_path)
    journal.graph(GRAPH, Checksum(0, 0))
    journal.close(FILES)
    assert (contents(tmp_path).whole, contents(tmp_path).graphs) == (None, {OTHER: Checksum(5, 6)})


def test_removal_is_remembered(tmp_path: Path) -> None:
    """Texts that were to go are known to the next writer until all of them are gone."""
    journal = Journal(tmp_path)
    journal.removing(["t2", "t1"])
    journal.abandon()
    assert contents(tmp_path).removing == {"t1", "t2"}
    journal = Journal(tmp_path)
    journal.removed()
    journal.close({})
    assert contents(tmp_path).removing == set()


def test_no_journal(tmp_path: Path) -> None:
    """A missing journal says so."""
    assert contents(tmp_path) == Contents(missing=True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_damage_is_seen(tmp_path: Path, data: st.DataObject) -> None:
    """A byte that changed is a damaged line; a journal that was cut has no end, or a torn line."""
    written(tmp_path).close(FILES, WHOLE)
    sound = (tmp_path / FILE).read_bytes()
    place = data.draw(st.integers(0, len(sound) - 1))
    (tmp_path / FILE).write_bytes(sound[:place] + bytes([sound[place] ^ 1 << place % 8]) + sound[place + 1 :])
    assert contents(tmp_path).damaged != []
    (tmp_path / FILE).write_bytes(sound[:place])
    cut = contents(tmp_path)
    assert cut.damaged or cut.files is None or cut.whole is None
    (tmp_path / FILE).unlink()


def test_disk_that_fails(tmp_path: Path) -> None:
    """A journal that cannot be written is told, and takes no more."""
    journal = Journal(tmp_path / "store")
    (tmp_path / "store").write_text("a file in its place")
    for _ in range(2):
        with pytest.raises(StoreError, match=r"journal.log c"):
            journal.graph(GRAPH, Checksum(1, 1))
    journal.close(FILES)
    assert (tmp_path / "store").read_text() == "a file in its place"
