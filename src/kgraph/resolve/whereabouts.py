"""Which of several places of one name an article means: by the countries and regions that it speaks of, then by size.

Each place has a weight, its inhabitants times what speaks for it; the heaviest is meant if it is far heavier than the
next. The factors are chosen so that context beats size among cities of like rank ("Birmingham" beside "Alabama"), and
that a capital is not outdone by a small town of its name in a country that every article names ("Paris", Texas).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kgraph.resolve.gazetteer import gazetteer
from kgraph.resolve.locations import Location, atlas

NAMED = 20  # times: the article names its country
HOME = 60  # times: half of what the article says of countries is about its country
NEIGHBOUR = 3  # times: the article names a country beside it
INSIDE = 10  # times: the article names its region, or another place in it
CAPITAL = 4  # times
OTHER_NAME = 0.5  # times: it is called so besides, or was
CLEAR = 2.5  # times heavier than the next
KNOWN = 300_000  # the least weight; of smaller places the news tells where they are
SHARE_OF_HOME = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Something in an article that is of a country, and perhaps of one of its regions; `name` is what said so."""

    name: str
    country: str
    region: str = ""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What an article speaks of besides the name in question."""

    evidence: tuple[Evidence, ...]
    counted: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counted", Counter(one.country for one in self.evidence))

    @cached_property
    def regions(self) -> frozenset[str]:
        """The codes of the regions that are named, or in which something lies that is named."""
        return frozenset(one.region for one in self.evidence if one.region)

    def without(self, name: str) -> "Context":
        """The same but for what a name itself says."""
        return Context(evidence=tuple(one for one in self.evidence if one.name != name))

    def weight(self, place: Location, name: str) -> float:
        """How much speaks for a place that is called `name`."""
        weight = float(place.population)
        if name != place.known_as[0]:
            weight *= OTHER_NAME
        if place == atlas().capital(place.country):
            weight *= CAPITAL
        if place.region in self.regions:
            weight *= INSIDE
        return weight * self._of_country(place.country)

    def _of_country(self, code: str) -> float:
        if not code:  # a continent
            return 1
        if self.counted[code]:
            return HOME if self.counted[code] >= SHARE_OF_HOME * self.counted.total() else NAMED
        return NEIGHBOUR if gazetteer().by_code[code].neighbours & set(self.counted) else 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """The place that is meant, or the places between which nothing decides; neither when none is likely."""

    place: Location | None = None
    open: tuple[Location, ...] = ()


def choose(places: Sequence[Location], name: str, context: Context) -> Choice:
    """The one of `places` that a name, as it is looked up, means in an article.

    Where a country has a region and a city among them, `without_namesakes` could not tell them apart: it stays open.
    """
    weighed = sorted(((context.weight(place, name), place) for place in places), key=_heaviest)
    if not weighed or weighed[0][0] < KNOWN:
        return Choice(open=tuple(place for _, place in weighed[:2]))
    best = weighed[0][1]
    rivals = [
        place
        for weight, place in weighed[1:]
        if weight * CLEAR > weighed[0][0] or (place.country == best.country and place.kind != best.kind)
    ]
    return Choice(open=(best, *rivals)) if rivals else Choice(place=best)


def without_namesakes(places: Iterable[Location], context: Context, *, region: bool) -> tuple[Location, ...]:
    """The places without the region or the city where a country has both of one name, by what the article wants.

    A city's name means the city, unless `region` says otherwise; both stay where other places of the article lie in the
    region and the city does not ("Washington" beside Seattle).
    """
    found = tuple(places)
    regions = {place.country: place for place in found if place.kind == "region"}
    cities: dict[str, Location] = {}
    for place in found:
        if place.kind == "city":
            cities.setdefault(place.country, place)
    dropped: set[tuple[str, str]] = set()
    for country in regions.keys() & cities.keys():
        wide, city = regions[country], cities[country]
        if region and city != atlas().capital(country):
            dropped.add((country, "city"))
        elif wide.region == city.region or wide.region not in context.regions:
            dropped.add((country, "region"))
    return tuple(place for place in found if (place.country, place.kind) not in dropped)


def _heaviest(weighed: tuple[float, Location]) -> tuple[float, str]:
    return (-weighed[0], weighed[1].geonames)
