"""Linear models over sparse yes-or-no features, fitted by L-BFGS in plain numpy: same data, same weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MEMORY = 8  # steps that L-BFGS remembers
HALVINGS = 20  # of a step that does not lessen the loss
ENOUGH = 1e-4  # share of the promised descent that a step must bring (Armijo)


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows:
    """Rows of feature numbers, one behind the other: row r is `indices[starts[r]:starts[r + 1]]`."""

    indices: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int] | NDArray[np.int32]]) -> "Rows":
        """The rows put together; none may be empty."""
        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        starts[1:] = np.cumsum([len(row) for row in rows])
        indices = np.concatenate([np.asarray(row, dtype=np.int32) for row in rows]) if rows else np.zeros(0, np.int32)
        return cls(indices=indices, starts=starts)

    def compact(self) -> tuple[NDArray[np.int32], "Rows"]:
        """The numbers that occur, and the rows with their places among them."""
        used, places = np.unique(self.indices, return_inverse=True)
        return used, Rows(indices=places.astype(np.int32), starts=self.starts)

    def sums(self, weights: Floats) -> Floats:
        """The sum of weights of each row."""
        return np.add.reduceat(weights[self.indices], self.starts[:-1])

    def spread(self, errors: Floats, size: int) -> Floats:
        """The gradient: each row's error added to each of its features."""
        lengths = np.diff(self.starts)
        added: Floats = np.bincount(self.indices, weights=np.repeat(errors, lengths), minlength=size).astype(np.float64)
        return added


def fit_chances(rows: Rows, labels: Floats, *, size: int, penalty: float, steps: int = 60) -> Floats:
    """Weights of a logistic regression; labels are 0 to 1, `penalty` the factor of half the squared weights."""

    used, rows = rows.compact()

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = rows.sums(weights)
        value = float(np.sum(np.logaddexp(0.0, sums) - labels * sums)) + penalty / 2 * _dot(weights, weights)
        return value, rows.spread(1.0 / (1.0 + np.exp(-sums)) - labels, len(used)) + penalty * weights

    return _scattered(used, minimised(loss, np.zeros(len(used)), steps=steps), size)


def fit_choices(
    rows: Rows, groups: NDArray[np.int64], targets: Floats, *, size: int, penalty: float, steps: int = 60
) -> Floats:
    """Weights of a conditional logistic regression that chooses a row a group.

    `groups` are the numbers of the first rows of the groups; `targets` sum to 1 in each group.
    """
    lengths = np.diff([*groups, len(rows.starts) - 1])

    used, rows = rows.compact()

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = rows.sums(weights)
        chances = shares(sums, groups)
        value = -_dot(targets, np.log(np.maximum(chances, 1e-30))) + penalty / 2 * _dot(weights, weights)
        return value, rows.spread(chances - targets, len(used)) + penalty * weights

    assert lengths.min(initial=1) > 0
    return _scattered(used, minimised(loss, np.zeros(len(used)), steps=steps), size)


def _scattered(used: NDArray[np.int32], values: Floats, size: int) -> Floats:
    weights = np.zeros(size)
    weights[used] = values
    return weights


def shares(sums: Floats, groups: NDArray[np.int64]) -> Floats:
    """The softmax within each group."""
    lengths = np.diff([*groups, len(sums)])
    powers = np.exp(sums - np.repeat(np.maximum.reduceat(sums, groups), lengths))
    return np.asarray(powers / np.repeat(np.add.reduceat(powers, groups), lengths))


def minimised(loss: Callable[[Floats], tuple[float, Floats]], start: Floats, *, steps: int) -> Floats:
    """Where a convex loss is least, or `steps` steps on the way (L-BFGS; Nocedal and Wright 2006, algorithm 7.5)."""
    here = start
    value, gradient = loss(here)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        direction = -_curved(gradient, moves)
        slope = _dot(gradient, direction)
        if slope > -1e-9:
            break
        length = 1.0 if moves else min(1.0, 1.0 / float(np.abs(gradient).sum()))
        for _ in range(HALVINGS):
            there = here + length * direction
            new_value, new_gradient = loss(there)
            if new_value <= value + ENOUGH * length * slope:
                break
            length /= 2
        else:
            break
        moves = [*moves[1 - MEMORY :], (there - here, new_gradient - gradient)]
        here, value, gradient = there, new_value, new_gradient
    return here


def _curved(gradient: Floats, moves: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The gradient times the inverse curvature as the last moves show it."""
    result = gradient.copy()
    factors = []
    for move, change in reversed(moves):
        factor = _dot(move, result) / _dot(move, change)
        factors.append(factor)
        result -= factor * change
    if moves:
        move, change = moves[-1]
        result *= _dot(move, change) / _dot(change, change)
    for (move, change), factor in zip(moves, reversed(factors), strict=True):
        result += move * (factor - _dot(change, result) / _dot(move, change))
    return result


def _dot(one: Floats, other: Floats) -> float:
    """The product, summed in one fixed order whatever the number of threads (a linear algebra library may not)."""
    return float(np.sum(one * other))
