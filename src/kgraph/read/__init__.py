"""Turns files and folders into articles; the text is final after this step."""

from kgraph.read.files import READERS, find, read

__all__ = ["READERS", "find", "read"]
