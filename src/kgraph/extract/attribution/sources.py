"""The mentions that a source is made of: names, descriptions, pronouns, and several where "and" joins them."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.descriptions import RELATIVE, described
from kgraph.extract.attribution.frames import Candidate
from kgraph.extract.lexicon import noun_type, words
from kgraph.extract.mentions import Phrase

SPOKESPERSONS = words("spokespersons")
COURTESY = words("courtesy-titles")
ARTEFACT_LINKS = words("maker-prepositions")


def source_phrases(doc: Doc, candidate: Candidate, named_at: Mapping[int, Phrase]) -> tuple[Phrase, ...]:
    """The phrases of a candidate's source in the order of the text; empty without a source."""
    if candidate.source is None or candidate.source_head is None:
        return ()
    start, end = candidate.source
    heads = [head for head in _conjuncts(doc[candidate.source_head]) if start <= head.i < end]
    if len(heads) == 1:
        person = _titled(doc, start, end, heads[0], named_at) or _described_before(doc, heads[0], named_at)
        if person is not None:
            return (person,)
    return tuple(phrase for head in heads for phrase in _phrase(head, named_at))


def phrase_at(head: Token, named_at: Mapping[int, Phrase]) -> Phrase:
    """The name that holds a noun or pronoun, or else the description around it."""
    return named_at.get(head.i) or described(head)


def antecedent_of(doc: Doc, phrase: Phrase) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if doc[phrase.head].lower_ not in RELATIVE:
        return None
    here = doc[phrase.head]
    for _ in range(4):  # from the pronoun up to its relative clause
        if here.dep_ == "relcl":
            return _named_by(here.head)
        here = here.head
    return None


def _named_by(noun: Token) -> Token:
    """The name that a noun is set beside: Salter in "Salter, a writer who ..."."""
    while noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN":
        noun = noun.head
    return noun


def body_spoken_for(doc: Doc, phrase: Phrase, named_at: Mapping[int, Phrase]) -> Token | None:
    """The body that an unnamed spokesperson speaks for: "a Pentagon spokesman", "a spokesman for the ministry"."""
    head = doc[phrase.head]
    if head.lemma_.lower() not in SPOKESPERSONS:
        return None
    for child in head.children:
        if child.dep_ in ("compound", "poss", "nmod") and child.i in named_at and not named_at[child.i].modifies:
            return child
        if child.dep_ == "prep" and child.lower_ in ("for", "of"):
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def maker_of(doc: Doc, phrase: Phrase, named_at: Mapping[int, Phrase]) -> Token | None:
    """Whose words an artefact tells: "estimates by the agency", "data provided by Holm", "the ministry's statement"."""
    head = doc[phrase.head]
    if noun_type(head.lemma_) != "artefact":
        return None
    return _maker(head, named_at) or _maker_before(head, named_at)


def _maker_before(head: Token, named_at: Mapping[int, Phrase]) -> Token | None:
    """The maker of "the report" that the article spoke of before."""
    if not any(child.lower_ in ("the", "this", "that") for child in head.children):
        return None
    if any(child.dep_ in ("prep", "acl", "relcl", "amod", "compound", "nmod") for child in head.children):
        return None
    for index in range(head.i - 1, -1, -1):
        before = head.doc[index]
        if before.lemma_ == head.lemma_ and before.pos_ == "NOUN" and (maker := _maker(before, named_at)) is not None:
            return maker
    return None


def _maker(head: Token, named_at: Mapping[int, Phrase]) -> Token | None:
    for child in head.children:
        if child.dep_ == "poss" or (child.dep_ in ("compound", "nmod") and _is_body(child, named_at)):
            return child
        if child.dep_ == "prep" and child.lower_ in ARTEFACT_LINKS:
            maker = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if maker is not None and _is_maker(maker, named_at):
                return maker
        if child.dep_ == "acl":
            for agent in child.children:
                if agent.dep_ == "agent":
                    return next((inner for inner in agent.children if inner.dep_ == "pobj"), None)
    return None


def _is_body(token: Token, named_at: Mapping[int, Phrase]) -> bool:
    return token.i in named_at and named_at[token.i].type == "organization"


def _is_maker(token: Token, named_at: Mapping[int, Phrase]) -> bool:
    name = named_at.get(token.i)
    if name is not None:
        return name.type in ("person", "organization")
    return noun_type(token.lemma_) in ("person", "organization")


