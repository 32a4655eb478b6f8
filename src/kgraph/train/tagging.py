"""From PolNeAR and a MiniLM to the encoder's files."""

from collections.abc import Callable
from pathlib import Path

from tokenizers import Tokenizer

from kgraph.train.encoder import examples, fine_tune
from kgraph.train.export import export
from kgraph.train.gold import marked_articles


def train_encoder(
    polnear: Path, out: Path, *, start: Path, seed: int = 0, progress: Callable[[str, int, int], None] | None = None
) -> None:
    """Writes `encoder.onnx`, `tables.npz` and `tokenizer.json` to `out`, learned from `polnear/train`.

    `start` is the folder of the MiniLM. InputError when there are no marked articles.
    """
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    given = examples(tokenizer, marked_articles(polnear / "train"))

    def told(step: int, steps: int, _loss: float) -> None:
        if progress is not None:
            progress("training", step, steps)

    network = fine_tune(given, start / "model.safetensors", seed=seed, progress=told)
    export(network, tokenizer, out)
