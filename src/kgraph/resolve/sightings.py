"""A mention read by itself: what it may be called in the whole corpus, and what its words tell.

A sighting's key says which sightings are one thing without more ado: `("country", "KP")`, `("people", "UA")`,
`("organisation", "nato")`, `("seat", "kremlin")` and `("place", "703448")` (GeoNames) from the gazetteer;
`("institution", "GB", "defence", "ministry")`; `("name", "kursk")`; and, for what has a meaning in its article only,
`("namesake", article, name)`, `("bare", article, ...)` and `("scoped", article, start, end, name)`. A name that a
person has told apart from an entity has the key `("parted", ..., name)`, with a digest of the entity's id and perhaps
of articles between.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kgraph.model import Article, Facts, Mention, MentionKey, MentionType, Span
from kgraph.resolve.bodies import BodyName, body_name, is_described_institution, known_body
from kgraph.resolve.features import without_country, without_region
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.names import fold, is_acronym, is_single, is_title, name_key, split_title
from kgraph.resolve.surroundings import country_beside, region_beside, suffix_behind, title_before, title_words
from kgraph.resolve.wordlists import words

TITLED_TYPES = frozenset({"person", "other", "organization"})  # what the tagger makes of a person after a title
HOLDING = frozenset({"place", "group"})  # a country or party has offices too, and is no organization by that

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """A mention that stands for itself.

    `form` is its name as an entity may bear it, `titles` are offices and codes of countries that its words or roles
    tell ("president", "@UA"), `grammar` and `role` the type that its words or its role leave no doubt about, `day` the
    article's date. A `silent` one is nobody by itself: a description of who holds an office, and does not speak.
    """

    at: MentionKey
    key: Key
    form: str
    type: MentionType
    named: bool
    titles: frozenset[str] = frozenset()
    grammar: MentionType | None = None
    role: MentionType | None = None
    adjective: bool = False
    day: str | None = None
    silent: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Offices:
    """What the roles of an article say: the titles of each person, and which mentions are organisations.

    `day` is the article's date, or a day of the one year that its text names.
    """

    persons: Mapping[Span, frozenset[str]]
    organizations: frozenset[Span]
    day: str | None = None

    @classmethod
    def of(cls, facts: Facts) -> "Offices":
        """The offices that `facts.roles` give."""
        persons: dict[Span, frozenset[str]] = {}
        for role in facts.roles:
            told = role.title if role.organization is None else f"{role.title} {role.organization.text}"
            work = fold(role.title.split()[-1])
            persons[role.person] = persons.get(role.person, frozenset()) | title_words(told) | {work}
        found = frozenset(role.organization for role in facts.roles if role.organization is not None)
        years = set(YEAR.findall(facts.article.text)) if facts.article.published is None else set()
        day = f"{years.pop()}-07-01" if len(years) == 1 else facts.article.published
        return cls(persons=persons, organizations=found, day=day)


def is_pronoun(mention: Mention) -> bool:
    """Whether a mention is a bare pronoun, which names nobody by itself; "US" is none."""
    named_like_one = mention.named and not mention.name.islower()
    return not named_like_one and fold(mention.name) in words("pronoun")


def is_adjective_of_nothing(mention: Mention) -> bool:
    """Whether a mention is an adjective before a noun that stands for no country ("Western governments")."""
    places = gazetteer()
    known = (places.adjectives, places.nouns, places.people)
    return mention.modifies and all(table.find(mention.name) is None for table in known)


def sighting(article: Article, mention: Mention, offices: Offices) -> Sighting:
    """A mention read by its own words and its article's roles."""
    titles = offices.persons.get(mention.span, frozenset())
    role: MentionType | None = "person" if mention.span in offices.persons else None
    if role is None and mention.span in offices.organizations and mention.type not in HOLDING:
        role = "organization"
    form = " ".join(re.sub(r"['’][sS]?$", "", mention.name.strip(" \t\r\n\"“”'‘’,;")).split()) or mention.span.text
    at = (article.id, mention.span.start, mention.span.end)
    read = Sighting(
        at=at,
        key=(),
        form=form,
        type=mention.type,
        named=mention.named,
        titles=titles,
        role=role,
        day=offices.day,
    )
    return (
        _known(read, mention)
        or _institution(read, mention, article)
        or _described(read, mention)
        or _named(read, article)
    )


