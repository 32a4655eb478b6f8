"""Counts what became of the attributions: by kind, by the rule that found them and by cue."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kgraph.evaluate.evaluation import Compared, Evaluation
from kgraph.evaluate.findings import Finding, Kind
from kgraph.evaluate.words import Text, Weighed

NO_RULE, NO_CUE = "not found by any", "without a cue"

Counts = Mapping[str, Counter[Kind]]


def by_kind(evaluation: Evaluation) -> Counter[Kind]:
    """How many attributions were right, missed, extra, ..."""
    return Counter(finding.kind for article in evaluation.articles for finding in article.findings)


def by_rule(evaluation: Evaluation) -> Counts:
    """For each rule what became of its findings, and what none found; most errors first."""
    pairs = ((finding.found, finding.kind) for article in evaluation.articles for finding in article.findings)
    return _counted((found.reading.rule if found is not None else NO_RULE, kind) for found, kind in pairs)


def by_cue(evaluation: Evaluation) -> Counts:
    """For each cue what became of its attributions; most errors first.

    A cue that was missed goes by the lemma under which one of its words was found elsewhere, else by its first word.
    """
    lemmas = _lemmas(evaluation)

    def label(article: Compared, finding: Finding) -> str:
        if finding.found is not None and finding.found.reading.lemma:
            return finding.found.reading.lemma
        return _label(finding.marked, article.text, lemmas) if finding.marked is not None else NO_CUE

    return _counted(
        (label(article, finding), finding.kind) for article in evaluation.articles for finding in article.findings
    )


def inexact(evaluation: Evaluation) -> int:
    """How many are right whose content is cut a few words otherwise."""
    return sum(one.kind == "right" and not one.exact for article in evaluation.articles for one in article.findings)


def errors(counts: Counter[Kind]) -> int:
    """All but the right ones."""
    return counts.total() - counts["right"]


def _counted(rows: Iterable[tuple[str, Kind]]) -> Counts:
    counts: dict[str, Counter[Kind]] = {}
    for name, kind in rows:
        counts.setdefault(name, Counter())[kind] += 1
    return dict(sorted(counts.items(), key=lambda item: (-errors(item[1]), -item[1].total(), item[0])))


def _lemmas(evaluation: Evaluation) -> dict[str, str]:
    """The lemmas of the cues of one telling word that the program found, by that word."""
    lemmas: dict[str, str] = {}
    for article in evaluation.articles:
        for finding in article.findings:
            if finding.found is not None and len(finding.found.telling) == 1:
                (index,) = finding.found.telling
                lemmas.setdefault(article.text.word(index), finding.found.reading.lemma)
    return lemmas


def _label(marked: Weighed, text: Text, lemmas: Mapping[str, str]) -> str:
    words = [text.word(index) for index in sorted(marked.telling)]
    if not words:
        return marked.reading.cue[0].text
    return next((lemmas[word] for word in words if lemmas.get(word)), words[0])
