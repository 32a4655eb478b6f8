"""What the views show: who takes part, who states or reports something about whom, and the sentences behind it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kgraph.model import MENTION_TYPES, RELATIONS, MentionType, Relation
from kgraph.store.questions import ask
from kgraph.store.remote import AnyStore
from kgraph.store.results import table

Row = Mapping[str, str | None]  # a row of an answer: column -> IRI or literal as text, None when unbound
Role = Literal["source", "cue", "content"]
Line = Literal["states", "reports"]

ROLES: tuple[Role, ...] = ("source", "cue", "content")
LINES: tuple[Line, ...] = ("states", "reports")
ELLIPSIS = " … "  # stands where the sentences of a statement do not follow on each other
OFFSET = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Node:
    """An entity that speaks or that something is said about; `id` is its IRI, `names` its other names."""

    id: str
    label: str
    type: MentionType
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Edge:
    """Speaker to entity: `statements` are the IRIs of what the one said about the other, sorted."""

    speaker: str
    entity: str
    relation: Line
    statements: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Highlight:
    """A part of a passage, half-open code points from the passage's beginning."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A statement in its place: the sentences, which words are source, cue and content, and where they stand.

    `start` is the passage's offset in the article; `speakers` and `about` are ids of nodes; `published` is an ISO 8601
    date or date-time.
    """

    statement: str
    relation: Relation
    text: str
    highlights: tuple[Highlight, ...]
    article: str
    start: int = 0
    title: str | None = None
    published: str | None = None
    speakers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Network:
    """Nodes sorted by id, edges by speaker, entity and relation, passages by statement."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    passages: tuple[Passage, ...] = ()


class Part(NamedTuple):
    """A run of sentences: its offset in the article and its text."""

    start: int
    text: str


def network(store: AnyStore) -> Network:
    """All that the store's statements say about who takes part; QueryError or StoreError when it cannot be asked."""
    return network_from_rows(
        nodes=_rows(store, "network-nodes"),
        edges=_rows(store, "network-edges"),
        about=_rows(store, "view-about"),
        passages=_rows(store, "passages"),
    )


def _rows(store: AnyStore, query: str) -> list[Row]:
    answered = table(ask(store, query))
    return [dict(zip(answered.columns, row, strict=True)) for row in answered.rows]


def network_from_rows(
    *, nodes: Iterable[Row], edges: Iterable[Row], about: Iterable[Row], passages: Iterable[Row]
) -> Network:
    """The network from the answers of network-nodes, network-edges, view-about and passages, whatever their order."""
    arrows = _edges(edges)
    known = _nodes(nodes)
    unknown = sorted({end for edge in arrows for end in (edge.speaker, edge.entity)} - known.keys())
    known |= {iri: Node(id=iri, label=_last_part(iri), type="other") for iri in unknown}
    return Network(
        nodes=tuple(known[iri] for iri in sorted(known)),
        edges=arrows,
        passages=_passages(passages, _grouped(about, "statement")),
    )


def _nodes(rows: Iterable[Row]) -> dict[str, Node]:
    found = {}
    for iri, group in _grouped(rows, "entity").items():
        labels, types, names = (_values(group, column) for column in ("label", "type", "name"))
        label = labels[0] if labels else _last_part(iri)
        kinds: list[MentionType] = [kind for kind in MENTION_TYPES if kind in types]
        others = dict.fromkeys([*labels, *names])
        found[iri] = Node(
            id=iri,
            label=label,
            type=kinds[0] if kinds else "other",
            names=tuple(name for name in others if name != label),
        )
    return found


def _edges(rows: Iterable[Row]) -> tuple[Edge, ...]:
    behind: dict[tuple[str, str, Line], set[str]] = defaultdict(set)
    for row in rows:
        speaker, entity, relation, statement = (row[name] for name in ("speaker", "entity", "relation", "statement"))
        if speaker and entity and statement and relation in LINES:
            behind[speaker, entity, relation].add(statement)
    return tuple(
        Edge(speaker=speaker, entity=entity, relation=relation, statements=tuple(sorted(statements)))
        for (speaker, entity, relation), statements in sorted(behind.items())
    )


def _passages(rows: Iterable[Row], about: Mapping[str, Sequence[Row]]) -> tuple[Passage, ...]:
    groups = _grouped((row for row in rows if _is_placed(row)), "statement")
    return tuple(
        _passage(statement, groups[statement], _values(about.get(statement, ()), "entity"))
        for statement in sorted(groups)
    )


def _passage(statement: str, rows: Sequence[Row], about: Sequence[str]) -> Passage:
    """One statement's passage; when several articles claim it, that of the first by IRI."""
    article = _values(rows, "article")[0]
    own = [row for row in rows if row["article"] == article]
    parts = sorted({Part(int(row["passageStart"] or 0), row["passage"] or "") for row in own})
    marks = {(int(row["start"] or 0), int(row["end"] or 0), row["role"]) for row in own}
    relations = _values(own, "relation")
    return Passage(
        statement=statement,
        relation=relations[0] if relations and relations[0] in RELATIONS else "other",
        text=ELLIPSIS.join(part.text for part in parts),
        highlights=_highlights(parts, marks),
        article=article,
        start=parts[0].start,
        title=next(iter(_values(own, "title")), None),
        published=next(iter(_values(own, "published")), None),
        speakers=tuple(_values(own, "speaker")),
        about=tuple(about),
    )


def _highlights(parts: Sequence[Part], marks: Iterable[tuple[int, int, str | None]]) -> tuple[Highlight, ...]:
    """The marks moved from the article's offsets to those of the joined parts; what lies outside is cut off."""
    found = []
    before = 0
    for part in parts:
        for start, end, role in marks:
            first, last = max(start - part.start, 0), min(end - part.start, len(part.text))
            if first < last and role in ROLES:
                found.append(Highlight(start=before + first, end=before + last, role=role))
        before += len(part.text) + len(ELLIPSIS)
    return tuple(sorted(found))


def _is_placed(row: Row) -> bool:
    """Whether the offsets are numbers: imported RDF may hold anything."""
    return all(OFFSET.fullmatch(row[column] or "") for column in ("passageStart", "start", "end"))


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if key := row[column]:
            groups[key].append(row)
    return groups


def _values(rows: Iterable[Row], column: str) -> list[str]:
    """What stands in the column, sorted and once each."""
    return sorted({value for row in rows if (value := row[column]) is not None})


def _last_part(iri: str) -> str:
    return re.split(r"[/#]", iri.rstrip("/#"))[-1] or iri
