"""A figure in its setting: what it counts, what happened to it, where, when, and who says so on which day."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kgraph.compare.countries import COUNTRY, country_of
from kgraph.compare.numbers import Range, range_of
from kgraph.compare.sightings import Sightings
from kgraph.compare.spans import Spans
from kgraph.compare.things import Thing, broader, happening_of, singular, thing_of, words
from kgraph.compare.windows import Window, window_of
from kgraph.model import Attribution, Facts, FigureKey, Quantity, Resolution, Span, Subject, Time

FIGHTING = frozenset({"soldier", "fighter"})  # what "the force" is of
WORD = "word:"  # what the mark of a word of a name begins with
SCENES = frozenset({"place", "event", "other"})  # types of what tells a story from others
SHORT = 3  # letters of a word that tells nothing by itself
MEASURE = "measure"  # a kind for amounts of what is not told: "burnt 900 hectares"
WISHES = frozenset({"asks", "intends", "other"})  # relations whose figures nobody counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A quantity with all that a comparison asks for.

    `states` are happenings that what is counted is counted by ("kill"), `acts` those that it takes part in ("deploy").
    `places` are ids of places, or words for them.
    `speakers` are entities, or the publisher for what the article says itself; `source` are the words for them where
    these mean one body ("the interior ministry"). `topics` are the entities of its
    article's headline and its own sentence, `scenes` those of them that tell a story from others: towns, ships, events,
    but no countries, bodies or people. `sentence` is its number.
    """

    key: FigureKey
    quantity: Quantity
    range: Range
    thing: Thing | None
    states: frozenset[str]
    acts: frozenset[str]
    places: frozenset[str]
    windows: tuple[Window, ...]
    speakers: frozenset[str]
    source: str | None
    said: date | None
    sentence: int
    topics: frozenset[str]
    scenes: frozenset[str]
    is_claim: bool


def figures(facts: Facts, resolution: Resolution, countries: Mapping[str, str]) -> Iterator[Figure]:
    """The figures of an article, in the order of the text; `countries` are those of `country_entities`."""
    setting = _Setting(facts, resolution, frozenset(countries.values()))
    titles = [block for block in facts.article.blocks if block.kind == "title"]
    for quantity in facts.quantities:
        if any(block.start <= quantity.span.start < block.end for block in titles):
            continue  # a headline repeats what the text tells with who says so
        if not setting.sources.cover(quantity.span):  # "two people familiar with the plan"
            yield setting.figure(quantity)


