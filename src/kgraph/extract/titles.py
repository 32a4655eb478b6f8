"""An office told by a noun phrase: the words of its title, the body or country that has it, and whether it is held."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.extract.lexicon import noun_type, words
from kgraph.extract.mentions import Phrase
from kgraph.model import OfficeStatus
from kgraph.resources import resource

LONGEST_PORTFOLIO = 5  # words of "foreign affairs and trade" behind "minister for"
DEEPEST = 3  # prepositions behind each other: "director of research at the Institute for Peace"
NAMING = frozenset({"of", "at", "for", "in", "with", "to", "on"})
PORTFOLIO = frozenset({"of", "for", "on"})  # "professor of law", "minister for health", "adviser on trade"
STATUS_WORDS: Mapping[OfficeStatus, frozenset[str]] = {
    "former": words("former-words"),
    "acting": words("acting-words"),
    "elect": words("elect-words"),
}
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
LEFT_OUT = frozenset({"DT", "PDT", "POS", "PRP$", "CD", "RB", "_SP", "``", "''", ",", "."})

PhrasesAt = Mapping[int, Phrase]


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """An office as the text names it: `range` in tokens, with the noun of the office last; `words` without the rest.

    "former" and its like are in `status`, a body or country in `organization`; neither is in `words`.
    """

    range: tuple[int, int]
    words: str
    organization: Phrase | None
    status: OfficeStatus


def is_office(token: Token) -> bool:
    """Whether a noun names an office or an occupation: "minister", "Gov."; not "brother", "victim", "ministers"."""
    if token.lower_ in words("title-abbreviations"):
        return True
    if token.tag_ not in ("NN", "NNP") or token.lower_.startswith("ex-"):
        return token.lower_.startswith("ex-") and noun_type(token.lower_.removeprefix("ex-")) == "person"
    return is_office_word(_noun(token)) and not is_praise(token)


def is_praise(noun: Token) -> bool:
    """Whether "leader" tells of rank in a trade and no office: "a global leader in software"."""
    return (
        noun.lower_ == "leader"
        and any(child.lower_ in ("a", "an") for child in noun.children)
        and any(child.dep_ == "prep" and child.lower_ == "in" for child in noun.children)
    )


def is_office_word(noun: str) -> bool:
    """Whether a noun, singular and in small letters, names an office or an occupation."""
    return noun not in words("no-offices") and noun_type(noun) == "person"


def read_title(doc: Doc, start: int, noun: int, at: PhrasesAt) -> Title:
    """The office whose noun stands at `noun` and whose modifiers begin at `start`."""
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_:
        start -= 2  # "co-editor"
    start = _behind_based(doc, start, noun)
    owner = _owner(doc, start, noun, at)
    start = start if owner is None else _behind_stray_names(doc, start, owner)
    named = {index for index in range(start, noun) if _is_owner(doc, at.get(index))}
    named |= _possessors(doc, start, noun)
    told = [
        index
        for index in range(start, noun + 1)
        if index == noun or (index not in named and not _is_left_out(doc[index]))
    ]
    behind, body = _complement(doc, doc[noun], at)
    if owner is not None and doc[noun].lower_ in words("envoys"):
        body = owner
    text = _text(doc, [*_without_hyphens(doc, told), *behind])
    return Title(
        range=(
            next(index for index in range(start, noun + 1) if index == noun or doc[index].tag_ not in LEFT_OUT),
            noun + 1,
        ),
        words=text.removeprefix("ex-").removeprefix("Ex-"),
        organization=body or owner or _described(doc, start, noun, at),
        status=_status(doc, start, noun),
    )


def _behind_based(doc: Doc, start: int, noun: int) -> int:
    """Where the title begins behind what only says where somebody lives: "a Boston-based lawyer"."""
    return max([start, *(index + 1 for index in range(start + 1, noun) if doc[index].lower_ == "based")])


def _behind_stray_names(doc: Doc, start: int, owner: Phrase) -> int:
    """Where the title begins behind what the tagger cut off a body's name: "Thames" of "Thames Water"."""
    stray = [i for i in range(start, owner.start) if doc[i].tag_ == "NNP" and not _is_title_word(doc[i])]
    return max([start, *(index + 1 for index in stray)])


