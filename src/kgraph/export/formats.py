"""The formats that a part can be written in, by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kgraph import assemble
from kgraph.assemble import serialize
from kgraph.errors import OutputError
from kgraph.export.annotated import annotated
from kgraph.export.claimreview import claimreview
from kgraph.export.jsonld import jsonld
from kgraph.export.nanopub import nanopub
from kgraph.export.nif import nif
from kgraph.export.part import Part
from kgraph.vocab import KG, SCHEMA


def _plain(format: str) -> Callable[[Part], bytes]:
    return lambda part: serialize(part.quads, format=format, base=part.base)


FORMATS: Mapping[str, Callable[[Part], bytes]] = MappingProxyType(
    {name: _plain(name) for name in assemble.FORMATS}
    | {
        "jsonld": jsonld,
        "rdf12": annotated,
        "nif": nif,
        "nanopub": nanopub,
        "claimreview": claimreview,
    }
)

# what some formats, those of the network among them, are made of: with none of it there is nothing to write
OF_STATEMENTS = ("rdf12", "nanopub", "claimreview", "graphml", "gexf", "cyjs", "html")
MADE_OF = MappingProxyType(
    dict.fromkeys(OF_STATEMENTS, ("kg:Statement", KG.Statement)) | {"nif": ("schema:NewsArticle", SCHEMA.NewsArticle)}
)


def missing(part: Part, *, format: str) -> str | None:
    """The class of which a format is made, where the part has nothing of it."""
    name, kind = MADE_OF.get(format, (None, None))
    return None if kind is None or part.has(kind) else name


def written(part: Part, *, format: str) -> bytes:
    """The part in this format, the same bytes whatever the order of its quads; OutputError where that cannot be."""
    if format not in FORMATS:
        raise OutputError(f"{format!r} is no format of a graph: use one of {', '.join(FORMATS)}")
    return FORMATS[format](part)
