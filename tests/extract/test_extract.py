"""From a parse to the facts of an article."""

from extract.parses import article_of, parsed
from kgraph.extract import extract, extractor
from kgraph.model import Problem, Span


def test_facts_rest_on_the_words_of_the_text() -> None:
    """Every span of the facts is the slice of the text that it says it is."""
    doc = parsed("minister", "inverted-quote", "she-said", "meeting", "infinitive")
    article = article_of(doc)
    facts = extract(article, doc, model="rules")
    spans = [mention.span for mention in facts.mentions]
    for one in facts.attributions:
        spans += [
            *one.content,
            *one.speakers,
            *([one.source] if one.source else []),
            *([one.cue.span] if one.cue else []),
        ]
    assert spans
    assert all(article.text[span.start : span.end] == span.text for span in spans)


def test_speakers_are_mentions() -> None:
    """Each speaker and each antecedent is a mention of the same facts."""
    doc = parsed("minister", "inverted-quote", "she-said", "meeting", "infinitive")
    facts = extract(article_of(doc), doc, model="rules")
    mentions = {mention.span for mention in facts.mentions}
    meant = {span for mention in facts.mentions for span in mention.refers_to}
    assert meant | {span for one in facts.attributions for span in one.speakers} <= mentions


def test_names_come_without_article() -> None:
    """The name of a described source has no article, its span has."""
    doc = parsed("clause-after")
    (mention,) = extract(article_of(doc), doc, model="rules").mentions
    assert (mention.name, mention.span.text, mention.named) == ("minister", "The minister", False)


def test_nested_attributions_tell_what_they_stand_in() -> None:
    """An attribution inside the content of another names it."""
    doc = parsed("nested")
    outer, inner = extract(article_of(doc), doc, model="rules").attributions
    assert (outer.within, inner.within) == (None, outer.id)


def test_an_empty_article_has_no_facts_but_its_problems() -> None:
    """Problems from before are kept; the version of the extractor is told."""
    doc = parsed()
    problem = Problem(stage="annotate", message="left out")
    facts = extract(article_of(doc), doc, [problem], model="rules")
    assert (facts.mentions, facts.attributions, facts.problems) == ((), (), (problem,))
    assert facts.extractor == extractor("rules")


def test_sentences_have_no_blanks_around_them() -> None:
    """Sentence borders are those of the words."""
    doc = parsed("object", "action")
    article = article_of(doc)
    assert [Span.of(article.text, *border).text for border in extract(article, doc, model="rules").sentences] == [
        "Holm condemned the delay.",
        "Holm called a meeting on Friday.",
    ]
