"""What the store knows of one thing, in words."""

from kgraph.show.things import show

__all__ = ["show"]
