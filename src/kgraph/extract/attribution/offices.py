"""Who holds an office: whom "the prime minister" or "the Ukrainian president" means.

The article's own words decide: titles before names and appositions, wherever they stand. For the offices that news
takes to be known, heads of states and governments, `data/gazetteer/holders.tsv` says who held them; its people count
only where the article names them.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.persons import Name, Persons
from kgraph.extract.lexicon import nouns, words
from kgraph.extract.mentions import Phrase
from kgraph.extract.roles import RolePhrase
from kgraph.resources import resource

LONGEST_COUNTRY = 3  # words of a country's name that are looked at together
STEM = 5  # letters that the adjective of a region or body shares with its name
RANKS = words("ranks")  # make another office of the noun behind them ("vice president", "deputy minister")
SMALL = frozenset({"the", "of", "for", "'s", "’s", "a", "an", "and", "in", "at", "-"})
TIMES = words("office-times")  # say when, not what ("former")


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """An office in words: the noun, the other words, and codes of countries; all in small letters."""

    noun: str
    words: frozenset[str]
    countries: frozenset[str]

    @classmethod
    def of(cls, noun: str, tokens: Iterable[Token]) -> "Office":
        """The office that a noun and the tokens around it name."""
        texts = [token.lower_ for token in tokens if token.lower_ not in SMALL and not token.is_punct]
        codes, rest = _countries(texts)
        return cls(noun=noun, words=frozenset(rest) - {noun} - TIMES, countries=frozenset(codes))

    def fits(self, other: "Office") -> bool:
        """Whether this shorter way of naming an office can mean the `other`."""
        if self.noun != other.noun and self.noun not in other.words:
            return False
        if (RANKS & other.words) - self.words:
            return False
        if self.countries and other.countries and not self.countries & other.countries:
            return False
        return all(any(_akin(word, known) for known in other.words) for word in self.words)


class Offices:
    """The offices that an article gives to people, and those that are known to be theirs."""

    def __init__(self, doc: Doc, names: Sequence[Phrase], roles: Sequence[RolePhrase], persons: Persons) -> None:
        self._persons = persons
        self._told: list[tuple[Office, Phrase]] = []
        for role in roles:
            tokens = [*doc[role.title[0] : role.title[1]]]
            if role.organization is not None:
                tokens += doc[role.organization.start : role.organization.end]
            noun = doc[role.title[1] - 1]
            tokens += [token for child in noun.children if child.lower_ == "of" for token in child.subtree]
            self._told.append((Office.of(noun.lemma_.lower(), tokens), role.person))
        self._known = [
            (office, phrase)
            for phrase in names
            if (name := persons.name_of(phrase)) is not None
            for office in _holds(name)
        ]
        self._holders: dict[Office, tuple[Phrase, ...]] = {}
        self._held: dict[Name | None, list[Office]] = {}
        for office, holder in (*self._told, *self._known):
            self._held.setdefault(persons.name_of(holder), []).append(office)

    def holders(self, office: Office) -> tuple[Phrase, ...]:
        """Mentions of the people who hold the office: those told by the article, else those known to."""
        if office not in self._holders:
            self._holders[office] = tuple(self._found_holders(office))
        return self._holders[office]

    def _found_holders(self, office: Office) -> Iterator[Phrase]:
        fitting = [(known, person) for known, person in self._told if office.fits(known)]
        told = [person for _, person in fitting]
        if told and not (office.countries and not any(known.countries for known, _ in fitting)):
            yield from told
            return
        known = [person for one, person in self._known if _means(office, one)]
        yield from known or told

    def of(self, person: Phrase) -> Sequence[Office]:
        """The offices that a person is told, or known, to hold."""
        return self._held.get(self._persons.name_of(person), ())


def _means(office: Office, known: Office) -> bool:
    """Whether words mean a head of state or government: "the US leader" and "the president" do, "the minister" not."""
    if office.countries and not office.countries & known.countries:
        return False
    if office.noun in ("leader", "premier") and office.countries:
        return not office.words
    return office.noun == known.noun and office.words == known.words


def _akin(word: str, known: str) -> bool:
    return word == known or (len(word) >= STEM and word[:STEM] == known[:STEM])


@cache
def _holders() -> Mapping[str, tuple[tuple[tuple[str, ...], Office], ...]]:
    """Full names and offices by last name."""
    found: dict[str, tuple[tuple[tuple[str, ...], Office], ...]] = {}
    with resource("data", "gazetteer", "holders.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            *rest, noun = row["office"].split()
            office = Office(noun=noun, words=frozenset(rest), countries=frozenset({row["iso2"]}))
            for name in row["name"].split("|"):
                parts = tuple(name.lower().split())
                found[parts[-1]] = (*found.get(parts[-1], ()), (parts, office))
                if parts[0] != parts[-1]:
                    found[parts[0]] = (*found.get(parts[0], ()), (parts, office))
    return found


def _holds(name: Name) -> Iterator[Office]:
    """The offices that a person of this name is known for; by the last name alone when that is all there is."""
    for parts, office in dict.fromkeys(_holders().get(name[-1], ())):
        if (len(name) == 1 and name[0] == parts[-1]) or (name[0], name[-1]) == (parts[0], parts[-1]):
            yield office


@cache
def _codes() -> Mapping[tuple[str, ...], str]:
    """Codes of countries by name and by adjective, in small letters."""
    found: dict[tuple[str, ...], str] = {}
    with resource("data", "gazetteer", "countries.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for name in (row["name"], *row["other_names"].split("|"), *row["adjectives"].split("|")):
                if name:
                    found.setdefault(tuple(name.lower().split()), row["iso2"])
    return found


def _countries(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The codes of the countries among words, and the other words."""
    codes, rest = [], []
    at = 0
    while at < len(texts):
        for length in range(min(LONGEST_COUNTRY, len(texts) - at), 0, -1):
            code = _codes().get(tuple(texts[at : at + length]))
            if code is not None:
                codes.append(code)
                at += length
                break
        else:
            rest.append(texts[at])
            at += 1
    return codes, rest


def office_noun(head: Token) -> str:
    """The noun of a description of a person as the word list has it, empty when it has none."""
    noun = nouns().get(head.lemma_.lower())
    return noun.lemma if noun is not None and noun.type == "person" else ""
