"""Compares what the program found in the marked articles with what was marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from kgraph.evaluate.brat import Reading
from kgraph.evaluate.findings import Finding, findings
from kgraph.evaluate.gold import Marked
from kgraph.evaluate.metrics import Tally, tally
from kgraph.evaluate.words import Text, Weighed
from kgraph.model import Attribution, Facts


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One article with its measures and what became of each attribution."""

    name: str
    text: Text
    title: str | None
    tally: Tally
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """All articles compared, in the order given; `tally` is of all together, `unread` counts those without facts."""

    articles: tuple[Compared, ...]
    tally: Tally
    unread: int
    nested: bool


def evaluate(gold: Sequence[Marked], corpus: Iterable[Facts], *, nested: bool = False) -> Evaluation:
    """Compares the marked articles with the facts of the same texts; a text without facts counts as nothing found.

    Attributions inside another's content are left out unless `nested`: most gold marks the outermost only. ValueError
    without a marked article.
    """
    if not gold:
        raise ValueError("there is no marked article to compare with")
    facts = {one.article.sha256: one for one in corpus}
    articles = tuple(_compared(one, facts, nested=nested) for one in gold)
    return Evaluation(
        articles=articles,
        tally=reduce(add, (one.tally for one in articles)),
        unread=sum(one.article.sha256 not in facts for one in gold),
        nested=nested,
    )


def readings_of(facts: Facts, *, nested: bool = False) -> tuple[Reading, ...]:
    """The attributions that were found in an article, those inside others only if `nested`."""
    return tuple(_reading(one) for one in facts.attributions if nested or one.within is None)


def _reading(attribution: Attribution) -> Reading:
    source, cue = attribution.source, attribution.cue
    return Reading(
        source=() if source is None else (source,),
        cue=() if cue is None else (cue.span,),
        content=attribution.content,
        lemma="" if cue is None else cue.lemma,
        rule=attribution.rule,
    )


def _compared(one: Marked, facts: Mapping[str, Facts], *, nested: bool) -> Compared:
    known = facts.get(one.article.sha256)
    text = Text.of(one.article.text)
    marked = [Weighed.of(reading, text) for reading in one.readings]
    found = [Weighed.of(reading, text) for reading in (readings_of(known, nested=nested) if known else ())]
    return Compared(
        name=one.name,
        text=text,
        title=one.article.title,
        tally=tally(text, marked, found),
        findings=findings(marked, found),
    )
