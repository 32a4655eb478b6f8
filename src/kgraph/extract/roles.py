"""Offices that the text gives to persons: titles before the name, appositions beside it, and sentences that say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kgraph.extract.appositions import nouns_beside
from kgraph.extract.firstnames import is_first_name
from kgraph.extract.lexicon import words
from kgraph.extract.mentions import CALENDAR, Phrase
from kgraph.extract.officeverbs import told_by_verbs
from kgraph.extract.titles import STATUS_WORDS, PhrasesAt, Title, is_office, is_office_word, read_title
from kgraph.model import OfficeStatus

TITLE_TAGS = frozenset({"NNP", "NN", "JJ", "NNPS", "NNS", "HYPH", "POS"})


@dataclass(frozen=True, kw_only=True, slots=True)
class RolePhrase:
    """A role in tokens: the person, the range of the title (its noun or verb last), the body or country, the words."""

    person: Phrase
    title: tuple[int, int]
    organization: Phrase | None
    words: str
    status: OfficeStatus = "current"


def role_phrases(doc: Doc, phrases: Sequence[Phrase]) -> list[RolePhrase]:
    """The roles of the persons among `phrases`, in the order of the persons, each office of a person once a place."""
    at = {index: phrase for phrase in phrases for index in range(phrase.start, phrase.end)}
    by_verb = list(told_by_verbs(doc, at))
    found = []
    for person in phrases:
        if person.type != "person":
            continue
        told = [
            *_title_before(doc, person, at),
            *_appositions(doc, person, at),
            *_of_several(doc, person, at),
            *(one.title for one in by_verb if one.person is person),
        ]
        nouns: dict[int, Title] = {}
        for title in told:
            nouns.setdefault(title.range[1], title)
        found += [_role(person, title) for title in nouns.values()]
    return found


def _role(person: Phrase, title: Title) -> RolePhrase:
    return RolePhrase(
        person=person, title=title.range, organization=title.organization, words=title.words, status=title.status
    )


def _title_before(doc: Doc, person: Phrase, at: PhrasesAt) -> Iterator[Title]:
    """ "South Korean Defense Minister Kim Yong Hyun"; the title is what stands before the name in its noun phrase."""
    name = _name_start(doc, person)
    start = name
    while start > 0 and _belongs_to_title(doc, start - 1, person, at):
        start -= 1
        if doc[start].is_sent_start:
            break
    while start < name and doc[start].tag_ in ("DT", "POS", "PRP$", "HYPH"):
        start += 1
    for first, noun in _nouns(doc, start, name):
        title = read_title(doc, first, noun, at)
        yield title if title.organization is not None else _of_place(doc, person, title, at)


def _nouns(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Beginnings and nouns of the titles before a name; a rank behind an office is one of its own ("nominee Sen.")."""
    noun = _last_noun(doc, start, end)
    if noun is None:
        return
    border = next((i + 1 for i in range(start, noun) if is_office(doc[i]) and _is_other(doc[i], doc[i + 1])), start)
    if border > start:
        yield start, border - 1
    yield border, noun


def _is_other(noun: Token, following: Token) -> bool:
    if following.lower_ in words("title-abbreviations"):
        return noun.lower_ not in words("title-abbreviations")
    return noun.text.islower() and following.is_title and following.lower_ != "of"


def _name_start(doc: Doc, person: Phrase) -> int:
    """Where the name begins behind titles that the tagger took for parts of it: "Gov. Jane Doe"."""
    start = person.start
    while start < person.end - 1 and is_office(doc[start]) and not is_first_name(doc[start].text):
        start += 1
    return start


def _last_noun(doc: Doc, start: int, end: int) -> int | None:
    """The noun of an office right before `end`; "-elect" may stand between, or a field: "Secretary of State"."""
    if end - start > 2 and doc[end - 2].text == "-" and doc[end - 1].lower_ in words("elect-words"):
        end -= 2
    if start >= end:
        return None
    if is_office(doc[end - 1]):
        return end - 1
    heads = [index for index in range(start, end) if is_office(doc[index])]
    if heads and doc[heads[-1] + 1].lower_ == "of":
        return heads[-1]
    return None


