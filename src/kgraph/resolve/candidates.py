"""What a reconciliation service offers for an entity: which of its candidates is believed."""

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.authorities.values import Candidate
from kgraph.model import Entity, LinkRecord, Match, Problem
from kgraph.resolve.authorities import NAMED, link_record
from kgraph.resolve.claims import Claim, claim

FULL_NAMES = 0.85  # a claim by names that is this sure compares full names, and a match that is claimed may be exact


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What became of the candidates for one entity: a link, or why there is none, and the matches not believed."""

    link: LinkRecord | None = None
    problem: Problem | None = None
    refused: tuple[Candidate, ...] = ()


def choose(entity: Entity, candidates: Sequence[Candidate], *, threshold: float, service: str) -> Choice:
    """The candidate that the entity is linked to: one whose name agrees, by our own comparison.

    Exact where the service claims the match as well and the names are full; else close, when the service's score
    reaches the threshold (on its own scale). Candidates with equal claims make no link.
    """
    claims = [(claim(entity, candidate.record), candidate) for candidate in _single(candidates)]
    refused = tuple(candidate for found, candidate in claims if found is None and candidate.match)
    agreeing = [(found, candidate) for found, candidate in claims if found is not None]
    matched = [pair for pair in agreeing if pair[1].match]
    near = matched or [pair for pair in agreeing if pair[1].score >= threshold]
    if not near:
        return Choice(refused=refused)
    near.sort(key=lambda pair: (-pair[0].score, -pair[1].score, pair[1].record.iri))
    (best, candidate), *others = near
    if others and _level(near[0], others[0], matched=bool(matched)):
        return Choice(problem=_ambiguous(entity, near, service), refused=refused)
    match: Match = "exact" if matched and best.names >= FULL_NAMES else "close"
    told = f"{best.reason}; the service's score is {candidate.score:g}{', a match' if candidate.match else ''}"
    said = Claim(record=best.record, names=best.names, typed=best.typed, reason=told)
    return Choice(link=link_record(entity, said, match, authority=service), refused=refused)


def _level(first: tuple[Claim, Candidate], second: tuple[Claim, Candidate], *, matched: bool) -> bool:
    """Whether the second has as good a claim as the first: two that are claimed as matches always have."""
    return matched or (first[0].score, first[1].score) == (second[0].score, second[1].score)


def _single(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each IRI once."""
    return list({candidate.record.iri: candidate for candidate in reversed(candidates)}.values())[::-1]


def _ambiguous(entity: Entity, near: Sequence[tuple[Claim, Candidate]], service: str) -> Problem:
    some = "; ".join(f"{one.iri} ({one.description or one.label})" for one in (pair[1].record for pair in near[:NAMED]))
    return Problem(stage="link", message=f"{service}: {entity.label} may be {some}: not linked")
