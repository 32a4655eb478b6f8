"""Where the ontology, the word lists and the gazetteer lie: inside the wheel, or at the top of a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file, as in `resource("ontology", "kgraph.ttl")`; FileNotFoundError when missing."""
    for root in (PACKAGE / "_data", PACKAGE.parent.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is not part of this installation of kgraph")
