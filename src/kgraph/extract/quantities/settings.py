"""What happens to what a number counts, where, and whether it is told as being so: what comparing figures needs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.extract.lexicon import words
from kgraph.extract.quantities.counted import NOUN_TAGS, Range
from kgraph.extract.quantities.places import Place, root_of

HIGHEST = 12  # steps up a parse; more lead out of what the number is about
LONGEST = 8  # tokens of the words for a place
NEXT = 3  # tokens between a number and what it counts where the counted is beside it
VERBS = frozenset({"VERB", "AUX"})
WHERE = frozenset(
    {"in", "at", "near", "inside", "across", "along", "around", "outside", "to", "into", "within", "on", "of", "by"}
)
INSIDE = frozenset({"in", "inside", "near"})
CLOSE = frozenset({"close", "next", "near", "adjacent", "nearer", "closer"})  # "close to the border"
CLAUSES = frozenset({"acl", "relcl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
OUTSIDE = frozenset({"ccomp", "parataxis"})  # what stands above these is another clause: "said that ..."
FUTURE = frozenset({"will", "would", "shall", "'ll", "could", "should", "must", "can", "’ll"})
SURE = frozenset(
    {"must", "could", "can"}
)  # "must have lost", "could have been" tell of what was; "would have" does not
PERFECT = "have"
NEGATED = frozenset({"no", "not", "never", "n't", "n’t"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """The predicates of what is counted (lemmas), the tokens of the places, and whether it is told as being so.

    `measured` are the tokens of what a number without a noun is the number of.
    """

    predicates: tuple[str, ...]
    places: tuple[Range, ...]
    real: bool
    measured: Range | None


def setting(doc: Doc, place: Place, of: Range | None, grounds: bytearray) -> Setting:
    """The setting of a number whose counted things are the tokens `of`, by the words above and below it.

    `grounds` has a 1 for each token that the name of a place takes up.
    """
    anchor = _anchor(doc, place, of)
    chain = list(_upwards(anchor))
    raised = {token.i: _raised(token, chain) for token in chain if token.pos_ in VERBS}
    told = [part for token in _governing(chain) for part in (*raised.get(token.i, ()), token)]
    below = [child for token in chain if token.pos_ not in VERBS for child in token.children if child.dep_ in CLAUSES]
    measured = _measured(chain) if of is None else []
    apart = [] if of is None or any(of[0] <= token.i < of[1] for token in chain) else [doc[of[1] - 1]]
    governing = [*below, *told]
    around = [*measured, *apart, *chain, *below, *(part for parts in raised.values() for part in parts)]
    return Setting(
        predicates=tuple(dict.fromkeys(token.lemma_.lower() for token in governing)),
        places=tuple(dict.fromkeys(_places(around, place, grounds))),
        real=_is_real(chain, governing),
        measured=_measure(measured[0]) if measured else None,
    )


def _anchor(doc: Doc, place: Place, of: Range | None) -> Token:
    """The head of what is counted where it stands beside the number, else the number."""
    root = root_of(doc, place)
    if of is None or not 0 <= of[0] - place.after <= NEXT:
        return root
    return next((token for token in doc[slice(*of)] if not of[0] <= token.head.i < of[1]), root)


def _upwards(token: Token) -> Iterator[Token]:
    """A token and those above it, up to the verb of its clause and the verbs that this one depends on.

    What stands beside a verb ("40 were killed and 25 injured") is passed over, what governs both is not.
    """
    seen = False
    for _ in range(HIGHEST):
        yield token
        seen = seen or token.pos_ in VERBS
        while seen and token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
        if token.head.i == token.i or (seen and token.dep_ in OUTSIDE | CLAUSES) or _is_of_verb(token):
            return
        token = token.head


def _is_of_verb(token: Token) -> bool:
    """Whether a whole is told before its part's verb: "of the 12,000 soldiers in Russia, 3,000 are in Kursk"."""
    return token.lower_ == "of" and token.dep_ == "prep" and token.head.pos_ in VERBS


def _governing(chain: Sequence[Token]) -> list[Token]:
    """The verbs of a chain, and the nouns that tell of an event: "the death of 40 people"."""
    happenings = words("happening-nouns")
    return [
        token
        for token in chain
        if (token.pos_ in VERBS and token.lemma_ != "be") or (token.tag_ in NOUN_TAGS and token.lemma_ in happenings)
    ]


def _raised(verb: Token, chain: Sequence[Token]) -> list[Token]:
    """The verb whose doer is the subject of the one above it: "12,000 men are meant to go", "began to arrive"."""
    if verb.i == chain[0].i or not any(token.dep_ in SUBJECTS and token.head.i == verb.i for token in chain):
        return []
    return [child for child in verb.children if child.dep_ == "xcomp" and child.pos_ in VERBS]


