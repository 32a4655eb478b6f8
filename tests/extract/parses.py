"""For the tests of extraction: parses kept as a table, and short ways to read them.

`parses.tsv`, here and in the rooms below: blocks headed by `# name: text`, one token a line: word, lemma, tag, part of
speech, label, head (number in the block), entity, `_` when a blank follows. Wrong parses are corrected by hand, so that
tests of rules do not depend on what a model thinks today.
"""

from functools import cache
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc

from kgraph.extract.attribution.decoding import Found, decode
from kgraph.extract.attribution.frames import Range
from kgraph.extract.attribution.quoted import quoted_ranges
from kgraph.extract.quotations import quotations
from kgraph.model import Article, Block
from kgraph.schemes import cue_scheme

VOCAB = English().vocab
PARSES = sorted(Path(__file__).parent.rglob("parses.tsv"))


@cache
def _blocks() -> dict[str, list[list[str]]]:
    blocks: dict[str, list[list[str]]] = {}
    name = ""
    for line in (line for path in PARSES for line in path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("# "):
            name = line[2:].split(":")[0]
            blocks[name] = []
        elif line:
            blocks[name].append(line.split("\t"))
    return blocks


def parsed(*names: str) -> Doc:
    """A document of the named sentences, one after the other, a blank between them."""
    rows: list[list[str]] = []
    heads: list[int] = []
    ends: set[int] = set()
    for name in names:
        heads += [len(rows) + int(row[5]) for row in _blocks()[name]]
        rows += _blocks()[name]
        ends.add(len(rows) - 1)
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=heads,
        ents=[row[6] for row in rows],
        spaces=[row[7] == "_" or (place in ends and place + 1 < len(rows)) for place, row in enumerate(rows)],
    )


def article_of(doc: Doc) -> Article:
    """The document as an article of one paragraph."""
    blocks = (Block(kind="paragraph", start=0, end=len(doc.text)),) if doc.text else ()
    return Article(id="article-test", path="test.txt", text=doc.text, sha256="0" * 64, blocks=blocks)


def found_in(doc: Doc) -> list[Found]:
    """The attributions of a document read as one paragraph."""
    blocks = article_of(doc).blocks
    return decode(doc, blocks, quoted_ranges(doc, quotations(doc.text, blocks), [0]), cue_scheme())


def words(doc: Doc, tokens: Range) -> str:
    """The words of a range of tokens."""
    return doc[tokens[0] : tokens[1]].text
