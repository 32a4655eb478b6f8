"""Times: when something is or was said, by the words of the article and the date that it was published on.

The text is read without the parse (`dates`, `periods`, `thirds`, `durations`, `clocks`, `expressions`) into moments,
which the article's date gives their place in the calendar (`moments`, `compound`, `extents`). The parse decides between
past and coming (`tense`) and whether a time is that of a saying (`saying`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc

from kgraph.extract.holders import Holders
from kgraph.extract.places import number_at, sentence_starts, token_starts
from kgraph.extract.times.compound import Between
from kgraph.extract.times.dates import Found
from kgraph.extract.times.durations import Lasting
from kgraph.extract.times.expressions import Expression, cue, read_expressions
from kgraph.extract.times.extents import FIRST_YEAR, LAST_YEAR, Way
from kgraph.extract.times.pieces import Pieces, is_possessive, pieces
from kgraph.extract.times.saying import Said, Words, said_then, sayings
from kgraph.extract.times.tense import VERBS, is_future, way
from kgraph.model import Article, Attribution, BlockKind, Span, Time

READ: frozenset[BlockKind] = frozenset({"title", "heading", "paragraph"})  # the others are dates, names and rubrics
HEADLINES: frozenset[BlockKind] = frozenset({"title", "heading"})  # where the present tense tells of the past
# "you cannot build trust in three weeks" tells an amount
POSSIBLE = frozenset({"can", "could", "may", "might", "cannot"})
ANY_DAY = date(2000, 1, 1)  # a leap year: for finding out whether there is such a day at all


class Place(NamedTuple):
    """An expression with its characters, and whether it is in a headline or a possessive.

    `single` are the two ends of an interval, in case that it ends before it begins.
    """

    expression: Expression
    start: int
    end: int
    headline: bool
    possessive: bool
    single: tuple["Place", ...] = ()


class Borders(NamedTuple):
    """First characters of the tokens, first tokens of the sentences, and the sayings by the first of these."""

    starts: Sequence[int]
    sentences: Sequence[int]
    spoken: Mapping[int, Sequence[Said]]


def times(article: Article, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Time, ...]:
    """The times of an article in the order of the text, each with the attribution that was said then or holds it."""
    places = list(_places(article, doc.text))
    if not places:
        return ()
    starts, sentences = token_starts(doc), [*sentence_starts(doc), len(doc)]
    spoken = _by_sentence(sayings(attributions, starts), sentences)
    holders = Holders(attributions)
    return tuple(
        Time(
            span=words.span,
            value=value,
            tells="happened" if said is None else "said",
            attribution=holders.innermost(words.span) if said is None else said.attribution.id,
        )
        for words, value, said in _valued(article, doc, places, Borders(starts, sentences, spoken))
    )


def _valued(
    article: Article, doc: Doc, places: Iterable[Place], borders: Borders
) -> Iterator[tuple[Words, str | None, Said | None]]:
    """The times that are in the calendar, with value and saying; of an interval that is none its two ends."""
    now = _published(article)
    for place in places:
        words = _words(article, place, borders)
        said = said_then(doc, words, borders.spoken.get(words.sentence[0], ())) if _may_be_said(place) else None
        try:
            yield words, _value(doc, place, words, now, said), said
        except ValueError:
            yield from _valued(article, doc, place.single, borders)


def _may_be_said(place: Place) -> bool:
    """Whether something can be said then: not for so long, nor until then."""
    return not isinstance(place.expression.moment, Lasting) and place.expression.bound != "high"


def _published(article: Article) -> date | None:
    """The day that the article is of; None where it is not told or is no day of our time."""
    try:
        day = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR < day.year < LAST_YEAR else None


def _places(article: Article, text: str) -> Iterator[Place]:
    """The expressions of the blocks that can have any; an interval that is none as its two ends."""
    for block in article.blocks:
        if block.kind not in READ or cue().search(text, block.start, block.end) is None:
            continue
        given = pieces(text, block.start, block.end)
        headline = block.kind in HEADLINES
        for found in read_expressions(given):
            yield _place(given, found, headline)._replace(
                single=tuple(_place(given, _alone(one), headline) for one in found.single)
            )


def _place(given: Pieces, found: Expression, headline: bool) -> Place:
    start, end = given[found.start].start, given[found.end - 1].end
    return Place(found, start, end, headline, is_possessive(given, found.end))


def _alone(found: Found) -> Expression:
    return Expression(start=found.start, end=found.end, moment=found.moment)


def _words(article: Article, place: Place, borders: Borders) -> Words:
    starts, sentences, _ = borders
    first = number_at(starts, place.start)
    number = number_at(sentences, first)
    return Words(
        span=Span.of(article.text, place.start, place.end),
        first=first,
        behind=bisect_right(starts, place.end - 1),
        sentence=(sentences[number], sentences[number + 1]),
        possessive=place.possessive,
        lasting=isinstance(place.expression.moment, Lasting) or bool(place.expression.bound),
    )


def _value(doc: Doc, place: Place, words: Words, now: date | None, said: Said | None) -> str | None:
    """The value of an expression, None where the article's date is missing; ValueError where there is no such time."""
    found = place.expression
    if isinstance(found.moment, Lasting):
        return _lasting(doc, found.moment, words, now)
    direction = _way(doc, place, words, said)
    extent = found.moment.extent(now or ANY_DAY, direction)
    if now is None and found.moment.relative:
        return None
    bound = found.bound or ("low" if _begins_then(doc, found, words, direction) else "")
    if bound:
        return f"{extent.low.iso}/.." if bound == "low" else f"../{extent.high.iso}"
    return extent.iso


def _begins_then(doc: Doc, found: Expression, words: Words, direction: Way | None) -> bool:
    """ "will be free from 1 January": what is to come begins then; "footage from Monday" does not."""
    joint = doc[words.first - 1] if words.first > 0 and not isinstance(found.moment, Between) else None
    if joint is None or joint.lower_ != "from" or joint.dep_ != "prep" or joint.head.pos_ not in VERBS:
        return False
    told = direction or way(doc, words.first, words.behind, headline=False)
    return told == "coming"


def _way(doc: Doc, place: Place, time: Words, said: Said | None) -> Way | None:
    found = place.expression
    assert not isinstance(found.moment, Lasting)
    if not found.moment.floating and not found.moment.relative:
        return None
    if found.bound == "low":
        return "past"
    if said is not None:
        return "coming" if any(is_future(token) for token in doc[said.first : said.behind]) else "past"
    told = way(doc, time.first, time.behind, headline=place.headline)
    return told or ("coming" if found.bound == "high" else None)


def _lasting(doc: Doc, found: Lasting, words: Words, now: date | None) -> str | None:
    """The amount; the day so far ahead in "will meet in two weeks"."""
    before = doc[words.first - 1] if words.first > 0 else None
    if before is None or before.lower_ != "in" or before.head.pos_ not in VERBS or before.dep_ != "prep":
        return found.iso
    helpers = {child.lower_ for child in before.head.children}
    if before.head.lemma_ == "be" and before.head.i != before.i - 1:
        return found.iso  # "will be the third in two years"
    if helpers & POSSIBLE or way(doc, words.first, words.behind, headline=False) != "coming":
        return found.iso
    return None if now is None else found.ahead.extent(now, "coming").iso


def _by_sentence(spoken: Sequence[Said], sentences: Sequence[int]) -> dict[int, list[Said]]:
    """The sayings by the first token of the sentence of their cue."""
    found: dict[int, list[Said]] = {}
    for said in spoken:
        found.setdefault(sentences[number_at(sentences, said.first)], []).append(said)
    return found


__all__ = ["times"]
