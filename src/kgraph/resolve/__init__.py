"""Mentions become entities over a whole corpus, and attributions become statements of entities."""

from collections.abc import Sequence

from kgraph.model import Attribution, Entity, Facts, Judgement, MentionKey, Resolution, Span, Statement
from kgraph.resolve.article import Reading, draft, people_of, regions_of, settle
from kgraph.resolve.corpus import join
from kgraph.resolve.entities import country_entity, entity, reasons
from kgraph.resolve.governments import is_government
from kgraph.resolve.lasting import former_ids
from kgraph.resolve.sightings import Sighting

__all__ = ["resolve", "statements"]


def resolve(corpus: Sequence[Facts]) -> Resolution:
    """The entities of a corpus, which of them each mention stands for, and why; the same whatever the corpus' order.

    An article that is given twice counts once, in its last version by hash and extractor.
    """
    ordered = sorted(corpus, key=lambda facts: (facts.article.id, facts.article.sha256, facts.extractor))
    drafts = [draft(facts) for facts in {facts.article.id: facts for facts in ordered}.values()]
    people, regions = people_of(drafts), regions_of(drafts)
    readings = [settle(drafted, people, regions) for drafted in drafts]
    clusters, judgements = join(drafts, readings, people)
    made = [(entity(cluster), cluster) for cluster in clusters]
    told = frozenset(judgement.left for judgement in judgements if judgement.same)
    for one, cluster in made:
        judgements.update(reasons(one, cluster, told))
    entities = {one.id: one for one, _ in made}
    for one in _governed(readings):
        entities.setdefault(one.id, one)
    former = former_ids(drafts, readings, people, made)
    return Resolution(
        entities=dict(sorted(entities.items())),
        links=_links(readings, made),
        judgements=tuple(sorted(judgements, key=_order)),
        problems={reading.article.id: reading.problems for reading in readings if reading.problems},
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


def _governed(readings: Sequence[Reading]) -> list[Entity]:
    """The countries whose governments speak, so that each is there even where no article names it as a place."""
    keys = {seen.key for reading in readings for seen in reading.sightings if is_government(seen.key)}
    return [country_entity(code) for _, code, _ in sorted(keys)]


def _links(
    readings: Sequence[Reading], made: Sequence[tuple[Entity, Sequence[Sighting]]]
) -> dict[MentionKey, tuple[str, ...]]:
    at = {seen.at: one.id for one, cluster in made for seen in cluster}
    by_key = {seen.key: one.id for one, cluster in made for seen in cluster}
    found: dict[MentionKey, tuple[str, ...]] = {}
    for reading in readings:
        for span, ends in sorted(reading.referents.items()):
            meant = (
                by_key[reading.voices[span, end]]
                if (span, end) in reading.voices
                else at[reading.article.id, end.start, end.end]
                for end in ends
                if (span, end) in reading.voices or (reading.article.id, end.start, end.end) in at
            )
            found[reading.article.id, span.start, span.end] = tuple(dict.fromkeys(meant))
    return found


def _order(judgement: Judgement) -> tuple[str, str, str, bool, str]:
    return (judgement.left, judgement.right, judgement.rule, judgement.same, judgement.reason)
