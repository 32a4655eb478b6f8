"""Networks written by hand: sentences with their source, cue and content between brackets."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from kgraph.model import MentionType, Relation
from kgraph.view.network import Edge, Highlight, Line, Network, Node, Passage, Role

ROLE_OF: Mapping[str, Role] = {"S": "source", "C": "cue", "Q": "content"}
BASE = "https://example.org/"

Said = tuple[
    Sequence[str], Relation, str, Sequence[str], str
]  # speakers, relation, marked text, about, article's title


def marked(text: str) -> tuple[str, tuple[Highlight, ...]]:
    """The plain text of "[S|He] [C|said] [Q|so]" and its highlights."""
    plain, highlights = "", []
    for before, role, inside in re.findall(r"([^\[]*)(?:\[([SCQ])\|([^\]]*)\])?", text):
        plain += before
        if role:
            highlights.append(Highlight(start=len(plain), end=len(plain) + len(inside), role=ROLE_OF[role]))
            plain += inside
    return plain, tuple(highlights)


def network_of(
    entities: Mapping[MentionType, Sequence[str]], said: Sequence[Said], dates: Mapping[str, str]
) -> Network:
    """A network from names by type, statements, and the date of each article by its title."""
    types = {name: kind for kind, names in entities.items() for name in names}
    nodes = {
        name: Node(id=f"{BASE}{place:03}", label=name, type=types[name]) for place, name in enumerate(sorted(types))
    }
    behind: dict[tuple[str, str, Line], list[str]] = {}
    passages = []
    for place, (speakers, relation, text, about, title) in enumerate(said):
        plain, highlights = marked(text)
        statement = f"{BASE}statement-{place:03}"
        line: Line = "reports" if relation == "reports" else "states"
        for speaker in speakers:
            for entity in about:
                if speaker != entity:
                    behind.setdefault((nodes[speaker].id, nodes[entity].id, line), []).append(statement)
        passages.append(
            Passage(
                statement=statement,
                relation=relation,
                text=plain,
                highlights=highlights,
                article=BASE + "article-" + str(sorted(dates).index(title)),
                start=place,
                title=title,
                published=dates[title],
                speakers=tuple(nodes[speaker].id for speaker in speakers),
                about=tuple(nodes[entity].id for entity in about),
            )
        )
    edges = [
        Edge(speaker=speaker, entity=entity, relation=line, statements=tuple(statements))
        for (speaker, entity, line), statements in sorted(behind.items())
    ]
    return Network(nodes=tuple(sorted(nodes.values())), edges=tuple(edges), passages=tuple(passages))


ENTITIES: Mapping[MentionType, Sequence[str]] = {
    "person": [
        "Mirela Dashko",
        "Anton Velik",
        "Sorin Hadek",
        "Ilse Brandt",
        "Tomas Okoro",
        "Juna Paresh",
        "Radu Petran",
        "Hanna Lindqvist",
        "Emir Zaydan",
        "Lucia Ferrante",
    ],
    "organization": [
        "Veranian Defence Ministry",
        "Northern Command",
        "Karsk News Agency",
        "World Relief Council",
        "Monitoring Centre for Disarmament",
        "Orlen Intelligence Service",
        "Assembly of Nations",
        "Lake Herald",
        "Verania State Railways",
        "International Atomic Safety Board",
    ],
    "place": [
        "Verania",
        "Karsk",
        "Port Alba",
        "Tessin Valley",
        "Orlen",
        "Dray River",
        "Lower Holm",
        "Mount Sever",
        "Halden",
    ],
    "group": ["Karskian soldiers", "coast guards", "Holm Brigade", "farmers", "displaced families"],
    "event": ["Halden talks", "Battle of Port Alba", "spring offensive", "harvest truce"],
    "other": ["Arrow-4 missile", "Dray bridge"],
}
DATES = {
    "Soldiers cross the Dray as talks stall": "2031-03-04",
    "Two days of talks in Halden end without a paper": "2031-03-09",
    "A truce for the harvest holds, barely": "2031-07-21",
    "Who hit the Dray bridge?": "2031-03-06",
}


def said_in(file: Path) -> list[Said]:
    """Statements from lines of five columns; several names stand between semicolons."""
    found: list[Said] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        speakers, relation, text, about, title = line.split("\t")
        found.append((_names(speakers), cast(Relation, relation), text, _names(about), title))
    return found


def _names(cell: str) -> list[str]:
    return [name for name in cell.split("; ") if name]


STORY = network_of(ENTITIES, said_in(Path(__file__).with_name("story.tsv")), DATES)
