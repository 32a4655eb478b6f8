"""Who does it, to whom, and where: the arguments of a word that tells an event, by the parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kgraph.extract.lexicon import words

SUBJECT, PASSIVE = "nsubj", "nsubjpass"
RELATIVE = frozenset({"who", "which", "that", "whom"})
BETWEEN, WITH, BY, OF = "between", "with", "by", "of"
WHERE = frozenset({"in", "at", "near", "inside", "outside", "across", "along", "around", "to", "into", "within", "off"})
AGAINST = frozenset({"on", "against", "at"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})  # "Russian attack", "Biden administration"
GROUND = words("place-nouns") | words("ground-nouns")
MUTUAL = frozenset({"meet", "clash", "meeting", "summit", "fight", "skirmish", "firefight"})
OWN = frozenset({"die", "resign", "quit", "resignation", "death"})  # what happens to the one who is said to do it
UNDERGONE = frozenset({"arrest", "detention", "killing", "murder", "assassination", "injury", "election", "death"})
LEFT_OUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "preconj"})
STEPS = 4  # governors that hand their subject on


@dataclass(frozen=True, kw_only=True, slots=True)
class Roles:
    """The heads of the phrases for actors, patients and places."""

    actors: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()


def roles_of(token: Token) -> Roles:
    """The roles of a verb or noun."""
    found = _of_verb(token) if token.pos_ == "VERB" else _of_noun(token)
    return Roles(
        actors=tuple(_each(found.actors)), patients=tuple(_each(found.patients)), places=tuple(_each(_places(token)))
    )


def objects_of(token: Token) -> list[Token]:
    """What a verb or noun is done to."""
    return list(roles_of(token).patients)


def phrase(head: Token, event: Token) -> tuple[int, int]:
    """The characters of a noun's phrase without its clauses, what stands beside it, and a preposition's own event."""
    start, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ not in LEFT_OUT:
            start = min(start, child.left_edge.i)
    for child in head.rights:
        if child.dep_ in LEFT_OUT or child.i != end or (child.dep_ == "prep" and child.lower_ not in (OF, "from")):
            break
        end = child.right_edge.i + 1
    if start <= event.i < end:
        start, end = (head.i, head.i + 1) if head.i != event.i else (end, end)
    doc = head.doc
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1]) if end > start else doc[start].idx


def _of_verb(verb: Token) -> Roles:
    lemma = verb.lemma_.lower()
    passive = _is_passive(verb)
    subjects = _subjects(verb)
    objects = [_meant(child) for child in verb.children if child.dep_ == "dobj"]
    if passive:
        return Roles(actors=tuple(_behind(verb, BY)), patients=tuple(subjects))
    if lemma in OWN:
        return Roles(patients=tuple(subjects)) if lemma == "die" else Roles(actors=tuple(subjects))
    if lemma in MUTUAL and not objects:
        objects = list(_behind(verb, WITH))
    return Roles(actors=tuple(subjects), patients=tuple(objects))


def _is_passive(verb: Token) -> bool:
    """Whether a verb is passive; also one beside another: "five were killed and 20 injured"."""
    if any(child.dep_ in (PASSIVE, "auxpass") for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ == "acl"
    ):
        return True
    return verb.dep_ == "conj" and verb.head.i != verb.i and verb.tag_ in ("VBN", "VBD") and _is_beside_passive(verb)


def _is_beside_passive(verb: Token) -> bool:
    helped = any(child.dep_ in ("auxpass", PASSIVE) for child in verb.head.children)
    return helped and not any(child.dep_ in ("dobj", "aux") for child in verb.children)


def _of_noun(noun: Token) -> Roles:
    lemma = noun.lemma_.lower()
    of = [*_behind(noun, OF)]
    owners = [child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    before = [child for child in noun.children if child.dep_ in ("amod", "compound", "nmod")]
    adjectives = [child for child in before if child.ent_type_ in NAMED]
    by = [*_behind(noun, BY)]
    if lemma in MUTUAL:
        return Roles(actors=(*_behind(noun, BETWEEN), *of, *owners, *adjectives), patients=tuple(_behind(noun, WITH)))
    if lemma in OWN:
        held = (*of, *owners)
        return Roles(patients=held) if lemma == "death" else Roles(actors=held)
    against = [inner for joint in AGAINST for inner in _behind(noun, joint)]
    if lemma in UNDERGONE:
        return Roles(actors=tuple(by), patients=(*of, *(() if of else owners)))
    actors = (*by, *owners, *adjectives)
    light = noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("light-verbs")
    return Roles(actors=actors or tuple(_subjects(noun.head) if light else ()), patients=(*against, *of))


def _subjects(verb: Token) -> list[Token]:
    """The subject of a verb, or that of the one that hands it on: "agreed to send", "arrived and met"."""
    here = verb
    for _ in range(STEPS):
        found = [child for child in here.children if child.dep_ in (SUBJECT, PASSIVE)]
        if found:
            return [_meant(one) for one in found]
        if here.dep_ == "acl":
            return [here.head]
        if here.dep_ not in ("conj", "xcomp", "advcl", "pcomp") or here.head.i == here.i:
            return []
        if here.dep_ == "pcomp":
            here = here.head
        here = here.head
        receivers = [child for child in here.children if child.dep_ == "dobj"]
        if verb.dep_ == "xcomp" and receivers:  # "ordered troops to attack"
            return [_meant(receivers[0])]
    return []


def _meant(noun: Token) -> Token:
    """The noun that a relative pronoun stands for; any other noun itself."""
    if noun.lower_ not in RELATIVE:
        return noun
    here = noun
    for _ in range(STEPS):
        if here.dep_ == "relcl":
            return here.head
        here = here.head
    return noun


def _behind(token: Token, joint: str) -> Iterator[Token]:
    """The nouns that a preposition joins to a token."""
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == joint:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _places(token: Token) -> Iterator[Token]:
    """The places that prepositions join to an event, or to its object: names of places, and words for them."""
    objects = [child for child in token.children if child.dep_ in ("dobj", PASSIVE)]
    objects += [noun for joint in (WITH, BETWEEN) for noun in _behind(token, joint)]
    for child in [*token.children, *(inner for one in objects for inner in one.rights)]:
        if child.dep_ in ("prep", "dative") and child.lower_ in WHERE:
            yield from (noun for noun in child.children if noun.dep_ == "pobj" and _is_place(noun))


def _is_place(noun: Token) -> bool:
    if noun.lower_ in words("calendar"):
        return False
    return noun.ent_type_ in PLACES or noun.tag_ == "NNP" or noun.lemma_.lower() in GROUND


def _each(heads: Sequence[Token] | Iterator[Token]) -> Iterator[Token]:
    """The heads with those that stand beside them: "Russia and Ukraine" are two."""
    seen: set[int] = set()
    for head in heads:
        waiting = [head]
        while waiting:
            one = waiting.pop(0)
            if one.i not in seen:
                seen.add(one.i)
                yield one
                waiting += [child for child in one.children if child.dep_ == "conj"]
