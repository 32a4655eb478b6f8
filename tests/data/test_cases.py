"""The marked passages are well formed, are our own words, and are as many of each kind as their description says."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from data.test_gold import runs, texts_of_others
from kgraph.model import RELATIONS, STATING
from kgraph.read.text import read_text
from quality.cases import CASES, Case, Marked, case_of, cases, place, places

ROOT = Path(__file__).resolve().parents[2]
ALL = cases()
KINDS = {
    *("continued", "alone", "unbalanced", "split", "partial", "headline", "transcript", "interview", "noun"),
    *("continued", "alone", "unbalanced", "split", "partial", "headline", "transcript", "interview"),
    *("noun", "adjective", "according", "statement", "asked", "sourceless", "relative", "british", "american"),
    *("artefact", "relation"),
    *("nested", "pronoun", "title", "description", "lastname", "group", "body", "firstperson", "long", "negative"),
}
LONGEST = 100  # words of a passage

GROUPS = {first: [case for case in ALL if case.kinds[0] == first] for first in dict.fromkeys(c.kinds[0] for c in ALL)}

each_group = pytest.mark.parametrize("group", GROUPS.values(), ids=GROUPS)  # a test a passage would be 2,000 tests


def inside(inner: Marked, outer: Marked) -> bool:
    """Whether every piece of the inner content lies in a piece of the outer one."""
    return all(any(s <= start and end <= e for s, e in outer.content) for start, end in inner.content)


def depth(case: Case, one: Marked) -> int:
    """How many attributions one has to pass to reach this one, itself counted."""
    return 1 if one.within is None else 1 + depth(case, case.attributions[one.within])


def is_referring(case: Case, one: Marked) -> bool:
    """Whether the source is marked with speakers none of whom it names in full: "he", "the minister", "Vane"."""
    if one.source is None or not one.speakers:
        return False
    return not any(places(case.text[slice(*one.source)], name) for name in one.speakers)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("the end", (12, 19)),
        ({"words": "he", "nth": 1}, (0, 2)),
        ({"words": "he", "nth": 2}, (9, 11)),
        ({"words": ":", "nth": 2}, (19, 20)),
    ],
)
def test_a_mark_is_found_as_whole_words(mark: str | dict[str, object], expected: tuple[int, int]) -> None:
    """Parts of words do not count, punctuation does, and `nth` counts from one."""
    assert place("he: then he the end: she", mark) == expected


@pytest.mark.parametrize("mark", ["she", "he", {"words": "he", "nth": 3}, {"words": "said", "nth": 1}])
def test_an_unclear_mark_is_refused(mark: str | dict[str, object]) -> None:
    """Words that are not there, that stand twice without a number, or once with one, are an error."""
    with pytest.raises(ValueError, match="stands"):
        place("he said that he", mark)


def test_identifiers_are_unique() -> None:
    """Every passage has a name of its own, made of its first kind and a number."""
    assert max(Counter(case.id for case in ALL).values()) == 1
    assert [case.id for case in ALL if case.id.rsplit("-", 1)[0] != case.kinds[0]] == []


@each_group
def test_passage_is_short_plain_text(group: list[Case]) -> None:
    """A passage has paragraphs with one empty line between them and blanks nowhere else."""
    for case in group:
        assert len(case.text.split()) <= LONGEST
        assert all(line == line.strip() != "" for line in case.text.split("\n\n"))
        assert re.search(r"[^\S \n]|  |\n{3}|[^\n]\n[^\n]", case.text) is None


@each_group
def test_kinds_are_those_described(group: list[Case]) -> None:
    """Kinds are known, none is named twice, and those that the marks themselves show agree with them."""
    for case in group:
        assert set(case.kinds) <= KINDS
        assert len(set(case.kinds)) == len(case.kinds)
        assert ("nested" in case.kinds) == any(one.within is not None for one in case.attributions)
        beyond = {one.relation for one in case.attributions} - {"states", "reports"}
        assert ("relation" in case.kinds) == bool(beyond)
        assert ("negative" in case.kinds) == (not case.attributions)


@each_group
def test_layout_is_read_as_meant(group: list[Case]) -> None:
    """The first line is a headline where the kinds say so, and everything else is a paragraph."""
    for case in group:
        blocks = [block.kind for block in read_text(f"{case.id}.txt", case.text.encode()).blocks]
        first = "title" if "headline" in case.kinds else "paragraph"
        assert blocks == [first, *["paragraph"] * case.text.count("\n\n")]


@each_group
def test_marks_are_complete(group: list[Case]) -> None:
    """Every attribution has content in order, a known relation, speakers once each, and a cue where it has a source."""
    for case in group:
        for one in case.attributions:
            assert one.content
            assert list(one.content) == sorted(one.content)
            assert one.relation in RELATIONS
            assert len(set(one.speakers)) == len(one.speakers)
            assert one.cue is not None or one.source is None


@each_group
def test_roles_of_one_attribution_do_not_overlap(group: list[Case]) -> None:
    """Source, cue and content share no character."""
    for case in group:
        for one in case.attributions:
            spans = [span for span in (one.source, one.cue, *one.content) if span is not None]
            covered = Counter(at for span in spans for at in range(*span))
            assert max(covered.values()) == 1, one


@each_group
def test_nothing_lies_within_itself_or_outside(group: list[Case]) -> None:
    """What is within another has its content inside the other's, and no chain comes back to itself."""
    for case in group:
        for at, one in enumerate(case.attributions):
            if one.within is not None:
                assert inside(one, case.attributions[one.within])
            seen = {at}
            while one.within is not None:
                assert one.within not in seen
                seen.add(one.within)
                one = case.attributions[one.within]


