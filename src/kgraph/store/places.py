"""Where a store is: in a folder with its graph; or on a server, with a folder here for what is kept beside the graph.

Facts, decisions, judgements, links, journal and lock of a server's store lie in `kgraph-store/server-...` under the
current folder, where `server.json` names the server. That folder can be given for the store as well as the address.
"""

import json
import re
from pathlib import Path

from kgraph import ids
from kgraph.errors import StoreError
from kgraph.store import FOLDER, disk
from kgraph.store.graph import GraphStore
from kgraph.store.journal import Journal
from kgraph.store.remote import AnyStore, ServerStore
from kgraph.store.server import Address
from kgraph.store.writer import GRAPH

SERVER = "server.json"
LONGEST = 40  # characters of an address in the name of a folder

Where = Path | str


def is_server(where: Where) -> bool:
    """Whether this is the address of a server, not a folder."""
    return isinstance(where, str) and "://" in where


def folder_of(where: Where) -> Path:
    """The folder of a store, or the one here for what is kept beside a server's graph; it need not be there."""
    if not is_server(where):
        return Path(where)
    address = Address.of(str(where))
    name = re.sub(r"[^a-z0-9]+", "-", address.url.partition("://")[2].lower()).strip("-")[:LONGEST].strip("-")
    return Path(FOLDER) / f"server-{name}-{ids.digest('server', address.url)}"


def claimed(where: Where) -> Path:
    """The folder for a store that is to be written; for a server's it is made, and names the server.

    StoreError when the server is not there, or lets nobody write.
    """
    folder = folder_of(where)
    if is_server(where):
        ServerStore.open(str(where)).close()
        if server_of(folder) is None:
            disk.put(folder / SERVER, json.dumps({"server": Address.of(str(where)).url}).encode() + b"\n")
    return folder


def server_of(folder: Path) -> str | None:
    """The address of the server that has the graph of the store in this folder; None when the folder has it itself."""
    path = folder / SERVER
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["server"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path} does not tell the server; write it again: {{'server': 'URL'}}") from error


def check_store(where: Where) -> Path:
    """The folder of a store that was built; StoreError when there is none."""
    folder = folder_of(where)
    if (folder / GRAPH).is_dir() or server_of(folder) is not None:
        return folder
    if is_server(where):
        raise StoreError(
            f"{where} was not built from here, {folder} is missing: go where it was, or run `kgraph build`"
        )
    raise StoreError(f"there is no store in {where}; run `kgraph build` first, or give --store WHERE")


def check_folder(where: Where, command: str) -> Path:
    """The folder of a store with its graph in it; StoreError for a server, which `command` is not for."""
    server = Address.of(str(where)).url if is_server(where) else server_of(Path(where))
    if server is not None:
        raise StoreError(f"{server} is a server, and `kgraph {command}` is for folders: use the server's own means")
    return Path(where)


def open_graph(where: Where, *, read_only: bool = False, journal: Journal | None = None) -> AnyStore:
    """The graph of the store in a folder or on a server; StoreError when it cannot be opened."""
    server = str(where) if is_server(where) else server_of(Path(where))
    if server is not None:
        return ServerStore.open(server, read_only=read_only, journal=journal)
    return GraphStore.open(Path(where) / GRAPH, read_only=read_only, journal=journal)
