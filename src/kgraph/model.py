"""The values that go from stage to stage: frozen, keyword-only, with tuples.

Offsets are half-open and count Unicode code points of `Article.text`; `article.text[span.start:span.end] == span.text`
holds for every span. Identifiers are local names (see `ids`); only `records` and `assemble` put a base before them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, Self, get_args

BlockKind = Literal["title", "section", "date", "byline", "heading", "paragraph"]
MentionType = Literal["person", "organization", "place", "group", "event", "other"]
Relation = Literal[
    "states", "reports", "denies", "does-not-confirm", "declines-comment", "asks", "believes", "intends", "other"
]
Mode = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "almost-certain", "highly-likely", "likely", "possible", "unlikely", "unstated"]
Polarity = Literal["affirmed", "denied", "unconfirmed"]
ModelName = Literal["default", "small", "rules"]  # which model reads attributions: encoder, linear models, none
Modifier = Literal["exactly", "about", "at least", "at most", "between"]  # how a number is meant
TimeRole = Literal["said", "happened"]  # whether a time is that of the saying, or of anything else
EventType = Literal[
    "deploy",
    "clash",
    "strike",
    "meet",
    "sign",
    "sanction",
    "kill",
    "injure",
    "arrest",
    "elect",
    "resign",
    "announce",
    "supply",
    "train",
]
Comparability = Literal["agrees", "overlaps", "conflicts", "superseded", "not comparable"]
Difference = Literal["thing", "event", "unit", "place", "time", "part", "claim"]  # why figures cannot be compared
OfficeStatus = Literal["current", "former", "acting", "elect"]
Stage = Literal["read", "annotate", "extract", "resolve", "decide", "link", "assemble"]
Match = Literal["exact", "close"]  # the same thing elsewhere, or a thing that is likely to be the same
DecisionKind = Literal["same", "different", "split", "label", "type", "reject", "accept"]
Verdict = Literal["accepted", "rejected"]  # what a person says of a statement

LONGEST_LABEL = 1000  # characters of a label or name that somebody gives
MODIFIERS: tuple[Modifier, ...] = get_args(Modifier)
OFFICE_STATUSES: tuple[OfficeStatus, ...] = get_args(OfficeStatus)
MENTION_TYPES: tuple[MentionType, ...] = get_args(MentionType)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
MODEL_NAMES: tuple[ModelName, ...] = get_args(ModelName)
STATING: frozenset[Relation] = frozenset({"states", "reports", "denies", "does-not-confirm", "declines-comment"})


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Span:
    """A piece of an article's text: `start` inclusive, `end` exclusive, and the words themselves."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The span of `text` from `start` to `end`; ValueError when it lies outside or is empty."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}:{end} is not inside a text of {len(text)} characters")
        return cls(start=start, end=end, text=text[start:end])

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A part of an article's layout, by kind; in order, without overlap, blanks left out."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What was read: the final text, its layout and what the text tells about itself.

    `published` is an ISO 8601 date or date-time, `sha256` the hexadecimal hash of the text in UTF-8.
    """

    id: str
    path: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Words that stand for somebody or something.

    `name` is the mention's text without article, title and possessive. `named` tells a proper name ("Kovalenko", "UK
    Ministry of Defence") from a description or pronoun ("The agency", "He"). `refers_to` holds the spans of the other
    mentions of the same article that a pronoun or description stands for ("the two officials": two); empty for a
    mention that stands for itself. `modifies` is true for an adjective of a country before a noun ("Russian forces").
    """

    span: Span
    type: MentionType
    name: str
    named: bool = True
    refers_to: tuple[Span, ...] = ()
    modifies: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """The words that attribute ("said", "according to") and the lemma that the cue scheme knows them by."""

    span: Span
    lemma: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """Somebody's words or thoughts: source, cue and content (the terms of PARC and PolNeAR).

    `speakers` and `addressees` are spans of mentions of the same article. `within` is the id of the attribution whose
    content holds this one. `hedge` are the words that make the content less, or more, than plainly certain. `score` is
    the share of such findings that were right on development data, None where it was not measured; `rule` says how it
    was found.
    """

    id: str
    relation: Relation
    mode: Mode
    source: Span | None
    cue: Cue | None
    content: tuple[Span, ...]
    speakers: tuple[Span, ...] = ()
    addressees: tuple[Span, ...] = ()
    within: str | None = None
    certainty: Certainty = "unstated"
    polarity: Polarity = "affirmed"
    hedge: Span | None = None
    score: float | None = None
    rule: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """An office that the text gives a person: mention spans, the title's words, and where it is said.

    `title` is without the body or country ("Defense Minister") and without "former" and its like, which `status` tells:
    whether the person holds the office at the time of the article, has held it, stands in, or is to get it.
    """

    person: Span
    title: str
    organization: Span | None
    evidence: Span
    status: OfficeStatus = "current"