class _Setting:
    """An article, as its figures look at it."""

    def __init__(self, facts: Facts, resolution: Resolution, countries: frozenset[str]) -> None:
        self.facts, self.resolution, self.countries = facts, resolution, countries
        self.attributions = {one.id: one for one in facts.attributions}
        self.sources = Spans([one.source for one in facts.attributions if one.source is not None])
        self.mentions = Spans([mention.span for mention in facts.mentions])
        self.times = Spans([time.span for time in facts.times])
        self.by_span = {time.span: time for time in facts.times}
        self.said = {time.attribution: window for time in facts.times if (window := _said_in(time)) is not None}
        self.starts = [start for start, _ in facts.sentences]
        self.sightings = Sightings(facts.article.text)
        titles = [block for block in facts.article.blocks if block.kind == "title"]
        self.headline = frozenset(word for one in titles for word in self._topics((one.start, one.end)))

    def figure(self, quantity: Quantity) -> Figure:
        thing = self._thing(quantity)
        told = [happening_of(lemma) for lemma in quantity.predicates]
        told += [happening_of(thing.happening)] if thing is not None and thing.happening is not None else []
        states = {name for name, kind in told if kind == "state"}
        attribution = self.attributions.get(quantity.attribution or "")
        sentence = self._sentence(quantity.span)
        around = self.facts.sentences[sentence] if sentence >= 0 else (quantity.span.start, quantity.span.end)
        topics = self.headline.union(self._topics(around))
        return Figure(
            key=FigureKey(article=self.facts.article.id, span=quantity.span),
            quantity=quantity,
            range=range_of(quantity),
            thing=thing,
            states=frozenset(states),
            acts=frozenset(name for name, kind in told if kind == "act"),
            places=frozenset(self._places(quantity)),
            windows=tuple(self._windows(quantity, around)),
            speakers=frozenset(self._speakers(attribution)),
            source=_source(attribution),
            said=self._said(attribution),
            sentence=sentence,
            topics=topics,
            scenes=frozenset(one for one in topics if self._is_scene(one)),
            is_claim=not quantity.real or (attribution is not None and _is_wish(attribution)),
        )

    def _thing(self, quantity: Quantity) -> Thing | None:
        """What is counted or measured; where words tell too little ("the force", "the number"), by what goes before."""
        words_for = quantity.of or quantity.measured
        known = None if words_for is None else thing_of(words_for.text, self._named(words_for))
        if words_for is None or known is None:
            kind = self.sightings.kind(quantity.span.start) if quantity.unit is None and quantity.places else None
            implied = None if kind is None else self.sightings.country(broader(kind), quantity.span.start)
            known = None if kind is None else Thing(kind=kind, implied=implied)
            if quantity.unit is not None:
                known = Thing(kind=MEASURE)
        else:
            known = self._told_before(known, words_for, is_measure=quantity.of is None)
        return known

    def _named(self, words_for: Span) -> list[tuple[int, int, str]]:
        inside = [(span, self._entities(span)) for span in self.mentions.inside(words_for.start, words_for.end)]
        return [(span.start - words_for.start, span.end - words_for.start, names[0]) for span, names in inside if names]

    def _entities(self, span: Span) -> tuple[str, ...]:
        return self.resolution.entities_of(self.facts.article, span)

    def _told_before(self, thing: Thing, words_for: Span, *, is_measure: bool) -> Thing:
        """A thing with the kind and the country that the article has told of it."""
        seen = self.sightings.at(words_for.end)
        told = sorted(word for word in thing.narrowing if word.startswith(COUNTRY))
        country = told[0] if told else seen.country if seen else None
        kind = thing.kind
        is_vague = is_measure and kind in words("measure-nouns")
        if is_vague or kind == "man" or (kind == "person" and country and not thing.happening):
            among = FIGHTING if kind in words("force-nouns") else None
            kind = self.sightings.kind(words_for.start, country, among) or ("person" if kind == "man" else kind)
        implied = country or self.sightings.country(broader(kind), words_for.start)
        narrowing = thing.narrowing | ({country} if country else set())
        return replace(thing, kind=kind, narrowing=narrowing, implied=None if country else implied)

    def _sentence(self, span: Span) -> int:
        at = bisect_right(self.starts, span.start) - 1
        return at if at >= 0 and span.start < self.facts.sentences[at][1] else -1

    def _places(self, quantity: Quantity) -> Iterator[str]:
        """The places that are told of a figure: entities, or the words where they name none."""
        for place in quantity.places:
            spans = self.mentions.inside(place.start, place.end)
            inside = [(span, name) for span in spans for name in self._entities(span)]
            head = singular(place.text.split()[-1].casefold())
            if inside and (inside[-1][0].end == place.end or head in words("same-ground")):
                yield inside[-1][1]
            else:
                yield head

    def _topics(self, around: tuple[int, int]) -> Iterator[str]:
        """What a stretch of text speaks of, but for those who speak; of "the mayor of Porto" it speaks of Porto."""
        for span in self.mentions.beginning(*around):
            names = self._entities(span)
            if self.sources.cover(span):
                names = tuple(one for one in names if self.resolution.entities[one].type in SCENES)
            if names:
                yield from names
                if not self.countries.intersection(names):
                    yield from _name_words(span, names, self.resolution)

    def _is_scene(self, topic: str) -> bool:
        if topic.startswith(WORD):
            return True
        return topic not in self.countries and self.resolution.entities[topic].type in SCENES

    def _windows(self, quantity: Quantity, around: tuple[int, int]) -> Iterator[Window]:
        """When it happened: the times of the sentence that belong to the same speaker."""
        for time in map(self.by_span.__getitem__, self.times.beginning(*around)):
            window = window_of(time.value) if time.tells == "happened" else None
            if window is not None and time.attribution == quantity.attribution:
                yield window

    def _speakers(self, attribution: Attribution | None) -> Iterator[str]:
        """Who gives the figure: those who are quoted with it, else the outlet."""
        if attribution is not None:
            for span in attribution.speakers:
                yield from self.resolution.entities_of(self.facts.article, span)
        elif self.facts.article.publisher is not None:
            yield self.facts.article.publisher

    def _said(self, attribution: Attribution | None) -> date | None:
        """The day of the saying: as told, else that of the article."""
        told = self.said.get(attribution.id) if attribution is not None else None
        if told is not None:
            return told[1] if told[1] != date.max else told[0]
        window = window_of(self.facts.article.published)
        return window[0] if window is not None else None


def _said_in(time: Time) -> Window | None:
    return window_of(time.value) if time.tells == "said" else None


def _source(attribution: Attribution | None) -> str | None:
    """The words for the source in small letters, where they begin with "the"; else the last two words of a name."""
    if attribution is None or attribution.source is None:
        return None
    given = attribution.source.text.split()
    if given[0].casefold() == "the":
        return " ".join(given).casefold()
    names = [word for word in given if word[0].isupper()]
    return " ".join(names[-2:]).casefold() if len(names) > 1 else None


def _name_words(span: Span, names: Sequence[str], resolution: Resolution) -> Iterator[str]:
    """The words of a name that is no body's: two spellings of one ship have them in common."""
    if any(resolution.entities[name].type in ("person", "place", "event", "other") for name in names):
        yield from (WORD + word.casefold() for word in span.text.split() if word[0].isupper() and len(word) > SHORT)


def subject(figure: Figure, resolution: Resolution, countries: Mapping[str, str]) -> Subject:
    """What a figure is about in the entities of a corpus; `countries` gives those of the marks of countries."""
    thing = figure.thing
    of = () if thing is None else sorted(countries.get(one, one) for one in (*thing.others, *thing.countries))
    return Subject(
        thing=None if thing is None else thing.kind,
        of=tuple(dict.fromkeys(one for one in of if one in resolution.entities)),
        happenings=tuple(sorted(figure.states | figure.acts)),
        places=tuple(sorted(one for one in figure.places if one in resolution.entities)),
    )


def country_entities(resolution: Resolution) -> dict[str, str]:
    """The ids of the entities that are countries, by the mark of the country."""
    found: dict[str, str] = {}
    for name, one in sorted(resolution.entities.items()):
        mark = country_of(one.label) if one.type == "place" else None
        if mark is not None:
            found.setdefault(mark, name)
    return found


def _is_wish(attribution: Attribution) -> bool:
    """Whether nobody claims what an attribution holds."""
    return attribution.relation in WISHES or attribution.polarity != "affirmed"


def groups(found: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures of one kind of thing in one unit, each group in the order of saying."""
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for one in found:
        if one.thing is not None:
            grouped.setdefault((one.thing.kind, one.quantity.unit or ""), []).append(one)
    for key in sorted(grouped):
        yield sorted(grouped[key], key=lambda one: (one.said or date.min, one.key))
