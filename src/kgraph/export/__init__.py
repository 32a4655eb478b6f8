"""The quads of a store, or of a part of it, as files that other programs take."""

from kgraph.export.choosing import about, as_store, constructed, of_article, whole
from kgraph.export.formats import FORMATS, missing, written
from kgraph.export.part import Part

__all__ = ["FORMATS", "Part", "about", "as_store", "constructed", "missing", "of_article", "whole", "written"]
