"""Reads gold: a folder of brat stand-off files and the texts that they mark."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import InputError
from kgraph.evaluate.brat import Reading, readings
from kgraph.model import Article, Problem
from kgraph.read import READERS, read

MARKS, TEXTS, ARTICLES = "attributions", "text", "articles"  # folders: in the gold folder; beside it

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")  # PolNeAR puts who marked a text behind the text's name


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """An article and the attributions that somebody marked in it."""

    name: str
    article: Article
    readings: tuple[Reading, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gold:
    """The marked articles, sorted by name, and a problem for each line or file that was left out."""

    articles: tuple[Marked, ...]
    problems: tuple[Problem, ...]


def read_gold(folder: Path, texts: Path | None = None) -> Gold:
    """The gold of `folder`/attributions/*.ann with its texts.

    They lie in `texts`, else in `folder`/text, else in `folder`/../articles. Of several annotators of a text the
    first by name counts. InputError when a folder is missing, or no file of marks fits its text.
    """
    marks = _marks(folder)
    where = texts if texts is not None else _texts(folder)
    known = _named(where)
    articles: list[Marked] = []
    problems: list[Problem] = []
    for name, path in _first(marks, known).items():
        try:
            one, told = _marked(name, path, known, where)
        except InputError as error:
            problems.append(Problem(stage="read", message=str(error)))
        else:
            articles.append(one)
            problems += told
    if not articles:
        raise InputError(f"none of the files in {folder / MARKS} can be used: {problems[0].message}")
    return Gold(articles=tuple(articles), problems=tuple(problems))


def _marks(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}; give one that holds {MARKS}/*.ann")
    marks = sorted((folder / MARKS).glob("*.ann"))
    if not marks:
        raise InputError(f"{folder} holds no {MARKS}/*.ann; give the folder of brat stand-off gold")
    return marks


def _texts(folder: Path) -> Path:
    choices = (folder / TEXTS, folder.resolve().parent / ARTICLES)
    for path in choices:
        if path.is_dir():
            return path
    raise InputError(f"the texts are neither in {choices[0]} nor in {choices[1]}; give their folder with --text")


def _named(folder: Path) -> dict[str, Path]:
    """The articles of a folder by name; of two with one name the first by suffix."""
    if not folder.is_dir():
        raise InputError(f"there is no folder {folder}; give the folder of the marked texts")
    files = sorted((path for path in folder.iterdir() if path.suffix.lower() in READERS), reverse=True)
    return {path.stem: path for path in files}


def _first(marks: Iterable[Path], known: Mapping[str, Path]) -> dict[str, Path]:
    """One file of marks for each text's name: the first."""
    chosen: dict[str, Path] = {}
    for path in marks:
        name = path.stem if path.stem in known else _ANNOTATOR.sub("", path.stem)
        chosen.setdefault(name, path)
    return dict(sorted(chosen.items()))


def _marked(name: str, path: Path, known: Mapping[str, Path], where: Path) -> tuple[Marked, tuple[Problem, ...]]:
    if name not in known:
        raise InputError(f"{path} has no text: {where / name}.txt is not there")
    article = read(known[name])
    try:
        ann = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    found, problems = readings(ann, article.text, str(path))
    return Marked(name=name, article=article, readings=found), problems
