"""Who holds, held or is to hold which office: one membership an office of a person in an article."""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kgraph import ids
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import moment
from kgraph.assemble.statements import sentences_around
from kgraph.model import OfficeStatus, Resolution, Role
from kgraph.vocab import KG, ORG, PROV, RDF, RDFS, SCHEMA

NAMES_LANGUAGE = "en"  # offices are shared by articles: their names carry one tag, whatever an article's language

Key = tuple[str, str, str, OfficeStatus]  # person, title in small letters, organization or "", status


def write_roles(graph: ArticleGraph, roles: Sequence[Role], resolution: Resolution, run: ox.NamedNode) -> None:
    """Writes a membership for each person, title, organization and status, with all the words that tell it."""
    told: dict[Key, list[tuple[Role, tuple[str, ...]]]] = {}
    for role in roles:
        for key, where in _keys(graph, role, resolution):
            told.setdefault(key, []).append((role, where))
    for key, same in told.items():
        first, where = min(same, key=lambda telling: (telling[0].evidence, telling[1]))
        # Named by the first place that tells it, not by the entities' ids: those may change with the corpus.
        node = graph.name("role", first.title, first.status, *where)
        _membership(graph, node, key, [first, *(role for role, _ in same)], run)


def _keys(graph: ArticleGraph, role: Role, resolution: Resolution) -> Iterator[tuple[Key, tuple[str, ...]]]:
    """One for each person and organization that the words stand for; with offsets and numbers that name it."""
    article = graph.facts.article
    bodies: tuple[str, ...] = ("",)
    if role.organization is not None:
        bodies = resolution.entities_of(article, role.organization) or ("",)
    words = (role.evidence, role.person, *(() if role.organization is None else (role.organization,)))
    where = [str(offset) for span in words for offset in (span.start, span.end)]
    for number, person in enumerate(resolution.entities_of(article, role.person)):
        for place, body in enumerate(bodies):
            yield (person, role.title.casefold(), body, role.status), (*where, str(number), str(place))


def _membership(graph: ArticleGraph, node: ox.NamedNode, key: Key, roles: Sequence[Role], run: ox.NamedNode) -> None:
    """The article's date is when it was said: what the office's first and last days are, no article tells."""
    person, title, body, status = key
    graph.add(node, RDF.type, ORG.Membership)
    graph.add(node, ORG.member, graph.iri(person))
    graph.add(node, ORG.role, _office(graph, title))
    graph.add(node, SCHEMA.roleName, graph.words(roles[0].title))
    graph.add(node, KG.officeStatus, KG[status.capitalize()])
    graph.add(node, KG.evidence, *(graph.evidence(role.evidence) for role in roles))
    graph.add(node, KG.passage, *(graph.evidence(sentences_around(graph.facts, [role.evidence])) for role in roles))
    graph.add(node, PROV.wasDerivedFrom, graph.article)
    graph.add(node, PROV.wasGeneratedBy, run)
    if graph.facts.article.published is not None:
        graph.add(node, KG.asOf, moment(graph.facts.article.published))
    if body:
        graph.add(node, ORG.organization, graph.iri(body))


def _office(graph: ArticleGraph, title: str) -> ox.NamedNode:
    """The node of an office, the same in all articles that call it so."""
    node = graph.iri(ids.local_name("office", title, name=title))
    graph.add(node, RDF.type, ORG.Role)
    graph.add(node, RDFS.label, ox.Literal(title, language=NAMES_LANGUAGE))
    return node
