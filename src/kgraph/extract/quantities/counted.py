"""What a number counts, by the parse: "12,000 North Korean soldiers", "half of the men", "a fine of $3 million"."""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.places import Place, root_of

Range = tuple[int, int]  # tokens, half-open

BEFORE_NOUN = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "det", "npadvmod", "advmod", "poss"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIER_TAGS = NOUN_TAGS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CD"}
LEFT_OUT = frozenset({"DT", "PDT", "PRP$", "CD", "WDT", "WP$", "$", "JJR", ","})
MORE = frozenset(
    {"more", "other", "others", "another", "additional", "further", "extra", "such", "same", "of", "strong"}
)
DETERMINERS = frozenset({"DT", "PRP$"})
PARTITIVE = frozenset({"these", "those", "them", "whom", "which"})
TOTALS = frozenset({"total", "toll", "maximum", "minimum", "average", "record", "combined", "some", "number", "group"})
PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT", "EX"})
BE = frozenset({"be"})
FARTHEST = 40  # tokens between "the number of soldiers" and the number
LONGEST = 12  # tokens of the words for what is counted; longer ones are wrong parses


def counted(doc: Doc, place: Place) -> Range | None:
    """The words for what a number counts, or is the amount of; None where the sentence does not tell right here."""
    return next((found for rule in RULES if (found := rule(doc, place)) is not None), None)


def _behind_of(doc: Doc, place: Place) -> Range | None:
    """ "12 per cent of voters", "dozens of people", "$3 million worth of equipment"."""
    at = place.after
    if at < len(doc) and doc[at].lower_ == "worth":
        at += 1
    if at + 1 >= len(doc) or doc[at].lower_ != "of":
        return None
    noun = next((child for child in doc[at].children if child.dep_ == "pobj"), None) or _chunk_head(doc, at + 1)
    if noun is None or noun.i <= at or noun.tag_ == "CD":
        return None
    if noun.tag_ in PRONOUNS or noun.lower_ in PARTITIVE:
        return _predicate(doc, noun.i + 1)
    return _phrase(doc, noun, at + 1)


def _predicate(doc: Doc, at: int) -> Range | None:
    """What some of a whole are: "two of them officers", "of whom 12 were children"."""
    start = at + (at < len(doc) and doc[at].lemma_ in BE)
    noun = _chunk_head(doc, start) if start < len(doc) and doc[start].tag_ not in DETERMINERS else None
    return _phrase(doc, noun, start) if noun is not None and noun.tag_ in ("NNS", "NNPS") else None


def _noun_behind(doc: Doc, place: Place) -> Range | None:
    """ "12,000 North Korean soldiers", "a three-day visit", "a 12,000-strong force"."""
    root = root_of(doc, place)
    noun = root.head
    if noun.lower_ == "strong":
        noun = noun.head
    if root.dep_ not in BEFORE_NOUN or noun.i < place.after or noun.tag_ not in NOUN_TAGS:
        return None
    if place.expression.unit is not None and root.dep_ in ("npadvmod", "advmod"):
        return None
    if noun.lower_ in words("calendar") | words("harmed") | words("time-nouns") or _is_parted(doc, place.after, noun.i):
        return None
    return _phrase(doc, noun, place.after)


def _is_parted(doc: Doc, start: int, end: int) -> bool:
    """Whether there is a border between a number and what may be its noun."""
    return any(
        token.text in ",;:()—–" or (token.pos_ in ("VERB", "AUX", "ADP") and token.tag_[:2] != "VB")
        for token in doc[start:end]
    )


def _chunk_behind(doc: Doc, place: Place) -> Range | None:
    """The noun phrase right behind a count that the parse does not join to it."""
    if place.expression.unit is not None:
        return None
    at = place.after
    if at < len(doc) and doc[at].lemma_ in BE:
        return _predicate(doc, at)  # "12 were children"
    whole = place.expression.kind == "fraction"  # "half the population"
    noun = None if at >= len(doc) or (doc[at].tag_ in DETERMINERS and not whole) else _chunk_head(doc, at)
    return None if noun is None else _phrase(doc, noun, at)


