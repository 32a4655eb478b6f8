"""What somebody is told to have said, in the sentence before: "This information was shared by Holm"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.frames import Candidate, Range, cue_range, noun_phrase
from kgraph.extract.lexicon import words
from kgraph.model import Block

FRAME = "anaphoric"
POINTING = frozenset({"this", "that", "these", "those"})
SAYINGS = words("sayings")  # nouns for what was said or told before


def anaphoric_candidates(doc: Doc, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """A candidate for each passive with an agent whose subject points to the sentence before in running text."""
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    starts = [block.start for block in paragraphs]
    before: Range | None = None
    for sentence in doc.sents:
        at = bisect_right(starts, doc[sentence.start].idx) - 1
        if at < 0 or doc[sentence.start].idx >= paragraphs[at].end:
            continue
        if before is not None:
            yield from _candidate(sentence.root, before)
        before = (sentence.start, sentence.end)


def _candidate(verb: Token, before: Range) -> Iterator[Candidate]:
    children = {child.dep_: child for child in verb.children}
    subject, agent = children.get("nsubjpass"), children.get("agent")
    if subject is None or agent is None or not _points_back(subject):
        return
    source = next((child for child in agent.children if child.dep_ == "pobj"), None)
    if source is not None:
        yield Candidate(
            frame=FRAME,
            lemma=verb.lemma_.lower(),
            head=verb.i,
            cue=cue_range(verb),
            source=noun_phrase(source),
            source_head=source.i,
            content=(before,),
        )


def _points_back(subject: Token) -> bool:
    return subject.lemma_.lower() in SAYINGS and any(
        child.dep_ == "det" and child.lower_ in POINTING for child in subject.children
    )
