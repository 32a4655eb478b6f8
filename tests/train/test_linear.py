"""Fitting of linear models over sparse features."""

import numpy as np
import pytest

from kgraph.train.linear import Rows, fit_chances, fit_choices, minimised, shares


def test_rows_sum_the_weights_of_their_features() -> None:
    """A row's sum counts a feature as often as the row has it."""
    rows = Rows.of([[0, 2], [1], [2, 2]])
    assert rows.sums(np.array([1.0, 10.0, 100.0])).tolist() == [101.0, 10.0, 200.0]


def test_compact_rows_keep_what_they_say() -> None:
    """Renumbered features lead back to the numbers they had."""
    used, rows = Rows.of([[7, 3], [7]]).compact()
    assert [used[rows.indices].tolist(), rows.starts.tolist()] == [[7, 3, 7], [0, 2, 3]]


def test_finds_the_minimum_of_a_bowl() -> None:
    """A quadratic is least where its gradient is nothing."""
    goal = np.array([3.0, -2.0, 0.5])
    scale = np.array([1.0, 20.0, 0.1])

    def bowl(here: np.ndarray) -> tuple[float, np.ndarray]:
        return float((scale * (here - goal) ** 2).sum()), 2 * scale * (here - goal)

    assert minimised(bowl, np.zeros(3), steps=50) == pytest.approx(goal, abs=1e-3)


def test_chances_are_those_of_the_labels() -> None:
    """A feature that is right three times in four gets log odds of three to one."""
    weights = fit_chances(Rows.of([[1]] * 400), np.array([1.0, 1.0, 1.0, 0.0] * 100), size=4, penalty=1e-6)
    assert weights.tolist() == pytest.approx([0.0, np.log(3), 0.0, 0.0], abs=1e-3)


def test_choices_prefer_the_chosen_feature() -> None:
    """In each group the row that was chosen gets the larger share."""
    rows = Rows.of([[0], [1], [1], [0], [2]])
    groups = np.array([0, 2])
    weights = fit_choices(rows, groups, np.array([1.0, 0.0, 0.0, 1.0, 0.0]), size=3, penalty=0.1)
    chances = shares(rows.sums(weights), groups)
    assert chances[0] > 0.8
    assert chances[3] > 0.8
    assert np.add.reduceat(chances, groups) == pytest.approx([1.0, 1.0])


def test_fits_the_same_twice() -> None:
    """The same rows give the same weights to the last bit."""
    rows, labels = Rows.of([[0, 1], [1, 2], [0, 2], [3]]), np.array([1.0, 0.0, 1.0, 0.0])
    first, second = (fit_chances(rows, labels, size=4, penalty=0.5) for _ in range(2))
    assert first.tobytes() == second.tobytes()
