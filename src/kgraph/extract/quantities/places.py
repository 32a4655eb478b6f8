"""Where an expression stands in the parse: from characters to tokens."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extract.places import number_at
from kgraph.extract.quantities.expressions import Expression
from kgraph.extract.quantities.lexemes import Lexeme


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """An expression with the characters and the tokens that it takes up, both half-open.

    `sentence` is the first token of its sentence. `after` is the first token behind the words that modify it, too:
    "volunteers" in "5,000 or more volunteers".
    """

    expression: Expression
    start: int
    end: int
    first: int
    behind: int
    after: int
    sentence: int

    def covers(self, token: Token) -> bool:
        """Whether a token belongs to the expression."""
        return self.first <= token.i < self.behind


def placed(given: Sequence[Lexeme], found: Expression, starts: Sequence[int], sentences: Sequence[int]) -> Place:
    """The place of an expression, by the first characters of the tokens and the first tokens of the sentences."""
    start, end = given[found.start].start, given[found.end - 1].end
    first = number_at(starts, start)
    return Place(
        expression=found,
        start=start,
        end=end,
        first=first,
        behind=bisect_right(starts, end - 1),
        after=bisect_right(starts, given[found.right - 1].end - 1),
        sentence=sentences[number_at(sentences, first)],
    )


def root_of(doc: Doc, place: Place) -> Token:
    """The token of an expression that joins it to the rest of the sentence."""
    token = doc[place.behind - 1]
    for _ in range(place.behind - place.first):  # a parse is a tree, but this must end whatever it is given
        if not place.covers(token.head) or token.head.i == token.i:
            break
        token = token.head
    return token
