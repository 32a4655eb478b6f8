"""What one article tells about its own names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model import Article, Facts, Judgement, Mention, Problem, Span
from kgraph.resolve.ages import Births, births, kept_apart, namesakes
from kgraph.resolve.features import PERSON, judge
from kgraph.resolve.governments import Voices, heard
from kgraph.resolve.groups import are_people, by_key
from kgraph.resolve.holders import Office
from kgraph.resolve.institutions import Definitions, by_acronym, by_content, definitions_of
from kgraph.resolve.lastnames import bare_persons, by_initials, by_last_name, in_heading
from kgraph.resolve.names import PersonName, fold, is_full, is_single
from kgraph.resolve.officers import described_office, office_of
from kgraph.resolve.places import Name, capitals, located, names_of, regional_names
from kgraph.resolve.reasons import Reasons
from kgraph.resolve.references import Referents, referents
from kgraph.resolve.sightings import Key, Offices, Sighting, is_adjective_of_nothing, sighting


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An article's sightings as each mention alone gives them; `aliases` are names that refer to other mentions.

    `places` are its names that may be places', and whether it calls them regions; `speaking` the mentions that its
    attributions have as their speakers. `held` are offices that its roles give to mentions, `births` when people of
    full names were born.
    """

    article: Article
    sightings: tuple[Sighting, ...]
    places: frozenset[Name]
    aliases: tuple[tuple[Sighting, Span], ...]
    referents: Referents
    speaking: frozenset[Span]
    held: tuple[tuple[Office, Span], ...]
    births: Births


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An article's sightings, why they have their keys, the acronyms that it defines, and what refers to what.

    `voices` are the keys of those who speak through a pronoun, `problems` what had to be left open.
    """

    article: Article
    sightings: tuple[Sighting, ...]
    reasons: Reasons
    definitions: Definitions
    referents: Referents
    voices: Voices
    births: Births
    problems: tuple[Problem, ...]


def draft(facts: Facts) -> Draft:
    """The mentions of an article, each read by itself."""
    telling = telling_mentions(facts)
    offices, ends = Offices.of(facts), referents(telling)
    mentions = {mention.span: mention for mention in reversed(telling)}
    speaking = frozenset(span for attribution in facts.attributions for span in attribution.speakers)
    met = _met(facts) | speaking
    read = {
        span: _silent(sighting(facts.article, mention, offices), span not in met)
        for span, mention in sorted(mentions.items())
        if ends[span] == (span,) or _is_alias(mention, ends[span])
    }
    sightings = tuple(seen for span, seen in read.items() if ends[span] == (span,))
    return Draft(
        article=facts.article,
        sightings=sightings,
        places=names_of(facts.article, sightings),
        aliases=tuple((seen, ends[span][0]) for span, seen in read.items() if ends[span] != (span,)),
        referents=ends,
        speaking=speaking,
        held=tuple((office, role.person) for role in facts.roles if (office := office_of(role)) is not None),
        births=births(facts, read.values()),
    )


def telling_mentions(facts: Facts) -> list[Mention]:
    """The mentions of an article that may stand for something."""
    return [
        _without_namesake(mention, facts.article) for mention in facts.mentions if not is_adjective_of_nothing(mention)
    ]


def settle(drafted: Draft, people: frozenset[Key], regions: frozenset[str]) -> Reading:
    """A draft resolved as far as the article itself can tell.

    `people` are keys of full names, `regions` names that mean a region without a word for it.
    """
    reasons = Reasons()
    found = by_initials(list(drafted.sightings), people, reasons)
    found = by_last_name(drafted.article, found, people, reasons)
    found = by_content(found, reasons)
    definitions = definitions_of(drafted.article, found)
    found = by_acronym(found, definitions, reasons)
    placed = located(drafted.article, capitals(bare_persons(found)), regions)
    spoken = heard(placed.sightings, drafted.referents, drafted.speaking)
    return Reading(
        article=drafted.article,
        sightings=(*spoken.sightings, *_joined(drafted.aliases, spoken.sightings, reasons)),
        reasons=reasons,
        definitions=definitions,
        referents=drafted.referents,
        voices=spoken.voices,
        births=drafted.births,
        problems=placed.problems,
    )


def told_apart(readings: Sequence[Reading], people: frozenset[Key]) -> list[Reading]:
    """The readings of a corpus with its namesakes as people of their own articles; `people` are keys of full names."""
    names = namesakes(reading.births for reading in readings) & people
    return [
        replace(reading, sightings=kept_apart(reading.sightings, reading.births, names)) if names else reading
        for reading in readings
    ]


def regions_of(drafts: Iterable[Draft]) -> frozenset[str]:
    """The names that mean a region wherever an article does not say otherwise."""
    return regional_names(drafted.places for drafted in drafts)


def people_of(drafts: Iterable[Draft]) -> frozenset[Key]:
    """The full names that are people's: by role, title or most of the tags, or because a last name is tagged so."""
    found: set[Key] = set()
    everywhere: list[Sighting] = []
    for drafted in drafts:
        everywhere += drafted.sightings
        bare = {fold(seen.form) for seen in drafted.sightings if seen.type == "person" and is_single(seen.form)}
        named = (seen for seen in drafted.sightings if seen.type == "other" and seen.grammar is None)
        found.update(seen.key for seen in named if is_full(seen.form) and PersonName.of(seen.form).surnames & bare)
    full = by_key(seen for seen in everywhere if seen.key[0] == "name" and is_full(seen.form))
    return frozenset(found & set(full)) | {key for key, group in full.items() if are_people(group)}


def _met(facts: Facts) -> frozenset[Span]:
    """Mentions that somebody speaks to, that have a role, or that others stand for."""
    addressed = {span for attribution in facts.attributions for span in attribution.addressees}
    meant = {span for mention in facts.mentions for span in mention.refers_to}
    return frozenset(addressed | meant | {role.person for role in facts.roles})


def _silent(seen: Sighting, unmet: bool) -> Sighting:
    office = described_office(seen.form) if unmet and seen.key[0] == "scoped" else None
    return seen if office is None else replace(seen, silent=True)


def _is_alias(mention: Mention, ends: tuple[Span, ...]) -> bool:
    """Whether the extractor says of a name whose it is."""
    return mention.named and len(ends) == 1 and ends != (mention.span,)


def _without_namesake(mention: Mention, article: Article) -> Mention:
    """A mention for itself where the extractor takes it for somebody of another first name, or who is named later."""
    if not mention.named or mention.type != "person" or len(mention.refers_to) != 1:
        return mention
    told = judge(mention.name, mention.refers_to[0].text, PERSON)
    other = told is not None and told.rule == "other-first-name"
    later = mention.refers_to[0].start > mention.span.start and not in_heading(article, mention.span.start)
    return replace(mention, refers_to=()) if other or later else mention


def _joined(
    aliases: Iterable[tuple[Sighting, Span]], found: Sequence[Sighting], reasons: Reasons
) -> Iterator[Sighting]:
    """Names that the extractor has joined to another mention, with that one's key."""
    at = {seen.at[1:]: seen for seen in found}
    for seen, end in aliases:
        target = at[end.start, end.end]
        if seen.form != target.form:
            reason = "the article refers to it so"
            judged = Judgement(left=seen.form, right=target.form, same=True, rule="refers-to", reason=reason)
            reasons.add(judged, seen, target)
        yield replace(seen, key=target.key)
