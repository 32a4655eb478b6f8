"""Closed namespaces: classes whose terms are strings, and in which a misspelt term raises AttributeError at once."""

from collections.abc import Iterator


class Closed(type):
    """A namespace whose terms are the annotations of its class and `terms`, each a string: its IRI."""

    _iri: str
    _terms: dict[str, str]

    def __new__(
        cls, name: str, bases: tuple[type, ...], members: dict[str, object], *, iri: str, terms: tuple[str, ...] = ()
    ) -> "Closed":
        """The namespace; `iri` is what its terms begin with."""
        closed = super().__new__(cls, name, bases, members)
        closed._iri = iri
        closed._terms = {term: iri + term for term in (*members.get("__annotations__", ()), *terms)}  # type: ignore[misc]
        return closed

    def __init__(cls, name: str, bases: tuple[type, ...], members: dict[str, object], **of_terms: object) -> None:
        super().__init__(name, bases, members)

    def __getattr__(cls, term: str) -> str:
        """The IRI of a term; AttributeError when the namespace has no such term."""
        return cls[term]

    def __getitem__(cls, term: str) -> str:
        """The same, for terms that Python cannot spell."""
        try:
            return cls._terms[term]
        except KeyError:
            raise AttributeError(f"term {term!r} is not in the namespace {cls._iri}") from None

    def __iter__(cls) -> Iterator[str]:
        """The IRIs of all terms, sorted."""
        return iter(sorted(cls._terms.values()))

    def __str__(cls) -> str:
        """What the IRIs of the terms begin with."""
        return cls._iri