def scoped(read: Sighting, name: str) -> Key:
    """The key of a mention that stands for nothing but itself."""
    article, start, end = read.at
    return ("scoped", article, str(start), str(end), name)


def _known(read: Sighting, mention: Mention) -> Sighting | None:
    """A country, a people, a seat of government or a body of the gazetteer."""
    places = gazetteer()
    country, people = places.nouns.find(read.form), places.people.find(read.form)
    seat = places.seats.find(read.form)
    if seat is not None and not places.is_capital(seat.name) and read.type != "person" and read.role != "person":
        return replace(read, key=("seat", seat.code), grammar="place")
    adjective = places.adjectives.find(read.form)
    if country is None and adjective is not None and (mention.modifies or people is None):
        return replace(read, key=("country", adjective.code), adjective=True)
    if country is not None:
        return replace(read, key=("country", country.code))
    if people is not None:
        return replace(read, key=("people", people.code))
    certain = mention.type != "person" or is_acronym(read.form) or places.bodies.find(read.form) is not None
    body = known_body(read.form) if certain and read.role != "person" else None
    return replace(read, key=("organisation", body.code), grammar="organization") if body is not None else None


def _institution(read: Sighting, mention: Mention, article: Article) -> Sighting | None:
    """An institution of a country that its name or the words beside it tell; else one of its article only."""
    form = _without_acronym(read.form)
    body = body_name(form) if read.type != "person" and read.role != "person" else None
    if body is None:
        return None
    if body.country is None and mention.named:
        wider = country_beside(article.text, mention.span)
        if wider is not None and body_name(wider) is not None:
            return _institution(replace(read, form=wider), mention, article)
    if body.country is not None and (mention.named or is_described_institution(body, mention.span.text)):
        known = known_body(form)
        key = ("organisation", known.code) if known else ("institution", body.country.code, *body.content)
        return replace(read, key=key, form=form, grammar="organization")
    if mention.named and body.country is None and _every_country_has_one(body):
        return replace(read, key=("bare", read.at[0], "institution", *body.content), grammar="organization")
    return None


def _described(read: Sighting, mention: Mention) -> Sighting | None:
    """A mention without a proper name."""
    if mention.named:
        return None
    text = " ".join(mention.span.text.split())
    return replace(read, key=scoped(read, fold(read.form)), form=text)


def _named(read: Sighting, article: Article) -> Sighting:
    """A proper name that the gazetteer does not know."""
    before = title_before(article.text, read.at[1]) if read.type in TITLED_TYPES or read.role == "person" else ""
    form = _without_acronym(read.form)
    place = without_region(form)
    is_region = place != form or region_beside(article.text, read.at[1], read.at[2])
    if is_region and read.type != "event" and read.role is None and not before:
        return replace(read, key=("name", name_key(place)), form=form, grammar="place")
    if read.type == "person" or read.role == "person" or before:
        return _person(replace(read, form=f"{read.form} {suffix_behind(article.text, read.at[2])}".strip()), before)
    grammar: MentionType | None = "organization" if _is_organization(form) else None
    return replace(read, key=("name", name_key(form)), form=form, grammar=grammar)


def _person(read: Sighting, before: str) -> Sighting:
    titles, form = split_title(read.form)
    if not titles:
        titles, form = split_title(without_country(read.form))
        form = form if titles else read.form
    if is_title(form):
        return replace(read, key=("bare", read.at[0], "title", fold(form)))
    told = f"{before} {' '.join(titles)}".split()
    found = read.titles | title_words(f"{before} {read.form if titles else ''}")
    if told and fold(told[-1]) in words("royal"):
        form = f"{told[-1]} {form}"
    grammar: MentionType | None = "person" if told and not _is_organization(form) else None
    return replace(read, key=("name", name_key(form)), form=form, titles=found, grammar=grammar)


def _without_acronym(form: str) -> str:
    """ "National Intelligence Service (NIS)" without what stands in brackets."""
    return re.sub(r"\s*\([^()]*\)$", "", form) or form


def _every_country_has_one(body: BodyName) -> bool:
    return body.head in words("every-country")


def _is_organization(form: str) -> bool:
    parts = fold(form).split()
    border = next((at for at, word in enumerate(parts) if at and word in ("of", "for", "on")), len(parts))
    heads = {parts[-1], parts[border - 1]}
    return not is_single(form) and bool(heads & (words("organization-head") | words("corporate")))
