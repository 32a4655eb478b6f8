"""Mentions become entities over a whole corpus, and attributions become statements of entities."""

from collections import defaultdict
from collections.abc import Sequence

from kgraph.model import Attribution, Entity, Facts, Judgement, MentionKey, Resolution, Span, Statement
from kgraph.resolve.article import Reading, draft, people_of, regions_of, settle, told_apart
from kgraph.resolve.corpus import join
from kgraph.resolve.entities import country_entity, entity
from kgraph.resolve.explained import explained
from kgraph.resolve.governments import is_government
from kgraph.resolve.lasting import former_ids
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.sightings import Sighting

__all__ = ["resolve", "statements"]


def resolve(corpus: Sequence[Facts]) -> Resolution:
    """The entities of a corpus, which of them each mention stands for, and why; the same whatever the corpus' order.

    An article that is given twice counts once, in its last version by hash and extractor.
    """
    ordered = sorted(corpus, key=lambda facts: (facts.article.id, facts.article.sha256, facts.extractor))
    drafts = [draft(facts) for facts in {facts.article.id: facts for facts in ordered}.values()]
    people, regions = people_of(drafts), regions_of(drafts)
    readings = told_apart([settle(drafted, people, regions) for drafted in drafts], people)
    clusters, reasons = join(drafts, readings, people)
    made = [(entity(cluster), cluster) for cluster in clusters]
    entities = {one.id: one for one, _ in made}
    for one in _governed(readings):
        entities.setdefault(one.id, one)
    former = former_ids(drafts, readings, people, made)
    return Resolution(
        entities=dict(sorted(entities.items())),
        links=_links(readings, made),
        judgements=_judgements(reasons, made),
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


def _judgements(reasons: Reasons, made: Sequence[tuple[Entity, Sequence[Sighting]]]) -> tuple[Judgement, ...]:
    """All judgements, with those that explain what was one thing from the start, sorted."""
    found = set(reasons.judgements({seen.at: one.id for one, cluster in made for seen in cluster}))
    merges: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in sorted(found, key=_order):
        for name in judgement.entities if judgement.same else ():
            merges[name].append(judgement)
    for one, cluster in made:
        found.update(explained(one, cluster, merges[one.id]))
    return tuple(sorted(found, key=_order))


def _order(judgement: Judgement) -> tuple[str, str, str, bool, str, tuple[str, ...]]:
    why = (judgement.rule, judgement.same, judgement.reason)
    return (judgement.left, judgement.right, *why, judgement.entities)
