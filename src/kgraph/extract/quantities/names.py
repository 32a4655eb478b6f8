"""Numbers that belong to a name: "Formula One", "Boeing 737", "Five Eyes", "the Group of Seven"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kgraph.extract.quantities.lexemes import Lexeme
from kgraph.extract.quantities.places import Place, root_of

NAMES = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "FAC", "LAW"})
SENTENCE_ENDS = frozenset(".!?:;“\"‘'”’(—–-•*")
LARGEST = 1000  # names have small numbers


def is_name(doc: Doc, given: Sequence[Lexeme], place: Place, *, headline: bool) -> bool:
    """Whether an expression is part of a name; in a headline every word may have a capital letter."""
    found = place.expression
    if found.unit is not None or found.is_range or found.left < found.start or (found.value or LARGEST) >= LARGEST:
        return False
    if not headline and found.kind == "word" and _is_capital_inside(given, found.start):
        return True
    if found.kind == "word":
        return _is_lone_one(doc, place) or _is_in_entity(doc, place)
    return _is_in_entity(doc, place) or _follows_name(doc, place)


def _is_capital_inside(given: Sequence[Lexeme], at: int) -> bool:
    """Whether a number word has a capital letter though no sentence begins there."""
    return at > 0 and given[at].text[0].isupper() and given[at - 1].text not in SENTENCE_ENDS


def _is_in_entity(doc: Doc, place: Place) -> bool:
    """Whether the model sees a name that the number is a part of, with a word in capitals beside it."""
    token = doc[place.first]
    near = [doc[at] for at in (place.first - 1, place.behind) if 0 <= at < len(doc)]
    return token.ent_type_ in NAMES and any(_is_capital(one) and one.ent_type_ == token.ent_type_ for one in near)


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.tag_ in ("NNP", "NNPS")


def _follows_name(doc: Doc, place: Place) -> bool:
    """ "Boeing 737", "Leopard 2 tanks": a figure behind a word in capitals that belongs to the same phrase."""
    before = doc[place.first - 1] if place.first > 0 and not doc[place.first].is_sent_start else None
    if before is None or not _is_capital(before) or before.ent_type_ in ("GPE", "NORP", "DATE"):
        return False
    root = root_of(doc, place)
    return before.i == root.head.i or (before.head.i == root.head.i and before.dep_ in ("compound", "nmod"))


def _is_lone_one(doc: Doc, place: Place) -> bool:
    """ "one" as a pronoun, without a noun: "one must", "the one that"."""
    token = doc[place.first]
    if token.lower_ != "one" or place.behind - place.first > 1:
        return False
    following = doc[place.behind : place.behind + 1]
    return not any(one.tag_[:2] in ("NN", "JJ") or one.tag_ in ("HYPH", "VBN", "VBG", "CD") for one in following)
