"""What people say of statements: rejected, or confirmed; found again though the text was read anew."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kgraph.model import Attribution, Decision, Facts, Resolution, StatementAnchor, Verdict
from kgraph.resolve.replay import CONTRADICTED

ENOUGH = 0.5  # share of characters that two readings of a content have in common when they are one statement

VERDICTS: dict[str, Verdict] = {"reject": "rejected", "accept": "accepted"}


def with_verdicts(resolution: Resolution, decisions: Sequence[Decision], corpus: Sequence[Facts]) -> Resolution:
    """The resolution with what decisions on statements say, in order of time: of two on one statement the later."""
    texts: defaultdict[str, list[Attribution]] = defaultdict(list)
    for facts in corpus:
        texts[facts.article.sha256] += facts.attributions
    verdicts: dict[str, Verdict] = {}
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    idle = dict(resolution.idle)
    for decision in reversed(decisions):
        anchor = decision.statement
        meant = None if anchor is None else found_again(anchor, texts.get(anchor.sha256, ()))
        if meant is None:
            idle[decision] = "the statement is not in the articles now; it waits"
        elif verdicts.setdefault(meant.id, VERDICTS[decision.kind]) != VERDICTS[decision.kind]:
            idle[decision] = CONTRADICTED
        else:
            found[meant.id].append(decision)
    told = {name: tuple(reversed(taken)) for name, taken in sorted(found.items())}
    return replace(resolution, verdicts=verdicts, decisions={**resolution.decisions, **told}, idle=idle)


def found_again(anchor: StatementAnchor, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution of the same text that the anchor means: by id, else the nearest by cue and content; or None."""
    for one in attributions:
        if one.id == anchor.statement:
            return one
    ranked = [(_nearness(anchor, one), one) for one in attributions]
    likely = sorted((pair for pair in ranked if pair[0] >= ENOUGH), key=lambda pair: (-pair[0], pair[1].id))
    return likely[0][1] if likely else None


def _nearness(anchor: StatementAnchor, one: Attribution) -> float:
    """From 0 to 1: how much of the contents' characters they share; 0 where two cues or no contents are compared."""
    cue = None if one.cue is None else (one.cue.span.start, one.cue.span.end)
    if anchor.cue is not None and cue is not None and not (anchor.cue[0] < cue[1] and cue[0] < anchor.cue[1]):
        return 0.0
    if not anchor.content and not one.content:
        return 1.0 if cue is not None and cue == anchor.cue else 0.0
    ours = {place for start, end in anchor.content for place in range(start, end)}
    theirs = {place for span in one.content for place in range(span.start, span.end)}
    return len(ours & theirs) / len(ours | theirs)