@dataclass(frozen=True, kw_only=True, slots=True)
class Description:
    """What the text says that a person is: the mention, and the words ("a 27-year-old IT worker from Kyiv").

    The words are at least an age in figures; with no more, they tell namesakes apart and describe nobody.
    """

    person: Span
    words: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number that the text counts or measures with, and what it counts.

    `value` is None where only bounds are told ("10,000 to 12,000", "thousands"); `minimum` and `maximum` are None where
    the text gives no such bound. `unit` is an ISO 4217 code for money and a QUDT IRI for measures and percentages, None
    for counts and fractions. `of` are the words for what is counted, taken from an earlier or later place where they
    are left out. `attribution` is the id of the innermost attribution whose content holds the number, None for what the
    article says itself; `part_of` is the span of the quantity that this one is a part of.
    `predicates` are the lemmas of the words whose argument the counted is, the nearest first ("kill", "deploy");
    `places` the words for where that is. `real` is false of what is wished, planned, asked, foretold or negated.
    `measured` are the words for what a number without a counted thing is the number of ("the force", "the death toll").
    """

    span: Span
    value: float | None
    minimum: float | None = None
    maximum: float | None = None
    modifier: Modifier = "exactly"
    unit: str | None = None
    of: Span | None = None
    attribution: str | None = None
    part_of: Span | None = None
    predicates: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()
    real: bool = True
    measured: Span | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """When something is, by the words of the text and the date of the article.

    `value` is an ISO 8601 date, month, year, date-time, interval ("2024-10-28/2024-11-03", both ends inside, or open:
    "2024-08/..") or duration ("P3D"); None where the article's date would be needed and is missing. `tells` keeps the
    time of a saying from all others. `attribution` is the id of the attribution that was said then, or else of the
    innermost one whose content holds the words, None for what the article says itself.
    """

    span: Span
    value: str | None
    tells: TimeRole = "happened"
    attribution: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Who does what to whom, where and when, as an attribution or the article has it; never a fact.

    `span` is the word that tells the event; `actors` and `patients` are spans of whole noun phrases (not always
    mentions), `places` and `times` spans of the words for them. `polarity` is "denied" where the event is negated.
    `attribution` is the id of the innermost attribution whose content holds it, None for what the article says itself.
    """

    span: Span
    type: EventType
    actors: tuple[Span, ...] = ()
    patients: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()
    polarity: Polarity = "affirmed"
    attribution: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Something that was left out, and why: one line."""

    stage: Stage
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """All that was extracted from one article, in order of the text, and the version of the extractor that did it.

    `sentences` are the (start, end) offsets of the article's sentences, for showing a quotation in its place.
    """

    article: Article
    extractor: str
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    roles: tuple[Role, ...] = ()
    descriptions: tuple[Description, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """Why two names are held to be the same entity, or not: the rule and a reason in words.

    `score` from -1 (surely different) to 1 (surely the same) is that of the feature, None for a rule without one.
    `entities` are the ids of what the names stand for: one for names that are the same, else that of the left name and
    that of the right; none where the names alone tell whom it concerns.
    """

    left: str
    right: str
    same: bool
    rule: str
    reason: str
    score: float | None = None
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """Something elsewhere that an entity is, or may be, by what an authority says.

    `score` from 0 to 1 is how sure the comparison of the names is, `evidence` tells in words which name was like which.
    `authority` is the name of the file, whose bytes have the hash `sha256`, or the address of the service.
    """

    iri: str
    match: Match
    score: float
    evidence: str
    authority: str
    sha256: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkRecord:
    """A link as it is kept: with the id of its entity, and the label and type that find it when the id is another."""

    entity: str
    label: str
    type: MentionType
    link: Link


@dataclass(frozen=True, kw_only=True, slots=True)
class Entity:
    """One real thing: its best name, its other names, IRIs elsewhere that are the same thing, and links to others'.

    `coordinates` are a place's latitude and longitude in degrees. `jurisdiction` is the id of the country that a
    government governs. `identical` are IRIs elsewhere that a person has decided to be the same thing.
    """

    id: str
    label: str
    type: MentionType
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    jurisdiction: str | None = None
    links: tuple[Link, ...] = ()
    identical: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityAnchor:
    """An entity that a decision is about: its id when that was taken, and what finds it when the id is another.

    `name` is the one of its names that is meant where the decision tells its names from each other; `articles` are the
    hashes of the texts that mean somebody else by its names.
    """

    entity: str
    label: str
    type: MentionType
    name: str | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementAnchor:
    """A statement that a decision is about: its id, and what finds it when the id is another.

    `sha256` is the hash of the article's text, `cue` and `content` are (start, end) in it, `text` is for readers.
    """

    statement: str
    sha256: str
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What a person has decided: about which entities or statement, who, when (ISO 8601) and why.

    `value` is the new label or type, or the IRI elsewhere that an entity is the same as.
    """

    kind: DecisionKind
    entities: tuple[EntityAnchor, ...] = ()
    statement: StatementAnchor | None = None
    value: str | None = None
    who: str
    when: str
    why: str | None = None

    @property
    def instant(self) -> datetime:
        """When it was taken; without a zone, in UTC."""
        when = datetime.fromisoformat(self.when)
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)

    @property
    def words(self) -> str:
        """What was decided, as it would be said on the command line: `same “Kyiv”, “Kiev”`."""
        names = [anchor.name or anchor.label for anchor in self.entities]
        if self.kind == "split":
            names = [name for one in self.entities for name in (one.label, one.name) if name is not None]
        names += [text for text in (self.statement.text if self.statement else None, self.value) if text is not None]
        where = [f" in {number}" for anchor in self.entities if (number := _articles(len(anchor.articles)))]
        return f"{self.kind} " + ", ".join(f"“{name}”" for name in names) + "".join(where)


