"""Scores attributions against gold in brat stand-off, and tells and shows what was wrong."""

from kgraph.evaluate.evaluation import Evaluation, evaluate
from kgraph.evaluate.gold import Gold, read_gold

__all__ = ["Evaluation", "Gold", "evaluate", "read_gold"]
