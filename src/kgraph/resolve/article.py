"""What one article tells about its own names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgraph.model import Article, Facts, Judgement, Mention, Span
from kgraph.resolve.institutions import Definitions, by_acronym, by_content, definitions_of
from kgraph.resolve.lastnames import bare_persons, by_initials, by_last_name
from kgraph.resolve.references import Referents, referents
from kgraph.resolve.sightings import Offices, Sighting, sighting

Reasons = set[Judgement]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An article's sightings, why they have their keys, the acronyms that it defines, and what refers to what."""

    article: Article
    sightings: tuple[Sighting, ...]
    judgements: frozenset[Judgement]
    definitions: Definitions
    referents: Referents


def read_article(facts: Facts) -> Reading:
    """The mentions of an article, resolved as far as the article itself can tell."""
    offices, ends = Offices.of(facts), referents(facts.mentions)
    mentions = {mention.span: mention for mention in reversed(facts.mentions)}
    own = [mention for span, mention in sorted(mentions.items()) if ends[span] == (span,)]
    found = [sighting(facts.article, mention, offices) for mention in own]
    reasons: Reasons = set()
    for step in (by_initials, by_last_name, by_content):
        found = step(found, reasons)
    definitions = definitions_of(facts.article, found)
    found = bare_persons(by_acronym(found, definitions, reasons))
    aliases = [mention for span, mention in sorted(mentions.items()) if _is_alias(mention, ends[span])]
    return Reading(
        article=facts.article,
        sightings=(*found, *_aliases(facts, aliases, offices, ends, found, reasons)),
        judgements=frozenset(reasons),
        definitions=definitions,
        referents=ends,
    )


def _is_alias(mention: Mention, ends: tuple[Span, ...]) -> bool:
    """Whether the extractor says of a name whose it is."""
    return mention.named and len(ends) == 1 and ends != (mention.span,)


def _aliases(
    facts: Facts,
    mentions: Sequence[Mention],
    offices: Offices,
    ends: Referents,
    found: Sequence[Sighting],
    reasons: Reasons,
) -> list[Sighting]:
    """Sightings of names that the extractor has joined to another mention, with that one's key."""
    by_start = {seen.at[1:]: seen for seen in found}
    aliases = []
    for mention in mentions:
        end = ends[mention.span][0]
        seen, target = sighting(facts.article, mention, offices), by_start[end.start, end.end]
        if seen.form != target.form:
            reason = "the article refers to it so"
            reasons.add(Judgement(left=seen.form, right=target.form, same=True, rule="refers-to", reason=reason))
        aliases.append(replace(seen, key=target.key))
    return aliases
