"""Bodies told by their country, kind and place: "Russia's defence ministry", "the Russian embassy in Washington"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgraph.extract.lexicon import noun_type, words
from kgraph.extract.phrases import Phrase
from kgraph.extract.places import tokens_with

POSTS_ABROAD = words("posts-abroad")


def described_bodies(doc: Doc, names: Sequence[Phrase]) -> list[Phrase]:
    """Bodies told by their country and kind: "Russia's defence ministry", "the South Korean military"."""
    named_at = {index: name for name in names for index in range(name.start, name.end)}
    found = []
    for index in tokens_with(doc, {"POS": ("NOUN", "PROPN")}):
        head = doc[index]
        if index in named_at or noun_type(head.lemma_) != "organization":
            continue
        countries = [
            named_at[child.i]
            for child in head.children
            if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i < head.i and child.i in named_at
        ]
        if any(country.type == "place" or country.modifies for country in countries):
            start, end = min(country.start for country in countries), _behind_post(doc, head.i + 1, named_at)
            found.append(Phrase(start=start, end=end, head=head.i, type="organization", named=False))
    return found


def _behind_post(doc: Doc, end: int, named_at: Mapping[int, Phrase]) -> int:
    """Where the name of a post abroad ends, which its place tells from others: "the Russian embassy in Washington"."""
    abroad = doc[end - 1].lower_ in POSTS_ABROAD and end + 1 < len(doc) and doc[end].lower_ in ("in", "to")
    place = named_at.get(end + 1) if abroad else None
    return place.end if place is not None and place.start == end + 1 else end


def with_posts(doc: Doc, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The names, those of posts abroad with their places."""
    named_at = {index: name for name in phrases for index in range(name.start, name.end)}
    border = 0
    for phrase in phrases:
        end = _behind_post(doc, phrase.end, named_at)
        if phrase.start >= border:
            yield phrase if end == phrase.end else replace(phrase, end=end, type="organization")
        border = max(border, end)
