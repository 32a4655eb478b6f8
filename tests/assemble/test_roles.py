"""Offices in the graph: memberships with title, organization, status, date and evidence."""

import dataclasses

import pyoxigraph as ox
import pytest

from kgraph.assemble import article_quads
from kgraph.model import OFFICE_STATUSES, Facts, OfficeStatus, Resolution, Role
from kgraph.vocab import KG, OA, ORG, PROV, RDF, RDFS, SCHEMA
from store.news import HARBOUR, OFFICE, TOM, harbour, resolution, span

NAME = "https://w3id.org/kgraph/id/"
HEAD = harbour()[0].roles[0]
AGAIN = dataclasses.replace(HEAD, title="Head", evidence=span(HARBOUR, "Tom Reed"))
SENTENCE = "Tom Reed, head of the Harbour Office, declined to comment."


def quads(*roles: Role, published: str | None = "2024-05-06") -> list[ox.Quad]:
    facts, statements = harbour()
    article = dataclasses.replace(facts.article, published=published)
    return article_quads(given(facts, article=article, roles=roles), statements, resolution())


def given(facts: Facts, **changes: object) -> Facts:
    return dataclasses.replace(facts, **changes)  # type: ignore[arg-type]


def memberships(found: list[ox.Quad]) -> list[str]:
    return [quad.subject.value for quad in found if quad.object.value == str(ORG.Membership)]


def values(found: list[ox.Quad], subject: str, *path: str) -> list[str]:
    """What the way of properties from the subject leads to, sorted."""
    ends = {subject}
    for predicate in path:
        ends = {
            quad.object.value for quad in found if quad.subject.value in ends and quad.predicate.value == str(predicate)
        }
    return sorted(ends)


def test_a_role_is_a_membership() -> None:
    """A role joins person, organization and office, bears the title, and comes from the article and its run."""
    found = quads(HEAD)
    (role,) = memberships(found)
    assert values(found, role, ORG.member) == [NAME + TOM]
    assert values(found, role, ORG.organization) == [NAME + OFFICE]
    assert values(found, role, SCHEMA.roleName) == ["head"]
    assert values(found, role, ORG.role, RDF.type) == [str(ORG.Role)]
    assert values(found, role, ORG.role, RDFS.label) == ["head"]
    assert values(found, role, PROV.wasDerivedFrom) == [NAME + "article-harbour"]
    assert values(found, role, PROV.wasGeneratedBy, RDF.type) == [str(PROV.Activity)]


def test_the_words_and_their_sentence_are_shown() -> None:
    """The words that give the office are its evidence, and the whole sentence its passage."""
    found = quads(HEAD)
    (role,) = memberships(found)
    assert values(found, role, KG.evidence, OA.hasSelector, OA.exact) == ["Tom Reed, head of the Harbour Office"]
    assert values(found, role, KG.passage, OA.hasSelector, OA.exact) == [SENTENCE]


@pytest.mark.parametrize("status", OFFICE_STATUSES)
def test_status_is_kept(status: OfficeStatus) -> None:
    """Whether the office is held, was held, is filled for the time being or is to be held."""
    found = quads(dataclasses.replace(HEAD, status=status))
    (role,) = memberships(found)
    assert values(found, role, KG.officeStatus) == [str(KG[status.capitalize()])]


@pytest.mark.parametrize(("published", "dates"), [("2024-05-06", ["2024-05-06"]), (None, [])])
def test_date_is_that_of_the_article(published: str | None, dates: list[str]) -> None:
    """An office is dated by the article that gives it, and not at all where that has no date."""
    found = quads(HEAD, published=published)
    (role,) = memberships(found)
    assert values(found, role, KG.asOf) == dates


def test_one_membership_however_often_it_is_told() -> None:
    """The same office told twice in an article is one membership with two pieces of evidence, in any order."""
    found = quads(HEAD, AGAIN)
    (role,) = memberships(found)
    assert len(values(found, role, KG.evidence)) == 2
    assert quads(AGAIN, HEAD) == found


@pytest.mark.parametrize(
    "other",
    [
        dataclasses.replace(HEAD, status="former"),
        dataclasses.replace(HEAD, title="deputy head"),
        dataclasses.replace(HEAD, organization=None),
    ],
    ids=["status", "title", "organization"],
)
def test_other_offices_are_memberships_of_their_own(other: Role) -> None:
    """What differs in status, title or organization is not the same membership."""
    assert len(memberships(quads(HEAD, other))) == 2


def test_a_role_of_nobody_known_is_not_written() -> None:
    """Nothing is said of an office whose holder is not known."""
    assert memberships(quads(dataclasses.replace(HEAD, person=span(HARBOUR, "It rained")))) == []


def test_the_name_of_a_membership_is_not_made_of_the_people() -> None:
    """A membership keeps its IRI when the corpus gives its person and organization other ones."""
    facts, _ = harbour()
    known = resolution()
    other = Resolution(
        entities={f"{name}-b": dataclasses.replace(one, id=f"{name}-b") for name, one in known.entities.items()},
        links={at: tuple(f"{name}-b" for name in names) for at, names in known.links.items()},
    )
    found = article_quads(facts, (), other)
    assert memberships(found) == memberships(quads(HEAD))
    assert values(found, memberships(found)[0], ORG.member) == [f"{NAME}{TOM}-b"]
