"""Puts the stages together: articles to facts, facts to the store, the store to the exported files.

A store is a folder. `facts/`, one line of facts an article, `links.jsonl`, what authorities have of the entities,
`decisions.jsonl`, what people have decided, and `imports/`, the files of others, are what all else can be made from
again: `graph/`, the graph itself, and `judgements.jsonl`, why its names were merged or kept apart. `journal.log` tells
what is in, and `lock` who writes.
Where a SPARQL server has the graph, `server.json` names it in place of `graph/`.
"""

from kgraph.pipeline.building import BuildReport, build
from kgraph.pipeline.copying import CopyReport, backup, restore
from kgraph.pipeline.correcting import CorrectionReport, correct, decisions
from kgraph.pipeline.files import write_file
from kgraph.pipeline.importing import Import, ImportReport, import_files
from kgraph.pipeline.progress import Progress
from kgraph.pipeline.reading import facts_of, records_of
from kgraph.pipeline.reconciling import LinkReport, link
from kgraph.pipeline.removing import RemovalReport, remove

__all__ = [
    "BuildReport",
    "CopyReport",
    "CorrectionReport",
    "Import",
    "ImportReport",
    "LinkReport",
    "Progress",
    "RemovalReport",
    "backup",
    "build",
    "correct",
    "decisions",
    "facts_of",
    "import_files",
    "link",
    "records_of",
    "remove",
    "restore",
    "write_file",
]
