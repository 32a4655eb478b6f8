"""The exported graph without what only batches need: the program runs one window at a time, and pads none.

The numbers that come out stay the same to the last bit: a mask that hides nothing adds zero, chances of a row that sees
at least one piece are never undefined, and shapes are known but for the number of pieces.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, numpy_helper

COPIED = 0  # in the shape of an ONNX Reshape: the size that the tensor has there


def unpadded(model: ModelProto, *, width: int, heads: int) -> ModelProto:
    """The graph of an encoder for single windows without padding; ValueError when it has no mask to take out."""
    made = onnx.ModelProto()
    made.CopyFrom(model)
    by_output = {output: node for node in made.graph.node for output in node.output}
    constants = _Constants(made)
    split = constants.of([COPIED, COPIED, heads, width // heads])
    joined = constants.of([COPIED, COPIED, width])
    renamed: dict[str, str] = {}
    for node in made.graph.node:
        if node.op_type == "Add" and _comes_from(node.input[1], "Where", by_output):
            renamed[node.output[0]] = node.input[0]  # the mask
        elif node.op_type == "Where" and _comes_from(node.input[0], "IsNaN", by_output):
            renamed[node.output[0]] = node.input[2]
        elif node.op_type == "Reshape" and _comes_from(node.input[1], "Concat", by_output):
            node.input[1] = split if len(by_output[node.input[1]].input) == 4 else joined
    if not renamed:
        raise ValueError("the exported graph has no mask of padding; was it exported from another network?")
    for node in made.graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = _last(name, renamed)
    used = list(_used(made))
    del made.graph.node[:]
    made.graph.node.extend(used)
    return made


class _Constants:
    """Adds constants to a model's graph and gives their names."""

    def __init__(self, model: ModelProto) -> None:
        self._kept = model.graph.initializer

    def of(self, sizes: Sequence[int]) -> str:
        name = f"known_{len(self._kept)}"
        self._kept.append(numpy_helper.from_array(np.array(sizes, dtype=np.int64), name))
        return name


def _comes_from(name: str, operation: str, by_output: dict[str, NodeProto]) -> bool:
    node = by_output.get(name)
    return node is not None and node.op_type == operation


def _last(name: str, renamed: dict[str, str]) -> str:
    while name in renamed:
        name = renamed[name]
    return name


def _used(model: ModelProto) -> Iterator[NodeProto]:
    """The nodes whose outputs something needs, in their order."""
    needed = {output.name for output in model.graph.output}
    kept: list[NodeProto] = []
    for node in reversed(model.graph.node):
        if not needed.isdisjoint(node.output):
            needed.update(node.input)
            kept.append(node)
    yield from reversed(kept)
