"""The words around a number that say how it is meant: "as many as", "nearly", "or more"."""

from collections.abc import Sequence
from dataclasses import replace

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.expressions import Expression
from kgraph.extract.quantities.lexemes import Lexeme, is_glued, lower_at
from kgraph.extract.quantities.lexicon import QUDT, longest, modifiers
from kgraph.model import Modifier

MOST = 3  # modifiers that stand before one number: "up to about"
BOUNDS: frozenset[Modifier] = frozenset({"at least", "at most"})
PREPOSITIONS = frozenset({"over", "under", "about", "around", "above", "below"})
TIMES = frozenset(QUDT + name for name in ("SEC", "MIN", "HR", "DAY", "WK", "MO", "YR"))
OPENING = frozenset({"strong"})  # "12,000-strong"


def modified(given: Sequence[Lexeme], found: Expression) -> Expression:
    """The expression with the modifiers around it; a bound says more than "about", the nearest most."""
    told, left = _before(given, found)
    behind, right = _behind(given, found)
    all_told = [*told, *behind]
    bound = next((one for one in all_told if one in BOUNDS), None)
    modifier = bound or ("about" if "about" in all_told else "exactly")
    widened = replace(found, left=left, right=right)
    if found.is_range or found.kind == "plural":
        return widened  # bounds of their own
    if lower_at(given, found.start) in ("a", "an") and lower_at(given, found.start + 1) == "couple" and not bound:
        modifier = "about"
    return replace(
        widened,
        modifier=modifier,
        minimum=found.value if modifier == "at least" else None,
        maximum=found.value if modifier == "at most" else None,
    )


def _before(given: Sequence[Lexeme], found: Expression) -> tuple[list[Modifier], int]:
    """The modifiers right before an expression, nearest first, and where the first of them begins."""
    told: list[Modifier] = []
    left = found.start
    table = modifiers("before")
    for _ in range(MOST):
        length = next(
            (
                size
                for size in range(min(longest("modifiers", "before"), left), 0, -1)
                if tuple(one.lower for one in given[left - size : left]) in table
            ),
            0,
        )
        if not length or _is_preposition(given, left - length, length, found):
            break
        told.append(table[tuple(one.lower for one in given[left - length : left])])
        left -= length
    return told, left


def _is_preposition(given: Sequence[Lexeme], at: int, length: int, found: Expression) -> bool:
    """Whether the word only joins: "over two weeks", "talked about 500 soldiers", "under two presidents"."""
    word, before = lower_at(given, at), lower_at(given, at - 1)
    if length > 1 or word not in PREPOSITIONS:
        return False
    if word == "about":
        return before in words("of-speech")
    if word == "around":
        return False
    return found.unit is not None and found.unit.name in TIMES and before not in words("spans-of-time")


def _behind(given: Sequence[Lexeme], found: Expression) -> tuple[list[Modifier], int]:
    """The modifier right behind an expression or its noun, and where it ends."""
    table = modifiers("after")
    for size in range(longest("modifiers", "after"), 0, -1):
        words_behind = tuple(one.lower for one in given[found.end : found.end + size])
        if len(words_behind) == size and words_behind in table and _stands_behind(given, found.end, size):
            return [table[words_behind]], found.end + size
    return [], found.end


def _stands_behind(given: Sequence[Lexeme], at: int, size: int) -> bool:
    """Signs and "-odd" are glued; "at least", "at most" may as well belong to the number that follows."""
    if given[at].kind == "sign":
        return is_glued(given, at)
    following = at + size
    return following >= len(given) or given[following].kind != "figure"
