"""Two short articles made for these tests, with facts and resolution written by hand."""

import hashlib

from kgraph.model import (
    Article,
    Attribution,
    Block,
    Cue,
    Entity,
    Facts,
    Mention,
    MentionType,
    Relation,
    Resolution,
    Role,
    Span,
    Statement,
)

EXTRACTOR = "by-hand 1"

HARBOUR = (
    "Lund opens its harbour\n\n"
    "Mayor Ida Brandt said on Monday that the harbour of Lund would open again. "
    "“We are ready,” she told the Lund Gazette, “and so is the town.” It rained. "
    "The Lund Gazette reported that the harbour of Lund had been closed for a year. "
    "Brandt believes that people will come to Lund. "
    "Tom Reed, head of the Harbour Office, declined to comment."
)
REPLY = "Lund is too small for a harbour, Tom Reed said."

IDA, TOM, LUND, GAZETTE, OFFICE = (
    "person-ida-brandt-1",
    "person-tom-reed-2",
    "place-lund-3",
    "organization-lund-gazette-4",
    "organization-harbour-office-5",
)
ENTITIES = {
    IDA: Entity(id=IDA, label="Ida Brandt", type="person", names=("Brandt", "Ida Brandt", "Mayor Brandt")),
    TOM: Entity(id=TOM, label="Tom Reed", type="person"),
    LUND: Entity(id=LUND, label="Lund", type="place", same_as=("http://www.wikidata.org/entity/Q2167",)),
    GAZETTE: Entity(id=GAZETTE, label="Lund Gazette", type="organization"),
    OFFICE: Entity(id=OFFICE, label="Harbour Office", type="organization"),
}


def span(text: str, words: str, nth: int = 0) -> Span:
    """The `nth` place where `text` has these words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


def article(name: str, text: str, **known: object) -> Article:
    block = Block(kind="paragraph", start=0, end=len(text))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=name, path=f"{name}.txt", text=text, sha256=sha256, blocks=(block,), **known)  # type: ignore[arg-type]


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of what ends with a full stop (and a quotation mark) before a blank."""
    found, start = [], 0
    for place, letter in enumerate(text):
        if letter in "\n " and text[place - 1] in ".”\n" and text[start:place].rstrip("”")[-1:] == ".":
            found.append((start, place))
            start = place + 1
    return (*found, (start, len(text)))


def attribution(
    text: str, number: int, relation: Relation, source: Span, cue: Span, *content: Span, **known: object
) -> Attribution:
    return Attribution(
        id=f"statement-{hashlib.sha256(text.encode()).hexdigest()[:4]}-{number}",
        relation=relation,
        mode="direct" if any("“" in words.text for words in content) else "indirect",
        source=source,
        cue=Cue(span=cue, lemma=cue.text.split()[0]),
        content=content,
        speakers=(source,),
        rule="by hand",
        **known,  # type: ignore[arg-type]
    )


def harbour() -> tuple[Facts, tuple[Statement, ...]]:
    """An article with a statement, a quotation in two parts, a report, a belief and a refusal to comment."""
    text = HARBOUR
    found = (
        attribution(
            text,
            1,
            "states",
            span(text, "Mayor Ida Brandt"),
            span(text, "said"),
            span(text, "the harbour of Lund would open again"),
            score=0.9,
        ),
        attribution(
            text,
            2,
            "states",
            span(text, "she"),
            span(text, "told"),
            span(text, "“We are ready,”"),
            span(text, "“and so is the town.”"),
            certainty="certain",
        ),
        attribution(
            text,
            3,
            "reports",
            span(text, "The Lund Gazette"),
            span(text, "reported"),
            span(text, "the harbour of Lund had been closed for a year"),
        ),
        attribution(
            text,
            4,
            "believes",
            span(text, "Brandt", 1),
            span(text, "believes"),
            span(text, "people will come to Lund"),
        ),
        attribution(
            text,
            5,
            "declines-comment",
            span(text, "Tom Reed"),
            span(text, "declined to comment"),
            polarity="unconfirmed",
        ),
    )
    facts = Facts(
        article=article(
            "article-harbour",
            text,
            title="Lund opens its harbour",
            published="2024-05-06",
            authors=("A. Writer",),
            publisher="The Example",
            url="https://example.org/harbour",
        ),
        extractor=EXTRACTOR,
        sentences=sentences(text),
        mentions=tuple(mention for mention, _ in HARBOUR_MENTIONS),
        attributions=found,
        roles=(
            Role(
                person=span(text, "Tom Reed"),
                title="head",
                organization=span(text, "the Harbour Office"),
                evidence=span(text, "Tom Reed, head of the Harbour Office"),
            ),
        ),
    )
    people = (((IDA,), (), (LUND,)), ((IDA,), (GAZETTE,), (IDA, LUND)), ((GAZETTE,), (), (LUND,)))
    people += (((IDA,), (), (LUND,)), ((TOM,), (), ()))
    return facts, statements(found, people)


def reply() -> tuple[Facts, tuple[Statement, ...]]:
    """A second article that speaks of the same place and one of the same people."""
    text = REPLY
    found = (
        attribution(
            text, 1, "states", span(text, "Tom Reed"), span(text, "said"), span(text, "Lund is too small for a harbour")
        ),
    )
    facts = Facts(
        article=article("article-reply", text, published="2024-05-07T08:30:00+00:00"),
        extractor=EXTRACTOR,
        sentences=((0, len(text)),),
        mentions=tuple(mention for mention, _ in REPLY_MENTIONS),
        attributions=found,
    )
    return facts, statements(found, (((TOM,), (), (LUND,)),))


def statements(
    found: tuple[Attribution, ...], people: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]
) -> tuple[Statement, ...]:
    return tuple(
        Statement(attribution=one, speakers=speakers, addressees=addressees, about=about)
        for one, (speakers, addressees, about) in zip(found, people, strict=True)
    )


def mention(text: str, words: str, nth: int, kind: MentionType, *entities: str) -> tuple[Mention, tuple[str, ...]]:
    return Mention(span=span(text, words, nth), type=kind, name=words), entities


HARBOUR_MENTIONS = (
    mention(HARBOUR, "Mayor Ida Brandt", 0, "person", IDA),
    mention(HARBOUR, "Lund", 1, "place", LUND),
    mention(HARBOUR, "We", 0, "person", IDA),
    mention(HARBOUR, "she", 0, "person", IDA),
    mention(HARBOUR, "the Lund Gazette", 0, "organization", GAZETTE),
    mention(HARBOUR, "the town", 0, "place", LUND),
    mention(HARBOUR, "The Lund Gazette", 0, "organization", GAZETTE),
    mention(HARBOUR, "Tom Reed", 0, "person", TOM),
    mention(HARBOUR, "the Harbour Office", 0, "organization", OFFICE),
    mention(HARBOUR, "people", 0, "group"),
)
REPLY_MENTIONS = (mention(REPLY, "Lund", 0, "place", LUND), mention(REPLY, "Tom Reed", 0, "person", TOM))


def resolution() -> Resolution:
    """What the mentions of both articles stand for; of "people" it is not known."""
    links = {}
    for name, mentions in (("article-harbour", HARBOUR_MENTIONS), ("article-reply", REPLY_MENTIONS)):
        links |= {(name, one.span.start, one.span.end): entities for one, entities in mentions if entities}
    return Resolution(entities=ENTITIES, links=links)
