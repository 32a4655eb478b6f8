"""A copy of PolNeAR in small, for the tests of training."""

from pathlib import Path

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
