"""The lexemes of a text with the possessive as one of its own: "Monday" and "'s"."""

from collections.abc import Sequence

from kgraph.extract.quantities.lexemes import Lexeme, is_glued, lexemes, lower_at
from kgraph.extract.times.lexicon import table

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

Pieces = Sequence[Lexeme]


def pieces(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes between two offsets, possessives cut off.

    >>> [one.text for one in pieces("last year’s vote", 0, 16)]
    ['last', 'year', '’s', 'vote']
    """
    found: list[Lexeme] = []
    for one in lexemes(text, start, end):
        if one.kind == "word" and one.lower[-2:] in POSSESSIVES and len(one.text) > 2:
            cut = one.end - 2
            found.append(Lexeme("word", one.text[:-2], one.lower[:-2], one.start, cut, one.glued))
            found.append(Lexeme("sign", one.text[-2:], one.lower[-2:], cut, one.end, True))
        else:
            found.append(one)
    return found


def is_possessive(given: Pieces, at: int) -> bool:
    """Whether the lexeme at a place makes what stands before it a possessive."""
    return lower_at(given, at) in POSSESSIVES and is_glued(given, at) and not is_glued(given, at + 1)


def is_capital(given: Pieces, at: int) -> bool:
    """Whether there is a word with a capital letter at a place."""
    return 0 <= at < len(given) and given[at].text[0].isupper()


def ends_phrase(given: Pieces, at: int) -> bool:
    """Whether no noun can begin at a place: a sign, the end, or a word that only joins."""
    return at >= len(given) or given[at].kind == "sign" or given[at].lower in table("function")
