"""What an authority knows, as values."""

from dataclasses import dataclass

from kgraph.model import MentionType


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorityRecord:
    """One thing that an authority has: its IRI, best name, other names, its type where the authority tells it."""

    iri: str
    label: str
    names: tuple[str, ...] = ()
    type: MentionType | None = None
    description: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority:
    """A file of records, one an IRI and sorted by IRI: its name, the hash of its bytes in hexadecimal, its records.

    `unknown_types` are the types in it that are none of ours; its records of these types have no type.
    """

    name: str
    sha256: str
    records: tuple[AuthorityRecord, ...]
    unknown_types: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """What a service offers for a name: a record, a score on the service's own scale, whether it claims a match."""

    record: AuthorityRecord
    score: float
    match: bool