def _articles(count: int) -> str:
    return "" if not count else "1 article" if count == 1 else f"{count} articles"


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class FigureKey:
    """A figure of a corpus: the id of its article, and the span of its number."""

    article: str
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Two figures side by side, the one that was said earlier first: what they are to each other.

    Of figures that cannot be compared only those are told that nothing but `reason` keeps apart. "superseded" is the
    left one, by the right one. `because` says it in words.
    """

    left: FigureKey
    right: FigureKey
    verdict: Comparability
    because: str
    reason: Difference | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a figure is about, as far as that can be held against other figures.

    `thing` is the kind of what is counted ("soldier"), `of` the ids of entities that it belongs to ("North Korean"),
    told or implied; `happenings` what is done to it or by it ("kill"), `places` ids of where.
    """

    thing: str | None = None
    of: tuple[str, ...] = ()
    happenings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Opposition:
    """Two statements about the same event, by their ids, the one that was said earlier first: agree or conflict."""

    left: str
    right: str
    verdict: Comparability
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A corpus side by side: what its figures are about, how they and its statements compare, and who stands behind.

    `said` gives the ISO 8601 day of statements that tell one, by id. `voices` gives for each statement, by id, how many
    independent sources say the same.
    """

    subjects: Mapping[FigureKey, Subject] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    oppositions: tuple[Opposition, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, int] = field(default_factory=dict)


MentionKey = tuple[str, int, int]  # article id, start, end


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """Which entities the mentions of a corpus stand for, and why.

    `links` gives for each mention the ids of its entities (none for one that could not be resolved, two for "the two
    officials"); `judgements` tells what was merged or kept apart; `problems` what an article, by its id, leaves open.
    `replaced` gives for each id that a smaller corpus would give, and this one does not, the id of the entity that it
    leads to; `former` tells for each article, by id, which of them its mentions account for.
    `decisions` gives for each entity and attribution, by id, what people have decided of it; `verdicts` what they say
    of attributions, by id; `idle` tells of each decision that has no effect why it has none.
    """

    entities: Mapping[str, Entity]
    links: Mapping[MentionKey, tuple[str, ...]]
    judgements: tuple[Judgement, ...] = ()
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decisions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    idle: Mapping[Decision, str] = field(default_factory=dict)

    def current(self, name: str) -> str | None:
        """The id of the entity that `name` is or was the id of, in this corpus or a part of it; None if of none."""
        return name if name in self.entities else self.replaced.get(name)

    def entities_of(self, article: Article, span: Span) -> tuple[str, ...]:
        """Ids of the entities that the mention at `span` of `article` stands for."""
        return self.links.get((article.id, span.start, span.end), ())

    def descriptions(self, facts: Facts) -> dict[str, Span]:
        """What an article says that its people are: for each that it describes, by id, the first words that do."""
        found: dict[str, Span] = {}
        for one in facts.descriptions:
            if any(letter.isalpha() for letter in one.words.text):
                for name in self.entities_of(facts.article, one.person):
                    if self.entities[name].type == "person":
                        found.setdefault(name, one.words)
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """An attribution with its people resolved: ids of entities in the order in which the text names them.

    `verdict` is what a person says of it, None where nobody has decided. `probability` are the least and the greatest
    share that its hedge stands for, where the speaker is one who gives such words numbers.
    """

    attribution: Attribution
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    about: tuple[str, ...]
    verdict: Verdict | None = None
    probability: tuple[float, float] | None = None

    @property
    def stands(self) -> bool:
        """Whether it is a statement, and nobody has rejected it."""
        return self.attribution.relation in STATING and self.verdict != "rejected"
