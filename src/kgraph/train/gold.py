"""PolNeAR's marked articles as values for training."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph import read
from kgraph.errors import InputError
from kgraph.model import Article

Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A marked attribution: character spans of its source (none when there is no source), cue and content."""

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedArticle:
    """An article with what its first annotator (by the name of the file) marked in it."""

    article: Article
    attributions: tuple[Marked, ...]


def marked_articles(folder: Path) -> list[MarkedArticle]:
    """The articles of `folder/text` with the marks of `folder/attributions`, in the order of their names.

    Raises InputError when the folder has no marked article.
    """
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(re.sub(r"_[0-9a-f]{4}$", "", path.stem), path)
    found = [
        MarkedArticle(article=read.read(text), attributions=tuple(_marked(path)))
        for name, path in sorted(first.items())
        if (text := folder / "text" / f"{name}.txt").is_file()
    ]
    if not found:
        raise InputError(f"{folder} has no marked articles; it should have text/*.txt and attributions/*.ann")
    return found


def _marked(path: Path) -> Iterator[Marked]:
    places: dict[str, tuple[Place, ...]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            pieces = fields[1].partition(" ")[2].split(";")
            places[fields[0]] = tuple((int(start), int(end)) for start, end in (piece.split() for piece in pieces))
        elif line.startswith("E") and len(fields) > 1 and fields[1].startswith("Attribution"):
            events.append(fields[1].split()[1:])
    for roles in events:
        spans: dict[str, tuple[Place, ...]] = {"source": (), "cue": (), "content": ()}
        for role in roles:
            name, _, target = role.partition(":")
            name = name.rstrip("0123456789").lower()
            if name in spans:
                spans[name] += places.get(target, ())
        if spans["cue"] and spans["content"]:
            yield Marked(source=spans["source"], cue=spans["cue"], content=spans["content"])