def _is_title_word(token: Token) -> bool:
    return _is_of_title(token.lower_) or is_office(token) or _is_left_out(token)


def _possessors(doc: Doc, start: int, noun: int) -> set[int]:
    """What stands before a possessive: "the company's founder"; "women's minister" keeps it."""
    marks = [index for index in range(start, noun) if doc[index].tag_ == "POS" and doc[index - 1].tag_ != "NNS"]
    return set(range(start, max(marks) + 1)) if marks else set()


def _described(doc: Doc, start: int, noun: int, at: PhrasesAt) -> Phrase | None:
    """The body last named before that a possessive describes: "the agency's head" behind the Road Agency."""
    marks = [index for index in range(start, noun) if doc[index].tag_ == "POS"]
    if not marks or doc[start].lower_ != "the" or marks[-1] != start + 2:
        return None
    kind = doc[start + 1].lower_
    for index in range(start - 1, -1, -1):
        phrase = at.get(index)
        if phrase is not None and phrase.type == "organization" and phrase.end == index + 1:
            last = doc[index].lower_
            if last == kind or (kind in words("bloc-words") and last in words("bloc-heads")):
                return phrase
    return None


def _noun(token: Token) -> str:
    return token.lower_ if token.tag_ == "NNP" else token.lemma_.lower()


def _is_left_out(token: Token) -> bool:
    word = token.lower_
    return (
        token.tag_ in LEFT_OUT
        or word in words("fleeting-words")
        or word in words("courtesy-titles")
        or token.text in words("party-words")  # "the libertarian president": his views, and no party's office
        or any(word in known for known in STATUS_WORDS.values())
        or any(letter.isdigit() for letter in word)
    )


def _status(doc: Doc, start: int, noun: int) -> OfficeStatus:
    near = [token.lower_ for token in doc[start : noun + 1]]
    if noun + 2 < len(doc) and doc[noun + 1].text == "-":
        near.append(doc[noun + 2].lower_)
    if doc[noun].lower_.startswith("ex-"):
        near.append("ex")
    for status, known in STATUS_WORDS.items():
        if any(word in known for word in near):
            return status
    return "current"


def _owner(doc: Doc, start: int, noun: int, at: PhrasesAt) -> Phrase | None:
    """The body or country that stands before the noun; a body rather than its country, the nearest of several."""
    found = list(dict.fromkeys(at[index] for index in range(start, noun) if _is_owner(doc, at.get(index))))
    bodies = [phrase for phrase in found if phrase.type in ("organization", "other")]
    fitting = [phrase for phrase in bodies or found if _may_have(doc, phrase, doc[noun])]
    return fitting[-1] if fitting else None


def _is_owner(doc: Doc, phrase: Phrase | None) -> bool:
    """Whether a phrase names somebody else than the office's own field ("Defense" in "Defense Minister")."""
    if phrase is None or phrase.type == "person":
        return False
    return not all(_is_of_title(token.lower_) for token in doc[phrase.start : phrase.end])


def _is_of_title(word: str) -> bool:
    return word in words("title-modifiers") | words("title-fields") or f"{word.rstrip('.')}." in words(
        "title-abbreviations"
    )


def _may_have(doc: Doc, phrase: Phrase, noun: Token) -> bool:
    """Whether a body, country or party can have such an office: a town has no lawyer, it is where he lives."""
    office = _noun(noun).removeprefix("ex-")
    if phrase.type in ("organization", "other"):
        return True
    if phrase.type == "place" and office in words("body-offices") and not is_nation(phrase_text(doc, phrase)):
        return True  # the tagger takes many a firm for a town
    if phrase.type == "place" or (phrase.type == "group" and is_nation(phrase_text(doc, phrase))):
        return office in words("place-offices")
    party = doc[phrase.end - 1].lower_.removesuffix("s") in words("party-words")
    return party and office in words("party-offices")


