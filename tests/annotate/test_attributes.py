"""The quick attribute ruler gives what spaCy's own gives, word for word."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Token

from kgraph.annotate import MODEL
from kgraph.annotate.attributes import QuickAttributeRuler

SENTENCES = (
    "There's no-one here, and there are none there. It ain't so, she'd said; they've gone.",
    "I'm gonna go. Let's see what y'all got ta do!\n\n\t  He isn't going to. He has had it. Do you?",
    "",
    "  \n ",
    "That man, that she knew, did nothing but talk. But once there, whoever he was, he could've.",
)


def given(token: Token) -> tuple[object, ...]:
    return (
        token.text,
        token.pos_,
        str(token.morph),
        token.lemma_,
        token.tag_,
        token.dep_,
        token.head.i,
        token.sent.start,
    )


def both(texts: list[str]) -> tuple[list[Doc], list[Doc]]:
    """The texts with the attributes that spaCy's ruler gives, and with those that the quick one gives, asked twice."""
    nlp = spacy.load(MODEL, exclude=["lemmatizer", "ner"])
    ruler = nlp.get_pipe("attribute_ruler")
    quick = QuickAttributeRuler(nlp.vocab, ruler.patterns)
    with nlp.select_pipes(disable=["attribute_ruler"]):
        docs = list(nlp.pipe(texts))
    for doc in docs:
        quick(doc.copy())
    return [ruler(doc.copy()) for doc in docs], [quick(doc.copy()) for doc in docs]


def test_gives_the_same(project: Path) -> None:
    """On the sample articles and on sentences with words that patterns of several tokens look for."""
    texts = [*SENTENCES, *(path.read_text(encoding="utf-8") for path in sorted((project / "data/articles").iterdir()))]
    spacys, ours = both(texts)
    assert [[given(token) for token in doc] for doc in spacys] == [[given(token) for token in doc] for doc in ours]


def test_refuses_patterns_that_look_at_more() -> None:
    """What a pattern looks at and the memory does not would be lost."""
    nlp = spacy.blank("en")
    with pytest.raises(ValueError, match="SHAPE"):
        QuickAttributeRuler(nlp.vocab, [{"patterns": [[{"SHAPE": "dd"}]], "attrs": {"POS": "NUM"}, "index": 0}])
