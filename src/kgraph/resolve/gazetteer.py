"""Countries, bodies and seats of government by name: what the tables under `data/gazetteer` know.

Names are matched with their capitals, so that "US" is not "us" and "Polish" is not "polish"; a name in capitals only,
as in a headline, matches too when it has four letters or more.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from kgraph.resources import resource

SHORTEST_CAPITALS = 4  # letters; "WHO" may be a body, "IRAN" in a headline is Iran, "US" is no "us"
LONGEST_NAME = 8  # words; "United Kingdom of Great Britain and Northern Ireland"
REMEMBERED = 50_000  # names; the same ones come again and again in a corpus
GEONAMES = "https://sws.geonames.org/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Country:
    """A country or territory: ISO 3166 code, the name that the news uses, and what else it goes by."""

    code: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    geonames: str
    population: int
    neighbours: frozenset[str]

    @property
    def same_as(self) -> tuple[str, ...]:
        """IRIs of the country elsewhere."""
        return (geonames_iri(self.geonames),) if self.geonames else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """A body that the news knows by several names; `country` is the ISO code of a national one, else empty."""

    code: str
    name: str
    other_names: tuple[str, ...]
    country: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """A country at the head or the tail of a longer name, and the words that are left without it."""

    country: Country
    rest: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """Where a government sits ("Kremlin"): the country it governs, or else the body that the news means by it.

    `body` is the code of an organisation; one of the two is empty or the body is the country's.
    """

    code: str
    name: str
    other_names: tuple[str, ...]
    country: str
    body: str


_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", ".": "", "-": " "})
T = TypeVar("T", Country, Organisation, Seat)


class Index(Generic[T]):
    """Things by name."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, T] = {}
        for name, thing in entries:
            self._exact.setdefault(looked_up(name), thing)
        self._capitals: dict[str, T] = {
            name.upper(): thing for name, thing in self._exact.items() if len(name) >= SHORTEST_CAPITALS
        }

    def find(self, name: str) -> T | None:
        """What is called `name`, None when nothing is."""
        key = looked_up(name)
        return self._exact.get(key) or (self._capitals.get(key) if key.isupper() else None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gazetteer:
    """All that is known, indexed by name."""

    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    nouns: Index[Country]
    adjectives: Index[Country]
    people: Index[Country]
    bodies: Index[Organisation]
    seats: Index[Seat]
    capitals: Mapping[str, frozenset[str]]
    by_code: Mapping[str, Country]
    bodies_by_code: Mapping[str, Organisation]
    seats_by_code: Mapping[str, Seat]

    def country(self, name: str) -> Country | None:
        """The country of a name or an adjective."""
        return self.nouns.find(name) or self.adjectives.find(name)

    def is_capital(self, name: str) -> bool:
        """Whether a country has its capital in a place of this name."""
        return bool(self.capital_of(name))

    def capital_of(self, name: str) -> frozenset[str]:
        """The codes of the countries whose capital has this name."""
        key = looked_up(name)
        return self.capitals.get(key.title() if key.isupper() else key, frozenset())

    def leading(self, words: Sequence[str]) -> Start | None:
        """The country that `words` begin with ("UK", "South Korea's"), the longest one; None without one or a rest."""
        for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
            country = self.country(" ".join(words[:length]))
            if country is not None:
                return Start(country=country, rest=tuple(words[length:]))
        return None

    def trailing(self, words: Sequence[str]) -> Start | None:
        """The country that `words` end with after "of" ("Ministry of Defence of Ukraine"); None without one."""
        for at in range(1, len(words) - 1):  # "of the Democratic Republic of the Congo" begins at its first "of"
            if words[at] != "of":
                continue
            country = self.nouns.find(" ".join(words[at + 1 :]))
            if country is not None:
                return Start(country=country, rest=tuple(words[:at]))
        return None


def geonames_iri(identifier: str) -> str:
    """The IRI of a place in GeoNames, as its ontology writes it."""
    return f"{GEONAMES}{identifier}/"


@cache
def gazetteer() -> Gazetteer:
    """The tables as shipped, read once."""
    countries, organisations, seats = tuple(_countries()), tuple(_organisations()), tuple(_seats())
    return Gazetteer(
        countries=countries,
        organisations=organisations,
        nouns=Index((name, country) for country in countries for name in (country.name, *country.other_names)),
        adjectives=Index((name, country) for country in countries for name in country.adjectives),
        people=Index((name, country) for country in countries for name in country.people),
        bodies=Index((name, body) for body in organisations for name in (body.name, *body.other_names)),
        seats=Index((name, seat) for seat in seats for name in (seat.name, *seat.other_names)),
        capitals=_capitals(countries),
        by_code={country.code: country for country in countries},
        bodies_by_code={body.code: body for body in organisations},
        seats_by_code={seat.code: seat for seat in seats},
    )


def _capitals(countries: Iterable[Country]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for country in countries:
        if country.capital:
            found[looked_up(country.capital)].add(country.code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _countries() -> Iterable[Country]:
    for code, name, others, adjectives, people, capital, geonames, population, neighbours in _rows("countries.tsv"):
        yield Country(
            code=code,
            name=name,
            other_names=_several(others),
            adjectives=_several(adjectives),
            people=_several(people),
            capital=capital,
            geonames=geonames,
            population=int(population),
            neighbours=frozenset(_several(neighbours)),
        )


def _organisations() -> Iterable[Organisation]:
    for code, name, others, country in _rows("organisations.tsv"):
        yield Organisation(code=code, name=name, other_names=_several(others), country=country)


def _seats() -> Iterable[Seat]:
    for code, name, others, country, body in _rows("seats.tsv"):
        yield Seat(code=code, name=name, other_names=_several(others), country=country, body=body)


def lines(file: str) -> list[str]:
    """The lines of a table of the gazetteer, without its head."""
    return resource("data", "gazetteer", file).read_text(encoding="utf-8").splitlines()[1:]


def _rows(file: str) -> Iterable[list[str]]:
    return (line.split("\t") for line in lines(file))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@lru_cache(maxsize=REMEMBERED)
def looked_up(name: str) -> str:
    """A name as it is searched for: capitals kept, without accents, full stops, hyphens, article, possessive."""
    text = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    text = text.translate(_PLAIN).strip()
    text = re.sub(r"^[Tt]he\s+", "", re.sub(r"'[sS]?$", "", text))
    return re.sub(r"\s+", " ", text)
