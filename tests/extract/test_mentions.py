"""Names in a parse: the tagger's entities corrected by grammar."""

import pytest
from spacy.tokens import Doc

from extract.parses import VOCAB, article_of, parsed, words
from kgraph.extract.mentions import named_phrases

CASES = [
    ("inverted-quote", [("Marta Holm", "person"), ("Road Agency", "organization")]),
    ("place-grammar", [("Kursk", "place")]),
    ("ministry", [("UK Defense Ministry", "organization")]),
    ("conjoined", [("Norway", "place"), ("Sweden", "place")]),
    ("object", [("Holm", "person")]),
    ("clause-after", []),
]


@pytest.mark.parametrize(("sentence", "names"), CASES)
def test_finds_names_with_their_types(sentence: str, names: list[tuple[str, str]]) -> None:
    """Names come without articles, a country joined to its ministry, a region by its noun a place."""
    doc = parsed(sentence)
    phrases = named_phrases(article_of(doc), doc)
    assert [(words(doc, (phrase.start, phrase.end)), phrase.type) for phrase in phrases] == names


def test_adjectives_of_peoples_modify() -> None:
    """Both adjectives in "Russian and North Korean soldiers" stand for their countries, not for groups that act."""
    doc = parsed("adjectives")
    assert [phrase.modifies for phrase in named_phrases(article_of(doc), doc)] == [True, True]


def test_a_last_name_is_a_person_once_the_full_name_was() -> None:
    """ "Holm" is a person beside "Marta Holm", whatever the tagger calls it alone."""
    doc = parsed("inverted-quote", "object")
    assert {phrase.type for phrase in named_phrases(article_of(doc), doc) if phrase.end - phrase.start == 1} == {
        "person"
    }


def test_names_of_headlines_need_the_running_text() -> None:
    """A name in a headline alone, where every word has a capital, is no name."""
    doc = parsed("ministry")
    article = article_of(doc)
    (block,) = article.blocks
    headline = type(article)(
        id=article.id,
        path=article.path,
        text=article.text,
        sha256=article.sha256,
        blocks=(type(block)(kind="title", start=block.start, end=block.end),),
    )
    assert named_phrases(headline, doc) == []


@pytest.mark.parametrize(
    ("text", "tagged", "names"),
    [
        ("Coach Park Hyun - woo spoke", ["", "B", "I", "", "", ""], ["Park Hyun-woo"]),
        ("Hyun - woo Park spoke", ["", "", "", "B", ""], ["Hyun-woo Park"]),
        ("Anna Holm - led talks failed", ["B", "I", "", "", "", ""], ["Anna Holm"]),
        ("Inside Anna Holm it rained", ["B", "I", "I", "", ""], ["Anna Holm"]),
        ("José Alberto Mujica Cordano spoke", ["B", "I", "B", "I", ""], ["José Alberto Mujica Cordano"]),
        ("J.K. Rowling spoke", ["B", "B", ""], ["J.K. Rowling"]),
        ("Anna Holm Clara Lind", ["B", "I", "B", "I"], ["Anna Holm", "Clara Lind"]),
        ("Anna Holm of Oslo spoke", ["B", "I", "I", "I", ""], ["Anna Holm", "Oslo"]),
    ],
)
def test_whole_names(text: str, tagged: list[str], names: list[str]) -> None:
    """A hyphened given name is whole, whatever the tagger cut; a headline's first word belongs to no name."""
    tokens = text.split()
    spaces = [word != "-" and after != "-" for word, after in zip(tokens, [*tokens[1:], ""], strict=True)]
    ents = [f"{mark}-PERSON" if mark else "O" for mark in tagged]
    tags = ["NNP" if word[0].isupper() else "NN" for word in tokens]
    doc = Doc(
        VOCAB,
        words=tokens,
        spaces=spaces,
        ents=ents,
        tags=tags,
        lemmas=tokens,
        pos=["PROPN" if tag == "NNP" else "NOUN" for tag in tags],
        heads=[len(tokens) - 1] * len(tokens),
        deps=["nsubj"] * (len(tokens) - 1) + ["ROOT"],
    )
    assert [words(doc, (one.start, one.end)) for one in named_phrases(article_of(doc), doc)] == names
