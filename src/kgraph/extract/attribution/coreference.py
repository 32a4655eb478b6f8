"""Whom a source stands for when it is a pronoun or a description: one pass over the article, from its beginning.

Pronouns go to the best earlier mention that agrees with them; recency, being a subject and having spoken last count.
Descriptions ("the agency", "the two officials") go to what was called so before: by a word of its name, by an office
that the text gave, by its kind; else "the drone pilot" is the person whom the article speaks of.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.descriptions import NEUTER, PERSONAL, PLURAL, described
from kgraph.extract.attribution.memory import Memory, Seen, Told
from kgraph.extract.attribution.offices import TIMES, Office, Offices
from kgraph.extract.attribution.persons import Persons
from kgraph.extract.lexicon import noun_type, nouns, words
from kgraph.extract.mentions import NAME_TAGS, Phrase
from kgraph.extract.places import marked, sentence_numbers, tokens_with
from kgraph.extract.roles import RolePhrase

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
PAIRS = words("pairs")
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4} | dict.fromkeys(PAIRS, 2)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Organizations that a text calls so without the word being in their names.
GENERIC_ORGANIZATIONS = words("generic-organizations")
GENERIC_PERSONS = words("generic-persons")
SPOKESPERSONS = words("spokespersons")
PERSON_ENDINGS = tuple(sorted(words("person-endings")))

HEADS = frozenset({"president", "minister"})  # are called by no other kind of person's noun

REACH = 8  # sentences that a pronoun looks back
NEAR = 3  # sentences that a description looks back for a person who was not called so
# What a mention is worth as an antecedent, in sentences of distance:
SPOKE_LAST = 2.5  # having been the last speaker
SUBJECT = 1.5  # being the subject of a sentence
MINOR_SUBJECT = 0.5  # being the subject of a clause inside another
HOLDS = 2.0  # being the subject of the clause that the pronoun's clause hangs on
AGREES = 2.0  # a gender that is known, not only possible
QUOTED = -2.5  # standing in somebody's words
OWNER = -0.5  # standing before a noun as its owner
MOST = SPOKE_LAST + SUBJECT + HOLDS + AGREES  # what a mention in the same sentence can be worth at most


class Discourse:
    """What the article has mentioned up to here; `resolve` gives a source the mentions that it stands for.

    `quotes` are the token ranges of its quotations.
    """

    def __init__(
        self,
        doc: Doc,
        names: Sequence[Phrase],
        roles: Sequence[RolePhrase],
        quotes: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._doc = doc
        self._sentence = sentence_numbers(doc)
        self._quoted = marked(len(doc), quotes)
        self._persons = Persons(doc, names, roles)
        self._offices = Offices(doc, names, roles, self._persons)
        telling = [name for name in names if name.type in ("person", "organization", "place", "group")]
        by_head = {name.head: name for name in telling if not name.modifies}
        near = tokens_with(doc, {"LOWER": PERSONAL, "DEP": SUBJECTS})
        pronouns = (index for index in near if index not in by_head and _keeps_in_mind(doc[index]))
        self._waiting: list[tuple[int, Phrase | None]] = sorted(
            [*by_head.items(), *((index, None) for index in pronouns)], key=lambda row: -row[0]
        )
        self._seen = Memory()
        self._told: defaultdict[str, list[Told]] = defaultdict(list)  # by word
        self._learnt: dict[int, str] = {}  # gender of people without a name, by head
        self._last_speakers: tuple[Phrase, ...] = ()

    def resolve(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The earlier mentions that an unnamed phrase stands for; to be called in the order of the text."""
        self._advance(phrase.head)
        head = self._doc[phrase.head]
        word = head.lower_
        if word in PERSONAL:
            return self._person(head.i, PERSONAL[word])
        if word in PLURAL:
            return self._several(phrase)
        if word in NEUTER:
            return self._neuter(phrase)
        if word == "i" and self._quoted[head.i] and len(self._last_speakers) == 1:
            return self._last_speakers
        if head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
            return self._description(phrase, head)
        return ()

    def spoke(self, phrases: tuple[Phrase, ...]) -> None:
        """Tells who spoke last; a description that stands for itself can be referred to from now on."""
        ends = (end for phrase in phrases for end in _ends(phrase))
        known = tuple(end for end in ends if end.named or self._doc[end.head].pos_ != "PRON")
        self._last_speakers = known or self._last_speakers
        for phrase in self._last_speakers:
            if not phrase.named and phrase not in self._seen:
                self._seen.add([self._see(phrase, phrase.head)])

    def full_name(self, phrase: Phrase) -> Phrase | None:
        """The full name of the person whom a last or first name alone means, if the article gives it."""
        return self._persons.full_name(phrase)

    def stands_for(self, phrase: Phrase, meant: tuple[Phrase, ...]) -> None:
        """Tells whom a description was found to stand for, so that it means the same again."""
        ends = tuple(end for one in meant for end in _ends(one))
        if ends and self._doc[phrase.head].pos_ in ("NOUN", "PROPN"):
            words = frozenset(token.lower_ for token in self._doc[phrase.start : phrase.head + 1])
            for word in words:
                self._told[word].append(Told(at=phrase.head, words=words, meant=ends))
            if noun_type(self._doc[phrase.head].lemma_) == "person":  # "he" is the spokesman, and means the body
                self._seen.add(replace(self._see(end, phrase.head), personal=True) for end in ends)

    # ------------------------------------------------------------ looking back

    def _advance(self, until: int) -> None:
        """Reads on up to a token; a pronoun on the way keeps the person in mind for whom it stands."""
        while self._waiting and self._waiting[-1][0] < until:
            at, phrase = self._waiting.pop()
            token = self._doc[at]
            if phrase is not None:
                found: tuple[Phrase, ...] = (phrase,)
            elif token.lower_ in PERSONAL:
                found = self._person(at, PERSONAL[token.lower_])
            else:
                found = self._description(described(token), token)
            self._seen.add(self._see(one, at) for one in found)

    def _see(self, phrase: Phrase, at: int) -> Seen:
        token = self._doc[at]
        return Seen(
            phrase=phrase,
            at=at,
            sentence=self._sentence[at],
            standing=_standing(token),
            quoted=bool(self._quoted[at]),
            words=frozenset(token.lower_ for token in self._doc[phrase.start : phrase.end]),
            identity=self._identity(phrase),
        )

    def _worth(self, seen: Seen, at: int) -> float:
        spoke = any(self._same(seen.phrase, speaker) for speaker in self._last_speakers)
        spoke_here = spoke and seen.sentence == self._sentence[at]  # "Holm, an engineer, said she ..."
        return (
            SPOKE_LAST * spoke
            + seen.standing
            + HOLDS * (not seen.quoted and (spoke_here or self._holds(seen, at)))
            + QUOTED * (seen.quoted and not self._quoted[at])
            - (self._sentence[at] - seen.sentence)
        )

    def _same(self, one: Phrase, other: Phrase) -> bool:
        return self._identity(one) == self._identity(other)

    def _identity(self, phrase: Phrase) -> Hashable:
        """What tells whom a phrase names: the person, else the last word of a name, else the phrase itself."""
        name = self._persons.name_of(phrase)
        if name is not None:
            return "person", name
        return ("word", self._doc[phrase.end - 1].lower_) if phrase.named else phrase

    def _holds(self, seen: Seen, at: int) -> bool:
        return seen.sentence == self._sentence[at] and _holds(self._doc[seen.at], self._doc[at])

    def _best(
        self,
        at: int,
        types: tuple[str, ...],
        gender: str = "",
        reach: int = REACH,
        before: bool = False,
        admits: Callable[[Phrase], bool] = lambda phrase: True,
    ) -> tuple[Phrase, ...]:
        """The mention before a token that is worth most, within `reach` sentences; with `before` not in its own."""
        best: tuple[float, int, Phrase] | None = None
        here = self._sentence[at]
        for sentence in range(here - before, max(here - reach, 0) - 1, -1):
            if best is not None and MOST - (here - sentence) <= best[0]:
                break  # no mention so far away is worth more
            for seen in self._seen.in_sentence(sentence):
                if seen.at < at and self._fits(seen, at, types, gender) and admits(seen.phrase):
                    worth = self._worth(seen, at) + AGREES * (gender != "" and self._gender(seen.phrase) == gender)
                    if best is None or (worth, seen.at) > best[:2]:
                        best = worth, seen.at, seen.phrase
        return () if best is None else (best[2],)

    def _fits(self, seen: Seen, at: int, types: tuple[str, ...], gender: str) -> bool:
        """Whether a mention agrees with what a token asks for."""
        if not self._is_a(seen.phrase, types) and not (seen.personal and "person" in types):
            return False
        if gender and self._gender(seen.phrase) not in ("", gender):
            return False
        return not self._is_fellow(seen, at)

    def _is_a(self, phrase: Phrase, types: tuple[str, ...]) -> bool:
        return phrase.type in types or ("person" in types and self._persons.name_of(phrase) is not None)

    def _gender(self, phrase: Phrase) -> str:
        if phrase.named:
            return self._persons.gender(phrase)
        noun = nouns().get(self._doc[phrase.head].lemma_.lower())
        return self._learnt.get(phrase.head, "" if noun is None else noun.gender)

    def _is_fellow(self, seen: Seen, at: int) -> bool:
        """Whether both hang on one verb: "she met Holm" are two people."""
        one, other = self._doc[seen.at], self._doc[at]
        return one.head.i == other.head.i and other.dep_ in SUBJECTS and one.dep_ in ("dobj", "dative", "nsubj")

    def _person(self, at: int, gender: str) -> tuple[Phrase, ...]:
        found = self._best(at, ("person",), gender)
        for person in found:
            self._persons.learn(person, gender)
            if not person.named:
                self._learnt.setdefault(person.head, gender)
        return found

    def _several(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """ "They": the last speakers when they are several or a body, else the best body or group."""
        if len(self._last_speakers) > 1:
            return self._last_speakers
        pairs = self._pairs(since=self._sentence[phrase.head] - 1)
        if pairs:
            return pairs[-1]
        if self._last_speakers and self._last_speakers[0].type in ("organization", "group", "place"):
            return self._last_speakers
        return self._best(phrase.head, ("organization", "group"), reach=NEAR)

    def _neuter(self, phrase: Phrase) -> tuple[Phrase, ...]:
        return self._best(phrase.head, ("organization", "place"))

    # ------------------------------------------------------------ descriptions

    def _description(self, phrase: Phrase, head: Token) -> tuple[Phrase, ...]:
        words = [token for token in self._doc[phrase.start : phrase.end] if token.i <= head.i]
        if head.lemma_.lower() in SPOKESPERSONS and not any(child.dep_ == "prep" for child in head.children):
            return self._spokesperson(phrase, head)
        definite = any(token.lower_ in DEFINITE for token in words)
        if not definite and not any(token.dep_ == "poss" for token in words):
            return ()
        noun = nouns().get(head.lemma_.lower())
        if head.tag_ in ("NNS", "NNPS") or head.lower_ in COUNTS:
            return () if _is_specified(head) else self._group(phrase, head, words)
        if head.ent_type_ == "NORP" and head.tag_ in ("NN", "NNP"):  # "the Republican"
            return () if _is_specified(head) else self._spoken_of(phrase)
        if noun is None:
            return self._unlisted(phrase, head)
        modifiers = frozenset(
            token.lower_ for token in words if token.i != head.i and token.dep_ in ("amod", "compound", "nmod", "poss")
        )
        if noun.type == "organization" and not _is_specified(head):
            proper = any(token.tag_ in NAME_TAGS or token.ent_type_ for token in words if token.i != head.i)
            return self._body(phrase, noun.lemma, modifiers, proper)
        if noun.type == "person":
            return self._officer(phrase, head, noun.gender, modifiers - TIMES)
        return ()

    def _spokesperson(self, phrase: Phrase, head: Token) -> tuple[Phrase, ...]:
        """A spokesperson of nobody named: one met before, else the body that the article speaks of."""
        called: tuple[Phrase, ...] = ()
        if any(child.lower_ == "the" for child in head.children):
            called = self._called(phrase, head.lemma_.lower(), frozenset(), types=("person",))
        return called or self._best(phrase.head, ("organization",), reach=NEAR)

    def _unlisted(self, phrase: Phrase, head: Token) -> tuple[Phrase, ...]:
        """ "The retiree", "the 63-year-old": nouns that look like a person's."""
        word = head.lemma_.lower()
        called = self._called(phrase, word, frozenset(), types=("person", "organization", "group", "other"))
        if called or _is_specified(head):
            return called
        if head.pos_ == "ADJ" or "-year-old" in word or word.endswith(PERSON_ENDINGS) or word == "old":
            return self._spoken_of(phrase)
        return ()

    def _group(self, phrase: Phrase, head: Token, words: Sequence[Token]) -> tuple[Phrase, ...]:
        count = next((COUNTS[token.lower_] for token in words if token.lower_ in COUNTS), 0)
        if not count:
            return self._called(phrase, head.lower_, frozenset())
        if head.lower_ in PAIRS and (pairs := self._pairs()):
            return pairs[0]
        types = ("organization",) if noun_type(head.lemma_) == "organization" else ("person",)
        near = [
            seen
            for seen in sorted(
                self._seen.since(self._sentence[phrase.head] - REACH),
                key=lambda seen: (not seen.phrase.named, -seen.at),
            )
            if seen.at < phrase.head and self._is_a(seen.phrase, types)
        ]
        people: list[Phrase] = []
        for seen in near:
            if not any(self._same(seen.phrase, one) for one in people):
                people.append(seen.phrase)
            if len(people) == count:
                return tuple(sorted(people, key=lambda person: person.start))
        return ()

    def _pairs(self, since: int = 0) -> list[tuple[Phrase, ...]]:
        """People who were named together, from a sentence on: "Holm and Lind", "Holm and her husband, Lind"."""
        people = {
            seen.at: seen.phrase
            for seen in self._seen.since(since)
            if seen.phrase.named and self._is_a(seen.phrase, ("person",))
        }
        found: list[tuple[Phrase, ...]] = []
        for at, person in sorted(people.items()):
            joined = self._doc[at]
            while joined.dep_ == "appos":
                joined = joined.head
            first = people.get(joined.head.i) if joined.dep_ == "conj" else None
            if first is not None and not self._same(first, person):
                found.append((first, person))
        return found

    def _body(self, phrase: Phrase, noun: str, modifiers: frozenset[str], proper: bool) -> tuple[Phrase, ...]:
        """A body called so before; a generic word ("the spy agency") without a proper name means the latest one."""
        called = self._called(phrase, noun, modifiers, types=("organization",))
        if called or proper or noun not in GENERIC_ORGANIZATIONS or self._is_owned(phrase):
            return called
        return self._best(phrase.head, ("organization",)) or self._best(phrase.head, ("other",), reach=NEAR)

    def _is_owned(self, phrase: Phrase) -> bool:
        """Whether a body is told by those to whom it belongs: "the firefighters' union"."""
        owners = (token for token in self._doc[phrase.start : phrase.head] if token.dep_ == "poss")
        return any(owner.tag_ == "NNS" for owner in owners)

    def _officer(self, phrase: Phrase, head: Token, gender: str, modifiers: frozenset[str]) -> tuple[Phrase, ...]:
        noun = nouns()[head.lemma_.lower()].lemma
        office = Office.of(noun, (token for token in self._doc[phrase.start : phrase.end] if token.i != head.i))
        holders = self._offices.holders(office)
        if holders:
            return (self._nearest(holders, phrase.head),)
        if _is_specified(head):
            return ()
        called = self._called(phrase, noun, modifiers, types=("person",))
        if called or any(child.dep_ == "poss" for child in head.children):  # "his successor" is somebody else
            return called
        if noun in GENERIC_PERSONS and not modifiers:
            return self._best(phrase.head, ("person",), gender)
        return self._spoken_of(phrase, gender)

    def _spoken_of(self, phrase: Phrase, gender: str = "") -> tuple[Phrase, ...]:
        """Whom a description means that nobody was called by: a person of the sentences before who has no office."""
        holds_another = (
            words("office-nouns") if self._doc[phrase.head].lemma_.lower() in words("office-nouns") else HEADS
        )

        def admits(person: Phrase) -> bool:
            return all(office.noun not in holds_another for office in self._offices.of(person))

        return self._best(phrase.head, ("person",), gender, NEAR, before=True, admits=admits)

    def _nearest(self, holders: Sequence[Phrase], at: int) -> Phrase:
        """Of several people with an office the one who is worth most here, else the first one named."""
        meant = {self._identity(holder) for holder in holders}
        first = self._seen.first_of(meant)
        best: tuple[Phrase, ...] = ()
        if first is not None:
            reach = self._sentence[at] - first
            best = self._best(at, ("person",), reach=reach, admits=lambda one: self._identity(one) in meant)
        return best[0] if best else min(holders, key=lambda holder: holder.start)

    def _called(
        self, phrase: Phrase, noun: str, modifiers: frozenset[str], types: tuple[str, ...] = ("organization", "group")
    ) -> tuple[Phrase, ...]:
        """The latest mention that has the noun and all the modifiers among its words; else whom these words meant."""
        for seen in self._seen.with_word(noun):
            if seen.at < phrase.head and seen.phrase.type in types and modifiers <= seen.words:
                return (seen.phrase,)
        for told in reversed(self._told.get(noun, ())):
            if told.at < phrase.head and modifiers <= told.words:
                return told.meant
        return ()


def _keeps_in_mind(token: Token) -> bool:
    """Whether a word that is no name keeps somebody in mind: "he", or "the minister" or "the agency" as a subject."""
    if token.lower_ in PERSONAL:
        return True
    kind = noun_type(token.lemma_) if token.dep_ in SUBJECTS and token.tag_ in ("NN", "NNP") else None
    return kind == "person" or (kind == "organization" and any(child.lower_ == "the" for child in token.children))


def _ends(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrases that a phrase stands for in the end, itself when it stands for itself."""
    return tuple(end for one in phrase.refers_to for end in _ends(one)) or (phrase,)


def _standing(token: Token) -> float:
    """What the place of a mention in its clause is worth."""
    if token.dep_ in SUBJECTS:
        clause = token.head
        while clause.dep_ == "conj" and clause.head.i != clause.i:
            clause = clause.head
        return SUBJECT if clause.dep_ == "ROOT" else MINOR_SUBJECT
    return OWNER if token.dep_ in ("poss", "compound", "nmod", "amod") else 0.0


def _holds(subject: Token, other: Token) -> bool:
    """Whether a subject's clause holds another word of its sentence in a clause of its own."""
    if subject.dep_ not in SUBJECTS or other.head.i == subject.head.i:
        return False
    return subject.head.is_ancestor(other) and not subject.is_ancestor(other)


def _is_specified(head: Token) -> bool:
    """Whether words behind a noun say which one it is, so that it needs no antecedent."""
    return any(
        child.dep_ in ("prep", "relcl", "acl", "appos")
        and child.i > head.i
        and not (child.dep_ == "relcl" and head.doc[child.left_edge.i - 1].text == ",")
        for child in head.children
    )


def standing_for(phrase: Phrase, antecedents: tuple[Phrase, ...]) -> Phrase:
    """The phrase with its antecedents, and their type where they agree."""
    types = {antecedent.type for antecedent in antecedents}
    return replace(phrase, refers_to=antecedents, type=types.pop() if len(types) == 1 else phrase.type)
