"""Where the nodes of a network stand: worked out beforehand, the same every time, no label on another.

Each connected component is laid out so that drawn distances follow distances in the graph (stress majorization:
Gansner, Koren and North, "Graph drawing by stress majorization", GD 2004), then boxes are pushed apart, then the
components are set in rows. Lengths are canvas units, a pixel at zoom 1; y grows downwards.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Position = tuple[int, int]

EDGE_LENGTH = 15.0  # units between the labels of two joined nodes; room for an arrow
FREEDOM = 140.0  # units more, shared out by the root of the number of nodes: small networks need not be tight
CROWDING = 14.0  # units added to an edge for each square root of a neighbour; a hub needs a wider ring
MARGIN = 12.0  # units kept free between two boxes
GAP = 40.0  # units kept free between two components
ASPECT = 1.25  # width to height of the whole picture, about that of the canvas beside the panel
ROUNDS = 300  # of majorization at most; stress falls in every round
SETTLED = 1e-4  # share of the stress below which a round counts as no progress
PUSHES = 60  # rounds of pushing boxes apart before the picture is stretched instead
STRETCH = 1.15
CROWDED = 1.0  # meeting pairs a node; with more, the whole is spread first, as pushing would bend its shape
SPREAD = 1.05
SPREADS = 60  # at most: to nearly twenty times the size; points that coincide only pushing can part
LARGEST = 1_200  # nodes; above it a component's table of distances costs too much time and memory
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """The room that a node takes with its label: `above` and `below` are measured from the node's centre."""

    width: int
    above: int
    below: int


