"""Entities, the mentions that stand for them, and the roles that an article gives to people."""

from collections.abc import Sequence

import pyoxigraph as ox

from kgraph.assemble.decisions import write_decisions
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.links import write_links
from kgraph.assemble.literals import decimal
from kgraph.model import Entity, Facts, Mention, MentionType, Resolution, Statement
from kgraph.vocab import DCTERMS, KG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS

NAMES_LANGUAGE = "en"  # entities are shared by articles: their names carry one tag, whatever an article's language

CLASSES: dict[MentionType, str] = {
    "person": SCHEMA.Person,
    "organization": SCHEMA.Organization,
    "place": SCHEMA.Place,
    "group": KG.Group,
    "event": SCHEMA.Event,
    "other": SCHEMA.Thing,
}


def entity_names(facts: Facts, statements: Sequence[Statement], resolution: Resolution) -> list[str]:
    """Ids of all entities that the article's graph speaks of, without duplicates."""
    spans = [mention.span for mention in facts.mentions]
    for role in facts.roles:
        spans += [role.person] if role.organization is None else [role.person, role.organization]
    names = {name: None for span in spans for name in resolution.entities_of(facts.article, span)}
    for statement in statements:
        names |= dict.fromkeys((*statement.speakers, *statement.addressees, *statement.about))
    return list(names)


def write_entity(graph: ArticleGraph, name: str, resolution: Resolution) -> None:
    """Writes an entity, and the country that it governs; ValueError when the resolution does not have one of them."""
    entity: Entity | None = resolution.entities.get(name)
    if entity is None:
        raise ValueError(f"{graph.facts.article.id} speaks of {name}, which the resolution does not have")
    node = graph.iri(name)
    graph.add(graph.article, SCHEMA.mentions, node)
    _write_names(graph, node, entity)
    write_decisions(graph, node, resolution.decisions.get(name, ()))
    if entity.jurisdiction is not None:
        country = resolution.entities.get(entity.jurisdiction)
        if country is None:
            raise ValueError(f"{name} governs {entity.jurisdiction}, which the resolution does not have")
        graph.add(node, SCHEMA.areaServed, graph.iri(country.id))
        _write_names(graph, graph.iri(country.id), country)
        write_decisions(graph, graph.iri(country.id), resolution.decisions.get(country.id, ()))


def _write_names(graph: ArticleGraph, node: ox.NamedNode, entity: Entity) -> None:
    """Writes what an entity is, what it is called, where it lies and what it is elsewhere."""
    graph.add(node, RDF.type, CLASSES[entity.type])
    graph.add(node, RDFS.label, ox.Literal(entity.label, language=NAMES_LANGUAGE))
    others = (other for other in entity.names if other != entity.label)
    graph.add(node, SKOS.altLabel, *(ox.Literal(other, language=NAMES_LANGUAGE) for other in others))
    graph.add(node, SKOS.exactMatch, *(ox.NamedNode(iri) for iri in entity.same_as))
    graph.add(node, OWL.sameAs, *(ox.NamedNode(iri) for iri in entity.identical))
    if entity.coordinates is not None:
        latitude, longitude = entity.coordinates
        graph.add(node, SCHEMA.latitude, decimal(latitude))
        graph.add(node, SCHEMA.longitude, decimal(longitude))
    write_links(graph, entity)


def write_descriptions(graph: ArticleGraph, resolution: Resolution) -> None:
    """Writes what the article says that its people are, in its words."""
    for name, words in resolution.descriptions(graph.facts).items():
        graph.add(graph.iri(name), SCHEMA.description, graph.words(" ".join(words.text.split())))


def write_former_ids(graph: ArticleGraph, resolution: Resolution) -> None:
    """Writes to which entity an id leads that a smaller corpus would give to this article's mentions."""
    for old in resolution.former.get(graph.facts.article.id, ()):
        graph.add(graph.iri(old), DCTERMS.isReplacedBy, graph.iri(resolution.replaced[old]))


def write_mention(graph: ArticleGraph, mention: Mention, resolution: Resolution) -> None:
    """Writes a mention, if it is known for whom it stands."""
    entities = resolution.entities_of(graph.facts.article, mention.span)
    if not entities:
        return
    node = graph.name("mention", str(mention.span.start), str(mention.span.end))
    graph.add(node, RDF.type, KG.Mention)
    graph.add(node, KG.mentionOf, *(graph.iri(name) for name in entities))
    graph.add(node, KG.evidence, graph.evidence(mention.span))
    graph.add(node, PROV.wasDerivedFrom, graph.article)
