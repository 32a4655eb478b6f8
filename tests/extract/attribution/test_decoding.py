"""Which attributions are read off a parse: source, cue, content and frame, sentence by sentence."""

import pytest

from extract.parses import found_in, parsed, words
from kgraph.extract.attribution.relations import relation_of

CASES = [
    # sentence, frame, source, cue, contents
    ("clause-after", "clause", "The minister", "said", ["that the bridge would open in May"]),
    ("clause-before", "clause", "the minister", "said", ["The bridge would open in May"]),
    ("inverted-quote", "clause", "Marta Holm, head of the Road Agency", "said", ['"The bridge is safe,"']),
    ("split-quote", "clause", "Holm", "said", ['"The bridge is safe,"', '"and it will open in May."']),
    ("told", "clause", "Holm", "told", ["that the bridge was safe"]),
    ("according-front", "according", "the Road Agency", "According to", ["the bridge is safe."]),
    ("according-end", "according", "the agency", "according to", ["The bridge is safe"]),
    ("passive-by", "clause-passive", "the Road Agency", "was reported", ["that the bridge was closed"]),
    ("relative", "clause", "which", "remarked", ["that the bridge was safe"]),
    (
        "noun-subject",
        "clause",
        "Recent reports from local sources",
        "suggest",
        ["that the bridge is closed"],
    ),
    ("infinitive", "infinitive", "The two officials", "pledged", ["to repair the bridge"]),
    ("object", "object", "Holm", "condemned", ["the delay"]),
    ("object-predicate", "object-predicate", "Holm", "called", ["the delay a disgrace"]),
    ("object-as", "object-as", "Holm", "described", ["the delay as a disgrace"]),
    ("object-of", "object", "Holm", "accused", ["the builders of fraud"]),
    ("preposition", "prep-for", "Holm", "called", ["an inquiry"]),
    ("noun-clause", "noun-clause", "Her", "claim", ["that the bridge was safe"]),
    ("noun-infinitive", "noun-infinitive", "Norway's", "promise", ["to repair the bridge"]),
    ("conjoined", "clause", "Norway and Sweden", "said", ["that the bridge was safe"]),
    ("source-less", "infinitive-passive", None, "is expected", ["to open in May"]),
    ("raised", "object", "Holm", "raised", ["serious concerns over the delay"]),
]


@pytest.mark.parametrize(("sentence", "frame", "source", "cue", "contents"), CASES, ids=[case[0] for case in CASES])
def test_reads_source_cue_and_content(
    sentence: str, frame: str, source: str | None, cue: str, contents: list[str]
) -> None:
    """A sentence with one attribution gives its source, cue and content, and the frame that found it."""
    doc = parsed(sentence)
    (found,) = found_in(doc)
    candidate = found.candidate
    assert (
        candidate.frame,
        None if candidate.source is None else words(doc, candidate.source),
        words(doc, candidate.cue),
        [words(doc, piece) for piece in candidate.content],
    ) == (frame, source, cue, contents)


def test_a_trailing_participle_is_a_cue_of_its_own() -> None:
    """ "said that P, adding that Q" are two attributions of one source, and Q is not in P."""
    doc = parsed("trailing-cue")
    assert [
        (words(doc, one.candidate.source), words(doc, one.candidate.content[0]), one.within) for one in found_in(doc)
    ] == [("Holm", "that the bridge was safe", None), ("Holm", "that it would open in May", None)]


def test_a_participle_shares_the_subject() -> None:
    """ "defended the plan, informing the council that P" has the subject as source and the council as addressee."""
    doc = parsed("participle")
    informing = found_in(doc)[1].candidate
    assert words(doc, informing.source) == "Holm"
    assert doc[informing.addressee].text == "council"


def test_who_is_quoted_as_saying_says_it() -> None:
    """ "quoting an official as saying that P" has the official as the source of P."""
    doc = parsed("quoting-as")
    assert [words(doc, one.candidate.source) for one in found_in(doc) if one.candidate.lemma == "say"] == [
        "a Road Agency official"
    ]


def test_a_loose_frame_counts_inside_other_words_only() -> None:
    """ "voters wanted a new bridge" attributes where Holm says it, and holds what stands behind the object."""
    outer, inner = found_in(parsed("wants-inside"))
    doc = parsed("wants-inside")
    assert (words(doc, inner.candidate.content[0]), inner.within) == ("a new bridge across the river", 0)
    assert found_in(parsed("wants")) == []
    assert outer.within is None


def test_what_was_shared_is_the_sentence_before() -> None:
    """ "This information was shared by X" gives X the sentence before it; nothing where there is none."""
    doc = parsed("opened", "shared-by")
    (found,) = found_in(doc)
    assert (words(doc, found.candidate.source), words(doc, found.candidate.content[0])) == (
        "Marta Holm",
        "The bridge opened in May.",
    )
    assert found_in(parsed("shared-by")) == []


def test_what_points_back_does_not_hold_who_spoke_there() -> None:
    """Who speaks in the sentence before is not told by the one who shares it; a hedge in it is."""
    assert [one.within for one in found_in(parsed("clause-after", "shared-by"))] == [None, None]
    assert [one.within for one in found_in(parsed("reportedly", "shared-by"))] == [1, None]


def test_an_adverb_reports_without_a_source() -> None:
    """ "has reportedly opened" is reported by nobody named."""
    doc = parsed("reportedly")
    (found,) = found_in(doc)
    assert found.candidate.source is None
    assert relation_of(doc, found) == "reports"


def test_things_confirm_nothing() -> None:
    """ "no information confirming the delay" is nobody's statement."""
    assert [one.candidate.lemma for one in found_in(parsed("lack-of"))] == ["say"]


def test_own_words_about_oneself_are_left_alone() -> None:
    """ "I think" in Holm's own quotation is no attribution of its own."""
    assert [one.candidate.lemma for one in found_in(parsed("own-words"))] == ["say"]


def test_a_clause_is_no_parenthesis() -> None:
    """In "X says Y warned of P" the warning is Y's, and not a parenthesis around what X says."""
    assert [one.candidate.frame for one in found_in(parsed("set-off"))] == ["clause", "prep-of"]


@pytest.mark.parametrize("sentence", ["action", "no-content", "title-before"])
def test_finds_nothing_where_nothing_is_attributed(sentence: str) -> None:
    """A called meeting, a bare "said that" and a visit attribute nothing."""
    assert found_in(parsed(sentence)) == []


RELATIONS = [
    ("clause-after", "states"),
    ("passive-by", "reports"),
    ("noun-subject", "reports"),  # a document reports
    ("poll", "reports"),
    ("believes", "believes"),
    ("negated", "other"),
    ("neither", "does-not-confirm"),
    ("not-comment", "declines-comment"),
    ("decline", "declines-comment"),
    ("modal", "other"),
    ("went-on", "states"),
    ("infinitive", "states"),
    ("nobody", "other"),
    ("agreed-to", "intends"),
    ("agreed-that", "states"),
    ("no-reply", "declines-comment"),
    ("question", "asks"),
    ("statement-question", "states"),  # only the second half asks
]


@pytest.mark.parametrize(("sentence", "relation"), RELATIONS)
def test_tells_the_relation(sentence: str, relation: str) -> None:
    """The relation follows the cue, its negation and its mood."""
    doc = parsed(sentence)
    assert relation_of(doc, found_in(doc)[0]) == relation
