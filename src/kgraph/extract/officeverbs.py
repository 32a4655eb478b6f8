"""Offices told by a verb: "X is the governor of Y", "X, who heads Y", "X, who replaced Z as head of Y"."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.extract.mentions import Phrase
from kgraph.extract.titles import PhrasesAt, Title, is_office, read_title
from kgraph.model import OfficeStatus
from kgraph.resources import resource

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BACKSHIFTED = frozenset({"ccomp"})  # "said that she was minister" may mean that she is


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeVerb:
    """A verb of `office-verbs.tsv`: where the office stands, and what becomes of its subject and its object.

    `frame`: "as" behind that word, "attribute" as with "become", "named" as in "named him head" (also behind "as"),
    "object" for the body itself, with `title` the office ("heads the centre": head). Each of `subject` and `object` is
    "holds", "held" (by tense), "acts", "gets", "lost" or empty.
    """

    frame: str
    title: str
    subject: str
    object: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """That a person has an office."""

    person: Phrase
    title: Title


def told_by_verbs(doc: Doc, at: PhrasesAt) -> Iterator[Told]:
    """The offices that the verbs of a text give to persons, in order; none where it is denied, wanted or supposed."""
    for verb in doc:
        if verb.pos_ in ("VERB", "AUX") and is_real(verb):
            if verb.lemma_ == "be":
                yield from _copula(doc, verb, at)
            elif verb.lemma_ in _verbs():
                yield from _by_verb(doc, verb, _verbs()[verb.lemma_], at)


@cache
def _verbs() -> Mapping[str, OfficeVerb]:
    with resource("data", "lexicon", "office-verbs.tsv").open(encoding="utf-8", newline="") as file:
        return {
            row["verb"]: OfficeVerb(
                frame=row["frame"], title=row["title"], subject=row["subject"], object=row["object"]
            )
            for row in csv.DictReader(file, delimiter="\t")
        }


def is_real(verb: Token) -> bool:
    """Whether what a verb says is told as a fact: no negation, question, condition, modal verb or mere wish."""
    for child in verb.children:
        if child.dep_ == "neg" or child.tag_ in ("MD", "TO") or child.text == "?":
            return False
        if child.dep_ in ("mark", "advmod") and child.lower_ in ("if", "whether", "unless", "when", "until", "before"):
            return False
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _copula(doc: Doc, verb: Token, at: PhrasesAt) -> Iterator[Told]:
    nouns = [child for child in verb.children if child.dep_ == "attr" and is_office(child)]
    subject = child_with(verb, SUBJECTS)
    person = person_of(doc, subject, at)
    if nouns and person is None and subject is not None:
        yield from _where(doc, verb, nouns[0], at)
    if not nouns or person is None or (verb.tag_ == "VBD" and verb.dep_ in BACKSHIFTED):
        return
    status: OfficeStatus = "former" if _is_past(verb) else "current"
    if is_judged(nouns[0]) or (status == "former" and any(one.lower_ in ("a", "an") for one in nouns[0].children)):
        return
    yield from _titles(doc, person, nouns[0], status, at)


def _where(doc: Doc, verb: Token, noun: Token, at: PhrasesAt) -> Iterator[Told]:
    """ "X of the Institute, where she is a fellow": the office of the one whom the place is told of."""
    subject = child_with(verb, SUBJECTS)
    place = at.get(verb.head.i)
    if verb.dep_ != "relcl" or place is None or subject is None or subject.lower_ not in ("he", "she"):
        return
    if not any(child.lower_ == "where" for child in verb.children) or verb.head.dep_ != "pobj":
        return
    person, title = at.get(verb.head.head.head.i), read_title(doc, noun.left_edge.i, noun.i, at)
    if person is None or person.type != "person" or title.organization is not None:
        return
    status: OfficeStatus = "former" if _is_past(verb) else "current"
    yield Told(person=person, title=replace(title, organization=place, status=status))


def is_judged(noun: Token) -> bool:
    """Whether somebody is only compared: "the best president", "the only candidate who"."""
    return any(child.tag_ in ("JJS", "JJR") or child.lower_ == "only" for child in noun.children)


def _by_verb(doc: Doc, verb: Token, kind: OfficeVerb, at: PhrasesAt) -> Iterator[Told]:
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    subject = None if passive else person_of(doc, child_with(verb, SUBJECTS), at)
    object_ = person_of(doc, child_with(verb, frozenset({"nsubjpass"}) if passive else frozenset({"dobj"})), at)
    if kind.frame == "object":
        if subject is not None:
            yield from _of_object(doc, verb, kind, subject, at)
        return
    noun = _office_of(verb, kind.frame)
    if noun is None:
        return
    for person, change in ((subject, kind.subject), (object_, kind.object)):
        status = _status(verb, change)
        if person is not None and status is not None:
            yield from _titles(doc, person, noun, status, at)


def _of_object(doc: Doc, verb: Token, kind: OfficeVerb, person: Phrase, at: PhrasesAt) -> Iterator[Told]:
    """ "who heads the Center": told of bodies only, for whoever leads Ohio may do so in a poll."""
    thing = child_with(verb, frozenset({"dobj"}))
    body = at.get(thing.i) if thing is not None else None
    status = _status(verb, kind.subject)
    if body is None or body.type != "organization" or status is None or verb.dep_ != "relcl":
        return
    title = Title(range=(verb.i, verb.i + 1), words=kind.title, organization=body, status=status)
    yield Told(person=person, title=title)


def _office_of(verb: Token, frame: str) -> Token | None:
    if frame in ("attribute", "named"):
        for child in verb.children:
            if child.dep_ in ("attr", "oprd", "dobj") and is_office(child) and child.i > verb.i:
                return child
    if frame in ("as", "named"):
        for preposition in verb.children:
            if preposition.lower_ == "as":
                return next((one for one in preposition.children if one.dep_ == "pobj" and is_office(one)), None)
    return None


def _titles(doc: Doc, person: Phrase, noun: Token, status: OfficeStatus, at: PhrasesAt) -> Iterator[Told]:
    title = read_title(doc, noun.left_edge.i, noun.i, at)
    yield Told(person=person, title=replace(title, status=status if title.status == "current" else title.status))


def _status(verb: Token, change: str) -> OfficeStatus | None:
    """What the verb makes of an office; None when its time is told, so that it may have ended since."""
    if change == "lost":
        return "former"
    if change == "acts":
        return None if _is_past(verb) else "acting"
    if change == "gets":
        return None if _tells_year(verb) else "current"
    if change in ("holds", "held"):
        return "former" if _is_past(verb) else "current"
    return None


def _is_past(verb: Token) -> bool:
    """Whether a verb tells of something over: "was", "had been", "has served" but "has served since"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if verb.tag_ == "VBN" and helpers & {"has", "have", "'s", "'ve", "’s", "’ve"}:
        lasting = verb.lemma_ == "be" or any(child.lower_ in ("since", "for") for child in verb.children)
        return not lasting
    return verb.tag_ in ("VBD", "VBN")


def _tells_year(verb: Token) -> bool:
    return any(token.text.isdigit() and len(token) == len("1992") for token in verb.subtree)


def child_with(verb: Token, labels: frozenset[str]) -> Token | None:
    """The first child of a verb that has one of the labels."""
    return next((child for child in verb.children if child.dep_ in labels), None)


def person_of(doc: Doc, token: Token | None, at: PhrasesAt) -> Phrase | None:
    """The person that a subject or object names; "who" is the one before it."""
    if token is None:
        return None
    if token.tag_ == "WP" and token.head.dep_ == "relcl":
        return person_of(doc, token.head.head, at)
    phrase = at.get(token.i)
    if phrase is not None and phrase.type == "person":
        return phrase
    beside = (at[child.i] for child in token.children if child.dep_ == "appos" and child.i in at)
    return next((one for one in beside if one.type == "person"), None) if is_office(token) else None
