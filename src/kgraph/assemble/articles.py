"""An article and the run that read it."""

import pyoxigraph as ox

import kgraph
from kgraph import ids
from kgraph.assemble.graph import ArticleGraph
from kgraph.assemble.literals import address, moment
from kgraph.vocab import KG, PROV, RDF, RDFS, SCHEMA


def write_article(graph: ArticleGraph) -> ox.NamedNode:
    """Writes the article and the run that read it; gives the run."""
    article, node = graph.facts.article, graph.article
    graph.add(node, RDF.type, SCHEMA.NewsArticle)
    graph.add(node, KG.sha256, ox.Literal(article.sha256))
    graph.add(node, SCHEMA.inLanguage, ox.Literal(article.language))
    graph.add(node, SCHEMA.author, *(ox.Literal(author) for author in article.authors))
    if article.title is not None:
        graph.add(node, SCHEMA.headline, graph.words(article.title))
    if article.published is not None:
        graph.add(node, SCHEMA.datePublished, moment(article.published))
    if article.publisher is not None:
        graph.add(node, SCHEMA.publisher, ox.Literal(article.publisher))
    if article.url is not None:
        graph.add(node, SCHEMA.url, address(article.url))
    return _run(graph)


def _run(graph: ArticleGraph) -> ox.NamedNode:
    version, extractor = kgraph.__version__, graph.facts.extractor
    software = graph.iri(ids.local_name("software", "kgraph", version, extractor))
    graph.add(software, RDF.type, PROV.SoftwareAgent)
    graph.add(software, RDFS.label, ox.Literal("kgraph"))
    graph.add(software, SCHEMA.softwareVersion, ox.Literal(version))
    graph.add(software, KG.extractor, ox.Literal(extractor))
    run = graph.name("run", version, extractor)
    graph.add(run, RDF.type, PROV.Activity)
    graph.add(run, PROV.used, graph.article)
    graph.add(run, PROV.wasAssociatedWith, software)
    return run
