"""The gold markings fit the sample articles, and both are our own words."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kgraph.model import RELATIONS

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data" / "articles"
GOLD = ROOT / "data" / "gold"
MATERIAL = ROOT.parent / "shared"  # texts of others, for measuring only; not part of the project

RUN = 8  # words; a shorter run of the same words is ordinary language
KINDS = {"Source", "Cue", "Content", "Attribution", "Attribution-no-source"}

ARTICLE_PATHS = sorted(path for path in ARTICLES.iterdir() if path.is_file())
STEMS = [path.stem for path in ARTICLE_PATHS]


class Bound(NamedTuple):
    """A text-bound line of an .ann file: its kind, its pieces as offsets, and the words it claims to stand for."""

    kind: str
    pieces: tuple[tuple[int, int], ...]
    words: str


class Event(NamedTuple):
    """An attribution of an .ann file with its text-bound roles."""

    kind: str
    trigger: Bound
    roles: dict[str, Bound]


def pieces_of(offsets: str) -> tuple[tuple[int, int], ...]:
    """Offsets like "4 9;12 20" as pairs."""
    pairs = [piece.split(" ") for piece in offsets.split(";")]
    return tuple((int(start), int(end)) for start, end in pairs)


@cache
def text_of(stem: str) -> str:
    """An article's text, without newline translation."""
    path = next(path for path in ARTICLE_PATHS if path.stem == stem)
    return path.read_bytes().decode("utf-8")


@cache
def marks_of(stem: str) -> tuple[dict[str, Bound], tuple[Event, ...]]:
    """The text-bound lines and the events of an article's .ann file; ValueError or KeyError when it is malformed."""
    bounds: dict[str, Bound] = {}
    events: list[Event] = []
    for line in (GOLD / "attributions" / f"{stem}.ann").read_text(encoding="utf-8").splitlines():
        name, rest = line.split("\t", 1)
        if name.startswith("T"):
            typed, words = rest.split("\t")
            kind, offsets = typed.split(" ", 1)
            bounds[name] = Bound(kind, pieces_of(offsets), words)
        else:
            (kind, trigger), *roles = (part.split(":") for part in rest.split(" "))
            events.append(Event(kind, bounds[trigger], {role: bounds[bound] for role, bound in roles}))
    return bounds, tuple(events)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated file of the gold folder."""
    with (GOLD / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def keys_of_events() -> list[tuple[str, int, int]]:
    """Article, content start and content end of every marked attribution."""
    contents = [(stem, event.roles["Content"].pieces) for stem in STEMS for event in marks_of(stem)[1]]
    return [(stem, pieces[0][0], pieces[-1][1]) for stem, pieces in contents]


def keys_of_speakers() -> list[tuple[str, int, int]]:
    """The same key of every row of speakers.tsv."""
    return [(row["article"], int(row["start"]), int(row["end"])) for row in table("speakers.tsv")]


def says(text: str, name: str) -> bool:
    """Whether `name` stands in `text` as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of RUN words in lower case without punctuation; "Kim's" is read as one word and as two."""
    lower = text.lower()
    found: set[tuple[str, ...]] = set()
    for words in (re.findall(r"\w+", lower), re.findall(r"\w+", re.sub(r"['’\-]", "", lower))):
        found.update(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return found


def texts_of_others() -> Iterator[Path]:
    """The texts that nothing of ours may repeat."""
    yield MATERIAL / "seed.txt"
    yield from sorted((MATERIAL / "polnear" / "dev" / "text").iterdir())
    yield from sorted((MATERIAL / "claims" / "articles").iterdir())


def test_corpus_has_twelve_marked_articles() -> None:
    """Every article has its markings, and no markings are left without an article."""
    assert len(STEMS) == 12
    assert sorted(path.stem for path in (GOLD / "attributions").glob("*.ann")) == sorted(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_articles_are_plain_utf8_with_unix_newlines(stem: str) -> None:
    """An article starts without a byte order mark, has no carriage return and ends with one newline."""
    text = text_of(stem)
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("stem", STEMS)
def test_articles_are_short(stem: str) -> None:
    """An article has between 150 and 350 words, so that it can be read at a glance."""
    assert 150 <= len(text_of(stem).split()) <= 350


@pytest.mark.parametrize("stem", STEMS)
def test_marked_words_are_the_slice(stem: str) -> None:
    """The words of every text-bound line are the article's slice, its pieces in order and joined by one blank."""
    text = text_of(stem)
    for bound in marks_of(stem)[0].values():
        assert bound.kind in KINDS
        assert bound.words == " ".join(text[start:end] for start, end in bound.pieces)
        assert list(bound.pieces) == sorted(bound.pieces)
        assert all(text[start:end] == text[start:end].strip() != "" for start, end in bound.pieces)


