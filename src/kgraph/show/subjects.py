"""What `--about` means: somebody or something in the store, or a kind of things that figures count, or both."""

from dataclasses import dataclass

from kgraph.compare.countries import COUNTRY, country_of
from kgraph.compare.things import broader, kind_of, singular, thing_of
from kgraph.errors import QueryError
from kgraph.show.layout import local_name
from kgraph.show.rows import rows
from kgraph.show.things import meant
from kgraph.store.remote import AnyStore

PLACE = "place-"  # how the local names of places begin


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """The kind of things that is asked for ("soldier"), and the IRI of whom or what; one of them may be None."""

    thing: str | None
    entity: str | None


def wanted(store: AnyStore, about: str) -> Wanted:
    """What is asked for: "North Korean soldiers", "soldiers", "Kursk", an IRI or a local name.

    QueryError when nothing in the store has the name, or several things have it.
    """
    last = about.split()[-1:] or [""]
    thing = thing_of(about) if kind_of(last[0].casefold()) or kind_of(singular(last[0].casefold())) else None
    if thing is None:
        return Wanted(thing=None, entity=meant(store, about).iri)
    countries = sorted(word for word in thing.narrowing if word.startswith(COUNTRY))
    named = " ".join(about.split()[:-1])
    if countries:
        return Wanted(thing=thing.kind, entity=_country(store, countries[0], about))
    return Wanted(thing=thing.kind, entity=meant(store, named).iri if named and named[0].isupper() else None)


def _country(store: AnyStore, country: str, about: str) -> str:
    for row in rows(store, "names"):
        if country_of(row["name"]) == country and local_name(row["entity"]).startswith(PLACE):
            return row["entity"]
    raise QueryError(f"no country in the store is meant by {about!r}; `kgraph query names` lists what is")


def quantities(store: AnyStore, asked: Wanted) -> set[str]:
    """The IRIs of the figures that are asked for: of these things, whose, where or in a statement about whom."""
    if asked.entity is None:
        return {row["quantity"] for row in rows(store, "figures") if _is_of(row.get("thing"), asked.thing)}
    links = rows(store, "figures-about", about=asked.entity)
    if asked.thing is None:
        return {row["quantity"] for row in links}
    return {row["quantity"] for row in links if row["link"] == "of" and _is_of(row.get("thing"), asked.thing)}


def _is_of(kind: str | None, thing: str | None) -> bool:
    return kind is not None and thing in (kind, broader(kind))
