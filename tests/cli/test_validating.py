"""`kgraph validate`: the store or a file, one line a violation, and the exit status of a check."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.cli import COULD_NOT, DONE, WRONG_CALL, main
from kgraph.pipeline import build
from validate.shaped import GOOD

ARTICLE = "Bridge to stay shut\n\n4 November 2024\n\nThe bridge would stay shut, Anna Nowak said.\n"
WRONG = "<https://w3id.org/kgraph/id/a> a <https://w3id.org/kgraph/ontology#Mention> .\n"


def test_store_conforms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A store that kgraph has built conforms, and this is told with the number of triples."""
    (tmp_path / "bridge.txt").write_text(ARTICLE)
    build([str(tmp_path / "bridge.txt")], store=tmp_path / "store", out=tmp_path / "out", workers=1)
    assert main(["validate", "--store", str(tmp_path / "store")]) == DONE
    out, err = capsys.readouterr()
    assert out.startswith("conforms: no violation in ")
    assert out.endswith(" triples\n")
    assert err == ""
    assert main(["validate", str(tmp_path / "out" / "kgraph.ttl")]) == DONE
    assert capsys.readouterr().out == out


def test_file_conforms(capsys: pytest.CaptureFixture[str]) -> None:
    """A file needs no store."""
    assert main(["validate", str(GOOD)]) == DONE
    assert capsys.readouterr().out == "conforms: no violation in 266 triples\n"


def test_violations_are_lines_and_a_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is told by name, in plain words, on standard output; the status is 1."""
    (tmp_path / "wrong.ttl").write_text(WRONG)
    assert main(["validate", str(tmp_path / "wrong.ttl")]) == COULD_NOT
    assert capsys.readouterr() == (
        "violation: id:a lacks prov:wasDerivedFrom: It is derived from exactly one article, a schema:NewsArticle of the"
        " graph.\n"
        "violation: id:a lacks kg:evidence: It has exactly one evidence, an oa:SpecificResource of the graph.\n"
        "violation: id:a lacks kg:mentionOf: A mention stands for at least one entity of the graph.\n"
        "3 violations in 1 triple\n",
        "",
    )


def test_stdin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A dash is standard input, in the format that is given."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert main(["validate", "-", "--format", "ttl"]) == COULD_NOT
    assert capsys.readouterr().out.endswith("3 violations in 1 triple\n")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["-"], WRONG_CALL, "stdin has no suffix; give --format, one of ttl, trig, nt, nq, jsonld, n3, rdf"),
        (["a.ttl", "--format", "pdf"], WRONG_CALL, "--format pdf is no format of a graph; use one of ttl, trig, nt"),
        (["missing.ttl"], COULD_NOT, "missing.ttl cannot be read: No such file or directory"),
        (["--store", "nowhere"], COULD_NOT, "there is no store in nowhere; run `kgraph build` first"),
        (["broken.ttl"], COULD_NOT, "broken.ttl, line 2: this is no Turtle: "),
    ],
)
def test_what_cannot_be_checked_is_one_line(
    arguments: list[str],
    status: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A mistake is told in one line on standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.ttl").write_text("\n<a> .")
    assert main(["validate", *arguments]) == status
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"kgraph: error: {message}")


def test_checking_loads_no_parser() -> None:
    """Neither the language model nor the drawing is loaded, and no warning of a library reaches anybody."""
    code = (
        "import sys; from kgraph.cli import main; status = main(sys.argv[1:]);"
        "sys.exit(status or ','.join({'spacy', 'pyvis', 'networkx', 'dateparser'} & set(sys.modules)) or None)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, "validate", str(GOOD)], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (DONE, "")
