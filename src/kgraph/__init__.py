"""Reads news articles and builds a knowledge graph of who states and reports what about whom.

The names below are loaded when they are asked for: `import kgraph` loads no model and does no work.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # `typing` is loaded by nothing that a query needs: it takes a fifth of its time
if TYPE_CHECKING:
    from kgraph.errors import KgraphError
    from kgraph.model import (
        Article,
        Attribution,
        Decision,
        Entity,
        Facts,
        Link,
        Mention,
        Problem,
        Resolution,
        Span,
        Statement,
    )
    from kgraph.pipeline import (
        BuildReport,
        CopyReport,
        CorrectionReport,
        ImportReport,
        LinkReport,
        RemovalReport,
        backup,
        build,
        correct,
        facts_of,
        import_files,
        link,
        records_of,
        remove,
        restore,
    )
    from kgraph.store.facts import FactsShelf
    from kgraph.store.graph import GraphStore
    from kgraph.store.places import open_graph
    from kgraph.store.remote import ServerStore
    from kgraph.validate import Violation, violations
    from kgraph.view.notebook import OpenStore
    from kgraph.view.notebook import open as open

_HOMES = {
    "Article": "kgraph.model",
    "Attribution": "kgraph.model",
    "BuildReport": "kgraph.pipeline",
    "CopyReport": "kgraph.pipeline",
    "CorrectionReport": "kgraph.pipeline",
    "Decision": "kgraph.model",
    "Entity": "kgraph.model",
    "Facts": "kgraph.model",
    "FactsShelf": "kgraph.store.facts",
    "GraphStore": "kgraph.store.graph",
    "ImportReport": "kgraph.pipeline",
    "KgraphError": "kgraph.errors",
    "Link": "kgraph.model",
    "LinkReport": "kgraph.pipeline",
    "Mention": "kgraph.model",
    "OpenStore": "kgraph.view.notebook",
    "Problem": "kgraph.model",
    "RemovalReport": "kgraph.pipeline",
    "Resolution": "kgraph.model",
    "ServerStore": "kgraph.store.remote",
    "Span": "kgraph.model",
    "Statement": "kgraph.model",
    "Violation": "kgraph.validate",
    "backup": "kgraph.pipeline",
    "build": "kgraph.pipeline",
    "correct": "kgraph.pipeline",
    "facts_of": "kgraph.pipeline",
    "import_files": "kgraph.pipeline",
    "link": "kgraph.pipeline",
    "open": "kgraph.view.notebook",
    "open_graph": "kgraph.store.places",
    "records_of": "kgraph.pipeline",
    "remove": "kgraph.pipeline",
    "restore": "kgraph.pipeline",
    "violations": "kgraph.validate",
}

# without `open`, which would take the place of Python's own in `from kgraph import *`
__all__ = [
    "Article",
    "Attribution",
    "BuildReport",
    "CopyReport",
    "CorrectionReport",
    "Decision",
    "Entity",
    "Facts",
    "FactsShelf",
    "GraphStore",
    "ImportReport",
    "KgraphError",
    "Link",
    "LinkReport",
    "Mention",
    "OpenStore",
    "Problem",
    "RemovalReport",
    "Resolution",
    "ServerStore",
    "Span",
    "Statement",
    "Violation",
    "backup",
    "build",
    "correct",
    "facts_of",
    "import_files",
    "link",
    "open_graph",
    "records_of",
    "remove",
    "restore",
    "violations",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
