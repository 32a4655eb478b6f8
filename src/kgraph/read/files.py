"""Finds the articles among files and folders, and reads each by its suffix."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from kgraph.errors import InputError
from kgraph.model import Article
from kgraph.read.markdown import read_markdown
from kgraph.read.text import read_text

Reader = Callable[[str, bytes], Article]
READERS: Mapping[str, Reader] = MappingProxyType({".txt": read_text, ".md": read_markdown, ".markdown": read_markdown})
STDIN = "-"
NOT_ARTICLES = frozenset({"readme", "license", "contributing", "changelog"})  # files that describe a folder


def find(paths: Iterable[Path | str]) -> list[Path]:
    """The article files under the paths, each once, sorted within a folder; "-" stays.

    Folders are searched through; hidden files, READMEs and unknown suffixes in them are passed over. InputError for a
    path that does not exist, a folder without articles, or a file named directly that no reader knows.
    """
    found = [path for given in paths for path in _under(Path(given))]
    return list(dict.fromkeys(found))


def read(path: Path | str) -> Article:
    """The article in a file ("-" reads standard input as plain text); InputError when it cannot be read."""
    path = Path(path)
    if str(path) == STDIN:
        return read_text(STDIN, sys.stdin.buffer.read())
    reader = _reader(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist; give a file or folder that does") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    return reader(str(path), data)


def _under(path: Path) -> list[Path]:
    if str(path) == STDIN:
        return [path]
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if _is_article(file, path))
        if not found:
            raise InputError(f"{path} holds no articles; articles end in {_suffixes()}")
        return found
    if not path.exists():
        raise InputError(f"{path} does not exist; give a file or folder that does")
    _reader(path)
    return [path]


def _is_article(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    known = file.suffix.lower() in READERS and file.stem.lower() not in NOT_ARTICLES
    return known and not hidden and file.is_file()


def _reader(path: Path) -> Reader:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path} is not of a kind that can be read; articles end in {_suffixes()}")
    return reader


def _suffixes() -> str:
    return ", ".join(READERS)
