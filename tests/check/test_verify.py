"""Verifying opens every quotation again: one changed letter names what it touches, and borrowed evidence is seen."""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.check import Finding, Verification, verify
from kgraph.cli import main
from kgraph.model import Facts
from kgraph.pipeline import build
from kgraph.records import facts_from_line
from kgraph.store.graph import GraphStore
from kgraph.vocab import KG, OA, SCHEMA

BASE = "https://w3id.org/kgraph/id/"
NEWS = """Governor speaks of losses

4 November 2024

Governor Ivan Korolev said on Monday that 20 soldiers had died near Belgorod. “We mourn them,” Korolev said, “and we
will not forget.” It rained all day.

The Harbour Agency reported that 25 soldiers might have died. Mayor Rosa Diaz, 51, declined to comment.
"""
OTHER = """Ferry to run at night

5 November 2024

Minister Klaus Weber said that a ferry would cross the Oder at night.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    (folder / "articles").mkdir()
    for name, text in (("news.txt", NEWS), ("other.txt", OTHER)):
        (folder / "articles" / name).write_text(text)
    build([folder / "articles"], store=folder / "store", out=folder / "out", model="rules")
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built / "store", tmp_path / "store")
    return tmp_path / "store"


def verified(store: Path) -> Verification:
    with GraphStore.open(store / "graph", read_only=True) as graph:
        return verify(graph, store)


def statements(found: Iterable[Finding]) -> set[str]:
    return {one.subject.removeprefix(BASE) for one in found if one.kind == "statement"}


def facts_of(store: Path, words: str) -> tuple[Path, Facts]:
    found = [(path, facts_from_line(path.read_text())) for path in sorted((store / "facts").iterdir())]
    return next((path, facts) for path, facts in found if words in facts.article.text)


def changed(store: Path, change: Callable[[ox.Quad], ox.Quad]) -> int:
    """Changes the quads of the graph; how many are others."""
    with GraphStore.open(store / "graph") as graph:
        different = 0
        for name in graph.graphs():
            old = list(graph.quads(name))
            new = [change(quad) for quad in old]
            different += len(set(new) - set(old))
            graph.replace(name, new)
    return different


def test_sound_store(built: Path) -> None:
    """A store that nobody has touched has nothing that does not hold, and counts what it has."""
    found = verified(built / "store")
    assert found.findings == ()
    assert (found.articles, found.statements > 4, found.quotations > 20) == (2, True, True)


@pytest.mark.parametrize("place", range(0, len(NEWS), 3))
def test_one_letter_of_the_text_names_what_it_touches(copy: Path, place: int) -> None:
    """Wherever a letter changes, the statements named are those whose source, cue or content has it, and no others."""
    path, facts = facts_of(copy, "Governor")
    line = json.loads(path.read_text())
    text = facts.article.text
    line["article"]["text"] = f"{text[:place]}#{text[place + 1 :]}"
    path.write_text(json.dumps(line))
    touched = {
        one.id
        for one in facts.attributions
        for span in (one.source, one.cue.span if one.cue else None, *one.content)
        if span is not None and span.start <= place < span.end
    }
    findings = verified(copy).findings
    assert statements(findings) == touched
    assert [one.message[:40] for one in findings if one.kind == "article"] == [
        "its text is not the one that was read: i"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mourn them", "mourn then"),
        ("20 soldiers", "2 soldiers"),
        ("It rained", "It snowed heavily"),
        ("Monday", "Mon day"),
        ("The Harbour Agency", "A new first line.\n\nThe Harbour Agency"),
        ("\n", "\r\n"),
    ],
)
def test_changed_file(built: Path, copy: Path, old: str, new: str) -> None:
    """A file that changed since it was read names the statements whose words it has changed, wherever they lie now."""
    file = built / "articles" / "news.txt"
    try:
        file.write_bytes(NEWS.replace(old, new, 1).encode())
        findings = verified(copy).findings
    finally:
        file.write_text(NEWS)
    start = NEWS.index(old)
    _, facts = facts_of(copy, "Governor")
    touched = {
        one.id
        for one in facts.attributions
        for span in (one.source, one.cue.span if one.cue else None, *one.content)
        if span is not None and span.start < start + len(old) and start < span.end and old not in new
    }
    assert statements(findings) == touched
    (told,) = [one.message for one in findings if one.kind == "article"]
    assert told == f"its file {file} has changed since it was read; build it again"


@pytest.mark.parametrize(
    "predicate", [SCHEMA.text, KG.source, KG.cue, OA.exact, OA.prefix, OA.suffix, OA.start, OA.end]
)
def test_changed_graph(copy: Path, predicate: str) -> None:
    """A letter or an offset that somebody changes in the graph is seen, whatever literal it is in."""
    done = False

    def change(quad: ox.Quad) -> ox.Quad:
        nonlocal done
        if done or quad.predicate.value != str(predicate) or not quad.object.value:
            return quad
        done, old = True, quad.object
        value = str(int(old.value) + 1) if old.value.isdigit() else f"#{old.value[1:]}"
        new = ox.Literal(value, language=old.language) if old.language else ox.Literal(value, datatype=old.datatype)
        return ox.Quad(quad.subject, quad.predicate, new, quad.graph_name)

    assert changed(copy, change) == 1
    assert [one.kind for one in verified(copy).findings] != []


def test_changed_hash(copy: Path) -> None:
    """A hash in the graph that is not that of the text is told of the article."""

    def change(quad: ox.Quad) -> ox.Quad:
        same = quad.predicate.value != str(KG.sha256)
        return quad if same else ox.Quad(quad.subject, quad.predicate, ox.Literal("0" * 64), quad.graph_name)

    assert changed(copy, change) == 2
    assert [one.message[:26] for one in verified(copy).findings] == ["its hash in the graph is 0"] * 2


@pytest.mark.parametrize(
    ("kind", "predicate"),
    [
        ("mention", KG.evidence),
        ("statement", KG.evidence),
        ("statement", KG.cueEvidence),
        ("figure", KG.evidence),
        ("office", KG.evidence),
        ("time", KG.evidence),
    ],
)
def test_borrowed_evidence_in_the_graph(copy: Path, kind: str, predicate: str) -> None:
    """Real words of the article that belong to another thing are not this thing's evidence."""
    prefix = {
        "mention": "mention-",
        "statement": "statement-",
        "figure": "quantity-",
        "office": "role-",
        "time": "time-",
    }
    with GraphStore.open(copy / "graph", read_only=True) as graph:
        quads = sorted(graph.quads(), key=str)
    mine = next(
        quad
        for quad in quads
        if quad.subject.value.startswith(BASE + prefix[kind]) and quad.predicate.value == str(predicate)
    )
    other = next(
        quad.subject
        for quad in quads
        if quad.predicate.value == str(OA.hasSource)
        and quad.graph_name == mine.graph_name
        and quad.subject != mine.object
        and quad.subject.value not in {one.object.value for one in quads if one.subject == mine.subject}
    )
    lent = ox.Quad(mine.subject, mine.predicate, other, mine.graph_name)
    assert changed(copy, lambda quad: lent if quad == mine else quad) == 1
    named = [(one.kind, one.subject) for one in verified(copy).findings]
    assert (kind, mine.subject.value) in named


