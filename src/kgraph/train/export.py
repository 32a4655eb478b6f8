"""Writes a trained network as the files that the program runs: int8 ONNX, the biases of the tables, the tokenizer."""

import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from kgraph.train.network import HEADS, WIDTH, AttributionNetwork
from kgraph.train.unpadded import unpadded

OPSET = 17
OUTPUTS = ("tags", "queries", "keys", "biases")
EXAMPLE_LENGTH = 32  # pieces in the example that the export traces; the file takes any length


def export(network: AttributionNetwork, tokenizer: Tokenizer, folder: Path) -> None:
    """`encoder.onnx`, `tables.npz` and `tokenizer.json` in `folder`; the same network gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            network,
            (torch.ones(1, EXAMPLE_LENGTH, dtype=torch.long),),
            full,
            input_names=["numbers"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("numbers", *OUTPUTS)},
            opset_version=OPSET,
            dynamo=False,
        )
        # Seven bits: with eight, processors without VNNI saturate in the sum of two products, and read otherwise.
        quantize_dynamic(
            full, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    onnx.save(unpadded(onnx.load(folder / "encoder.onnx"), width=WIDTH, heads=HEADS), folder / "encoder.onnx")
    np.savez(
        folder / "tables.npz",
        distance=network.distance.weight.detach().numpy(),
        paragraph=network.paragraph.weight.detach().numpy(),
    )
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
