"""Mentions become entities over a whole corpus, and attributions become statements of entities."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kgraph.model import Attribution, Decision, Entity, Facts, Judgement, MentionKey, Resolution, Span, Statement
from kgraph.resolve.anchors import Moves
from kgraph.resolve.article import Reading, draft, people_of, regions_of, settle, telling_mentions, told_apart
from kgraph.resolve.corpus import Clusters, join, join_as_decided
from kgraph.resolve.decided import with_decisions
from kgraph.resolve.entities import country_entity, entity
from kgraph.resolve.explained import explained
from kgraph.resolve.governments import is_government
from kgraph.resolve.lasting import Former, former_ids
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.references import Referents, referents
from kgraph.resolve.replay import ordered
from kgraph.resolve.sightings import Sighting
from kgraph.resolve.verdicts import with_verdicts
from kgraph.resolve.yardstick import probability

__all__ = ["resolve", "statements"]

Made = list[tuple[Entity, Sequence[Sighting]]]


def resolve(corpus: Sequence[Facts], decisions: Iterable[Decision] = ()) -> Resolution:
    """The entities of a corpus, which of them each mention stands for, and why; the same whatever the corpus' order.

    An article that is given twice counts once, in its last version by hash and extractor. What people have decided
    holds whatever the articles say, in whatever order it is given.
    """
    versions = sorted(corpus, key=lambda facts: (facts.article.id, facts.article.sha256, facts.extractor))
    known = list({facts.article.id: facts for facts in versions}.values())
    drafts = [draft(facts) for facts in known]
    people, regions = people_of(drafts), regions_of(drafts)
    readings = told_apart([settle(drafted, people, regions) for drafted in drafts], people)
    taken = ordered(decisions)
    on_entities = [decision for decision in taken if decision.entities]

    def old_ids(found: Clusters) -> Former:
        return former_ids(drafts, readings, people, _made(found))

    joined = (
        join_as_decided(drafts, readings, people, on_entities, lambda found: old_ids(found).replaced)
        if on_entities
        else join(drafts, readings, people)
    )
    made, former = _made(joined.clusters), old_ids(joined.clusters)
    entities = {one.id: one for one, _ in made}
    for one in _governed(readings):
        entities.setdefault(one.id, one)
    resolution = Resolution(
        entities=dict(sorted(entities.items())),
        links=_links(known, readings, made, joined.replayed.moves),
        judgements=_judgements(joined.reasons, made),
        problems={reading.article.id: reading.problems for reading in readings if reading.problems},
        replaced=former.replaced,
        former=former.by_article,
    )
    if not taken:
        return resolution
    owners = {joined.root(cluster[0].key): one.id for one, cluster in made}
    resolution = with_decisions(resolution, on_entities, joined.replayed, lambda key: owners.get(joined.root(key)))
    return with_verdicts(resolution, [decision for decision in taken if decision.statement is not None], known)


def _made(clusters: Clusters) -> Made:
    return [(entity(cluster), cluster) for cluster in clusters]


def statements(facts: Facts, resolution: Resolution) -> tuple[Statement, ...]:
    """The attributions of an article with their people as entities, and the entities that their contents mention."""
    mentions = sorted({mention.span for mention in facts.mentions})
    return tuple(_statement(facts, attribution, mentions, resolution) for attribution in facts.attributions)


def _statement(facts: Facts, attribution: Attribution, mentions: Sequence[Span], resolution: Resolution) -> Statement:
    def entities(spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(one for span in sorted(spans) for one in resolution.entities_of(facts.article, span))
        )

    speakers = entities(attribution.speakers)
    return Statement(
        attribution=attribution,
        speakers=speakers,
        addressees=entities(attribution.addressees),
        about=entities([span for span in mentions if any(content.covers(span) for content in attribution.content)]),
        verdict=resolution.verdicts.get(attribution.id),
        probability=probability(attribution, [resolution.entities[name] for name in speakers]),
    )


def _governed(readings: Sequence[Reading]) -> list[Entity]:
    """The countries whose governments speak, so that each is there even where no article names it as a place."""
    keys = {seen.key for reading in readings for seen in reading.sightings if is_government(seen.key)}
    return [country_entity(code) for _, code, _ in sorted(keys)]


def _links(
    corpus: Sequence[Facts], readings: Sequence[Reading], made: Made, moves: Moves
) -> dict[MentionKey, tuple[str, ...]]:
    at = {seen.at: one.id for one, cluster in made for seen in cluster}
    by_key = {seen.key: one.id for one, cluster in made for seen in cluster}
    moved = frozenset(where for where, _ in moves)
    found: dict[MentionKey, tuple[str, ...]] = {}
    for facts, reading in zip(corpus, readings, strict=True):
        for span, ends in sorted(_referents(facts, reading, moved).items()):
            where = (reading.article.id, span.start, span.end)
            meant = []
            for end in ends:
                voice = reading.voices.get((span, end))
                named = where if where in at and len(ends) == 1 else (reading.article.id, end.start, end.end)
                if voice is not None:
                    meant.append(by_key[moves.get((where, voice), voice)])
                elif named in at:
                    meant.append(at[named])
            found[where] = tuple(dict.fromkeys(meant))
    return found


def _referents(facts: Facts, reading: Reading, moved: frozenset[MentionKey]) -> Referents:
    """What refers to what; a name that was told apart from what it refers to stands for itself."""
    if not moved:
        return reading.referents
    voices = {span for span, _ in reading.voices}
    places = ((span, (reading.article.id, span.start, span.end)) for span in reading.referents)
    apart = frozenset(span for span, where in places if where in moved and span not in voices)
    return referents(telling_mentions(facts), apart) if apart else reading.referents


def _judgements(reasons: Reasons, made: Made) -> tuple[Judgement, ...]:
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
