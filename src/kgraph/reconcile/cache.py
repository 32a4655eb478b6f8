"""Answers of services kept on disk, so that a question is asked once."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from kgraph import ids
from kgraph.errors import OutputError
from kgraph.reconcile.answers import Json


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """A folder with one file for each service and query; a file that cannot be read is as good as none."""

    folder: Path

    def get(self, service: str, query: dict[str, Json]) -> list[Json] | None:
        """The candidates that the service gave to the query, if it was asked before."""
        try:
            kept = json.loads(self._path(service, query).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        sound = isinstance(kept, dict) and kept.get("service") == service and kept.get("query") == query
        return kept["result"] if sound and isinstance(kept.get("result"), list) else None

    def put(self, service: str, query: dict[str, Json], result: list[Json]) -> None:
        """Keeps an answer; OutputError when the folder cannot be written."""
        path = self._path(service, query)
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps({"service": service, "query": query, "result": result}), encoding="utf-8")
            beside.replace(path)
        except OSError as error:
            raise OutputError(f"answers cannot be kept in {self.folder}: {error.strerror}; give --cache DIR") from error

    def _path(self, service: str, query: dict[str, Json]) -> Path:
        return self.folder / f"{ids.digest('answer', service, json.dumps(query, sort_keys=True), length=32)}.json"