def test_borrowed_evidence_in_the_facts(copy: Path, built: Path) -> None:
    """A mention whose span is real words that do not hold its name is seen after the graph was made from it."""
    path, _ = facts_of(copy, "Governor")
    line = json.loads(path.read_text())
    mentions = [one for one in line["mentions"] if one["named"]]
    first, other = mentions[0], next(one for one in mentions if one["name"] not in (mentions[0]["name"], "Korolev"))
    old, first["span"] = first["span"], other["span"]
    line["mentions"].remove(other)
    path.write_text(json.dumps(line))
    findings = verified(copy).findings
    assert {one.kind for one in findings} >= {"mention"}
    assert any(old["text"] in one.message for one in findings)


def test_missing_graph_or_text(copy: Path) -> None:
    """An article without its text, or without its graph, is told; the others are verified."""
    path, facts = facts_of(copy, "Ferry")
    path.write_text("{torn")
    (finding,) = verified(copy).findings
    assert finding.message == "its text cannot be read, so its quotations cannot be verified; build the article again"
    path.unlink()
    (finding,) = verified(copy).findings
    assert finding.message.startswith("its text is not in the store")
    with GraphStore.open(copy / "graph") as graph:
        graph.remove(BASE + facts.article.id)
    assert verified(copy).findings == ()
    path.write_text("{torn")
    (finding,) = verified(copy).findings
    assert finding.message.endswith("was read and is not in the graph; run `kgraph build` again")


def test_command(copy: Path, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 0 for a sound store; else it names what is not as quoted and ends with 1."""
    assert main(["verify", "--store", str(copy)]) == 0
    assert capsys.readouterr().out.endswith("quotations: all as quoted\n")
    path, _ = facts_of(copy, "Ferry")
    path.write_text(path.read_text().replace('at night.\\n"', 'at right.\\n"'))
    assert main(["verify", "--store", str(copy)]) == 1
    told = capsys.readouterr()
    assert "a ferry would cross the Oder at night' is " in told.out
    assert "a ferry would cross the Oder at right' in the text at " in told.out
    assert " not as quoted" in told.err