def phrase_text(doc: Doc, phrase: Phrase) -> str:
    """The words of a phrase."""
    return doc[phrase.start : phrase.end].text


def _complement(doc: Doc, noun: Token, at: PhrasesAt) -> tuple[list[int], Phrase | None]:
    """What stands behind the noun: tokens that belong to the title, and the body or country."""
    told: list[int] = []
    node = noun
    for _ in range(DEEPEST):
        deeper = None
        for preposition, thing in _objects(node):
            phrase = at.get(thing.i)
            if phrase is not None and _is_owner(doc, phrase):
                if preposition.lower_ == "to" and phrase.type == "place":
                    if noun.lower_ in words("envoys"):
                        told += [preposition.i, *range(phrase.start, phrase.end)]
                elif _belongs_to(doc, preposition, phrase, noun):
                    return told, phrase
            elif (
                (phrase is None or phrase.type != "person")
                and preposition.lower_ in PORTFOLIO
                and deeper is None
                and _is_portfolio(thing)
            ):
                told += range(preposition.i, _end(thing) + 1)
                deeper = thing
        if deeper is None:
            break
        node = deeper
    return told, None


def _objects(node: Token) -> Iterator[tuple[Token, Token]]:
    """The prepositions behind a noun with the nouns that they lead to."""
    for preposition in node.children:
        if preposition.i > node.i and preposition.dep_ == "prep" and preposition.lower_ in NAMING:
            for thing in preposition.children:
                if thing.dep_ == "pobj":
                    yield preposition, thing


def _belongs_to(doc: Doc, preposition: Token, phrase: Phrase, noun: Token) -> bool:
    if phrase.type == "event":
        return False
    if preposition.lower_ == "in" and phrase.type != "organization":
        return False
    return _may_have(doc, phrase, noun)


def _is_portfolio(thing: Token) -> bool:
    """Whether a noun tells a field and nothing that could be pointed at: "law", "foreign affairs", not "the band"."""
    bare = not any(child.tag_ in ("DT", "PRP$", "CD") or child.dep_ in ("poss", "relcl") for child in thing.children)
    known = all(token.lower_ in words("title-modifiers") or token.lower_ == "the" for token in thing.subtree)
    behind = thing.doc[_end(thing) + 1 : _end(thing) + 2]
    named = any(token.tag_ in ("NNP", "NNPS") and not token.is_sent_start for token in behind)  # "website Norvex"
    length = _end(thing) - thing.left_edge.i
    other = any(child.dep_ == "appos" for child in thing.children) or (named and not thing.text.istitle())
    return (bare or known) and not other and thing.tag_ in NOUN_TAGS and length < LONGEST_PORTFOLIO


def _end(thing: Token) -> int:
    """The last token of a noun with those joined to it."""
    return max([thing.i, *(_end(child) for child in thing.children if child.dep_ == "conj")])


def _without_hyphens(doc: Doc, told: list[int]) -> list[int]:
    """Tokens without hyphens that have lost what they joined: "then-president", "ex-minister"."""
    kept = set(told)
    return [i for i in told if doc[i].text != "-" or (i - 1 in kept and i + 1 in kept)]


def _text(doc: Doc, tokens: list[int]) -> str:
    return " ".join("".join(doc[index].text_with_ws for index in tokens).split())


def is_nation(name: str) -> bool:
    """Whether a name or adjective is a country's."""
    return name.lower() in _nations()


@cache
def _nations() -> frozenset[str]:
    with resource("data", "gazetteer", "countries.tsv").open(encoding="utf-8", newline="") as file:
        return frozenset(
            name.lower()
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for name in (row["name"], *row["other_names"].split("|"), *row["adjectives"].split("|"))
            if name
        )
