"""Drafts of schema.org/ClaimReview for fact-checkers: what was claimed, by whom, where and when, without a verdict."""

import json
from typing import Any

import pyoxigraph as ox

from kgraph.export.part import Part, Things
from kgraph.vocab import KG, PROV, RDF, RDFS, SCHEMA

CONTEXT = {"@vocab": str(SCHEMA)}  # inline, so that nothing is fetched
AUTHORS = {SCHEMA.Person: "Person", SCHEMA.Organization: "Organization"}


def claimreview(part: Part) -> bytes:
    """A JSON-LD array with one draft for each statement that has words, sorted by the statement's IRI.

    A rating is a reviewer's to give, so there is none; `creativeWorkStatus` says that it is a draft.
    """
    things = Things(part.quads)
    drafts = [_draft(things, one) for one in things.of_type(KG.Statement) if things.text(one, SCHEMA.text)]
    return json.dumps(drafts, ensure_ascii=False, indent=1).encode() + b"\n"


def _draft(things: Things, statement: ox.NamedNode) -> dict[str, Any]:
    articles = things.named(statement, PROV.wasDerivedFrom)
    speakers = things.named(statement, PROV.wasAttributedTo)
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": statement.value,
        "appearance": [_article(things, article) for article in articles],
        "author": [_author(things, speaker) for speaker in speakers],
    }
    dates = [date for article in articles if (date := things.text(article, SCHEMA.datePublished)) is not None]
    if dates:
        claim["datePublished"] = min(dates)
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": f"{statement.value}-claimreview",
        "claimReviewed": things.text(statement, SCHEMA.text),
        "creativeWorkStatus": "Draft",
        "itemReviewed": claim,
    }


def _author(things: Things, speaker: ox.NamedNode) -> dict[str, str]:
    """A speaker; schema.org knows no author but people and organizations, so a group is just a thing."""
    kinds = [AUTHORS[kind.value] for kind in things.named(speaker, RDF.type) if kind.value in AUTHORS]
    return _known({"@type": (kinds or ["Thing"])[0], "@id": speaker.value, "name": things.text(speaker, RDFS.label)})


def _article(things: Things, article: ox.NamedNode) -> dict[str, Any]:
    url = next((one.value for one in things.named(article, SCHEMA.url)), things.text(article, SCHEMA.url))
    return _known(
        {
            "@type": "NewsArticle",
            "@id": article.value,
            "datePublished": things.text(article, SCHEMA.datePublished),
            "headline": things.text(article, SCHEMA.headline),
            "publisher": things.text(article, SCHEMA.publisher),
            "url": url,
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
