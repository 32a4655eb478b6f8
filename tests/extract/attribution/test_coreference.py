"""Whom pronouns and descriptions stand for."""

import pytest

from extract.parses import article_of, parsed, words
from kgraph.extract.attribution import read_attributions
from kgraph.extract.mentions import named_phrases
from kgraph.extract.roles import role_phrases

CASES = [
    # sentences before the last; who is meant in the last
    (("inverted-quote", "she-said"), ["Marta Holm"]),
    (("agency-said-name", "it-said"), ["Road Agency"]),
    (("agency-said-name", "they-said"), ["Road Agency"]),
    (("agency-said-name", "bank-closed", "agency-said"), ["Road Agency"]),
    (("minister", "inverted-quote", "clause-after"), ["Erik Lind"]),
    (("meeting", "infinitive"), ["Marta Holm", "Erik Lind"]),
    (("mr-berg", "mrs-lind", "he-said"), ["Berg"]),
    (("mrs-lind", "mr-berg", "she-said"), ["Lind"]),
    (("spokesman-said", "the-spokesman-added"), ["A spokesman"]),
    (("relative",), ["the Road Agency"]),
    (("he-said",), []),
    (("agency-said",), []),
    (("infinitive",), []),
    (("carol", "she-said"), ["Carol Berg"]),
    (("carol", "he-said"), ["Donald Lind"]),
    (("mrs-lind", "carol", "retiree-said"), ["Carol Berg"]),
    (("justice-secretary-said", "chalk-title", "justice-secretary-said"), ["Alex Moor"]),
    (("trump-visited", "us-president-said"), ["Donald Trump"]),
    (("trump-visited", "his-successor-said"), []),
    (("survey-by", "the-survey-said"), ["Road Agency"]),
    (("couple-and", "mrs-lind", "the-couple-said"), ["Carol Berg", "Erik Lind"]),
    (("couple-and", "they-said"), ["Carol Berg", "Erik Lind"]),
    (("agency-said-name", "a-spokesman-said"), ["Road Agency"]),
    (("agency-said-name", "a-spokesman-said", "he-said"), ["Road Agency"]),
    (("agency-said-name", "union-said"), []),  # the firefighters' own, and not the agency
    (("writer-who",), ["Marta Holm"]),
]


@pytest.mark.parametrize(("sentences", "expected"), CASES, ids=["+".join(case[0]) for case in CASES])
def test_resolves_the_last_source(sentences: tuple[str, ...], expected: list[str]) -> None:
    """The source of the last sentence stands for the mentions that a reader would take it for, or for none."""
    doc = parsed(*sentences)
    article = article_of(doc)
    names = named_phrases(article, doc)
    reading = read_attributions(article, doc, names, role_phrases(doc, names), model="rules")
    meant = [one for speaker in reading.speakers[-1] for one in speaker.refers_to]
    assert [words(doc, (one.start, one.end)).removeprefix("the ") for one in meant] == [
        name.removeprefix("the ") for name in expected
    ]


def test_the_other_gender_is_not_taken_twice() -> None:
    """A person once called "she" is no longer meant by "he"."""
    doc = parsed("inverted-quote", "she-said", "he-said")
    article = article_of(doc)
    names = named_phrases(article, doc)
    reading = read_attributions(article, doc, names, role_phrases(doc, names), model="rules")
    assert reading.speakers[-1][0].refers_to == ()


def test_a_holder_is_known_before_the_article_names_him() -> None:
    """ "The justice secretary" of the first sentence is the one whom the second one names."""
    doc = parsed("justice-secretary-said", "chalk-title")
    article = article_of(doc)
    names = named_phrases(article, doc)
    reading = read_attributions(article, doc, names, role_phrases(doc, names), model="rules")
    (meant,) = reading.speakers[0][0].refers_to
    assert words(doc, (meant.start, meant.end)) == "Alex Moor"


def test_the_name_beside_a_description_speaks() -> None:
    """ "The newspaper Dagen said" is said by Dagen."""
    doc = parsed("newspaper-name-said")
    article = article_of(doc)
    names = named_phrases(article, doc)
    ((speaker,),) = read_attributions(article, doc, names, [], model="rules").speakers
    assert words(doc, (speaker.start, speaker.end)) == "Dagen"


def test_both_halves_of_a_conjoined_source_speak() -> None:
    """ "Norway and Sweden said" has two speakers."""
    doc = parsed("conjoined")
    article = article_of(doc)
    names = named_phrases(article, doc)
    (speakers,) = read_attributions(article, doc, names, [], model="rules").speakers
    assert [words(doc, (one.start, one.end)) for one in speakers] == ["Norway", "Sweden"]