def layout(graph: nx.Graph, boxes: Mapping[str, Box]) -> dict[str, Position]:
    """The centre of every node in whole units; directions and parallel edges of `graph` do not matter."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph.nodes))
    plain.add_edges_from(sorted({(min(edge), max(edge)) for edge in graph.edges() if edge[0] != edge[1]}))
    components = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part))
    return _packed([_component(plain, part, [boxes[node] for node in part]) for part in components], boxes)


def _component(plain: nx.Graph, nodes: Sequence[str], boxes: Sequence[Box]) -> dict[str, Position]:
    """Positions of one connected component."""
    if len(nodes) > LARGEST:
        return _sunflower(plain, nodes, boxes)
    start = _ring(plain, nodes)
    points = _level(_majorized(_distances(plain, nodes, boxes), start))
    apart = _apart(np.rint(points), boxes)
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, apart, strict=True)}


def _distances(plain: nx.Graph, nodes: Sequence[str], boxes: Sequence[Box]) -> Floats:
    """Wished distances between all pairs: shortest paths over edges that are longer at hubs and wide labels."""
    widths = dict(zip(nodes, (box.width for box in boxes), strict=True))
    base = EDGE_LENGTH + FREEDOM / math.sqrt(len(nodes))
    weighted = nx.Graph()
    weighted.add_nodes_from(nodes)
    for left, right in plain.subgraph(nodes).edges():
        crowd = math.sqrt(max(plain.degree(left), plain.degree(right)))
        length = base + CROWDING * crowd + (widths[left] + widths[right]) / 4
        weighted.add_edge(left, right, weight=length)
    return np.asarray(nx.floyd_warshall_numpy(weighted, nodelist=nodes), dtype=np.float64)


def _ring(plain: nx.Graph, nodes: Sequence[str]) -> Floats:
    """A starting circle on which neighbours stand near each other: depth-first from the best joined node."""
    root = min(nodes, key=lambda node: (-plain.degree(node), node))
    turn = {node: place for place, node in enumerate(nx.dfs_preorder_nodes(plain, root))}
    angles = np.array([2 * math.pi * turn[node] / len(nodes) for node in nodes])
    return np.column_stack([np.cos(angles), np.sin(angles)]) * (FREEDOM * math.sqrt(len(nodes)))


def _majorized(wished: Floats, points: Floats) -> Floats:
    """Points whose distances come near the wished ones, each pair weighted by 1 / wished squared (SMACOF)."""
    count = len(points)
    if count == 1:
        return points * 0
    weights = 1 / (wished + np.eye(count)) ** 2
    np.fill_diagonal(weights, 0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1 / count) - 1 / count  # the pseudo-inverse of a connected Laplacian
    before = math.inf
    for _ in range(ROUNDS):
        found = np.hypot(*(points[:, axis, None] - points[None, :, axis] for axis in (0, 1)))
        stress = float((weights * (found - wished) ** 2).sum()) / 2
        if before - stress < SETTLED * stress:
            break
        before = stress
        pull = -weights * wished / np.where(found > 0, found, np.inf)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = inverse @ (pull @ points)
    return points


def _level(points: Floats) -> Floats:
    """The points turned and stretched so that they are widest from left to right, as labels and screens are."""
    stretch: Floats = np.array([math.sqrt(ASPECT), 1 / math.sqrt(ASPECT)])
    centred: Floats = points - points.mean(axis=0)
    across, down = (centred**2).sum(axis=0)
    both = float((centred[:, 0] * centred[:, 1]).sum())
    if math.hypot(float(across - down), 2 * both) < 0.05 * float(across + down):
        return np.asarray(centred * stretch)  # as good as round: the angle would be decided by rounding errors
    angle = math.atan2(2 * both, float(across - down)) / 2
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return np.asarray(centred @ turn * stretch)


def _apart(points: Floats, boxes: Sequence[Box]) -> Floats:
    """The points moved as little as need be, until no two boxes meet; whole units."""
    middle = np.array([[0.0, (box.below - box.above) / 2] for box in boxes])
    sizes = np.array([[box.width, box.above + box.below] for box in boxes], dtype=np.float64)
    centres = points + middle
    for _ in range(SPREADS):
        if len(_meeting(centres, sizes)[0]) <= CROWDED * len(boxes):
            break
        centres = centres * SPREAD
    while True:
        for _ in range(PUSHES):
            left, right = _meeting(centres, sizes)
            if not len(left):
                return np.asarray(np.rint(centres - middle))
            centres = _pushed(centres, sizes, left, right)
        centres = centres * STRETCH


def _meeting(centres: Floats, sizes: Floats) -> tuple[Places, Places]:
    """Pairs of boxes that meet, as two arrays of places in which the left is the smaller."""
    near = [
        np.abs(centres[:, None, axis] - centres[None, :, axis])
        < (sizes[:, None, axis] + sizes[None, :, axis]) / 2 + MARGIN
        for axis in (0, 1)
    ]
    left, right = np.nonzero(np.triu(near[0] & near[1], k=1))
    return left, right


def _pushed(centres: Floats, sizes: Floats, left: Places, right: Places) -> Floats:
    """The centres after each meeting pair stepped apart, along the axis on which it is the shorter way."""
    between = centres[right] - centres[left]
    overlap = (sizes[right] + sizes[left]) / 2 + MARGIN - np.abs(between)
    shorter = overlap == overlap.min(axis=1, keepdims=True)
    # half of the way for each of the two, and a unit more, so that rounding to whole units cannot undo it
    step = np.where(between < 0, -1.0, 1.0) * (overlap / 2 + 1) * shorter
    moved, times = np.zeros_like(centres), np.zeros(len(centres))
    for places, way in ((left, -1), (right, 1)):
        np.add.at(moved, places, way * step)
        np.add.at(times, places, 1)
    return np.asarray(
        centres + moved / np.maximum(1, times / 2)[:, None]
    )  # many pushes at once would throw a box far out


def _sunflower(plain: nx.Graph, nodes: Sequence[str], boxes: Sequence[Box]) -> dict[str, Position]:
    """A spiral of equal steps, the best joined node in the middle and its neighbours around it."""
    root = min(nodes, key=lambda node: (-plain.degree(node), node))
    step = max(math.hypot(box.width + MARGIN, box.above + box.below + MARGIN) for box in boxes) * 0.62
    turn = [root, *(node for _, node in nx.bfs_edges(plain, root, sort_neighbors=sorted))]
    return {
        node: (
            round(step * math.sqrt(place) * math.cos(place * GOLDEN_ANGLE)),
            round(step * math.sqrt(place) * math.sin(place * GOLDEN_ANGLE)),
        )
        for place, node in enumerate(turn)
    }


def _packed(components: Sequence[dict[str, Position]], boxes: Mapping[str, Box]) -> dict[str, Position]:
    """The components set in rows from the top left, none on another, in the order given."""
    frames = [_frame(component, boxes) for component in components]
    area = sum((right - left + GAP) * (bottom - top + GAP) for left, top, right, bottom in frames)
    widest = max((right - left for left, _, right, _ in frames), default=0)
    limit = max(widest, math.sqrt(area * ASPECT))
    placed: dict[str, Position] = {}
    x = y = row_height = 0.0
    for component, (left, top, right, bottom) in zip(components, frames, strict=True):
        if x > 0 and x + right - left > limit:
            x, y, row_height = 0.0, y + row_height + GAP, 0.0
        shift_x, shift_y = round(x - left), round(y - top)
        placed |= {node: (at_x + shift_x, at_y + shift_y) for node, (at_x, at_y) in component.items()}
        x += right - left + GAP
        row_height = max(row_height, bottom - top)
    return placed


def _frame(component: Mapping[str, Position], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a component's boxes."""
    return (
        min(x - boxes[node].width / 2 for node, (x, _) in component.items()),
        min(y - boxes[node].above for node, (_, y) in component.items()),
        max(x + boxes[node].width / 2 for node, (x, _) in component.items()),
        max(y + boxes[node].below for node, (_, y) in component.items()),
    )
