"""The marks of types and roles are what their description says, and hold no words of others."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from kgraph.model import MENTION_TYPES, OFFICE_STATUSES
from quality.who import fold, rows

PROJECT = Path(__file__).resolve().parents[2]
GOLD = PROJECT / "data" / "gold"
README = (GOLD / "README.md").read_text(encoding="utf-8")
TYPES = rows(GOLD / "types.tsv")
ROLES = rows(GOLD / "roles.tsv")
SENTENCES = [json.loads(line) for line in (GOLD / "role-sentences.jsonl").read_text(encoding="utf-8").splitlines()]


def test_types_are_offsets_and_types_only() -> None:
    """A mark is a hash, two numbers and a type: no word of a text that is not ours."""
    for row in TYPES:
        assert row.keys() == {"sha256", "start", "end", "type"}
        assert re.fullmatch("[0-9a-f]{64}", row["sha256"])
        assert 0 <= int(row["start"]) < int(row["end"])
        assert row["type"] in MENTION_TYPES


def test_counts_of_types_are_those_of_the_description() -> None:
    """As many names of each type as the description says, none twice."""
    counts = Counter(row["type"] for row in TYPES)
    told = (
        "{person} persons, {place} places, {organization} organizations, {group} groups, {other} others, {event} events"
    )
    assert told.format(**counts) in README
    assert len({(row["sha256"], row["start"]) for row in TYPES}) == len(TYPES) == 300


@pytest.mark.parametrize("row", ROLES, ids=[f"{row['article']}-{number}" for number, row in enumerate(ROLES)])
def test_roles_stand_in_their_articles(row: dict[str, str]) -> None:
    """Last name and title are words of the article; status is one of the model's."""
    (path,) = (PROJECT / "data" / "articles").glob(f"{row['article']}.*")
    text = fold(path.read_text(encoding="utf-8"))
    assert fold(row["person"]).split()[0] in text.split()
    assert fold(row["title"]).removeprefix("head") in text
    assert row["status"] in OFFICE_STATUSES


def test_sentences_hold_their_roles() -> None:
    """Person and body are words of the sentence; the description counts sentences and offices."""
    offices = [(fold(one["text"]), role) for one in SENTENCES for role in one["roles"]]
    for text, role in offices:
        assert fold(role["person"]) in text
        assert fold(role["organization"]) in text
        assert role["status"] in OFFICE_STATUSES
    without = sum(not one["roles"] for one in SENTENCES)
    assert f"{len(SENTENCES)} sentences of our own with {len(offices)} offices, {without} of the" in README
    assert {role["status"] for _, role in offices} == set(OFFICE_STATUSES)
