"""kgraph as a part of any English spaCy pipeline: `nlp.add_pipe("kgraph_attribution")` fills `doc._.attributions`.

A Doc that comes from elsewhere has no layout: its paragraphs are what blank lines part, its sentences are the parser's.
What is found is kept in `doc.user_data` as one line of JSON, so that the Doc can be written and read like any other.
"""

import hashlib
import re

from spacy.language import Language
from spacy.tokens import Doc

from kgraph import ids
from kgraph.errors import KgraphError
from kgraph.extract import extract
from kgraph.model import MODEL_NAMES, Article, Attribution, Block, ModelName
from kgraph.records import attributions_from_line, attributions_line

NAME = "kgraph_attribution"
EXTENSION = "attributions"
KEPT = "kgraph_attributions"  # where `doc.user_data` has them

# What extraction reads from a parse, by the component of spaCy's English models that makes it.
NEEDED = {"DEP": "parser", "TAG": "tagger", "POS": "attribute_ruler", "LEMMA": "lemmatizer", "ENT_IOB": "ner"}

_BLANK_LINES = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?>\r\n|\r|\n)\s*")


class AttributionComponent:
    """Finds who says what in each Doc that passes."""

    def __init__(self, model: ModelName) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its attributions; KgraphError when its pipeline has not parsed it as extraction needs."""
        missing = [
            component
            for attribute, component in NEEDED.items()
            if not doc.has_annotation(attribute, require_complete=attribute == "LEMMA")  # the ruler gives a few
        ]
        if len(doc) and missing:
            raise KgraphError(
                f"{NAME} finds nothing of {', '.join(missing)} in the Doc; "
                "put it behind them, as in a pipeline that begins with en_core_web_sm"
            )
        facts = extract(article_of(doc), doc, model=self.model)
        doc.user_data[KEPT] = attributions_line(facts.attributions)
        return doc


@Language.factory(NAME, default_config={"model": "default"}, assigns=["doc._.attributions"])
def attribution_component(nlp: Language, name: str, model: str) -> AttributionComponent:
    """The component for a pipeline; KgraphError for a model that is not in MODEL_NAMES or another language."""
    if nlp.lang != "en":
        raise KgraphError(f"{name} reads English, and this pipeline is for {nlp.lang!r}; use an English one")
    known: dict[str, ModelName] = {one: one for one in MODEL_NAMES}
    if model not in known:
        raise KgraphError(f"{name} has no model {model!r}; choose one of {', '.join(MODEL_NAMES)}")
    return AttributionComponent(known[model])


def article_of(doc: Doc) -> Article:
    """The text of a Doc as an article of paragraphs without a headline."""
    text = doc.text
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(id=ids.local_name("article", sha256), path="", text=text, sha256=sha256, blocks=_paragraphs(text))


def _paragraphs(text: str) -> tuple[Block, ...]:
    """What stands between blank lines, without the blanks around it."""
    borders = [0, *(place for match in _BLANK_LINES.finditer(text) for place in match.span()), len(text)]
    found = []
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        words = text[start:end].strip()
        if words:
            first = text.index(words[0], start)
            found.append(Block(kind="paragraph", start=first, end=first + len(words)))
    return tuple(found)


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    kept = doc.user_data.get(KEPT)
    return () if kept is None else attributions_from_line(kept)


if not Doc.has_extension(EXTENSION):
    Doc.set_extension(EXTENSION, getter=_attributions)
