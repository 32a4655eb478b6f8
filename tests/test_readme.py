"""The README is true: it names every command, and its examples give what it shows."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kgraph.extract.component
from kgraph import ids
from kgraph.pipeline import build

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```console\n\$ (.*?)\n```$", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "extract",
        "link",
        "correct",
        "query",
        "export",
        "view",
        "show",
        "figures",
        "timeline",
        "evaluate",
        "train",
        "validate",
        "import",
        "remove",
        "verify",
        "fsck",
        "backup",
        "restore",
    ],
)
def test_readme_names_the_command(command: str) -> None:
    """A user finds each command in the README."""
    assert f"kgraph {command}" in README


def split(example: str) -> tuple[str, str]:
    """The call, which ends where its quotation marks are closed, and the answer behind it."""
    lines = example.split("\n")
    for end in range(1, len(lines) + 1):
        call = "\n".join(lines[:end])
        if call.count("'") % 2 == 0:
            return call, "\n".join(lines[end:])
    raise AssertionError(f"no end of the call in {example!r}")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    (folder / "data").symlink_to(Path(__file__).resolve().parent.parent / "data")
    build(
        [str(folder / "data" / "articles")],
        store=folder / "kgraph-store",
        out=folder / "exports",
        base=ids.BASE,
        workers=1,
    )
    return folder


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_example_gives_what_the_readme_shows(example: str, demo: Path) -> None:
    """The calls of the README, word for word, in the folder of the demo."""
    call, answer = split(example)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(
        ["bash", "-c", call], cwd=demo, capture_output=True, text=True, check=True, env={**os.environ, "PATH": path}
    )
    assert told.stdout.replace("\r\n", "\n").rstrip("\n") == answer


def test_python_gives_what_the_readme_shows() -> None:
    """The session with spaCy, word for word."""
    assert kgraph.extract.component.NAME in README
    (session,) = re.findall(r"^```python\n(>>> .*?)^```$", README, re.DOTALL | re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(session, {}, "README", "README.md", 0)
    told: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert results.attempted >= 5
    assert not results.failed, "".join(told)


def test_there_are_examples() -> None:
    """The README shows at least two real queries with their real answers."""
    assert len(EXAMPLES) >= 2
