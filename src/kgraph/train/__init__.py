"""Rebuilds the weights that ship with kgraph from a copy of PolNeAR; the one room that needs torch."""

from collections.abc import Callable
from pathlib import Path

from kgraph.errors import InputError, KgraphError

Progress = Callable[[str, int, int], None]


def train(polnear: Path, out: Path, *, seed: int = 0, progress: Progress | None = None) -> None:
    """Writes every weight file to `out`: `encoder.onnx`, `tables.npz`, `tokenizer.json`, `small.npz` and `frames.tsv`.

    Only `polnear/train` is read. The same seed on the same machine gives the same weights. InputError when there are no
    marked articles, KgraphError when torch and the encoder to start from are not installed.
    """
    if not (polnear / "train").is_dir():
        raise InputError(f"{polnear} has no folder train; give the folder of a PolNeAR copy")
    try:
        from kgraph.train.pretrained import minilm
        from kgraph.train.tagging import train_encoder
    except ImportError as error:
        raise KgraphError(f"training needs {error.name}; install kgraph with its extra, kgraph[train]") from error
    from kgraph.train.frames import count_frames
    from kgraph.train.small import train_small

    train_encoder(polnear, out, start=minilm(), seed=seed, progress=progress)
    train_small(polnear, out / "small.npz", seed=seed)
    count_frames(polnear, out / "frames.tsv")
