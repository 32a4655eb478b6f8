"""Choosing among readings: what goes together, with packaged weights and with weights that prefer everything."""

import numpy as np
import pytest
from spacy.tokens import Doc

from extract.parses import PARSES, article_of, found_in, parsed, words
from kgraph.extract.attribution.decoding import Found, decode
from kgraph.extract.attribution.features import BUCKETS
from kgraph.extract.attribution.quoted import quoted_ranges
from kgraph.extract.attribution.ranker import MODELS, Ranker, small_ranker
from kgraph.extract.quotations import quotations
from kgraph.schemes import cue_scheme

SENTENCES = [
    line[2:].split(":")[0]
    for line in PARSES[0].read_text(encoding="utf-8").splitlines()  # this room's own, not those of the rooms below
    if line.startswith("# ")
]


def chosen_by(ranker: Ranker, doc: Doc) -> list[Found]:
    """What a ranker finds in a document of one paragraph."""
    blocks = article_of(doc).blocks
    quotes = quoted_ranges(doc, quotations(doc.text, blocks), [0])
    return decode(doc, blocks, quotes, cue_scheme(), ranker=ranker)


def greedy() -> Ranker:
    """A ranker that finds every reading as likely as not, and keeps it."""
    return Ranker(weights={model: np.zeros(BUCKETS, dtype=np.float32) for model in MODELS}, threshold=0.5)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_readings_do_not_get_into_each_others_way(sentence: str) -> None:
    """Whatever the weights: one reading a cue, no cue or source in its own content, contents apart or nested."""
    found = chosen_by(greedy(), parsed(sentence))
    tokens = [{i for start, end in one.candidate.content for i in range(start, end)} for one in found]
    assert len({one.candidate.head for one in found}) == len(found)
    for one, content in zip(found, tokens, strict=True):
        assert not content & {one.candidate.head, one.candidate.source_head}
    for number, one in enumerate(found):
        for other, content in zip(found[number + 1 :], tokens[number + 1 :], strict=True):
            nested = one.candidate.head in content or other.candidate.head in tokens[number]
            assert nested or not content & tokens[number]


def test_chances_are_told() -> None:
    """A ranker's findings carry the chance that they are right; rules alone tell none."""
    doc = parsed("clause-after")
    assert [one.score for one in chosen_by(greedy(), doc)] == [0.5] * len(chosen_by(greedy(), doc))
    rules = decode(doc, article_of(doc).blocks, (), cue_scheme())
    assert [one.score for one in rules] == [None] * len(rules)


def test_an_empty_document_has_none() -> None:
    """No tokens, no attributions."""
    assert chosen_by(greedy(), Doc(parsed("clause-after").vocab)) == []


CLEAR = ["clause-after", "clause-before", "inverted-quote", "told", "according-front", "noun-subject"]


@pytest.mark.parametrize("sentence", CLEAR)
def test_packaged_weights_agree_with_the_rules_where_all_is_clear(sentence: str) -> None:
    """A plain "X said that P" is found by the weights as it is by the rules."""
    doc = parsed(sentence)
    rules = found_in(doc)
    learned = chosen_by(small_ranker(), doc)
    assert [(words(doc, one.candidate.cue), one.candidate.source_head) for one in learned] == [
        (words(doc, one.candidate.cue), one.candidate.source_head) for one in rules
    ]
    assert all(one.score is not None and 0.5 < one.score < 1 for one in learned)
