"""People who are told by their office alone: "the Ukrainian president", "Poland's foreign minister"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kgraph.extract.attribution.descriptions import described
from kgraph.extract.phrases import Phrase
from kgraph.extract.places import tokens_with
from kgraph.extract.titles import is_office_word

NOUN_TAGS = frozenset({"NN", "NNP"})
TELLING = frozenset(
    {"appos", "attr", "compound", "nmod", "oprd", "acomp"}
)  # such a noun gives somebody else the office


def described_officers(doc: Doc, names: Sequence[Phrase]) -> Iterator[Phrase]:
    """Descriptions of the one who holds an office of a country or body; none that stands beside the holder's name."""
    named_at = {index: name for name in names for index in range(name.start, name.end)}
    for index in tokens_with(doc, {"TAG": NOUN_TAGS}):
        head = doc[index]
        if head.dep_ in TELLING or index in named_at or not is_office_word(head.lemma_.lower()):
            continue
        phrase = described(head)
        beside = phrase.end in named_at or any(child.dep_ == "appos" for child in head.children)
        if not beside and not phrase.named and _is_one(doc, phrase) and _owner(head, named_at):
            yield phrase


def _is_one(doc: Doc, phrase: Phrase) -> bool:
    """Whether a description means one: with "the", or with a possessor before it."""
    return doc[phrase.start].lower_ == "the" or any(token.tag_ == "POS" for token in doc[phrase.start : phrase.head])


def _owner(head: Token, named_at: dict[int, Phrase]) -> bool:
    """Whether a name tells whose office it is."""
    owners = [child for child in head.children if child.dep_ in ("poss", "amod", "compound", "nmod")]
    owners += [
        token for child in head.children if child.dep_ == "prep" and child.lower_ == "of" for token in child.children
    ]
    return any(owner.i in named_at and named_at[owner.i].type in ("place", "group", "organization") for owner in owners)