def _measured(chain: Sequence[Token]) -> list[Token]:
    """What a number without a noun measures: "the death toll rose to 40", "they put the crowd at 5,000"."""
    verb = next((token for token in chain if token.pos_ in VERBS), None)
    if verb is None:
        return []
    below = chain[chain.index(verb) - 1] if chain[0] is not verb else None
    children = [child for child in verb.children if child is not below]
    own = {token.i for token in chain}
    objects = [child for child in children if child.dep_ in ("dobj", "nsubjpass") and child.tag_ in NOUN_TAGS]
    subjects = [child for child in children if child.dep_ == "nsubj" and child.tag_ in NOUN_TAGS]
    return [noun for noun in [*objects, *subjects] if noun.i not in own][:1]


def _measure(noun: Token) -> Range:
    """A noun with the words before it, and what it is of: "confirmed death toll", "number of homeless"."""
    start, end = _phrase(noun)
    joint = next((child for child in noun.children if child.lower_ == "of" and child.i == noun.i + 1), None)
    below = [] if joint is None else [child for child in joint.children if child.dep_ == "pobj"]
    return start, max([end, *(child.i + 1 for child in below if child.i - noun.i <= LONGEST)])


def _places(chain: Iterable[Token], number: Place, grounds: bytearray) -> Iterator[Range]:
    """The words for places on the tokens of a chain, also by way of an event: "in a strike on Kharkiv"."""
    happenings = words("happening-nouns")
    for token in chain:
        for noun, joint in _behind_prepositions(token):
            if number.covers(noun):
                continue
            if _is_place(noun, joint, grounds):
                yield _phrase(noun)
            elif noun.lemma_ in happenings:
                yield from (_phrase(inner) for inner, on in _behind_prepositions(noun) if _is_place(inner, on, grounds))


def _behind_prepositions(token: Token) -> Iterator[tuple[Token, Token]]:
    """The nouns that prepositions for a place join to a token, each with its preposition."""
    close = [inner for child in token.children if child.lower_ in CLOSE for inner in child.children]
    for joint in [*token.children, *close]:
        if joint.dep_ in ("prep", "dative") and joint.lower_ in WHERE:
            for noun in joint.children:
                if noun.dep_ == "pobj":
                    yield noun, joint


def _is_place(noun: Token, joint: Token, grounds: bytearray) -> bool:
    """Whether a noun is the name of a place, or a word for one."""
    if noun.lower_ in words("calendar") or noun.tag_ not in NOUN_TAGS:
        return False
    if joint.lower_ == "of":  # "residents of Kharkiv", but not "soldiers of the Kursk group"
        return bool(grounds[noun.i])
    general = words("place-nouns") | words("ground-nouns")
    named = noun.text[0].isupper() and joint.lower_ in INSIDE  # also one whose name nobody knows: "in Bukavu"
    return bool(grounds[noun.i]) or named or noun.lemma_.lower() in general


def _phrase(noun: Token) -> Range:
    """A noun with the words before it, without its determiner, and the names that go on behind it."""
    start = max(noun.left_edge.i, noun.i - LONGEST)
    while start < noun.i and noun.doc[start].tag_ in ("DT", "PDT", "PRP$"):
        start += 1
    return start, noun.i + 1


def _is_real(chain: Sequence[Token], governing: Sequence[Token]) -> bool:
    """Whether what the number counts is told as being so, and not as wished, planned, asked, foretold or negated."""
    unreal, targets = words("unreal-verbs"), words("unreal-nouns")
    above = [token for token in chain if token.pos_ in VERBS]
    if any(token.lemma_.lower() in unreal for token in above[1:]) or any(
        token.lemma_.lower() in targets for token in chain
    ):
        return False
    if any(token.lemma_.lower() in unreal and _is_wish(token, chain) for token in above[:1]):
        return False
    return not any(_is_irrealis(token) for token in dict.fromkeys([*governing, *above]))


def _is_wish(verb: Token, chain: Sequence[Token]) -> bool:
    """Whether the counted is what is wished itself: "pledged 500 tanks", but not "500 voters want change"."""
    below = chain[chain.index(verb) - 1] if verb in chain[1:] else None
    return below is not None and below.dep_ not in SUBJECTS


def _is_irrealis(verb: Token) -> bool:
    """Whether a verb is future, possible, negated or a condition."""
    if verb.pos_ not in VERBS:
        return False
    children = list(verb.children)
    helpers = {child.lower_ for child in children if child.dep_ in ("aux", "auxpass")}
    perfect = any(child.lemma_ == PERFECT for child in children if child.dep_ == "aux")
    if helpers & (FUTURE - SURE if perfect else FUTURE):
        return True
    if any(child.dep_ == "neg" or child.lower_ in NEGATED for child in children):
        return True
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in children)