@each_group
def test_what_lies_inside_is_marked_so(group: list[Case]) -> None:
    """A content that lies inside another's names the attribution that holds it, directly or through others."""
    for case in group:
        for one in case.attributions:
            holders = [other for other in case.attributions if other is not one and inside(one, other)]
            assert not holders or any(held.within is not None for held in (one, *holders))


@each_group
def test_speakers_are_named_in_the_passage(group: list[Case]) -> None:
    """A speaker is written as the passage writes it; a capital may stand for its country."""
    for case in group:
        countries = {"Russia": "Moscow", "Germany": "Berlin", "China": "Beijing", "Iran": "Tehran"}
        text = case.text.casefold()
        for name in (name for one in case.attributions for name in one.speakers):
            assert name.casefold() in text or countries.get(name, "Washington").casefold() in text


def test_there_are_enough_of_each_kind() -> None:
    """At least 170 passages, 60 with more than stating, 34 nested and some three deep, 70 sources to be resolved."""
    assert len(ALL) >= 170
    beyond = [case for case in ALL if any(one.relation not in ("states", "reports") for one in case.attributions)]
    assert len(beyond) >= 60
    nested = [case for case in ALL if any(one.within is not None for one in case.attributions)]
    assert len(nested) >= 34
    assert sum(any(depth(case, one) >= 3 for one in case.attributions) for case in nested) >= 5
    assert sum(is_referring(case, one) for case in ALL for one in case.attributions) >= 70
    assert {kind for case in ALL for kind in case.kinds} == KINDS
    assert min(Counter(kind for case in ALL for kind in case.kinds if kind != "firstperson").values()) >= 6


def test_every_relation_occurs() -> None:
    """Statements and what is none are both there, in every relation that the model knows."""
    found = Counter(one.relation for case in ALL for one in case.attributions)
    assert set(found) == set(RELATIONS)
    assert min(found.values()) >= 8
    assert set(found) > STATING


def test_description_counts_truly() -> None:
    """The numbers that the description gives are those of the file."""
    readme = (CASES.parent / "README.md").read_text(encoding="utf-8")
    section = readme[readme.index("## Passages by what they show") :]
    marks = [(case, one) for case in ALL for one in case.attributions]
    assert f"{len(ALL)} passages, {len(marks)} attributions" in section
    assert f"{sum(is_referring(case, one) for case, one in marks)} sources" in section
    nested = [case for case in ALL if "nested" in case.kinds]
    deep = [case for case in nested if any(depth(case, one) >= 3 for one in case.attributions)]
    assert f"{len(nested)} passages are nested, {len(deep)} of them three deep" in section
    kinds = Counter(kind for case in ALL for kind in case.kinds)
    assert all(f"| {kind} | {count} |" in section for kind, count in kinds.items())


def test_lines_are_json_objects_with_the_fields_described() -> None:
    """A line has just the fields of a case, and each attribution just those of an attribution."""
    fields = {"source", "cue", "content", "relation", "speakers", "within"}
    for line in CASES.read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        assert set(read) == {"id", "kinds", "text", "attributions"}
        assert all(set(one) == fields for one in read["attributions"])
        assert case_of(line).id == read["id"]


def test_no_long_run_of_words_comes_from_other_texts() -> None:
    """No eight words in a row stand in the texts that the project measures on."""
    if not (ROOT.parent / "shared" / "seed.txt").exists():
        pytest.skip("the texts of others lie beside this checkout only where they may be used; nothing to compare with")
    ours = {run: case.id for case in ALL for run in runs(case.text)}
    repeated = [
        (ours[run], theirs.name, " ".join(run))
        for theirs in texts_of_others()
        for run in sorted(runs(theirs.read_text(encoding="utf-8")) & ours.keys())
    ]
    assert repeated == []
