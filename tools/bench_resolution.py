"""What resolution costs, and how it grows with the corpus: invented articles, made of the gazetteer and lists of names.

Each size is measured in a process of its own: CPU seconds of `resolve` alone, which runs on one core, and the peak of
memory with the corpus in it.
Growth: the exponent of the time between two sizes; 1 is linear.
Usage: python tools/bench_resolution.py [MENTIONS...]   (default: 10000 30000 100000 300000)
"""

import csv
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeVar

from kgraph.ids import digest
from kgraph.model import Article, Facts, Mention, MentionType, Role, Span
from kgraph.resolve import resolve
from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.wordlists import words

SIZES = (10_000, 30_000, 100_000, 300_000)  # mentions
HELD = 100_000  # mentions that must resolve within the two limits
SECONDS_LIMIT = 60.0
MEMORY_LIMIT = 1024.0  # MB
GROWN = (30_000, 300_000)  # mentions between which the growth is held
GROWTH_LIMIT = 1.25  # exponent
SEED = 4
A_ARTICLE = 25  # mentions
A_PERSON = 12  # mentions of a corpus for each person in it
NAMESAKES = 3  # people with one last name, on average
NOISE = 0.15  # share of full names in another spelling
EAST_ASIAN = 0.15  # share of people
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Mayor", "Defence Minister")
HEADS = ("Ministry of Defence", "Foreign Ministry", "Central Bank", "Interior Ministry", "Supreme Court")
FIRMS = ("Group", "Bank", "Institute", "Holdings", "Foundation")
LEXICON = Path(__file__).resolve().parents[1] / "data" / "lexicon"
STARTS = [
    "b",
    "br",
    "ch",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "vol",
    "z",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ei", "ou"]
ENDS = ["n", "r", "l", "s", "m", "nd", "rt", "lsen", "nko", "vic", "ski", "man", "der", "ton"]
SKEW = 3  # power; the first of a thousand is drawn one time in ten
T = TypeVar("T")
SLIPS = (("i", "y"), ("k", "ck"), ("v", "w"), ("f", "ph"), ("s", "ss"), ("n", "nn"), ("e", "é"), ("o", "ø"))


@dataclass(frozen=True, kw_only=True)
class Person:
    first: str
    middle: str
    last: str
    office: str
    country: str
    east_asian: bool

    @property
    def name(self) -> str:
        return f"{self.last} {self.first}" if self.east_asian else f"{self.first} {self.last}"


@dataclass(kw_only=True)
class Page:
    """An article while it is written."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def name(self, name: str, kind: MentionType, before: str = " ", *, modifies: bool = False) -> Span:
        start = len(self.text) + len(before)
        self.text += before + name
        span = Span.of(self.text, start, len(self.text))
        self.mentions.append(Mention(span=span, type=kind, name=name, modifies=modifies))
        return span


class World:
    """People, bodies and places that the articles of one corpus are about."""

    def __init__(self, mentions: int, random: Random) -> None:
        with (LEXICON / "first-names.tsv").open(encoding="utf-8") as file:
            self._first = [row["name"].capitalize() for row in csv.DictReader(file, delimiter="\t")]
        self._countries = [one for one in gazetteer().countries if one.adjectives]
        people = mentions // A_PERSON
        lasts: list[str] = [self._last_name(random) for _ in range(people // NAMESAKES + 1)]
        families = sorted(word.capitalize() for word in words("family-first"))
        self.people = [self._person(random, lasts, families) for _ in range(people)]
        self.firms = [f"{self._last_name(random)} {random.choice(FIRMS)}" for _ in range(mentions // A_PERSON + 1)]
        table = (LEXICON.parent / "gazetteer" / "cities.tsv").read_text(encoding="utf-8").splitlines()[1:]
        self.cities = [line.split("\t")[1] for line in table]

    def _last_name(self, random: Random) -> str:
        middle = "".join(random.choice(STARTS) + random.choice(VOWELS) for _ in range(random.randint(1, 2)))
        return (middle + random.choice(ENDS)).capitalize()

    def _person(self, random: Random, lasts: Sequence[str], families: Sequence[str]) -> Person:
        east_asian = random.random() < EAST_ASIAN
        given = f"{drawn(self._first, random)}-{drawn(self._first, random).lower()}"
        return Person(
            first=given if east_asian else drawn(self._first, random),
            middle=random.choice("ABCDEFGHJKLMNPRSTW") + "." if random.random() < 0.3 and not east_asian else "",
            last=drawn(families if east_asian else lasts, random),
            office=random.choice(OFFICES) if random.random() < 0.4 else "",
            country=random.choice(self._countries).code,
            east_asian=east_asian,
        )


def drawn(among: Sequence[T], random: Random) -> T:
    """One of many, the first ones far more often, as in the news."""
    return among[int(len(among) * random.random() ** SKEW)]


def spelled(person: Person, random: Random) -> str:
    """A full name as some article may write it."""
    if random.random() >= NOISE:
        return person.name
    if person.east_asian:
        return person.name.replace("-", random.choice((" ", "")))
    first, last = person.first, person.last
    old, new = random.choice(SLIPS)
    if random.random() < 0.5:
        last = last[:1] + last[1:].replace(old, new, 1)
    else:
        first = first[:1] + first[1:].replace(old, new, 1)
    return " ".join(part for part in (first, person.middle if random.random() < 0.5 else "", last) if part)


def corpus(mentions: int) -> Iterator[Facts]:
    """Articles with so many mentions in all."""
    random = Random(SEED)
    world = World(mentions, random)
    for number in range(math.ceil(mentions / A_ARTICLE)):
        yield article(f"{number:07}", world, random)


def article(name: str, world: World, random: Random) -> Facts:
    page = Page()
    seen: list[Person] = []
    while len(page.mentions) < A_ARTICLE:
        if len(seen) < 4 or random.random() < 0.2:
            _introduced(page, person := drawn(world.people, random), random)
            seen.append(person)
        else:
            page.name(random.choice(seen).last, "person" if random.random() < 0.9 else "organization")
        page.text += " met"
        _body(page, world, random)
        page.text += " in"
        page.name(drawn(world.cities, random), "place")
        page.text += ".\n"
    made = Article(id=f"article-{name}", path=name, text=page.text, sha256=digest(page.text), blocks=())
    return Facts(article=made, extractor="made up", mentions=tuple(page.mentions), roles=tuple(page.roles))


def _introduced(page: Page, person: Person, random: Random) -> None:
    """A person by full name, with the office and country where there is one."""
    country = gazetteer().by_code[person.country]
    where = page.name(country.adjectives[0], "group", modifies=True) if person.office else None
    before = f" {person.office} " if person.office else " "
    span = page.name(spelled(person, random), "person" if random.random() < 0.95 else "other", before)
    if where is not None:
        page.roles.append(Role(person=span, title=person.office, organization=where, evidence=span))


def _body(page: Page, world: World, random: Random) -> None:
    kind = random.random()
    if kind < 0.4:
        page.name(drawn(world.firms, random), "organization")
    elif kind < 0.6:
        page.name(random.choice(gazetteer().organisations).name, "organization", " the ")
    elif kind < 0.8:
        country = random.choice(gazetteer().countries)
        page.name(f"{(country.adjectives or (country.name,))[0]} {random.choice(HEADS)}", "organization", " the ")
    else:
        page.name(random.choice(gazetteer().countries).name, "place")


def measure(mentions: int) -> tuple[float, float, int]:
    """CPU seconds, peak MB, and the number of entities."""
    made = list(corpus(mentions))
    start = time.process_time()
    found = resolve(made)
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(found.entities)


def fresh(mentions: int) -> tuple[float, float, int]:
    """The same, in a process of its own."""
    call = [sys.executable, __file__, "--measure", str(mentions)]
    seconds, peak, entities = subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(peak), int(entities)


def main(sizes: Sequence[int]) -> int:
    print(f"{'mentions':>9}{'entities':>10}{'seconds':>9}{'mentions/s':>12}{'peak MB':>9}{'growth':>8}")
    spent: dict[int, float] = {}
    held = True
    for size in sizes:
        seconds, peak, entities = fresh(size)
        growth = f"{exponent(spent, size, seconds):8.2f}" if spent else ""
        spent[size] = seconds
        print(f"{size:9}{entities:10}{seconds:9.1f}{size / seconds:12.0f}{peak:9.0f}{growth}", flush=True)
        held = held and not (size == HELD and (seconds > SECONDS_LIMIT or peak > MEMORY_LIMIT))
    if set(GROWN) <= spent.keys():
        small, large = GROWN
        grown = exponent({small: spent[small]}, large, spent[large])
        print(f"growth from {small} to {large}: n^{grown:.2f}; limit {GROWTH_LIMIT}")
        held = held and grown <= GROWTH_LIMIT
    print(f"limits at {HELD}: {SECONDS_LIMIT:.0f} s, {MEMORY_LIMIT:.0f} MB")
    return 0 if held else 1


def exponent(spent: dict[int, float], size: int, seconds: float) -> float:
    """By which power the time has grown since the size before."""
    last = max(spent)
    return math.log(seconds / spent[last]) / math.log(size / last)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(*measure(int(sys.argv[2])))
    else:
        sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
