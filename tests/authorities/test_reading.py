"""An authority file is read by its suffix, whole, and not when it is too large."""

import hashlib
from pathlib import Path

import pytest

from kgraph.authorities import read_authority, reading
from kgraph.errors import InputError

TABLE = "iri,label,type\nhttps://example.org/b,Bo Lind,juggler\nhttps://example.org/a,Ada Quist,person\n"


def test_authority_has_name_hash_and_records(tmp_path: Path) -> None:
    """A file is known by its name and the hash of its bytes; its records are sorted by IRI."""
    path = tmp_path / "people.csv"
    path.write_text(TABLE)
    found = read_authority(path)
    assert (found.name, found.sha256) == ("people.csv", hashlib.sha256(TABLE.encode()).hexdigest())
    assert [record.label for record in found.records] == ["Ada Quist", "Bo Lind"]
    assert found.unknown_types == ("juggler",)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("people.xlsx", TABLE, "is no authority file: give one that ends in .csv, .tsv, .ttl"),
        ("people.rdf", TABLE, "is no authority file"),
        ("people", TABLE, "is no authority file"),
        ("people.csv", "iri,label\n", "names nothing"),
        ("people.ttl", "<x:a> <x:b> <x:c> .", "names nothing"),
        ("people.csv", "x" * 101, "is larger than"),
    ],
)
def test_refused(name: str, text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another format, a file without names and one that is too large are told in one line."""
    monkeypatch.setattr(reading, "LARGEST", 100)
    (tmp_path / name).write_text(text[:101])
    with pytest.raises(InputError, match=message):
        read_authority(tmp_path / name)


def test_missing(tmp_path: Path) -> None:
    """A missing file and a folder are told in one line."""
    (tmp_path / "folder.csv").mkdir()
    for path, why in ((tmp_path / "none.ttl", "No such file"), (tmp_path / "folder.csv", "Is a directory")):
        with pytest.raises(InputError, match=f"{path.name} cannot be read: {why}"):
            read_authority(path)
    with pytest.raises(InputError, match="is no file's name"):
        read_authority("a\0b.csv")
