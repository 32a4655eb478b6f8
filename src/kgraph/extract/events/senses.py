"""Which use of a word tells an event: "struck the port", but not "struck a deal" or "workers on strike"."""

from spacy.tokens import Token

from kgraph.extract.events.lexicon import ANY, by_object
from kgraph.extract.events.roles import objects_of, roles_of
from kgraph.extract.lexicon import noun_type, words
from kgraph.model import EventType

OTHER_OBJECTS: dict[str, str] = {"strike": "not-struck", "hit": "not-struck", "meet": "not-met", "kill": "not-killed"}
OTHER_OBJECTS |= dict.fromkeys(("deploy", "deployment", "redeploy"), "not-deployed")
PARTICLES = frozenset({"down", "up", "off", "out", "away", "back", "on"})  # "strike down a law", "sign up"
VIOLENT = frozenset({"air", "missile", "drone", "rocket", "artillery", "bomb", "suicide", "night", "knife", "gun"})
TARGETS = frozenset({"on", "against", "in", "at", "by", "from"})
PERSONAL = frozenset({"PERSON", "NORP"})


def kind_of_event(token: Token) -> EventType | None:
    """The type of event that a token tells, by the objects that its word needs; None for another sense."""
    part = "verb" if token.pos_ == "VERB" else "noun"
    known = by_object().get((token.lemma_.lower(), part))
    if token.dep_ == "amod" or not (roles_of(token).actors or roles_of(token).patients):
        return None  # "a striking photograph"; an injury of nobody
    if known is None or (part == "verb" and _is_other_sense(token)) or (part == "noun" and _is_other_noun(token)):
        return None
    if ANY in known:
        return known[ANY]
    told = {child.lemma_.lower() for child in objects_of(token)}
    for kind, type in known.items():
        if kind == "person":
            if any(noun_type(child.lemma_) == "person" or child.ent_type_ in PERSONAL for child in objects_of(token)):
                return type
        elif told & words(f"event-{kind}"):
            return type
    return None


def _is_other_sense(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if any(child.dep_ == "prt" and child.lower_ in PARTICLES for child in verb.children):
        return True
    other = OTHER_OBJECTS.get(lemma)
    if other is not None and any(child.lemma_.lower() in words(other) for child in objects_of(verb)):
        return True
    return lemma == "fight" and any(child.dep_ == "prep" and child.lower_ == "for" for child in verb.children)


def _is_other_noun(noun: Token) -> bool:
    """A walkout is no attack; "death penalty", "election campaign" and "training ground" tell no event."""
    if noun.dep_ == "compound":
        return True
    lemma = noun.lemma_.lower()
    other = OTHER_OBJECTS.get(lemma)
    if lemma != "strike" and other is not None and any(one.lemma_.lower() in words(other) for one in objects_of(noun)):
        return True
    before = {child.lower_ for child in noun.children if child.dep_ in ("compound", "amod", "nmod", "poss")}
    if lemma == "strike":
        stems = before | {word.removesuffix("s") for word in before}
        joined = {child.lower_ for child in noun.children if child.dep_ == "prep"}
        stems |= {one.lemma_.lower() for child in noun.children if child.lower_ == "by" for one in child.children}
        on_strike = noun.dep_ == "pobj" and noun.head.lower_ == "on" and not before
        return on_strike or bool(stems & words("strikers")) or not (before & VIOLENT or joined & TARGETS)
    return False
