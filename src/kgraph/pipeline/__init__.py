"""Puts the stages together: articles to facts, facts to the store, the store to the exported files.

A store is a folder with four parts: `facts/`, one line of facts an article, and `links.jsonl`, what authorities have
of the entities, from which everything else can be made again; `graph/`, the graph itself, and `judgements.jsonl`, why
its names were merged or kept apart.
"""

from kgraph.pipeline.building import BuildReport, build
from kgraph.pipeline.files import write_file
from kgraph.pipeline.progress import Progress
from kgraph.pipeline.reading import facts_of, records_of
from kgraph.pipeline.reconciling import LinkReport, link

__all__ = ["BuildReport", "LinkReport", "Progress", "build", "facts_of", "link", "records_of", "write_file"]