def _chunk_head(doc: Doc, start: int) -> Token | None:
    """The last noun of the modifiers and nouns that begin at a token, over a determiner."""
    at = start
    while at < len(doc) and doc[at].tag_ in DETERMINERS:
        at += 1
    last = None
    for token in doc[at : at + LONGEST]:
        if (
            token.tag_ not in MODIFIER_TAGS
            or (token.is_sent_start and token.i > start)
            or token.lower_ in words("calendar") | words("time-nouns")
        ):
            break
        if token.tag_ in NOUN_TAGS and token.lower_ not in words("harmed"):
            last = token
    return last


def _amount_of(doc: Doc, place: Place) -> Range | None:
    """ "a fine of $3 million", "aid worth $3 million", "a crowd of 5,000"."""
    root = root_of(doc, place)
    joint = root.head
    if joint.i >= place.first or joint.lower_ not in ("of", "worth", "at") or joint.head.tag_ not in ("NN", "NNS"):
        return None
    if joint.lower_ == "at" and place.expression.unit is None:
        return None
    noun = joint.head
    if (
        noun.i >= joint.i
        or noun.lower_ in TOTALS | words("place-nouns")
        or (place.expression.unit is None and noun.lower_ == "one")
    ):
        return None
    return _phrase(doc, noun, noun.left_edge.i, with_of=False)


def _in_kind(doc: Doc, place: Place) -> Range | None:
    """ "$3 million in aid", "$5 million for schools" (the latter has a purpose, not a kind)."""
    unit, at = place.expression.unit, place.after
    if unit is None or not unit.is_currency or at + 1 >= len(doc) or doc[at].lower_ != "in":
        return None
    noun = _chunk_head(doc, at + 1)
    if noun is None or noun.tag_ not in ("NN", "NNS") or doc[at + 1].tag_ in ("DT", "PRP$", "CD"):
        return None
    return _phrase(doc, noun, at + 1)


def _subject(doc: Doc, place: Place) -> Range | None:
    """ "The fine was $3 million", "inflation is 5 per cent"."""
    root = root_of(doc, place)
    if place.expression.unit is None or root.dep_ != "attr" or root.head.lemma_ not in BE:
        return None
    subject = next((child for child in root.head.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ not in NOUN_TAGS or subject.ent_type_ or subject.i >= place.first:
        return None
    return _phrase(doc, subject, subject.left_edge.i, with_of=False)


def number_of(doc: Doc, place: Place) -> Range | None:
    """ "The number of soldiers rose to 12,000": what is counted stands behind "number of" earlier in the sentence."""
    start = max(place.sentence, place.first - FARTHEST)
    for token in reversed(doc[start : place.first]):
        if token.lower_ in ("number", "that") and token.i + 1 < place.first and doc[token.i + 1].lower_ == "of":
            noun = next((child for child in doc[token.i + 1].children if child.dep_ == "pobj"), None)
            return None if noun is None or noun.i >= place.first else _phrase(doc, noun, token.i + 2)
    return None


def _phrase(doc: Doc, noun: Token, start: int, *, with_of: bool = True) -> Range | None:
    """A noun with the modifiers before it from a token on, without determiners and numbers, and its "of"-phrase."""
    while start < noun.i and _is_left_out(doc[start]):
        start += 1
    if noun.i - start > LONGEST:
        start = noun.i
    if noun.lower_ in MORE:
        return None
    return start, _of_phrase_end(doc, noun) if with_of else noun.i + 1


def _is_left_out(token: Token) -> bool:
    return token.tag_ in LEFT_OUT or token.lower_ in MORE or not (token.is_alpha or token.text[0].isalpha())


def _of_phrase_end(doc: Doc, noun: Token) -> int:
    """The end of "members of parliament"; of the noun alone where no noun phrase follows."""
    joint = noun.i + 1
    if joint + 1 >= len(doc) or doc[joint].lower_ != "of":
        return joint
    last = next((child for child in doc[joint].children if child.dep_ == "pobj"), None)
    if last is None or last.i > noun.i + LONGEST or last.tag_ not in NOUN_TAGS:
        return joint
    return joint if any(token.like_num for token in doc[joint : last.i]) else last.i + 1


RULES: Sequence[Callable[[Doc, Place], Range | None]] = (
    _behind_of,
    _noun_behind,
    _chunk_behind,
    _amount_of,
    _in_kind,
    _subject,
)
