"""Whom a source stands for when it is a pronoun or a description: one pass over the article, from its beginning.

Pronouns go to the best earlier mention that agrees with them; recency, being a subject and having spoken last count.
Descriptions ("the agency", "the two officials") go to what was called so before: by a word of its name, by an office
that the text gave, by its kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kgraph.extract.lexicon import nouns, words
from kgraph.extract.mentions import NAME_TAGS, Phrase
from kgraph.extract.roles import RolePhrase

PERSONAL = {"he": "masculine", "him": "masculine", "his": "masculine", "she": "feminine", "her": "feminine"}
PLURAL = frozenset({"they", "them", "their"})
NEUTER = frozenset({"it", "its"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
# Organizations that a text calls so without the word being in their names.
GENERIC_ORGANIZATIONS = words("generic-organizations")
GENERIC_PERSONS = words("generic-persons")
COURTESY_GENDER = dict.fromkeys(words("masculine-titles"), "masculine") | dict.fromkeys(
    words("feminine-titles"), "feminine"
)

STEM = 5  # letters that an adjective shares with its country's name
REACH = 8  # sentences that a pronoun looks back
SPOKE_LAST = 2.5  # worth of having been the last speaker, in sentences of distance
SUBJECT = 1.5  # worth of being the subject of a clause, in sentences of distance


@dataclass(slots=True)
class _Seen:
    """A mention met so far, with what agreement and salience ask for."""

    phrase: Phrase
    sentence: int
    subject: bool
    words: frozenset[str]
    gender: str
    plural: bool


class Discourse:
    """What the article has mentioned up to here; `resolve` gives a source the mentions that it stands for."""

    def __init__(self, doc: Doc, names: Sequence[Phrase], roles: Sequence[RolePhrase]) -> None:
        self._doc = doc
        self._sentence = _sentence_numbers(doc)
        self._genders = _genders(doc, names, roles)
        self._roles = roles
        self._waiting = sorted(
            (name for name in names if not name.modifies and name.type in ("person", "organization", "place", "group")),
            key=lambda name: -name.head,
        )
        self._seen: list[_Seen] = []
        self._last_speakers: tuple[Phrase, ...] = ()

    def resolve(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The earlier mentions that an unnamed phrase stands for; to be called in the order of the text."""
        self._advance(phrase.head)
        head = self._doc[phrase.head]
        word = head.lower_
        if word in PERSONAL:
            return self._person(phrase, PERSONAL[word])
        if word in PLURAL:
            return self._several(phrase)
        if word in NEUTER:
            return self._best(phrase, ("organization", "place"))
        if head.pos_ in ("NOUN", "PROPN"):
            return self._description(phrase, head)
        return ()

    def spoke(self, phrases: tuple[Phrase, ...]) -> None:
        """Tells who spoke last; a description that stands for itself can be referred to from now on."""
        self._last_speakers = phrases
        for phrase in phrases:
            if not phrase.named and not phrase.refers_to and all(seen.phrase != phrase for seen in self._seen):
                self._seen.append(self._see(phrase))

    def said_by(self, phrase: Phrase, gender: str) -> None:
        """Tells that a pronoun of this gender was taken for the person, so that the other gender no longer is."""
        self._genders.setdefault(self._key(phrase), gender)

    # ------------------------------------------------------------ looking back

    def _advance(self, until: int) -> None:
        while self._waiting and self._waiting[-1].head < until:
            self._seen.append(self._see(self._waiting.pop()))

    def _see(self, phrase: Phrase) -> _Seen:
        head = self._doc[phrase.head]
        words = frozenset(token.lower_ for token in self._doc[phrase.start : phrase.end])
        return _Seen(
            phrase=phrase,
            sentence=self._sentence[phrase.head],
            subject=head.dep_ in ("nsubj", "nsubjpass"),
            words=words,
            gender=self._genders.get(self._key(phrase), ""),
            plural=phrase.type == "group" or head.tag_ in ("NNS", "NNPS"),
        )

    def _key(self, phrase: Phrase) -> str:
        return self._doc[phrase.end - 1].lower_

    def _worth(self, seen: _Seen, sentence: int) -> float:
        spoke = any(self._same(seen.phrase, speaker) for speaker in self._last_speakers)
        return SPOKE_LAST * spoke + SUBJECT * seen.subject - (sentence - seen.sentence)

    def _same(self, one: Phrase, other: Phrase) -> bool:
        return one == other or (one.named and other.named and self._key(one) == self._key(other))

    def _best(self, phrase: Phrase, types: tuple[str, ...], gender: str = "") -> tuple[Phrase, ...]:
        sentence = self._sentence[phrase.head]
        fitting = [
            (self._worth(seen, sentence), seen.phrase.head, seen)
            for seen in self._seen
            if seen.phrase.type in types
            and seen.phrase.head < phrase.head
            and sentence - seen.sentence <= REACH
            and not (gender and self._genders.get(self._key(seen.phrase), gender) != gender)
        ]
        if not fitting:
            return ()
        return (max(fitting, key=lambda row: row[:2])[2].phrase,)

    def _person(self, phrase: Phrase, gender: str) -> tuple[Phrase, ...]:
        found = self._best(phrase, ("person",), gender)
        for person in found:
            self.said_by(person, gender)
        return found

    def _several(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """ "They": the last speakers when they are several or a body, else the best body or group."""
        if len(self._last_speakers) > 1:
            return self._last_speakers
        if self._last_speakers and self._last_speakers[0].type in ("organization", "group", "place"):
            return self._last_speakers
        return self._best(phrase, ("organization", "group"))

    # ------------------------------------------------------------ descriptions

    def _description(self, phrase: Phrase, head: Token) -> tuple[Phrase, ...]:
        words = [token for token in self._doc[phrase.start : phrase.end] if token.i <= head.i]
        determiner = next((token.lower_ for token in words if token.dep_ in ("det", "predet", "nummod")), "")
        if determiner not in DEFINITE and not any(token.lower_ == "the" for token in words):
            return ()
        if any(child.dep_ in ("prep", "relcl", "acl", "appos") and child.i > head.i for child in head.children):
            return ()
        noun = nouns().get(head.lemma_.lower())
        if noun is None:
            return ()
        modifiers = frozenset(
            token.lower_ for token in words if token.i != head.i and token.dep_ in ("amod", "compound", "nmod", "poss")
        )
        if head.tag_ in ("NNS", "NNPS"):
            return self._group(phrase, head, words)
        if noun.type == "organization":
            proper = any(token.tag_ in NAME_TAGS or token.ent_type_ for token in words if token.i != head.i)
            return self._body(phrase, noun.lemma, modifiers, proper)
        if noun.type == "person":
            return self._officer(phrase, noun.lemma, noun.gender, modifiers)
        return ()

    def _group(self, phrase: Phrase, head: Token, words: Sequence[Token]) -> tuple[Phrase, ...]:
        count = next((COUNTS[token.lower_] for token in words if token.lower_ in COUNTS), 0)
        if not count:
            return self._called(phrase, head.lower_, frozenset())
        people: list[Phrase] = []
        for seen in sorted(self._seen, key=lambda seen: -seen.phrase.head):
            near = seen.phrase.head < phrase.head and self._sentence[phrase.head] - seen.sentence <= REACH
            if near and seen.phrase.type == "person" and not any(self._same(seen.phrase, one) for one in people):
                people.append(seen.phrase)
            if len(people) == count:
                return tuple(sorted(people, key=lambda person: person.start))
        return ()

    def _body(self, phrase: Phrase, noun: str, modifiers: frozenset[str], proper: bool) -> tuple[Phrase, ...]:
        """A body called so before; a generic word ("the spy agency") without a proper name means the latest one."""
        called = self._called(phrase, noun, modifiers, types=("organization",))
        if called or proper or noun not in GENERIC_ORGANIZATIONS:
            return called
        return self._best(phrase, ("organization",))

    def _officer(self, phrase: Phrase, noun: str, gender: str, modifiers: frozenset[str]) -> tuple[Phrase, ...]:
        for role in reversed(self._roles):
            title = {token.lower_ for token in self._doc[role.title[0] : role.title[1]]}
            if role.organization is not None:
                title |= {token.lower_ for token in self._doc[role.organization.start : role.organization.end]}
            if role.person.head < phrase.head and noun in title and _all_among(modifiers, title):
                return (role.person,)
        called = self._called(phrase, noun, modifiers, types=("person",))
        if called or modifiers or noun not in GENERIC_PERSONS:
            return called
        return self._best(phrase, ("person",), gender)

    def _called(
        self, phrase: Phrase, noun: str, modifiers: frozenset[str], types: tuple[str, ...] = ("organization", "group")
    ) -> tuple[Phrase, ...]:
        """The latest mention that has the noun and all the modifiers among its words."""
        for seen in sorted(self._seen, key=lambda seen: -seen.phrase.head):
            before = seen.phrase.head < phrase.head
            if before and seen.phrase.type in types and noun in seen.words and modifiers <= seen.words:
                return (seen.phrase,)
        return ()


def _all_among(modifiers: frozenset[str], words: set[str]) -> bool:
    """Whether each modifier is among the words, adjectives of countries by their stem ("Ukrainian", "Ukraine")."""
    return all(
        any(modifier == word or (len(word) >= STEM and modifier[:STEM] == word[:STEM]) for word in words)
        for modifier in modifiers
    )


def standing_for(phrase: Phrase, antecedents: tuple[Phrase, ...]) -> Phrase:
    """The phrase with its antecedents, and their type where they agree."""
    types = {antecedent.type for antecedent in antecedents}
    return replace(phrase, refers_to=antecedents, type=types.pop() if len(types) == 1 else phrase.type)


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start) or current < 0
        numbers.append(current)
    return numbers


def _genders(doc: Doc, names: Sequence[Phrase], roles: Sequence[RolePhrase]) -> dict[str, str]:
    """Gender by last name, where a courtesy title or an office tells it."""
    genders: dict[str, str] = {}
    for name in names:
        before = doc[name.start - 1].lower_ if name.start else ""
        if name.type == "person" and before in COURTESY_GENDER:
            genders.setdefault(doc[name.end - 1].lower_, COURTESY_GENDER[before])
    for role in roles:
        noun = nouns().get(doc[role.title[1] - 1].lemma_.lower())
        if noun is not None and noun.gender:
            genders.setdefault(doc[role.person.end - 1].lower_, noun.gender)
    return genders
