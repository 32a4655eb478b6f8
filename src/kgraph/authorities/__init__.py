"""Authority files: lists of people, organizations and places with IRIs of their own, as plain values."""

from kgraph.authorities.iris import is_iri
from kgraph.authorities.kinds import kind_of
from kgraph.authorities.reading import read_authority
from kgraph.authorities.values import Authority, AuthorityRecord, Candidate

__all__ = ["Authority", "AuthorityRecord", "Candidate", "is_iri", "kind_of", "read_authority"]
