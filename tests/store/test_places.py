"""A store is found in its folder, or on a server with a folder here for the rest."""

import json
from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.store.graph import GraphStore
from kgraph.store.places import SERVER, check_folder, check_store, claimed, folder_of, open_graph, server_of
from kgraph.store.remote import ServerStore
from store.servers import Bad, oxigraph, serving

URL = "http://127.0.0.1:7878"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folder_of_a_folder_is_itself() -> None:
    """What is no address is a folder, as text or path."""
    assert folder_of("some/where") == folder_of(Path("some/where")) == Path("some/where")


def test_folder_of_a_server_tells_it_from_others() -> None:
    """It has the server's name, and each address has one of its own; a slash at its end makes no difference."""
    assert folder_of(URL) == folder_of(URL + "/")
    assert folder_of(URL).as_posix().startswith("kgraph-store/server-127-0-0-1-7878-")
    others = {folder_of(url) for url in (URL, URL + "/news", "https://127.0.0.1:7878", "http://127.0.0.1-7878")}
    assert len(others) == 4


def test_store_opens_wherever_it_is(folder: Path) -> None:
    """A folder gives the embedded store; an address, or the folder that names it, the server's."""
    claimed("here")
    GraphStore.open(folder / "here" / "graph").close()
    with oxigraph(folder) as url:
        beside = claimed(url)
        assert json.loads((beside / SERVER).read_text()) == {"server": url}
        assert (server_of(beside), server_of(folder / "here")) == (url, None)
        assert (check_store(url), check_store("here")) == (beside, Path("here"))
        for where, kind in (
            (url, ServerStore),
            (beside, ServerStore),
            ("here", GraphStore),
            (Path("here"), GraphStore),
        ):
            with open_graph(where, read_only=True) as graph:
                assert (type(graph), graph.graphs()) == (kind, [])


def test_nothing_is_made_for_a_server_that_is_no_good(folder: Path) -> None:
    """A store cannot be written where no SPARQL server is, and leaves no folder."""
    with serving(Bad(status=401)) as bad, pytest.raises(StoreError, match="refuses access"):
        claimed(bad.url)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("none", "there is no store in none; run `kgraph build` first"),
        (URL, "was not built from here, kgraph-store/server-"),
    ],
)
def test_missing_store_is_told(where: str, says: str) -> None:
    """What was not built is a StoreError that says what to do."""
    with pytest.raises(StoreError, match=says):
        check_store(where)


def test_some_commands_are_for_folders(folder: Path) -> None:
    """They say so of an address and of a folder that names a server."""
    (folder / SERVER).write_text(json.dumps({"server": URL}))
    for where in (URL, folder):
        with pytest.raises(StoreError, match=f"{URL} is a server, and `kgraph fsck` is for folders"):
            check_folder(where, "fsck")
    assert check_folder("here", "fsck") == Path("here")


@pytest.mark.parametrize("text", ["", "{}", "[]", "\udcff"])
def test_damaged_name_of_a_server_is_told(text: str, folder: Path) -> None:
    """A file that does not tell the server is named."""
    (folder / SERVER).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(StoreError, match=r"server\.json does not tell the server"):
        server_of(folder)