@pytest.mark.parametrize("stem", STEMS)
def test_marks_begin_and_end_at_words(stem: str) -> None:
    """No mark cuts a word in two."""
    text = text_of(stem)
    for bound in marks_of(stem)[0].values():
        for edge in (edge for piece in bound.pieces for edge in piece if 0 < edge < len(text)):
            assert not (text[edge - 1].isalnum() and text[edge].isalnum()), bound


@pytest.mark.parametrize("stem", STEMS)
def test_every_event_has_cue_and_content(stem: str) -> None:
    """An attribution has a cue and content, its trigger is the cue, and it has a source unless its kind says not."""
    for event in marks_of(stem)[1]:
        wanted = {"Cue", "Content"} | ({"Source"} if event.kind == "Attribution" else set())
        assert set(event.roles) == wanted
        assert event.trigger == (event.kind, event.roles["Cue"].pieces, event.roles["Cue"].words)
        assert all(bound.kind == role for role, bound in event.roles.items())


@pytest.mark.parametrize("stem", STEMS)
def test_roles_of_one_event_do_not_overlap(stem: str) -> None:
    """Source, cue and content of one attribution share no character."""
    for event in marks_of(stem)[1]:
        covered = Counter(at for bound in event.roles.values() for piece in bound.pieces for at in range(*piece))
        assert max(covered.values()) == 1, event


def test_speakers_and_attributions_belong_together() -> None:
    """Every attribution has exactly one row of speakers, and every row an attribution."""
    events, rows = Counter(keys_of_events()), Counter(keys_of_speakers())
    assert events == rows
    assert max(events.values()) == 1


def test_relations_are_those_of_the_model() -> None:
    """Every relation in the table is one that the model knows, and each of them occurs."""
    assert {row["relation"] for row in table("speakers.tsv")} == set(RELATIONS)


@pytest.mark.parametrize("stem", STEMS)
def test_speakers_are_named_in_the_article(stem: str) -> None:
    """A resolved speaker stands in the table of names and is named in the article in one of its forms."""
    forms = {row["name"]: row["forms"].split("|") for row in table("names.tsv")}
    for row in table("speakers.tsv"):
        if row["article"] == stem and row["speakers"]:
            names = row["speakers"].split("|")
            assert len(set(names)) == len(names)
            assert all(any(says(text_of(stem), form) for form in forms[name]) for name in names), row


def test_names_are_used_and_their_forms_occur() -> None:
    """The table of names holds nobody who does not speak and no two names for one form."""
    rows = table("names.tsv")
    speakers = {name for row in table("speakers.tsv") for name in row["speakers"].split("|") if name}
    corpus = "\n".join(text_of(stem) for stem in STEMS)
    forms = [form for row in rows for form in row["forms"].split("|")]
    assert {row["name"] for row in rows} == speakers
    assert max(Counter(forms).values()) == 1
    assert [form for form in forms if not says(corpus, form)] == []


def test_readme_counts_are_true() -> None:
    """The numbers that the description gives are the numbers of the files."""
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    relations = Counter(row["relation"] for row in table("speakers.tsv"))
    assert f"{len(keys_of_events())} attributions" in readme
    assert all(f"| {relation} | {count} |" in readme for relation, count in relations.items())


def test_no_long_run_of_words_comes_from_other_texts() -> None:
    """No eight words in a row, in articles or gold, stand in the texts that the project measures on."""
    if not (MATERIAL / "seed.txt").exists():
        pytest.skip("the texts of others lie beside this checkout only where they may be used; nothing to compare with")
    ours: dict[tuple[str, ...], Path] = {}
    for path in [*ARTICLE_PATHS, *(path for path in sorted(GOLD.rglob("*")) if path.is_file())]:
        ours.update(dict.fromkeys(runs(path.read_text(encoding="utf-8")), path))
    repeated = [
        (ours[run].name, theirs.name, " ".join(run))
        for theirs in texts_of_others()
        for run in sorted(runs(theirs.read_text(encoding="utf-8")) & ours.keys())
    ]
    assert repeated == []
