"""Mentions become entities over a whole corpus, and attributions become statements of entities."""

from collections.abc import Sequence

from kgraph.model import Attribution, Entity, Facts, Judgement, MentionKey, Resolution, Span, Statement
from kgraph.resolve.article import Reading, draft, people_of, settle
from kgraph.resolve.corpus import join
from kgraph.resolve.entities import entity, reasons
from kgraph.resolve.lasting import former_ids

__all__ = ["resolve", "statements"]


def resolve(corpus: Sequence[Facts]) -> Resolution:
    """The entities of a corpus, which of them each mention stands for, and why; the same whatever the corpus' order.

    An article that is given twice counts once, in its last version by hash and extractor.
    """
    ordered = sorted(corpus, key=lambda facts: (facts.article.id, facts.article.sha256, facts.extractor))
    drafts = [draft(facts) for facts in {facts.article.id: facts for facts in ordered}.values()]
    people = people_of(drafts)
    readings = [settle(drafted, people) for drafted in drafts]
    clusters, judgements = join(readings, people)
    made = [(entity(cluster), cluster) for cluster in clusters]
    told = frozenset(judgement.left for judgement in judgements if judgement.same)
    for one, cluster in made:
        judgements.update(reasons(one, cluster, told))
    former = former_ids(drafts, readings, people, made)
    return Resolution(
        entities={one.id: one for one, _ in sorted(made, key=lambda pair: pair[0].id)},
        links=_links(readings, {seen.at: one for one, cluster in made for seen in cluster}),
        judgements=tuple(sorted(judgements, key=_order)),
        replaced=former.replaced,
        former=former.by_article,
    )


def statements(facts: Facts, resolution: Resolution) -> tuple[Statement, ...]:
    """The attributions of an article with their people as entities, and the entities that their contents mention."""
    mentions = sorted({mention.span for mention in facts.mentions})
    return tuple(_statement(facts, attribution, mentions, resolution) for attribution in facts.attributions)


def _statement(facts: Facts, attribution: Attribution, mentions: Sequence[Span], resolution: Resolution) -> Statement:
    def entities(spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(one for span in sorted(spans) for one in resolution.entities_of(facts.article, span))
        )

    return Statement(
        attribution=attribution,
        speakers=entities(attribution.speakers),
        addressees=entities(attribution.addressees),
        about=entities([span for span in mentions if any(content.covers(span) for content in attribution.content)]),
    )


def _links(readings: Sequence[Reading], entities: dict[MentionKey, Entity]) -> dict[MentionKey, tuple[str, ...]]:
    found: dict[MentionKey, tuple[str, ...]] = {}
    for reading in readings:
        for span, ends in sorted(reading.referents.items()):
            meant = (entities[reading.article.id, end.start, end.end].id for end in ends)
            found[reading.article.id, span.start, span.end] = tuple(dict.fromkeys(meant))
    return found


def _order(judgement: Judgement) -> tuple[str, str, str, bool, str]:
    return (judgement.left, judgement.right, judgement.rule, judgement.same, judgement.reason)
