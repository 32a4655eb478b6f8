"""Fine-tunes the encoder on PolNeAR: cue tags, and source and content of each cue."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from kgraph.extract.attribution.pieces import Window, windows
from kgraph.extract.attribution.tables import CONTENT, FIRST, LAST, SOURCE, TABLES, distances, paragraphs
from kgraph.train.gold import Marked, MarkedArticle
from kgraph.train.network import AttributionNetwork

EPOCHS = 4
WINDOW = 254  # pieces in an example; wider than what is read at once, so that more neighbours are seen
BATCH = 4  # windows; more make too few steps of an epoch
RATE, HEAD_RATE = 1e-4, 4e-4  # of learning, at the top
WARM_UP = 0.06  # share of the steps
DECAY = 0.01
CLIP = 1.0
TABLE_WEIGHTS = (1.0, 1.0, 0.5, 0.5)
TABLE_SCALE = 8.0  # what the summed table loss of a cue is divided by, so that tags and tables weigh alike
AVERAGING = 0.997  # how much of the running average of the weights stays at each step
HEADS = ("tags", "queries", "keys", "biases", "distance", "paragraph")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A cue in a window and what belongs to it: masks over the pieces."""

    cue: NDArray[np.int64]  # its pieces
    belongs: NDArray[np.bool_]  # (TABLES, pieces)


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A window with its cue tags (0 none, 1 first piece of a cue, 2 further) and its rows."""

    window: Window
    tags: NDArray[np.int64]
    rows: tuple[Row, ...]


def examples(tokenizer: Tokenizer, articles: Sequence[MarkedArticle]) -> list[Example]:
    """The windows of the articles with what is marked in them."""
    return [
        _example(window, marked.attributions)
        for marked in articles
        for window in windows(tokenizer, marked.article.text, marked.article.blocks, size=WINDOW)
    ]


def _example(window: Window, attributions: Sequence[Marked]) -> Example:
    tags = np.zeros(len(window.numbers), dtype=np.int64)
    rows = []
    for marked in attributions:
        cue = np.flatnonzero(_inside(window, marked.cue))
        if not len(cue):
            continue
        tags[cue] = 2
        tags[cue[0]] = 1
        content = _inside(window, marked.content)
        belongs = np.zeros((TABLES, len(tags)), dtype=bool)
        belongs[SOURCE], belongs[CONTENT] = _inside(window, marked.source), content
        belongs[FIRST] = content & ~np.concatenate(([False], content[:-1]))
        belongs[LAST] = content & ~np.concatenate((content[1:], [False]))
        rows.append(Row(cue=cue, belongs=belongs))
    return Example(window=window, tags=tags, rows=tuple(rows))


def _inside(window: Window, spans: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    starts, ends = window.offsets.T
    found = np.zeros(len(starts), dtype=bool)
    for start, end in spans:
        found |= (starts >= 0) & (ends > start) & (starts < end)
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class _Batch:
    numbers: Tensor  # (windows, pieces), 0 where there is none
    tags: Tensor  # (windows, pieces), -100 where there is none
    home: Tensor  # (rows,): the row's window
    cues: Tensor  # (rows, pieces): 1/n on the cue's n pieces
    belongs: Tensor  # (rows, TABLES, pieces)
    distances: Tensor  # (rows, pieces)
    paragraphs: Tensor  # (rows, pieces)


def _batch(chosen: Sequence[Example]) -> _Batch:
    length = max(len(example.tags) for example in chosen)
    count = sum(len(example.rows) for example in chosen)
    numbers = torch.zeros(len(chosen), length, dtype=torch.long)
    tags = torch.full((len(chosen), length), -100)
    home, cues = torch.zeros(count, dtype=torch.long), torch.zeros(count, length)
    belongs = torch.zeros(count, TABLES, length)
    away, beside = (torch.zeros(count, length, dtype=torch.long) for _ in range(2))
    place = 0
    for number, example in enumerate(chosen):
        size = len(example.tags)
        numbers[number, :size] = torch.from_numpy(example.window.numbers)
        tags[number, :size] = torch.from_numpy(example.tags)
        marks = example.window.offsets[:, 0] < 0
        for row in example.rows:
            home[place] = number
            cues[place, torch.from_numpy(row.cue)] = 1 / len(row.cue)
            belongs[place, :, :size] = torch.from_numpy(row.belongs.astype(np.float32))
            away[place, :size] = torch.from_numpy(distances(size, int(row.cue[0]), int(row.cue[-1]) + 1))
            beside[place, :size] = torch.from_numpy(paragraphs(marks, int(row.cue[0])))
            place += 1
    return _Batch(numbers=numbers, tags=tags, home=home, cues=cues, belongs=belongs, distances=away, paragraphs=beside)


def _loss(network: AttributionNetwork, batch: _Batch) -> Tensor:
    """Tags by cross entropy and tables by binary cross entropy, both summed over pieces and meant over cues."""
    halved = torch.backends.cpu.get_cpu_capability().startswith("AVX512")  # others compute bfloat16 very slowly
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halved):
        outputs = network(batch.numbers)
    tags, queries, keys, biases = (output.float() for output in outputs)
    rows = max(1, len(batch.home))
    tagging = functional.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=-100, reduction="sum")
    if not len(batch.home):
        return tagging / rows
    asked = (batch.cues[:, :, None] * queries[batch.home]).sum(1)
    logits = network.tables(asked, keys[batch.home], biases[batch.home], batch.distances, batch.paragraphs)
    wrong = functional.binary_cross_entropy_with_logits(logits, batch.belongs, reduction="none")
    there = (batch.numbers[batch.home] != 0)[:, None, :]
    tabling = ((wrong * there).sum(-1) * torch.tensor(TABLE_WEIGHTS)).sum()
    return (tagging + tabling / TABLE_SCALE) / rows


def _batches(given: Sequence[Example], chance: random.Random) -> Iterator[_Batch]:
    """The examples in a random order, those of like length together."""
    order = list(range(len(given)))
    chance.shuffle(order)
    chunks = [order[at : at + BATCH * 64] for at in range(0, len(order), BATCH * 64)]
    groups = []
    for chunk in chunks:
        chunk.sort(key=lambda number: len(given[number].tags))
        groups += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    chance.shuffle(groups)
    for group in groups:
        yield _batch([given[number] for number in group])


def fine_tune(
    given: Sequence[Example],
    start: Path,
    *,
    epochs: int = EPOCHS,
    seed: int = 0,
    progress: Callable[[int, int, float], None] | None = None,
    keep: Callable[[AttributionNetwork, int], None] | None = None,
) -> AttributionNetwork:
    """A network fine-tuned from the MiniLM weights at `start`; its weights are the running average of the last steps.

    `progress` is told step, steps and loss; `keep` gets the averaged network after each epoch.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = AttributionNetwork()
    network.start_from(start)
    heads = [value for name, value in network.named_parameters() if name.split(".")[0] in HEADS]
    body = [value for name, value in network.named_parameters() if name.split(".")[0] not in HEADS]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY, fused=True
    )
    steps = epochs * math.ceil(len(given) / BATCH)
    warm = max(1, int(WARM_UP * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.01, (steps - step) / max(1, steps - warm)))
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGING)
    )
    step = 0
    for epoch in range(epochs):
        network.train()
        for batch in _batches(given, chance):
            loss = _loss(network, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            step += 1
            if progress is not None:
                progress(step, steps, float(loss))
        if keep is not None:
            keep(average.module, epoch)
    average.module.eval()
    return average.module