def _belongs_to_title(doc: Doc, index: int, person: Phrase, at: PhrasesAt) -> bool:
    token = doc[index]
    if index in at and at[index].type == "person" and index < person.start:
        return False
    if token.is_space or token.text in '"“”,;' or token.lower_ in CALENDAR:
        return False
    if token.tag_ == "POS" or token.text == "-":
        return True
    if any(token.lower_ in known for known in STATUS_WORDS.values()):
        return True
    if token.lower_ == "of":  # "Secretary of State", "Chief of Staff"
        return index > 0 and is_office(doc[index - 1]) and doc[index - 1].is_title
    if token.tag_ not in TITLE_TAGS:
        return False
    if index > 1 and doc[index - 1].lower_ == "of" and is_office(doc[index - 2]) and doc[index - 2].is_title:
        return True
    return index < token.head.i < person.end or is_office(token) or doc[person.head].head.i == index


def _of_place(doc: Doc, person: Phrase, title: Title, at: PhrasesAt) -> Title:
    """ "President Xi Jinping of China": the title with the place behind the name."""
    behind = person.end
    if behind + 1 >= len(doc) or doc[behind].lower_ != "of":
        return title
    thing = at.get(behind + 2 if doc[behind + 1].tag_ == "DT" else behind + 1)
    if thing is None or thing.type not in ("place", "organization"):
        return title
    if thing.type == "place" and doc[title.range[1] - 1].lower_ not in words("place-offices"):
        return title
    return replace(title, organization=thing)


def _appositions(doc: Doc, person: Phrase, at: PhrasesAt) -> Iterator[Title]:
    """ "Andriy Kovalenko, head of the Center", "the head of the Center, Andriy Kovalenko"."""
    for noun in nouns_beside(doc, person, at, is_office):
        yield from _joined_titles(doc, noun, at)


def _joined_titles(doc: Doc, noun: Token, at: PhrasesAt) -> Iterator[Title]:
    """The office of a noun and those joined to it: "chairman and chief executive of Norvex"."""
    nouns = [noun]
    while more := [one for one in nouns[-1].children if one.dep_ == "conj" and one.i > nouns[-1].i and is_office(one)]:
        nouns.append(more[0])
    titles = [read_title(doc, _left(one), one.i, at) for one in nouns]
    bodies = [title.organization for title in titles if title.organization is not None]
    shared = bodies[0] if len(bodies) == 1 and all(map(_is_bare, nouns)) else None
    for title in titles:
        yield replace(title, organization=title.organization or shared)


def _is_bare(noun: Token) -> bool:
    return not any(child.lower_ in ("a", "an") for child in noun.children)


def _left(noun: Token) -> int:
    """Where the modifiers of a noun begin, without what it is joined to."""
    start = noun.i
    while start > 0 and noun.left_edge.i < start and not _breaks(noun.doc[start - 1]):
        start -= 1
    return start


def _breaks(token: Token) -> bool:
    """Whether a token ends what may modify the noun behind it."""
    return token.text in ",;:()—–" or token.tag_ == "_SP"


def _of_several(doc: Doc, person: Phrase, at: PhrasesAt) -> Iterator[Title]:
    """ "two ministers, Tom Beck and Rosa Lind": one office for each of those who are named behind the plural."""
    head = doc[person.head]
    while head.dep_ == "conj" and head.head.i in at and at[head.head.i].type == "person":
        head = head.head
    noun = head.head
    if head.dep_ != "appos" or noun.tag_ != "NNS" or not is_office_word(noun.lemma_.lower()) or noun.i in at:
        return
    title = read_title(doc, _left(noun), noun.i, at)
    if title.words.endswith(noun.text):
        yield replace(title, words=title.words.removesuffix(noun.text) + noun.lemma_.lower())
