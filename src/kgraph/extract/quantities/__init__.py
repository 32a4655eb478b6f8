"""Quantities: the numbers of an article that count or measure, what they count, how they are meant and who says them.

First the text is read without the parse (`lexemes`, `numbers`, `amounts`, `expressions`, `modifiers`), what counts
nothing is left out (`exclusions`, `names`), and then the parse tells what is counted (`counted`, `parts`) and what
happens to it where (`settings`).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Doc

from kgraph.extract.holders import Holders
from kgraph.extract.mentions import Phrase
from kgraph.extract.places import marked, sentence_starts, token_starts
from kgraph.extract.quantities.counted import Range, counted
from kgraph.extract.quantities.exclusions import is_excluded
from kgraph.extract.quantities.expressions import Expression, read_expressions
from kgraph.extract.quantities.lexemes import lexemes
from kgraph.extract.quantities.lexicon import QUDT
from kgraph.extract.quantities.modifiers import modified
from kgraph.extract.quantities.names import is_name
from kgraph.extract.quantities.parts import wholes, with_elided
from kgraph.extract.quantities.places import Place, placed
from kgraph.extract.quantities.settings import setting
from kgraph.model import Article, Attribution, BlockKind, Quantity, Span

READ: frozenset[BlockKind] = frozenset({"title", "heading", "paragraph"})  # the others are dates, names and rubrics
DURATIONS = frozenset(QUDT + name for name in ("YR", "MO", "WK", "DAY", "HR", "MIN", "SEC"))
HEADLINES: frozenset[BlockKind] = frozenset({"title", "heading"})  # where a capital letter tells nothing


def quantities(
    article: Article, doc: Doc, attributions: Sequence[Attribution], names: Sequence[Phrase] = ()
) -> tuple[Quantity, ...]:
    """The quantities of an article in the order of the text, each with the innermost attribution that holds it.

    `names` are the named phrases of the article: those of places tell where it is.
    """
    places = list(_places(article, doc))
    told = with_elided(doc, places, [counted(doc, place) for place in places])
    told = _without_numbers(doc, places, told)
    whole = wholes(doc, places)
    spans = [Span.of(article.text, place.start, place.end) for place in places]
    grounds = marked(len(doc), [(name.start, name.end) for name in names if name.type == "place" and not name.modifies])
    holders = Holders(attributions)
    settings = [setting(doc, place, of, grounds) for place, of in zip(places, told, strict=True)]
    return tuple(
        Quantity(
            span=spans[at],
            value=_plain(place.expression.value),
            minimum=_plain(place.expression.minimum),
            maximum=_plain(place.expression.maximum),
            modifier=place.expression.modifier,
            unit=place.expression.unit.name if place.expression.unit is not None else None,
            of=None if _is_lasting(place.expression, spans[at]) else _span(article, doc, told[at]),
            attribution=holders.innermost(spans[at]),
            part_of=spans[whole[at]] if at in whole else None,
            predicates=settings[at].predicates,
            places=tuple(span for one in settings[at].places if (span := _span(article, doc, one)) is not None),
            real=settings[at].real,
            measured=_span(article, doc, settings[at].measured),
        )
        for at, place in enumerate(places)
    )


def _is_lasting(expression: Expression, span: Span) -> bool:
    """Whether it says how long what follows lasts, and counts nothing of it: "a five-day festival"."""
    return expression.unit is not None and expression.unit.name in DURATIONS and any(one in span.text for one in "-‑–")


def _places(article: Article, doc: Doc) -> Iterator[Place]:
    """The expressions of the blocks that can have any, but for those that count nothing."""
    text, starts, sentences = doc.text, token_starts(doc), sentence_starts(doc)
    for block in article.blocks:
        if block.kind not in READ:
            continue
        given = lexemes(text, block.start, block.end)
        for found in read_expressions(given):
            expression = modified(given, found)
            if is_excluded(given, expression):
                continue
            place = placed(given, expression, starts, sentences)
            if not is_name(doc, given, place, headline=block.kind in HEADLINES):
                yield place


def _without_numbers(doc: Doc, places: Sequence[Place], told: Sequence[Range | None]) -> list[Range | None]:
    """What is counted without the numbers before the noun: "shells" of "155mm shells"."""
    taken = marked(len(doc), [(place.first, place.behind) for place in places])
    cut = [None if one is None else taken.rfind(1, one[0], one[1] - 1) for one in told]
    told = [None if one is None or taken[one[1] - 1] else one for one in told]
    return [
        one if one is None or last is None or last < 0 else (last + 1, one[1])
        for one, last in zip(told, cut, strict=True)
    ]


def _plain(value: Decimal | None) -> float | None:
    """A whole number where it is one."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _span(article: Article, doc: Doc, tokens: Range | None) -> Span | None:
    if tokens is None:
        return None
    words = doc[tokens[0] : tokens[1]]
    return Span.of(article.text, words.start_char, words.end_char) if words.text.strip() else None


__all__ = ["quantities"]
