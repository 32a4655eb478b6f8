"""Entities to the records of an authority: which record an entity is, and when that stays open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kgraph.authorities.values import Authority, AuthorityRecord
from kgraph.model import Entity, Link, LinkRecord, Match, MentionType, Problem
from kgraph.resolve.bodies import body_name
from kgraph.resolve.claims import EQUAL, Claim, claim, names_of, spoken, telling_names
from kgraph.resolve.features import without_country, without_region
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.names import PersonName, fold, is_acronym, name_key, sound, split_title
from kgraph.resolve.wordlists import words

NAMED = 3  # records that a message about an ambiguous name lists
COMPARED: tuple[MentionType, ...] = ("person", "place", "organization")  # types whose names have parts

Block = tuple[str, ...]
Index = dict[Block, list[AuthorityRecord]]


def find_links(entities: Iterable[Entity], authority: Authority) -> tuple[tuple[LinkRecord, ...], tuple[Problem, ...]]:
    """The links of entities to an authority's records, and a problem for each that stays open; both in a fixed order.

    A match is exact when the full names are equal, the types agree, and no other record claims the entity; weaker
    agreement makes it close. An entity that several records claim equally gets no link.
    """
    index = _index(authority.records)
    links: list[LinkRecord] = []
    problems: list[Problem] = []
    for entity in sorted(entities, key=lambda one: one.id):
        claims = _claims(entity, index)
        if len(claims) > 1 and claims[0].score == claims[1].score:
            problems.append(_ambiguous(entity, claims, authority.name))
        elif claims:
            links.append(_link(entity, claims, authority))
    return tuple(links), tuple(problems)


def link_record(entity: Entity, found: Claim, match: Match, *, authority: str, sha256: str | None = None) -> LinkRecord:
    """The link that a claim makes."""
    link = Link(
        iri=found.record.iri,
        match=match,
        score=round(found.score, 2),
        evidence=found.reason,
        authority=authority,
        sha256=sha256,
    )
    return LinkRecord(entity=entity.id, label=entity.label, type=entity.type, link=link)


def _link(entity: Entity, claims: Sequence[Claim], authority: Authority) -> LinkRecord:
    best = claims[0]
    alone = len(claims) == 1 and best.typed and best.names >= EQUAL
    return link_record(entity, best, "exact" if alone else "close", authority=authority.name, sha256=authority.sha256)


def _claims(entity: Entity, index: Index) -> list[Claim]:
    """The claims of all records that share a block with the entity, the surest first."""
    names = telling_names(entity)
    near = {
        record.iri: record for name in names for block in _blocks(name, entity.type) for record in index.get(block, ())
    }
    claims = [found for _, record in sorted(near.items()) if (found := claim(entity, record)) is not None]
    return sorted(claims, key=lambda one: (-one.score, one.record.iri))


def _ambiguous(entity: Entity, claims: Sequence[Claim], authority: str) -> Problem:
    best = [one.record for one in claims if one.score == claims[0].score]
    some = "; ".join(f"{one.iri} ({one.description or one.label})" for one in best[:NAMED])
    more = f" or {len(best) - NAMED} more" if len(best) > NAMED else ""
    return Problem(stage="link", message=f"{authority}: {entity.label} may be {some}{more}: not linked")


def _index(records: Iterable[AuthorityRecord]) -> Index:
    index: defaultdict[Block, list[AuthorityRecord]] = defaultdict(list)
    for record in records:
        kinds = COMPARED if record.type is None else (record.type,)
        blocks = {
            block for kind in kinds for name in names_of(record, kind) for block in _blocks(spoken(name, kind), kind)
        }
        for block in sorted(blocks):
            index[block].append(record)
    return dict(index)


def _blocks(name: str, kind: MentionType) -> Iterator[Block]:
    """What names that may be compared as equal have in common, so that not every pair has to be compared."""
    yield "name", name_key(name)
    if kind == "person":
        bare = split_title(name)[1]
        yield "person", fold(bare).replace(" ", "")
        parts = PersonName.of(bare)
        yield "sounds", sound(parts.first)[:1], *_consonants(parts.last)
    elif kind == "place":
        country = gazetteer().country(name)
        if country is not None:
            yield "country", country.code
        yield "name", name_key(without_region(name))
    else:
        yield from _body_blocks(name)


def _consonants(last: str) -> Iterator[str]:
    """The sounds of a last name without vowels, in which its spellings do not differ."""
    before = ""
    for sign in sound(last):
        if sign not in "aeiou" and sign != before:
            yield sign
            before = sign


def _body_blocks(name: str) -> Iterator[Block]:
    known = gazetteer().bodies.find(name)
    if known is not None:
        yield "body", known.code
    body = body_name(name)
    if body is not None:
        yield "content", *body.content
    for form in {name: None, without_country(name): None}:
        if is_acronym(form):
            yield "letters", fold(form)
        parts = fold(form).split()
        content = [word for word in parts if word not in words("function")]
        for initials in (parts, content):
            if len(initials) > 1:
                yield "letters", "".join(word[0] for word in initials)
