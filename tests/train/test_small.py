"""Training of the light model from marked articles."""

from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.extract.attribution.ranker import load
from kgraph.train.small import train_small

TEXT = (
    "Marta Holm said that the bridge was safe.\n\nThe council painted the bridge.\n\n"
    "Erik Lind said that the road was closed. He walked home.\n"
)


def marked_folder(folder: Path) -> Path:
    """A copy of PolNeAR in small: two articles, two marked attributions in each."""
    for part in ("text", "attributions"):
        (folder / "train" / part).mkdir(parents=True)
    spans = [
        ("Source", "Marta Holm"), ("Cue", "said"), ("Content", "that the bridge was safe"),
        ("Source", "Erik Lind"), ("Cue", "said that the road"), ("Content", "that the road was closed"),
    ]  # fmt: skip
    lines = []
    for number, (role, words) in enumerate(spans):
        start = TEXT.index(words)
        end = start + (4 if role == "Cue" else len(words))
        lines.append(f"T{number}\t{role} {start} {end}\t{TEXT[start:end]}")
    lines += ["E1\tAttribution:T9 Source:T0 Cue:T1 Content:T2", "E2\tAttribution:T9 Source:T3 Cue:T4 Content:T5"]
    for name in ("one", "two"):
        (folder / "train" / "text" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        annotations = folder / "train" / "attributions" / f"{name}_00aa.ann"
        annotations.write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_learns_the_same_twice(tmp_path: Path) -> None:
    """The same articles and seed give the same file, which reads back with weights for cues."""
    polnear = marked_folder(tmp_path / "polnear")
    figures = [train_small(polnear, tmp_path / name, seed=3) for name in ("one.npz", "two.npz")]
    assert figures[0] == figures[1]
    assert figures[0]["articles"] == 2
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert load(tmp_path / "one.npz").weights["cue"].any()


def test_says_where_articles_should_be(tmp_path: Path) -> None:
    """A folder without marked articles is an error of the caller."""
    with pytest.raises(InputError, match="no marked articles"):
        train_small(tmp_path, tmp_path / "weights.npz")
