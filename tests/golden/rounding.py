"""How the encoder rounds on this processor: its sums of small numbers come out otherwise with AVX-512 than without.

What is near a threshold may then be read in another way: on the sample corpus one line in a hundred of the Turtle.
"""

import hashlib
from pathlib import Path

from kgraph import read
from kgraph.extract.attribution.encoder import encoder, windows

MADE_WITH = Path(__file__).parent / "rounding.txt"
ARTICLES = Path(__file__).resolve().parents[2] / "data" / "articles"


def rounding() -> str:
    """A digest of what the encoder gives for the sample corpus, to the last bit."""
    reader, digest = encoder(), hashlib.sha256()
    for path in read.find([ARTICLES]):
        article = read.read(path)
        for window in windows(reader._tokenizer, article.text, article.blocks):
            for output in reader._session.run(None, {"numbers": window.numbers[None]}):
                digest.update(output.tobytes())
    return digest.hexdigest()[:16]


def as_golden() -> bool:
    """Whether the encoder rounds as it did where the golden Turtle was made."""
    return rounding() == MADE_WITH.read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    MADE_WITH.write_text(f"{rounding()}\n", encoding="utf-8")
