"""The people of an article: which names are one person's, and whether "he" or "she" can be said of them.

Gender comes from courtesy titles, offices and kinship ("spokeswoman", "mother"), else from the first name; what none of
these tells is learnt later from the article's own pronouns.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kgraph.extract.firstnames import gender_of, is_first_name
from kgraph.extract.lexicon import noun_type, nouns, words
from kgraph.extract.mentions import Phrase
from kgraph.extract.roles import RolePhrase

COURTESY_GENDER = dict.fromkeys(words("masculine-titles"), "masculine") | dict.fromkeys(
    words("feminine-titles"), "feminine"
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})

Name = tuple[str, ...]  # the words of a person's fullest name in small letters


class Persons:
    """The names of an article by person; a last or first name alone is the one who was named in full."""

    def __init__(self, doc: Doc, names: Sequence[Phrase], roles: Sequence[RolePhrase]) -> None:
        self._doc = doc
        full: defaultdict[Name, int] = defaultdict(int)
        for name in names:
            parts = self._parts(name)
            if name.type == "person" and len(parts) > 1:
                full[parts] += 1
        self._full = _without_middle_names(full)
        self._called: defaultdict[str, list[tuple[int, Name]]] = defaultdict(list)
        self._genders: dict[Name, str] = {}
        self._of: dict[Phrase, Name] = {}
        self._first: dict[Name, Phrase] = {}
        for name in sorted(names, key=self._order):
            self._add(name)
        self._learn(names, roles)

    def name_of(self, phrase: Phrase) -> Name | None:
        """The person whom a name means, by the fullest name; None for what is no person."""
        return self._of.get(phrase)

    def full_name(self, phrase: Phrase) -> Phrase | None:
        """The first full name of the person whom a single word means; None for a full name, or where there is none."""
        name = self._of.get(phrase)
        if name is None or len(self._parts(phrase)) > 1:
            return None
        return self._first.get(name)

    def gender(self, phrase: Phrase) -> str:
        """ "masculine", "feminine" or empty."""
        name = self._of.get(phrase)
        return "" if name is None else self._genders.get(name, "")

    def learn(self, phrase: Phrase, gender: str) -> None:
        """Tells that a pronoun of this gender was taken for the person, so that the other gender no longer is."""
        name = self._of.get(phrase)
        if name is not None:
            self._genders.setdefault(name, gender)

    def _order(self, name: Phrase) -> tuple[bool, bool, int]:
        """Full names first, then those behind "Mr" or "Ms", which may be other people's than the full ones."""
        return len(self._parts(name)) < 2, not self._courtesy(name), name.start

    def _parts(self, phrase: Phrase) -> Name:
        found = [token.lower_ for token in self._doc[phrase.start : phrase.end] if token.text[:1].isalpha()]
        while len(found) > 1 and (found[0] in words("courtesy-titles") or _is_office(found[0])):
            found.pop(0)
        while len(found) > 1 and found[-1] in SUFFIXES:
            found.pop()
        return tuple(found)

    def _add(self, phrase: Phrase) -> None:
        parts = self._parts(phrase)
        if len(parts) > 1 and phrase.type == "person":
            name = self._full[parts]
            for part in parts:
                self._called[part].append((phrase.start, name))
            self._of[phrase] = name
            self._first.setdefault(name, phrase)
        elif len(parts) == 1:
            meant = self._meant(phrase, parts[0])
            if meant is not None:
                self._of[phrase] = meant
            elif phrase.type == "person":
                self._of[phrase] = parts
                self._called[parts[0]].append((phrase.start, parts))

    def _meant(self, phrase: Phrase, word: str) -> Name | None:
        """The person who is called by one word: by the last name before the first, of several the latest before it."""
        gender = self._courtesy(phrase)
        fitting = [
            (start < phrase.start, name[-1] == word, start if start < phrase.start else -start, name)
            for start, name in self._called.get(word, ())
            if (phrase.type == "person" or name[-1] == word) and not (gender and gender_of(name[0]) not in ("", gender))
        ]
        return max(fitting)[-1] if fitting else None

    def _courtesy(self, phrase: Phrase) -> str:
        before = self._doc[phrase.start - 1].lower_ if phrase.start else ""
        first = self._doc[phrase.start].lower_
        return COURTESY_GENDER.get(before) or COURTESY_GENDER.get(first, "")

    def _learn(self, names: Sequence[Phrase], roles: Sequence[RolePhrase]) -> None:
        for phrase in names:
            if phrase in self._of and self._courtesy(phrase):
                self.learn(phrase, self._courtesy(phrase))
        for role in roles:
            noun = nouns().get(self._doc[role.title[1] - 1].lemma_.lower())
            if noun is not None and noun.gender:
                self.learn(role.person, noun.gender)
        for name in self._of.values():
            told = gender_of(name[0]) or gender_of(name[0].split("-")[0])
            if told:
                self._genders.setdefault(name, told)


def _is_office(word: str) -> bool:
    return noun_type(word) == "person" and not is_first_name(word)


def _without_middle_names(full: Mapping[Name, int]) -> dict[Name, Name]:
    """Each full name with the most usual one that has the same first and last word."""
    usual: dict[tuple[str, str], Name] = {}
    for name in sorted(full, key=lambda name: (-full[name], name)):
        usual.setdefault((name[0], name[-1]), name)
    return {name: usual[name[0], name[-1]] for name in full}
