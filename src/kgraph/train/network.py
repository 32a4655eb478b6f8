"""The encoder with its heads, in torch: MiniLM reads the pieces, one head tags cues, tables tell what belongs to a cue.

A table holds, for a cue and a piece, how likely the piece is in the cue's source, in its content, or the first or last
of a run of its content: the product of the cue's query and the piece's key, a bias of the piece, and biases for how far
away the piece stands. So one pass over the text gives sources and contents of all cues, in several runs and overlapping
where they are.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kgraph.extract.attribution.tables import DISTANCES, KEY_SIZE, PARAGRAPHS, TABLES

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30_522, 512  # MiniLM-L6
DROPOUT = 0.1
RARE = -3.0  # the tables' bias before training: most pieces belong to no cue


class Layer(nn.Module):
    """One transformer layer, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.norm_attention = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow, self.norm_out = (
            nn.Linear(WIDTH, INNER),
            nn.Linear(INNER, WIDTH),
            nn.LayerNorm(WIDTH, eps=1e-12),
        )

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (batch, pieces, WIDTH) to states; `mask` is true where there is a piece."""
        batch, length, _ = states.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            split(self.query(states)),
            split(self.key(states)),
            split(self.value(states)),
            attn_mask=mask,
            dropout_p=DROPOUT if self.training else 0.0,
        )
        joined = self.out(attended.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.norm_attention(states + functional.dropout(joined, DROPOUT, self.training))
        inner = self.narrow(functional.gelu(self.widen(states)))
        return self.norm_out(states + functional.dropout(inner, DROPOUT, self.training))


class AttributionNetwork(nn.Module):
    """Pieces to cue tags (none, first, further), and queries, keys and biases of the tables."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, 3)
        self.queries, self.keys = (
            nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, TABLES * KEY_SIZE)) for _ in range(2)
        )
        self.biases = nn.Linear(WIDTH, TABLES)
        self.distance, self.paragraph = nn.Embedding(DISTANCES, TABLES), nn.Embedding(PARAGRAPHS, TABLES)
        nn.init.constant_(self.biases.bias, RARE)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.paragraph.weight)

    def forward(self, numbers: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Piece numbers (batch, pieces), 0 for none, to tags, queries, keys and biases, each (batch, pieces, size)."""
        states = self.norm(self.words(numbers) + self.places.weight[: numbers.shape[1]][None])
        states = functional.dropout(states, DROPOUT, self.training)
        mask = (numbers != 0)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        return self.tags(states), self.queries(states), self.keys(states), self.biases(states)

    def tables(self, queries: Tensor, keys: Tensor, biases: Tensor, distances: Tensor, paragraphs: Tensor) -> Tensor:
        """Logits (cues, TABLES, pieces) of queries (cues, n) against keys and biases (cues, pieces, n)."""
        cues, pieces, _ = keys.shape
        products = queries.view(cues, 1, TABLES, KEY_SIZE) * keys.view(cues, pieces, TABLES, KEY_SIZE)
        logits = products.sum(-1) / math.sqrt(KEY_SIZE) + biases
        return (logits + self.distance(distances) + self.paragraph(paragraphs)).transpose(1, 2)

    @torch.no_grad()
    def start_from(self, weights: Path) -> None:
        """Takes over a MiniLM's weights (safetensors, in the names of BERT); KeyError when one is missing."""
        given = load_file(weights)
        self.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        kinds = given["embeddings.token_type_embeddings.weight"][0]
        self.places.weight.copy_(given["embeddings.position_embeddings.weight"] + kinds)
        _copy(self.norm, given, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            for name, place in BERT_NAMES.items():
                _copy(getattr(layer, name), given, f"encoder.layer.{number}.{place}")


BERT_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_out": "output.LayerNorm",
}


def _copy(module: nn.Module, given: dict[str, Tensor], place: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).copy_(given[f"{place}.{part}"])
