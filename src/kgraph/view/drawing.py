"""How a network is drawn: shapes, colours, sizes and places, in the words of vis-network."""

import math
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from kgraph.model import MentionType
from kgraph.view.graph import multigraph
from kgraph.view.layout import Box, Position, layout
from kgraph.view.network import Edge, Line, Network, Node

NAMELESS = "(no name)"
FONT_SIZE = 16  # units
EDGE_FONT_SIZE = 12  # units
FEW_EDGES = 80  # up to here every arrow wears its label from the start
LETTER_WIDTH = 8.4  # units, a generous mean for proportional type at FONT_SIZE
LINE_HEIGHT = 19  # units
LABEL_WIDTH = 18  # letters in a line of a label
LABEL_LINES = 3
SMALLEST, LARGEST = 9.0, 24.0  # units from a node's centre to its border


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """How a type of entity is drawn: vis-network's shape, the same shape as an SVG path, and colours."""

    shape: str
    outline: str
    fill: str
    border: str


KINDS: Mapping[MentionType, Kind] = {
    "person": Kind(shape="dot", outline="M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z", fill="#5b8fd6", border="#2a5796"),
    "organization": Kind(shape="square", outline="M-7.5-7.5h15v15h-15z", fill="#e08a4e", border="#9c4a12"),
    "place": Kind(shape="triangle", outline="M0-9 8.5 7h-17z", fill="#5aa97a", border="#23693f"),
    "group": Kind(shape="diamond", outline="M0-9.5 9.5 0 0 9.5-9.5 0z", fill="#a585cf", border="#64429a"),
    "event": Kind(
        shape="star",
        outline="M0-9.5 2.4-3.2 9-2.9 3.8 1.2 5.6 7.7 0 4-5.6 7.7-3.8 1.2-9-2.9-2.4-3.2z",
        fill="#e3bd3f",
        border="#8a6a00",
    ),
    "other": Kind(shape="triangleDown", outline="M0 9-8.5-7h17z", fill="#a3abb6", border="#565f6c"),
}
LINE_COLOURS: Mapping[Line, str] = {"states": "#2f5d9e", "reports": "#b3470f"}
BENDS: Mapping[Line, float] = {"states": 0.12, "reports": 0.28}  # share of an edge's length; keeps parallel edges apart

OPTIONS: Mapping[str, Mapping[str, object]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 0},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
        "font": {"size": FONT_SIZE, "face": "system-ui, sans-serif", "strokeWidth": 4, "strokeColor": "#ffffff"},
        "scaling": {"label": {"drawThreshold": 5}},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "font": {"size": EDGE_FONT_SIZE, "face": "system-ui, sans-serif", "strokeWidth": 3, "strokeColor": "#ffffff"},
        "selectionWidth": 1.5,
        "hoverWidth": 1,
    },
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """vis-network's nodes, edges and options; a node's or edge's id is its place in the network."""

    nodes: list[dict[str, object]]
    edges: list[dict[str, object]]
    options: dict[str, object]


def drawing(network: Network) -> Drawing:
    """The network laid out beforehand, physics off: the same drawing for the same network."""
    graph = multigraph(network)
    labels = {node.id: _wrapped(node.label or NAMELESS) for node in network.nodes}
    sizes = {node.id: _size(graph.degree(node.id)) for node in network.nodes}
    positions = layout(graph, {node: _box(labels[node], sizes[node]) for node in labels})
    places = {node.id: place for place, node in enumerate(network.nodes)}
    return Drawing(
        nodes=[
            _node(places[node.id], node, labels[node.id], sizes[node.id], positions[node.id]) for node in network.nodes
        ],
        edges=[
            _edge(place, edge, places[edge.speaker], places[edge.entity]) for place, edge in enumerate(network.edges)
        ],
        options=_options(len(network.edges)),
    )


def _node(place: int, node: Node, label: str, size: float, position: Position) -> dict[str, object]:
    kind = KINDS[node.type]
    colour = {"background": kind.fill, "border": kind.border}
    return {
        "id": place,
        "label": label,
        "shape": kind.shape,
        "size": size,
        "x": position[0],
        "y": position[1],
        "color": {**colour, "highlight": colour, "hover": colour},
    }


def _edge(place: int, edge: Edge, speaker: int, entity: int) -> dict[str, object]:
    count = len(edge.statements)
    return {
        "id": place,
        "from": speaker,
        "to": entity,
        "label": edge.relation if count < 2 else f"{edge.relation} ({count})",
        "width": round(1.5 + 0.8 * math.log2(max(1, count)), 2),
        "color": edge_colour(edge.relation),
        "font": {"color": LINE_COLOURS[edge.relation]},
        "dashes": [7, 4] if edge.relation == "reports" else False,
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": BENDS[edge.relation]},
    }


def edge_colour(relation: Line) -> dict[str, str]:
    """vis-network's colours of an edge, the same when it is chosen or pointed at."""
    colour = LINE_COLOURS[relation]
    return {"color": colour, "highlight": colour, "hover": colour}


def _options(edges: int) -> dict[str, object]:
    """Options for so many edges: many labels at once hide what they name, so they wait until one looks closer."""
    threshold = EDGE_FONT_SIZE * (0.6 if edges <= FEW_EDGES else 0.85)
    return {**OPTIONS, "edges": {**OPTIONS["edges"], "scaling": {"label": {"drawThreshold": threshold}}}}


def _size(degree: int) -> float:
    """Units from centre to border; grows with the root of the number of edges, so that the area tells it."""
    return round(min(LARGEST, SMALLEST + 2.2 * math.sqrt(degree)), 1)


def _wrapped(label: str) -> str:
    """The label in a few short lines; what does not fit is named in the panel."""
    lines = textwrap.wrap(" ".join(label.split()), LABEL_WIDTH, max_lines=LABEL_LINES, placeholder=" …")
    return "\n".join(lines) or label


def _box(label: str, size: float) -> Box:
    """The room of a node whose label stands under it; East Asian letters are twice as wide."""
    lines = label.split("\n")
    letters = max(sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line) for line in lines)
    width = max(2 * size, letters * LETTER_WIDTH)
    return Box(width=math.ceil(width), above=math.ceil(size), below=math.ceil(size) + 4 + LINE_HEIGHT * len(lines))
