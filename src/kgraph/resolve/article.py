"""What one article tells about its own names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model import Article, Facts, Judgement, Mention, Problem, Span
from kgraph.resolve.governments import Voices, heard
from kgraph.resolve.groups import are_people, by_key
from kgraph.resolve.institutions import Definitions, by_acronym, by_content, definitions_of
from kgraph.resolve.lastnames import bare_persons, by_initials, by_last_name
from kgraph.resolve.names import PersonName, fold, is_full, is_single
from kgraph.resolve.places import Name, capitals, located, names_of, regional_names
from kgraph.resolve.references import Referents, referents
from kgraph.resolve.sightings import Key, Offices, Sighting, is_adjective_of_nothing, sighting


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An article's sightings as each mention alone gives them; `aliases` are names that refer to other mentions.

    `speaking` are the mentions that its attributions have as their speakers.
    """

    article: Article
    sightings: tuple[Sighting, ...]
    aliases: tuple[tuple[Sighting, Span], ...]
    referents: Referents
    speaking: frozenset[Span]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An article's sightings, why they have their keys, the acronyms that it defines, and what refers to what.

    `voices` are the keys of those who speak through a pronoun, `problems` what had to be left open.
    """

    article: Article
    sightings: tuple[Sighting, ...]
    judgements: frozenset[Judgement]
    definitions: Definitions
    referents: Referents
    voices: Voices
    problems: tuple[Problem, ...]


def draft(facts: Facts) -> Draft:
    """The mentions of an article, each read by itself."""
    telling = telling_mentions(facts)
    offices, ends = Offices.of(facts), referents(telling)
    mentions = {mention.span: mention for mention in reversed(telling)}
    read = {
        span: sighting(facts.article, mention, offices)
        for span, mention in sorted(mentions.items())
        if ends[span] == (span,) or _is_alias(mention, ends[span])
    }
    return Draft(
        article=facts.article,
        sightings=tuple(seen for span, seen in read.items() if ends[span] == (span,)),
        aliases=tuple((seen, ends[span][0]) for span, seen in read.items() if ends[span] != (span,)),
        referents=ends,
        speaking=frozenset(span for attribution in facts.attributions for span in attribution.speakers),
    )


def telling_mentions(facts: Facts) -> list[Mention]:
    """The mentions of an article that may stand for something."""
    return [mention for mention in facts.mentions if not is_adjective_of_nothing(mention)]


def settle(drafted: Draft, people: frozenset[Key], regions: frozenset[str]) -> Reading:
    """A draft resolved as far as the article itself can tell.

    `people` are keys of full names, `regions` names that mean a region without a word for it.
    """
    reasons: set[Judgement] = set()
    found = by_initials(list(drafted.sightings), people, reasons)
    found = by_last_name(found, people, reasons)
    found = by_content(found, reasons)
    definitions = definitions_of(drafted.article, found)
    found = by_acronym(found, definitions, reasons)
    placed = located(drafted.article, capitals(bare_persons(found)), regions)
    spoken = heard(placed.sightings, drafted.referents, drafted.speaking)
    return Reading(
        article=drafted.article,
        sightings=(*spoken.sightings, *_joined(drafted.aliases, spoken.sightings, reasons)),
        judgements=frozenset(reasons),
        definitions=definitions,
        referents=drafted.referents,
        voices=spoken.voices,
        problems=placed.problems,
    )


def regions_of(drafts: Iterable[Draft]) -> frozenset[str]:
    """The names that mean a region wherever an article does not say otherwise."""
    return regional_names((drafted.article, drafted.sightings) for drafted in drafts)


def places_of(drafted: Draft) -> frozenset[Name]:
    """The names of an article that may be places', and whether it calls them regions."""
    return names_of(drafted.article, drafted.sightings)


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


def _is_alias(mention: Mention, ends: tuple[Span, ...]) -> bool:
    """Whether the extractor says of a name whose it is."""
    return mention.named and len(ends) == 1 and ends != (mention.span,)


def _joined(
    aliases: Iterable[tuple[Sighting, Span]], found: Sequence[Sighting], reasons: set[Judgement]
) -> Iterator[Sighting]:
    """Names that the extractor has joined to another mention, with that one's key."""
    at = {seen.at[1:]: seen for seen in found}
    for seen, end in aliases:
        target = at[end.start, end.end]
        if seen.form != target.form:
            reason = "the article refers to it so"
            reasons.add(Judgement(left=seen.form, right=target.form, same=True, rule="refers-to", reason=reason))
        yield replace(seen, key=target.key)
