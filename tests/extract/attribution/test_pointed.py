"""What the encoder points to, laid over the parse: whole tokens, heads, sources, quotations, nesting."""

import pytest
from spacy.tokens import Doc

from extract.parses import article_of, parsed, words
from kgraph.extract.attribution.decoding import Found, by_rules
from kgraph.extract.attribution.encoder import Place, Pointing
from kgraph.extract.attribution.pointed import pointed
from kgraph.extract.attribution.quoted import quoted_ranges
from kgraph.extract.quotations import quotations
from kgraph.schemes import cue_scheme


def place(doc: Doc, text: str) -> Place:
    start = doc.text.index(text)
    return start, start + len(text)


def read(doc: Doc, source: str | None, cue: str, *content: str) -> list[Found]:
    return read_all(doc, pointing(doc, source, cue, *content))


def read_all(doc: Doc, *pointings: Pointing) -> list[Found]:
    blocks = article_of(doc).blocks
    quotes = quoted_ranges(doc, quotations(doc.text, blocks), [0])
    return pointed(doc, blocks, quotes, cue_scheme(), pointings, by_rules(doc, blocks, quotes, cue_scheme()))


def pointing(doc: Doc, source: str | None, cue: str, *content: str) -> Pointing:
    return Pointing(
        cue=place(doc, cue),
        source=None if source is None else place(doc, source),
        content=tuple(place(doc, piece) for piece in content),
        score=0.9,
    )


CASES = [
    # sentence; source, cue and content as pointed to; source and content as read
    ("clause-after", "The minister", "said", "that the bridge would open in May", "The minister", None),
    ("clause-after", None, "said", "that the bridge would open in May", "The minister", None),  # the parse knows it
    (
        "clause-after",
        "minist",
        "said",
        "that the bridge would open in Ma",
        "The minister",
        "that the bridge would open in May",
    ),
    (
        "inverted-quote",
        "Marta Holm",
        "said",
        "The bridge is safe",
        "Marta Holm, head of the Road Agency",
        '"The bridge is safe,"',
    ),
    ("source-less", None, "is expected", "to open in May", None, None),
]


@pytest.mark.parametrize(("sentence", "given", "cue", "pointed_at", "source", "content"), CASES)
def test_lays_a_pointing_over_the_parse(
    sentence: str, given: str | None, cue: str, pointed_at: str, source: str | None, content: str | None
) -> None:
    """Words are whole, the parse's own subject is the source, and most of a quotation means all of it."""
    doc = parsed(sentence)
    (found,) = read(doc, given, cue, pointed_at)
    told = found.candidate.source
    assert (None if told is None else words(doc, told)) == source
    assert [words(doc, piece) for piece in found.candidate.content] == [content or pointed_at]
    assert found.score == 0.9


def test_the_rules_attributions_inside_are_nested() -> None:
    """What the rules find inside a content that the encoder found stands within it."""
    doc = parsed("nested")
    outer, inner = read(doc, "Holm", "said", "that Lind had denied that the bridge was closed")
    assert (outer.within, inner.within, inner.candidate.lemma) == (None, 0, "deny")


def test_who_adds_is_who_spoke_before() -> None:
    """A participle that the parse hung on a subject inside what was said has the speaker as its source."""
    doc = parsed("adding")
    first = pointing(doc, "Holm", "said", "the first group of workers would leave in May")
    second = pointing(doc, "the first group of workers", "adding", "that the bridge was safe")
    assert [words(doc, one.candidate.source) for one in read_all(doc, first, second)] == ["Holm", "Holm"]


def test_what_the_encoder_leaves_out_comes_from_the_rules() -> None:
    """A refusal to comment that the encoder did not point to is found all the same."""
    doc = parsed("no-reply")
    assert [one.candidate.lemma for one in read_all(doc)] == ["respond"]
    assert read_all(parsed("clause-after")) == []


def test_small_holes_in_a_content_are_filled() -> None:
    """A word of a clause that the encoder left out belongs to it, unless it is the cue or the source."""
    doc = parsed("clause-after")
    (found,) = read(doc, "The minister", "said", "that the bridge", "open in May")
    assert [words(doc, piece) for piece in found.candidate.content] == ["that the bridge would open in May"]


def test_a_colon_alone_says_nothing() -> None:
    """A mark that the encoder takes for a cue, without a source, only introduces."""
    doc = parsed("question")
    assert read(doc, None, "?", "Is the bridge safe") == []


def test_a_cue_has_no_marks() -> None:
    """A cue's marks at its ends are left out."""
    doc = parsed("inverted-quote")
    (found,) = read(doc, "Marta Holm", '" said', "The bridge is safe,")
    assert words(doc, found.candidate.cue) == "said"


def test_an_unknown_cue_before_a_quotation_states() -> None:
    """A word that the scheme lacks says something when it brings a quotation, and is of no kind else."""
    doc = parsed("title-before")  # "... visited the bridge"
    (found,) = read(doc, "Kim Yong Hyun", "visited", "the bridge")
    assert (found.entry.relation, found.entry.lemma) == ("other", "visit")
