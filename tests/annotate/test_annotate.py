"""From article to parse: offsets, layout, long and failing texts; a blank pipeline where the model is not asked."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgraph import annotate
from kgraph.model import Article, Block


def article_of(*paragraphs: str, between: str = "\n\n") -> Article:
    text, blocks = "", []
    for paragraph in paragraphs:
        start = len(text)
        text += paragraph + between
        blocks.append(Block(kind="paragraph", start=start, end=start + len(paragraph)))
    return Article(id="article-test", path="test.txt", text=text, sha256="0" * 64, blocks=tuple(blocks))


@Language.component("refuses_thunder")
def refuses_thunder(doc: Doc) -> Doc:
    if "thunder" in doc.text:
        raise ValueError("cannot parse thunder")
    return doc


def blank(*components: str) -> Language:
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    return nlp


def test_offsets_are_those_of_the_article() -> None:
    """The document's text is the article's, blanks and all."""
    article = article_of("One  two.", "Three\tfour.", between="\r\n\r\n")
    ((_, doc, problems),) = annotate.annotate([article], nlp=blank())
    assert (doc.text, problems) == (article.text, ())


def test_every_block_begins_a_sentence() -> None:
    """A headline without a full stop is not glued to the paragraph behind it."""
    article = article_of("Bridge closed in Oslo", "The bridge is closed.")
    ((_, doc, _),) = annotate.annotate([article])
    assert [sentence.text.strip() for sentence in doc.sents] == ["Bridge closed in Oslo", "The bridge is closed."]


def test_a_dateline_is_taken_apart() -> None:
    """ "OSLO - " is no part of the sentence behind it."""
    ((_, doc, _),) = annotate.annotate([article_of("OSLO, Nov. 4 - Norway said that the bridge was safe.")])
    assert [sentence.text.strip() for sentence in doc.sents][-1] == "Norway said that the bridge was safe."


def test_no_sentence_begins_with_a_closing_mark() -> None:
    """The mark that closes a quotation stays with the sentence that it closes."""
    ((_, doc, _),) = annotate.annotate(
        [article_of('"We are here." "Nobody came." Then it rained.', "“All is well.” So he said.")]
    )
    assert not [sentence.text for sentence in doc.sents if sentence.text[0] in "”" or sentence.text.startswith('" ')]


def test_a_long_article_is_cut_and_joined() -> None:
    """An article longer than a piece is parsed in pieces that end before blocks, and comes out as one document."""
    paragraph = "The bridge is closed. " * 200
    article = article_of(*[paragraph.strip()] * 10)
    assert len(article.text) > 2 * annotate.PIECE_LIMIT
    ((_, doc, _),) = annotate.annotate([article], nlp=blank("sentencizer"))
    assert doc.text == article.text


def test_a_paragraph_longer_than_a_piece_is_cut_at_a_blank() -> None:
    """No word is cut in two."""
    article = article_of("word " * 9000)
    ((_, doc, _),) = annotate.annotate([article], nlp=blank())
    assert {token.text for token in doc if not token.is_space} == {"word"}


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    """A single word longer than a piece ends nothing."""
    article = article_of("a" * (annotate.PIECE_LIMIT + 5))
    ((_, doc, problems),) = annotate.annotate([article], nlp=blank())
    assert len(doc.text) == len(article.text)
    assert doc.text.strip() == "a" * annotate.PARAGRAPH_LIMIT
    assert len(problems) == 1


def test_an_endless_paragraph_is_read_to_the_last_sentence_that_fits() -> None:
    """What is longer than any paragraph of news is blanked from there on, with one problem."""
    article = article_of("The bridge is closed. " * 9000 + "End.", "The port is open.")
    ((_, doc, problems),) = annotate.annotate([article], nlp=blank("sentencizer"))
    read = [sentence.text.strip() for sentence in doc.sents if sentence.text.strip()]
    assert len(doc.text) == len(article.text)
    assert read == ["The bridge is closed."] * (annotate.PARAGRAPH_LIMIT // 22) + ["The port is open."]
    assert [problem.message for problem in problems] == [
        "the paragraph at character 0 has 198004 characters; only the first 19998 are read"
    ]


@pytest.mark.parametrize("marks", ["(" * 20_000, "( " * 10_000, '"\n\n' * 5000, "“”" * 10_000, ". , ; : " * 2500])
def test_endless_marks_are_left_out(marks: str) -> None:
    """Marks without a word between them, blanks or not, are blanked out with one problem; the text around stays."""
    article = article_of(f"The bridge {marks[:19_000]} is closed.")
    ((_, doc, problems),) = annotate.annotate([article], nlp=blank())
    assert [token.text for token in doc if not token.is_space] == ["The", "bridge", "is", "closed", "."]
    assert len(doc.text) == len(article.text)
    assert len(problems) == 1


def test_a_run_of_punctuation_is_blanked_and_told() -> None:
    """Twenty thousand brackets cost one Problem and keep all offsets."""
    article = article_of("Before " + "(" * 20_000 + " after.")
    ((_, doc, problems),) = annotate.annotate([article], nlp=blank())
    assert len(doc.text) == len(article.text)
    assert [problem.message for problem in problems] == ["left out 20000 punctuation marks from character 7 on"]
    assert doc.char_span(article.text.index("after"), article.text.index("after") + 5).text == "after"


def test_a_paragraph_that_fails_is_a_problem_and_the_article_goes_on() -> None:
    """The paragraph that a component refuses is blanked out; the others and the other articles are there."""
    bad = article_of("First paragraph.", "A clap of thunder.", "Last paragraph.")
    good = article_of("Nothing here.")
    (_, doc, problems), (_, other, none) = annotate.annotate([bad, good], nlp=blank("refuses_thunder"))
    assert len(doc.text) == len(bad.text)
    assert "thunder" not in doc.text
    assert doc.text.strip().endswith("Last paragraph.")
    assert [problem.message for problem in problems] == ["characters 18 to 38 could not be parsed"]
    assert (other.text, none) == (good.text, ())


def test_an_empty_article_is_an_empty_document() -> None:
    """An article without text is parsed to nothing."""
    ((_, doc, _),) = annotate.annotate([article_of()], nlp=blank())
    assert len(doc) == 0


def test_the_model_is_told_by_name_and_version() -> None:
    """The provenance names the model."""
    assert annotate.model_version(annotate.pipeline()).endswith("3.8.0")
