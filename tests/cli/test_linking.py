"""`kgraph link` and `--authority` on the command line: results, warnings, exit statuses."""

import socket
from pathlib import Path

import pytest

from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main
from kgraph.reconcile import connection
from reconcile.server import Fake, candidate, ok, serving, status

ARTICLE = """Bridge over the Oder to stay shut

Polish Infrastructure Minister Anna Nowak said on Monday that the bridge over the Oder would stay shut until spring.
"""
NAMES = {"Anna Nowak": [candidate("anna", "Anna Nowak")]}
LINKED = "exact  1.00  Anna Nowak  https://example.org/names/anna  “Anna Nowak” here, “Anna Nowak” there: "


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a store, in which the commands run, without waits between tries."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(connection, "WAITS", (0.0,))
    (tmp_path / "bridge.txt").write_text(ARTICLE)
    assert main(["build", "bridge.txt", "--model", "rules"]) == DONE
    capsys.readouterr()
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments])
    out, err = capsys.readouterr()
    return code, out, err


def asked(capsys: pytest.CaptureFixture[str], url: str, *arguments: str) -> tuple[int, str, str]:
    options = ["--model", "rules", "--type", "person", "--rate", "1000"]
    return run(capsys, "link", "--service", url, *options, *arguments)


def test_link_and_show(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The links are printed and kept, and `kgraph show` and the query name them; answers lie in the user's cache."""
    with serving(Fake(names=NAMES)) as fake:
        code, out, err = asked(capsys, fake.url)
    assert (code, err) == (DONE, "")
    first, last = out.splitlines()
    assert first.startswith(LINKED)
    assert last == "1 link kept; 1 of 1 name answered"
    _, out, _ = run(capsys, "show", "Anna Nowak")
    assert "linked to    https://example.org/names/anna (exact, 1, by http://127.0.0.1" in out
    assert "the same as" not in out
    _, out, _ = run(capsys, "query", "links", "--param", "entity=Anna Nowak", "--format", "csv")
    assert ",Anna Nowak,exact,https://example.org/names/anna,1," in out
    assert len(list((folder / "cache" / "kgraph" / "answers").iterdir())) == 1


def test_dry_run(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A dry run prints what would be linked."""
    with serving(Fake(names=NAMES)) as fake:
        code, out, _ = asked(capsys, fake.url, "--dry-run", "--cache", "answers")
    assert code == DONE
    assert out.startswith(LINKED)
    assert out.endswith("1 link would be kept; 1 of 1 name answered\n")
    assert not (folder / "kgraph-store" / "links.jsonl").exists()
    assert len(list((folder / "answers").iterdir())) == 1


def test_a_lie_is_one_warning(capsys: pytest.CaptureFixture[str]) -> None:
    """A match that is not believed is one line, and no failure."""
    with serving(Fake(names={"Anna Nowak": [candidate("x", "Napoleon Bonaparte")]})) as fake:
        code, out, err = asked(capsys, fake.url)
    assert (code, out) == (DONE, "0 links kept; 1 of 1 name answered\n")
    assert err.startswith("kgraph: warning: link: http://127.0.0.1")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("fake", "message"),
    [
        (Fake(get=lambda number: status(500)), "answers 500; it was asked 2 times"),
        (Fake(get=lambda number: status(429)), "answers 429; it was asked 2 times"),
        (Fake(get=lambda number: status(404)), "answers 404: is it the address of a reconciliation service?"),
        (Fake(get=lambda number: ok(b"<html>\nHello")), "does not answer with JSON but with '<html> Hello'"),
        (Fake(manifest={"name": "old", "identifierSpace": "x"}), "speaks version 0.1"),
        (Fake(get=lambda number: ok(b" " * 8_000_001)), "answers with more than 8 MB"),
        (Fake(post=lambda number: ok(b"{}")), "does not answer query q0"),
        (Fake(post=lambda number: status(500)), "answers 500"),
    ],
)
def test_broken_services(fake: Fake, message: str, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Whatever a service does wrong is one line and exit status 1, and no link is kept."""
    with serving(fake):
        code, _, err = asked(capsys, fake.url)
    assert code == COULD_NOT
    assert err.startswith("kgraph: error: http://127.0.0.1")
    assert message in err
    assert err.count("\n") == 1
    assert not (folder / "kgraph-store" / "links.jsonl").exists()


def test_unreachable(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody listens it is told in one line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        code, out, err = asked(capsys, f"http://127.0.0.1:{free.getsockname()[1]}/")
    assert (code, out) == (COULD_NOT, "")
    assert "cannot be reached: Connection refused" in err


@pytest.mark.parametrize("url", ["file:///etc/passwd", "people.csv"])
def test_no_web_address(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no web address is not opened."""
    code, _, err = asked(capsys, url)
    assert code == COULD_NOT
    assert f"'{url}' is no address of a service" in err


@pytest.mark.parametrize("arguments", [["--type", "king"], ["--rate", "0"], ["--limit", "0"], ["--threshold", "high"]])
def test_wrong_calls(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Options that cannot be are a wrong call."""
    assert asked(capsys, "http://127.0.0.1:9/", *arguments)[0] == WRONG_CALL


def test_bad_authority_is_a_warning(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A build with a bad authority file is done, and tells it in one line."""
    (folder / "people.csv").write_text("name\nAnna Nowak\n")
    code, out, err = run(capsys, "build", "bridge.txt", "--model", "rules", "--authority", "people.csv")
    assert code == DONE
    assert "(0 graphs written, 0 removed; 1 problem)" in out
    assert err.startswith("kgraph: warning: link: people.csv, line 1: there is no column iri")
    assert err.count("\n") == 1


def test_extract_with_authorities(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """`kgraph extract` names the exact matches, without a store."""
    (folder / "people.csv").write_text("iri,label,type\nhttps://example.org/7,Anna Nowak,person\n")
    code, out, err = run(capsys, "extract", "bridge.txt", "--model", "rules", "--authority", "people.csv")
    assert (code, err) == (DONE, "")
    assert '"same_as": ["https://example.org/7"]' in out
