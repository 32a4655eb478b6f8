"""`--store URL`: each command does with a server's graph what it does with a folder's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.cli import COULD_NOT, DONE, main
from kgraph.store.places import folder_of
from kgraph.store.remote import ServerStore
from store.servers import oxigraph

NAMES = ("2024-10-23-seoul-spy-agency-briefing.txt", "2024-10-28-nato-allies-briefed.txt")
QUERIES = ("most-cited", "who-said-what", "network-nodes", "roles", "figures", "evidence")
Run = tuple[int, str, str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder in which the same articles were built into `embedded` and onto a server; and the server's address."""
    folder = tmp_path_factory.mktemp("server")
    articles = [str(Path(__file__).resolve().parents[2] / "data" / "articles" / name) for name in NAMES]
    with pytest.MonkeyPatch.context() as patch, oxigraph(folder) as url:
        patch.chdir(folder)
        for store, out in (("embedded", "one"), (url, "two")):
            assert main(["build", *articles, "--model", "rules", "--store", store, "--out", out]) == DONE
        yield folder, url


@pytest.fixture(autouse=True)
def _there(built: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built[0])


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    capsys.readouterr()
    code = main([*arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_exports_are_the_same_bytes(built: tuple[Path, str]) -> None:
    """Turtle and page of a build are those of the embedded store."""
    folder, _ = built
    for name in ("kgraph.ttl", "network.html"):
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        *(("query", name) for name in QUERIES),
        ("query", "saying", "-p", "words=soldiers"),
        ("query", "-e", "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"),
        ("query", "-e", "SELECT nonsense"),
        ("query", "stated-by", "-p", "speaker=Mark Rutte"),
        ("query", "stated-by", "-p", "speaker=Nobody At All"),
        ("export", "--format", "trig"),
        ("export", "--format", "graphml"),
        ("show", "Mark Rutte", "--why"),
        ("figures", "--format", "csv"),
        ("timeline", "--about", "North Korea"),
        ("verify",),
        ("validate",),
        ("correct", "list"),
    ],
    ids=" ".join,
)
def test_commands_answer_alike(
    arguments: tuple[str, ...], built: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What a command says of the server's store is what it says of the embedded one."""
    assert run(capsys, *arguments, "--store", "embedded") == run(capsys, *arguments, "--store", built[1])


@pytest.mark.parametrize("command", [("fsck",), ("backup", "copy"), ("restore", "copy")], ids=" ".join)
def test_commands_for_folders_say_so(
    command: tuple[str, ...], built: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """They end with one line."""
    code, out, err = run(capsys, *command, "--store", built[1])
    assert (code, out, err.count("\n")) == (COULD_NOT, "", 1)
    assert f"{built[1]} is a server, and `kgraph {command[0]}` is for folders" in err


def test_password_in_the_address_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command refuses it in one line without it."""
    for command in (("build", "."), ("query", "roles"), ("remove", "x"), ("fsck",), ("correct", "list"), ("verify",)):
        code, out, err = run(capsys, *command, "--store", "http://jo:s3cret@127.0.0.1:1")
        assert (code, out, err.count("\n"), "s3cret" in err) == (COULD_NOT, "", 1, False), command


def test_changes_are_alike(built: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A correction, a removal and a build again leave the same graph; one that is whole is not written again."""
    folder, url = built
    articles = [str(Path(__file__).resolve().parents[2] / "data" / "articles" / name) for name in NAMES]

    def both(*arguments: str) -> tuple[Run, Run]:
        return run(capsys, *arguments, "--store", "embedded"), run(capsys, *arguments, "--store", url)

    def same_graph() -> bool:
        embedded, remote = both("export", "--format", "nq")
        with ServerStore.open(url, read_only=True) as store:
            return embedded == remote and store.is_union()

    embedded, remote = both("correct", "label", "Mark Rutte", "M. Rutte", "--by", "Jo")
    assert (embedded[0], remote[0]) == (DONE, DONE)
    for store in ("embedded", url):  # the times of both decisions are the same
        (folder_of(store) / "decisions.jsonl").write_bytes((folder / "embedded" / "decisions.jsonl").read_bytes())
    building = ("build", *articles, "--model", "rules", "--out", "again")
    both(*building)
    assert same_graph()
    assert "(0 graphs written, 0 removed" in run(capsys, *building, "--store", url)[1]
    embedded, remote = both("remove", articles[0])
    assert embedded == remote
    assert same_graph()
    both(*building)
    assert same_graph()
    with ServerStore.open(url) as store:
        store.remove(store.graphs()[0])
    assert "(1 graph written, 0 removed" in run(capsys, *building, "--store", url)[1]
    assert same_graph()


def test_imports_come_and_go(built: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An import on a server says what it says in a folder, and leaves what was there before."""
    foaf, url = "http://xmlns.com/foaf/0.1", built[1]
    file = tmp_path / "people.trig"
    file.write_text(f'<http://a/g> {{ <http://a/p> a <{foaf}/Person> ; <{foaf}/name> "Mark Rutte" }}')
    before = run(capsys, "export", "--format", "nq", "--store", url)
    told = [run(capsys, "import", str(file), "--store", store) for store in ("embedded", url)]
    assert told[0] == told[1]
    assert "may be the same (exact" in told[0][1]
    exports = [run(capsys, "export", "--format", "nq", "--store", store) for store in ("embedded", url)]
    assert exports[0] == exports[1] != before
    given = [
        run(capsys, "export", "--import", "people.trig", "-f", "nq", "--store", store) for store in ("embedded", url)
    ]
    assert given[0] == given[1]
    assert "<http://a/g> ." in given[0][1]
    for store in ("embedded", url):
        assert run(capsys, "remove", "people.trig", "--store", store)[0] == DONE
    assert run(capsys, "export", "--format", "nq", "--store", url) == before
