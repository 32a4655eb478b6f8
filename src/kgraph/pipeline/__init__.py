"""Puts the stages together: articles to facts, facts to the store, the store to the exported files.

A store is a folder with two parts: `facts/`, one line of facts an article, from which everything else can be made
again, and `graph/`, the graph itself.
"""

from kgraph.pipeline.building import BuildReport, build
from kgraph.pipeline.files import write_file
from kgraph.pipeline.reading import Progress, facts_of, records_of

__all__ = ["BuildReport", "Progress", "build", "facts_of", "records_of", "write_file"]
