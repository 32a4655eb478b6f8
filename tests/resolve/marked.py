"""Facts made by hand from a marked text: `[words|type -~ =name >0,1]`.

In the brackets: the mention's words, its type, `-` for a mention without a proper name, `~` for an adjective before a
noun, `=` and a name where it is not the words (blanks as underscores), `>` and the numbers of the mentions that it
refers to. A number between commas behind a person is an age.
"""

import re

from kgraph.ids import digest
from kgraph.model import Article, Attribution, Description, Facts, Mention, MentionType, Resolution, Role, Span
from kgraph.resolve import resolve

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]*)\]")
AGE = re.compile(r", (\d+),")


def facts(
    name: str,
    marked: str,
    *,
    roles: tuple[tuple[int, str, int | None], ...] = (),
    said: tuple[tuple[tuple[int, ...], tuple[str, ...]], ...] = (),
    published: str | None = "2024-11-04",
) -> Facts:
    """Facts of an article; `roles` are (person, title, organisation), `said` (speakers, contents) by number."""
    text, spans, marks = "", [], []
    at = 0
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        spans.append((len(text), len(text) + len(found.group(1))))
        marks.append(found.group(2).split())
        text += found.group(1)
        at = found.end()
    text += marked[at:]
    where = [Span.of(text, start, end) for start, end in spans]
    return Facts(
        article=Article(
            id=f"article-{name}", path=name, text=text, sha256=digest(text), blocks=(), published=published
        ),
        extractor="by hand",
        mentions=tuple(_mention(where, number, mark) for number, mark in enumerate(marks)),
        attributions=tuple(
            Attribution(
                id=f"statement-{name}-{number}",
                relation="states",
                mode="indirect",
                source=None,
                cue=None,
                content=tuple(Span.of(text, text.index(words), text.index(words) + len(words)) for words in contents),
                speakers=tuple(where[speaker] for speaker in speakers),
            )
            for number, (speakers, contents) in enumerate(said)
        ),
        roles=tuple(
            Role(
                person=where[person],
                title=title,
                organization=None if organisation is None else where[organisation],
                evidence=where[person],
            )
            for person, title, organisation in roles
        ),
        descriptions=tuple(
            Description(person=span, words=Span.of(text, age.start(1), age.end(1)))
            for span in where
            if (age := AGE.match(text, span.end)) is not None
        ),
    )


def _mention(where: list[Span], number: int, mark: list[str]) -> Mention:
    kind: MentionType = mark[0]  # type: ignore[assignment]
    names = [flag[1:].replace("_", " ") for flag in mark if flag.startswith("=")]
    targets = [int(target) for flag in mark if flag.startswith(">") for target in flag[1:].split(",")]
    return Mention(
        span=where[number],
        type=kind,
        name=names[0] if names else where[number].text,
        named="-" not in mark,
        refers_to=tuple(where[target] for target in targets),
        modifies="~" in mark,
    )


def labels(resolution: Resolution, one: Facts) -> list[tuple[str, ...]]:
    """For each mention of an article the labels of its entities."""
    return [
        tuple(resolution.entities[found].label for found in resolution.entities_of(one.article, mention.span))
        for mention in one.mentions
    ]


def resolved(marked: str, **more: object) -> list[tuple[str, ...]]:
    """The labels of the mentions of a corpus of one article."""
    one = facts("a", marked, **more)  # type: ignore[arg-type]
    return labels(resolve([one]), one)


def are_same(left: str, right: str, kind: str) -> bool:
    """Whether two names of two articles, tagged as `kind`, become one entity."""
    one, other = facts("a", f"[{left}|{kind}] spoke."), facts("b", f"[{right}|{kind}] spoke.")
    found = resolve([one, other])
    meant = [found.entities_of(each.article, each.mentions[0].span) for each in (one, other)]
    assert all(meant)
    return meant[0] == meant[1]