def _titled(doc: Doc, start: int, end: int, head: Token, named_at: Mapping[int, Phrase]) -> Phrase | None:
    """The person of "City of X Mayor Jane Doe", where the parse takes another word for the head."""
    border = next((i for i in range(start, end) if doc[i].text == "," or doc[i].lower_ in RELATIVE), end)
    person = named_at.get(border - 1)
    if person is None or person.type != "person" or person.start <= start or person.start <= head.i < person.end:
        return None
    return person if noun_type(doc[person.start - 1].lemma_) == "person" and head.i < person.start else None


def _described_before(doc: Doc, head: Token, named_at: Mapping[int, Phrase]) -> Phrase | None:
    """The person of "Holm, an engineer, said", where the parse takes the engineer for the subject."""
    comma = head.left_edge.i - 1
    if head.i in named_at or noun_type(head.lemma_) != "person" or comma < 1 or doc[comma].text != ",":
        return None
    person = named_at.get(comma - 1)
    follows = head.right_edge.i + 1 < len(doc) and doc[head.right_edge.i + 1].text == ","
    indefinite = doc[head.left_edge.i].lower_ in ("a", "an")
    return person if person is not None and person.type == "person" and follows and indefinite else None


def _conjuncts(head: Token) -> Iterator[Token]:
    """A noun and those joined to it; "the former mayor and senator" is one person."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and not _is_same_person(head, child):
            yield from _conjuncts(child)


def _is_same_person(head: Token, other: Token) -> bool:
    if any(token.tag_ not in ("NN", "NNP") or noun_type(token.lemma_) != "person" for token in (head, other)):
        return False
    return any(child.dep_ == "det" for child in head.children) and not any(
        child.dep_ in ("det", "poss") for child in other.children
    )


def _phrase(head: Token, named_at: Mapping[int, Phrase]) -> Iterator[Phrase]:
    """The name for "the head of the Center, Andriy Kovalenko", else name or description."""
    if head.i not in named_at and head.pos_ not in ("NOUN", "PROPN", "PRON") and named_at.get(head.i - 1) is not None:
        beside = named_at[head.i - 1]  # "Holm daily", where the parse takes the adverb for the subject
        if beside.type == "person" and head.is_ancestor(head.doc[beside.head]):
            yield beside
            return
    if head.lower_ in COURTESY and head.i + 1 in named_at:  # "Mr Holm", where the parse takes the title for the subject
        yield named_at[head.i + 1]
        return
    if _is_one_of_a_group(head, named_at):
        yield described(head)
        return
    if head.i not in named_at and (name := _name_beside(head, named_at)) is not None:
        yield name
        return
    yield phrase_at(head, named_at)


def _name_beside(head: Token, named_at: Mapping[int, Phrase]) -> Phrase | None:
    """The name in "the head of the agency, Jane Doe", "the newspaper Dagen", "the maker, Calder Panels"."""
    kind = noun_type(head.lemma_)
    if kind not in ("person", "organization") or head.tag_ not in ("NN", "NNP"):
        return None
    for child in head.children:
        name = named_at.get(child.i)
        if child.dep_ == "appos" and name is not None and (name.type == "person" or kind == "organization"):
            return name
    if not any(child.dep_ == "det" and child.lower_ == "the" for child in head.children):
        return None
    doc, beside = head.doc, head.i + 1
    name = named_at.get(beside) or (named_at.get(beside + 1) if beside < len(doc) and doc[beside].text == "," else None)
    if name is None or name.modifies or name.type == "event":
        return None
    if doc[beside].text != "," and kind == "organization" and name.start == beside:
        return name
    closed = name.end >= len(doc) or doc[beside].text != "," or doc[name.end].text == ","
    joined = head.is_ancestor(doc[name.head])
    return name if name.start in (beside, beside + 1) and closed and joined else None


def _is_one_of_a_group(head: Token, named_at: Mapping[int, Phrase]) -> bool:
    """Whether the name of a party or people stands for one of them: "the Republican"."""
    name = named_at.get(head.i)
    if name is None or name.type != "group" or head.tag_ not in ("NN", "NNP") or name.end - name.start > 1:
        return False
    return head.i > 0 and head.doc[head.i - 1].lower_ == "the"
